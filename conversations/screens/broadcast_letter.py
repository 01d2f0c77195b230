"""A message of a broadcast as its reader gets it: what the author wrote, and below the last one what is asked of them."""

from conversations.broadcast import Outcome, Received
from conversations.broadcast_parts import closes, messages
from conversations.content import Parts
from conversations.view import Button, Line, Rows, Style, View

TEST = "broadcast_test"
"""Its messages are cards of this name, with a number."""


def letter(received: Received, part: int) -> View:
    """The message `part`, from 0."""
    rows = _rows(received.broadcast_id, _owes(received), received.guidance_version_id)
    buttons = received.must_confirm or received.guidance_version_id is not None
    return _message(received.content, part, rows, f"broadcast/{received.broadcast_id}/{part}", buttons=buttons)


def test_letter(parts: Parts, part: int, *, must_confirm: bool) -> View:
    """The same while it is still being written."""
    return _message(parts, part, _rows(0, must_confirm, None), f"{TEST}/{part}", buttons=must_confirm)


def _message(parts: Parts, part: int, rows: Rows, card: str, *, buttons: bool) -> View:
    last = part + 1 >= messages(parts, buttons=buttons)
    if part >= len(parts):
        return View((Line("broadcast-letter-closing"),), rows, card)
    below = rows if last and not closes(parts, buttons=buttons) else ()
    return View((), below, card, content=parts[part])


def _owes(received: Received) -> bool:
    return received.must_confirm and received.outcome is not Outcome.CONFIRMED


def _rows(broadcast_id: int, owes: bool, version_id: int | None) -> Rows:
    row: list[Button] = []
    if owes:
        row.append(Button(Line("broadcast-letter-confirm"), f"bcok:{broadcast_id}", Style.PRIMARY))
    if version_id is not None:
        row.append(Button(Line("broadcast-letter-guidance"), f"guide:{version_id}"))
    return (tuple(row),) if row else ()
