"""Asking for messages that are passed on as they are: texts with their formatting, photos, albums, files, voice, video.

Each is taken down as it comes; the card tells how many there are and what each is.
"""

from dataclasses import dataclass, replace

from conversations.broadcast_content import first_words, part_kind
from conversations.content import MOST_PARTS, Part, Parts
from conversations.content_json import part_to_json, parts_from_json, parts_to_json
from conversations.content_limits import broken
from conversations.engine.kinds import DONE, Choosable, Got, Half, Prompt, Reading, Refused
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Fact, Line, Style

LESS = "less"
"""Token that takes the last message out."""
PREVIEW = "preview"
"""Token that shows the messages as they will arrive; the flow listens for it (`Flow.listens`), it is no answer."""


def parts_of(value: Value) -> Parts:
    """The messages of an answer, or of one that is being made; none where it is neither."""
    raw = value.get("parts") if isinstance(value, dict) else value
    try:
        return parts_from_json(raw or ())
    except (AttributeError, KeyError, TypeError, ValueError):
        return ()


def settled(parts: Parts) -> Parts:
    """The messages when no more are to come: what is left of an album with a single file is none."""
    return tuple(replace(part, album="") if len(part.files) < 2 else part for part in parts)


def _why_not(part: Part) -> Line | None:
    """Why it cannot be passed on; of an album the others may still be on their way."""
    return broken(replace(part, album="") if len(part.files) < 2 else part)


def part_line(part: Part, number: int) -> Line:
    """One message in a list: what it is, and how it begins."""
    words = first_words((part,), 24)
    facts: dict[str, Fact] = {"number": number, "count": len(part.files), "name": part.files[0].name if part.files else ""}
    what = Line(f"content-part-{part_kind(part)}", facts)
    if not words:
        return Line("content-part-wordless", {"what": what, "number": number})
    return Line("content-part", {"what": what, "number": number, "words": words})


@dataclass(frozen=True, slots=True)
class Content:
    """Up to `most` messages; the value is a list of them as JSON."""

    most: int = MOST_PARTS

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """What is there so far."""
        del scope
        parts = parts_of(half)
        if not parts:
            return Prompt((Line("content-hint", {"most": self.most}),))
        lines = (Line("content-here", {"count": len(parts), "most": self.most}), *(part_line(p, n) for n, p in enumerate(parts, 1)))
        buttons = (Choosable(Line("button-content-preview"), PREVIEW), Choosable(Line("button-content-less"), LESS))
        done = Choosable(Line("button-content-done", {"count": len(parts)}), DONE, Style.PRIMARY)
        return Prompt(lines, (buttons, (done,)))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """Enough, or the last one out."""
        del scope
        parts = parts_of(half)
        if token == DONE and parts:
            return Got(parts_to_json(settled(parts)))
        if token == LESS and parts:
            return Half({"parts": parts_to_json(parts[:-1])}, Line("content-taken-out", {"number": len(parts)}))
        return None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """A text without formatting."""
        return self.sent(Part(text), scope, half)

    def sent(self, part: Part, scope: Scope, half: Value | None) -> Reading:
        """One more message; one of an album joins the others of it."""
        del scope
        parts = parts_of(half)
        kept = {"parts": parts_to_json(parts)}
        place = next((n for n, known in enumerate(parts) if part.album and known.album == part.album), None)
        if place is not None:
            return self._joined(parts, place, part)
        problem = _why_not(part)
        if problem is None and len(parts) >= self.most:
            problem = Line("content-too-many", {"most": self.most})
        if problem is not None:
            return Half(kept, _with_kept(problem, parts)) if parts else Refused(problem)
        return Half({"parts": [*parts_to_json(parts), part_to_json(part)]})

    @staticmethod
    def _joined(parts: Parts, place: int, part: Part) -> Reading:
        known, kept = parts[place], {"parts": parts_to_json(parts)}
        if any(one in known.files for one in part.files):
            return Half(kept)
        joined = replace(known, files=(*known.files, *part.files))
        if part.text and not known.text:
            joined = replace(joined, text=part.text, entities=part.entities)
        problem = _why_not(joined)
        if problem is not None:
            return Half(kept, _with_kept(problem, parts))
        left_out = part.text and known.text and part.text != known.text
        said = Line("content-album-caption") if left_out else None
        return Half({"parts": parts_to_json((*parts[:place], joined, *parts[place + 1 :]))}, said)

    def valid(self, value: Value, scope: Scope) -> bool:
        """Messages that can be passed on, and at least one."""
        del scope
        parts = parts_of(value) if isinstance(value, list) else ()
        return 0 < len(parts) <= self.most and all(broken(part) is None for part in parts)

    def reopen(self, value: Value) -> Value | None:
        """More may be added, the last taken out."""
        return {"parts": value or []}


def _with_kept(problem: Line, parts: Parts) -> Line:
    """Why one was not taken, and that the others are."""
    return Line("content-not-taken", {"why": problem, "count": len(parts)})
