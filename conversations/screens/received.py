"""A broadcast as its recipients see it: the messages with their buttons, the reminder to confirm, what stands for a withdrawn one."""

from conversations.broadcast import Outcome, Received
from conversations.broadcast_content import card_name, count_messages, first_words, message_view, rows_for
from conversations.screens.parts import to_today
from conversations.view import Button, Fact, Line, Rows, Style, View


def _rows(received: Received, *, confirmed: bool) -> Rows:
    return rows_for(
        received.broadcast_id,
        must_confirm=received.must_confirm,
        confirmed=confirmed,
        guidance_version_id=received.guidance_version_id,
    )


def message(received: Received, place: int) -> View | None:
    """The message at `place` (from 0) as it stands in the chat; None where there is none (any more)."""
    rows = _rows(received, confirmed=received.outcome is Outcome.CONFIRMED)
    return message_view(received.content, place, rows, card_name(received.broadcast_id, place))


def last_place(received: Received) -> int:
    """The place of the message with the buttons."""
    return count_messages(received.content, buttons=bool(_rows(received, confirmed=False))) - 1


def last_message(received: Received, *, confirmed: bool) -> View:
    """The message with the buttons."""
    rows, place = _rows(received, confirmed=confirmed), last_place(received)
    shown = message_view(received.content, place, rows, card_name(received.broadcast_id, place))
    assert shown is not None, "there is no broadcast without a message"  # noqa: S101
    return shown


def title(received: Received) -> Fact:
    """What it is about, in a few words."""
    return received.title or first_words(received.content) or Line("broadcast-no-words")


def chased(received: Received) -> View:
    """A reminder to confirm."""
    whole = Button(Line("button-broadcast-guide"), f"guide:{received.guidance_version_id}") if received.guidance_version_id else None
    tick = Button(Line("button-broadcast-ok"), f"bcok:{received.broadcast_id}:chase", Style.SUCCESS)
    rows: Rows = tuple((one,) for one in (whole, tick) if one is not None)
    return View((Line("broadcast-chase", {"words": title(received)}),), rows, f"broadcast-chase/{received.broadcast_id}")


def chase_done(received: Received) -> View:
    """The reminder once it has done its work."""
    return View((Line("broadcast-chase-done", {"words": title(received)}),), (to_today(),), f"broadcast-chase/{received.broadcast_id}")


def chase_over(received: Received) -> View:
    """The reminder of what was withdrawn meanwhile."""
    return View((Line("broadcast-withdrawn-here"),), (to_today(),), f"broadcast-chase/{received.broadcast_id}")


def withdrawn(broadcast_id: int, place: int = 0) -> View:
    """In place of what was withdrawn."""
    return View((Line("broadcast-withdrawn-here"),), card=card_name(broadcast_id, place), withdrawn=True)
