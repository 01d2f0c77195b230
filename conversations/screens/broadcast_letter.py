"""A broadcast as its recipients see it: the messages with their buttons, the reminder to confirm, what stands for a withdrawn one."""

from conversations.broadcast import Outcome, Received
from conversations.broadcast_content import first_words
from conversations.broadcast_parts import messages
from conversations.content import Parts
from conversations.screens.parts import to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

TEST = "broadcast_test"
"""The messages of a test are cards of this name, with a number."""


def card_name(broadcast_id: int, part: int) -> str:
    """The name of a message in the reader's chat; `part` from 0."""
    return f"broadcast/{broadcast_id}/{part}"


def is_message(card: str) -> bool:
    """Whether a card is a message that somebody else wrote (`broadcast/7/0`)."""
    return card.startswith("broadcast/") and card.count("/") == 2


def rows_for(broadcast_id: int, revision: int = 1, *, must_confirm: bool, confirmed: bool = False, version_id: int | None = None) -> Rows:
    """The buttons below the last message; the one to confirm names the `revision` of the text above it. `version_id`: of the guidance that
    it is about."""
    label, style = (Line("button-broadcast-ok-done"), Style.PLAIN) if confirmed else (Line("button-broadcast-ok"), Style.SUCCESS)
    tick = Button(label, f"bcok:{broadcast_id}:{revision}", style) if must_confirm else None
    return tuple((one,) for one in (_whole(version_id), tick) if one is not None)


def _whole(version_id: int | None) -> Button | None:
    return Button(Line("button-broadcast-guide"), f"guide:{version_id}") if version_id is not None else None


def message(parts: Parts, part: int, rows: Rows, card: str) -> View | None:
    """The message `part` (from 0) as it arrives; None where there is none (any more)."""
    last = messages(parts, buttons=bool(rows)) - 1 if parts else -1
    if not 0 <= part <= last:
        return None
    if part == len(parts):
        return View((Line("broadcast-closing"),), rows, card)
    return View((), rows if part == last else (), card, content=parts[part])


def all_messages(parts: Parts, rows: Rows, card: str) -> tuple[View, ...]:
    """All of them, as they arrive; their cards are named `card` with a number."""
    count = messages(parts, buttons=bool(rows)) if parts else 0
    return tuple(view for part in range(count) if (view := message(parts, part, rows, f"{card}/{part}")) is not None)


def test_letter(parts: Parts, part: int, *, must_confirm: bool, version_id: int | None) -> View:
    """A message of a test. Raises ValueError where there is none."""
    view = message(parts, part, rows_for(0, must_confirm=must_confirm, version_id=version_id), f"{TEST}/{part}")
    if view is None:
        raise ValueError("no such message")
    return view


def _rows(received: Received, *, confirmed: bool) -> Rows:
    shown = {"must_confirm": received.must_confirm, "confirmed": confirmed}
    return rows_for(received.broadcast_id, received.text_revision, **shown, version_id=received.guidance_version_id)


def letter(received: Received, part: int) -> View | None:
    """The message `part` (from 0) as it stands in the chat; None where there is none (any more)."""
    rows = _rows(received, confirmed=received.confirmed or received.outcome is Outcome.CONFIRMED)
    return message(received.content, part, rows, card_name(received.broadcast_id, part))


def last_part(received: Received) -> int:
    """The number of the message with the buttons."""
    return messages(received.content, buttons=bool(_rows(received, confirmed=False))) - 1


def last_message(received: Received, *, confirmed: bool) -> View:
    """The message with the buttons."""
    part = last_part(received)
    shown = message(received.content, part, _rows(received, confirmed=confirmed), card_name(received.broadcast_id, part))
    assert shown is not None, "there is no broadcast without a message"  # noqa: S101
    return shown


def _title(received: Received) -> Fact:
    """What it is about, in a few words."""
    return received.title or first_words(received.content) or Line("broadcast-no-words")


def _reminder(received: Received, line: Line, *rows: tuple[Button, ...]) -> View:
    return View((line,), rows, f"broadcast-chase/{received.broadcast_id}")


def chased(received: Received) -> View:
    """A reminder to confirm."""
    tick = Button(Line("button-broadcast-ok"), f"bcok:{received.broadcast_id}:{received.text_revision}:chase", Style.SUCCESS)
    rows = [(one,) for one in (_whole(received.guidance_version_id), tick) if one is not None]
    return _reminder(received, Line("broadcast-chase", {"words": _title(received)}), *rows)


def chase_done(received: Received) -> View:
    """The reminder once it has done its work."""
    return _reminder(received, Line("broadcast-chase-done", {"words": _title(received)}), to_today())


def chase_over(received: Received) -> View:
    """The reminder of what was withdrawn meanwhile."""
    return _reminder(received, Line("broadcast-withdrawn-here"), to_today())


def withdrawn(broadcast_id: int, part: int = 0) -> View:
    """In place of what was withdrawn."""
    return View((Line("broadcast-withdrawn-here"),), card=card_name(broadcast_id, part), withdrawn=True)
