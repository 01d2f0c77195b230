"""Asking for photos: one after the other or as an album, as a photo or as a file."""

from dataclasses import dataclass

from conversations.disinfection import Photo
from conversations.engine.kinds import DONE, Choosable, Got, Half, Prompt, Reading, Refused
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Line, Style

AGAIN = "again"
"""Token that drops the photos sent so far."""


def photos_from_json(value: Value) -> tuple[Photo, ...]:
    """The photos of an answer."""
    return tuple(Photo(str(file_id), str(unique_id), bool(as_file)) for file_id, unique_id, as_file in value or ())


def photo_to_json(photo: Photo) -> list[Value]:
    """A photo as an answer holds it."""
    return [photo.file_id, photo.unique_id, photo.as_file]


@dataclass(frozen=True, slots=True)
class Photos:
    """Up to `most` photos; with `most` 1 the first one answers. The value is a list of `[file_id, unique_id, as_file]`; the half-made
    choice keeps the album that came last, too."""

    most: int = 10

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """How many are there, and that more may follow."""
        del scope
        count = len((half or {}).get("photos", ()))
        if not count:
            return Prompt()
        done = Choosable(Line("button-photos-done", {"count": count}), DONE, Style.PRIMARY)
        return Prompt(
            (Line("photos-here", {"count": count, "most": self.most}),), ((done,), (Choosable(Line("button-photos-again"), AGAIN),))
        )

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """Enough, or all anew."""
        del scope
        photos = list((half or {}).get("photos", ()))
        if token == DONE and photos:
            return Got(photos)
        return Half({"photos": []}) if token == AGAIN else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """Words are no photo."""
        del text, scope, half
        return Refused(Line("refused-send-photo"))

    def pictured(self, photo: Photo, album: str, scope: Scope, half: Value | None) -> Reading:
        """One more; the same one twice is one."""
        del scope
        photos = list((half or {}).get("photos", ()))
        if self.most == 1:
            return Got([photo_to_json(photo)])
        if any(known[1] == photo.unique_id for known in photos):
            return Half({"photos": photos, "album": album}, Line("photos-known"))
        if len(photos) >= self.most:
            return Half({"photos": photos, "album": album}, Line("photos-enough", {"most": self.most}))
        return Half({"photos": [*photos, photo_to_json(photo)], "album": album})

    def goes_on(self, album: str, half: Value | None) -> bool:
        """The photo before was of the same album."""
        return album != "" and (half or {}).get("album") == album

    def valid(self, value: Value, scope: Scope) -> bool:
        """A list of photos that is not empty."""
        del scope
        return isinstance(value, list) and 0 < len(value) <= self.most and all(isinstance(one, list) and len(one) == 3 for one in value)

    def reopen(self, value: Value) -> Value | None:
        """The photos stay until others are wanted."""
        return {"photos": value or []}
