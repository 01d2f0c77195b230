"""What other admins see of a broadcast that asks for a second pair of eyes, and what its author hears of it."""

from datetime import datetime

from conversations.broadcast import BackReason, Broadcast, News, State
from conversations.broadcast_night import night_lines
from conversations.broadcast_review import content_line
from conversations.broadcast_takes import Pace, out_at
from conversations.policy import Policy
from conversations.rules.broadcast_moves import may_approve
from conversations.screens.broadcast_edits import rewritten_lines
from conversations.screens.broadcast_progress import (
    ahead,
    grown_line,
    how_to_go_on,
    others_line,
    start_line,
    state_line,
    state_lines,
    title_of,
    to_send,
)
from conversations.screens.parts import button, to_today
from conversations.view import Button, Line, Rows, Style, View

MOST_WORDS = 500
"""Letters of a text on the card; all of it is behind the button."""


def asked_card(broadcast: Broadcast, now: datetime, pace: Pace, policy: Policy) -> View:
    """All that one has to know to answer for it: who asks and why, what is sent, to whom by name, when, at which rate, for how much."""
    lines = (
        Line("broadcast-asked", {"number": broadcast.id, "by": broadcast.by}),
        *grown_line(broadcast),
        *rewritten_lines(broadcast),
        *(content_line(language, parts, MOST_WORDS) for language, parts in broadcast.content.items()),
        *ahead(broadcast, now, pace),
        start_line(broadcast, now),
        *_night(broadcast, now, pace, policy),
        Line(f"broadcast-confirm-{'yes' if broadcast.must_confirm else 'no'}"),
        Line("broadcast-asked-how"),
    )
    key = broadcast.id
    rows: Rows = (
        (button("broadcast-approve", "bcyes", key, broadcast.revision, style=Style.SUCCESS),),
        (button("broadcast-show", "bc", key, "show"), button("broadcast-send-back", "bcback", key)),
        (button("broadcast-cancel", "bccancel", key, style=Style.DANGER),),
        to_today(),
    )
    return View(lines, rows, card_of_asking(key))


def _night(broadcast: Broadcast, now: datetime, pace: Pace, policy: Policy) -> tuple[Line, ...]:
    """Where it leaves in the quiet hours: what is confirmed after its time leaves at once."""
    begins = max(broadcast.start_at or now, now)
    return night_lines(begins, out_at(to_send(broadcast), pace, begins, paid=broadcast.paid), policy)


def card_of_asking(broadcast_id: int) -> str:
    """The name of the card on which another admin is asked."""
    return f"broadcast-asked/{broadcast_id}"


def asked_still(broadcast: Broadcast, now: datetime, pace: Pace, viewer: int, policy: Policy) -> View:
    """That card as it is now: the question while it waits, else how it was answered."""
    if may_approve(broadcast, viewer):
        return asked_card(broadcast, now, pace, policy)
    line = Line("broadcast-asked-over", {"number": broadcast.id, "state": state_line(broadcast), "words": title_of(broadcast)})
    rows: Rows = ((button("broadcast-see", "bc", broadcast.id),), to_today())
    return View((line, *state_lines(broadcast, now, viewer)), rows, card_of_asking(broadcast.id))


def back_asks(broadcast: Broadcast) -> View:
    """Why it is sent back."""
    ways = tuple((Button(Line(f"button-broadcast-back-{why}"), f"bcback:{broadcast.id}:{why}"),) for why in BackReason)
    rows: Rows = (*ways, (button("broadcast-back", "bc", broadcast.id),))
    return View((Line("broadcast-back-why", {"number": broadcast.id, "by": broadcast.by}),), rows, f"broadcast-sure/{broadcast.id}")


def told(broadcast: Broadcast, news: News, now: datetime) -> View | None:
    """A short message for its author; None where it is not true any more."""
    number = broadcast.id
    lines: tuple[Line, ...]
    match news:
        case News.APPROVED if broadcast.approved_by:
            lines = (Line("broadcast-told-approved", {"number": number, "by": broadcast.approved_by}), start_line(broadcast, now))
        case News.BACK if broadcast.back_why is not None:
            why = Line(f"broadcast-back-{broadcast.back_why}")
            lines = (Line("broadcast-told-back", {"number": number, "by": broadcast.back_by, "why": why}), how_to_go_on(broadcast))
        case News.GROWN if broadcast.state is State.DRAFT and broadcast.asked_at is not None:
            lines = (Line("broadcast-told-grown", {"number": number}), *grown_line(broadcast), others_line(broadcast))
        case News.EMPTY:
            lines = (Line("broadcast-told-empty", {"number": number, "words": title_of(broadcast)}),)
        case _:
            return None
    return View(lines, ((button("broadcast-see", "bc", number),), to_today()), f"broadcast-told/{number}")
