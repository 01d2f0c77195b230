"""From which state a broadcast may go to which: draft → scheduled → running ⇄ paused → finished | cancelled."""

from collections.abc import Mapping
from datetime import date, datetime

from conversations.broadcast import GOT_IT, NOT_CONCERNED, Broadcast, FailureReason, Outcome, State, WaitingEdit
from conversations.broadcast_records import MOST_CHASES

LEGAL: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SCHEDULED, State.CANCELLED}),
    State.SCHEDULED: frozenset({State.RUNNING, State.DRAFT, State.CANCELLED, State.FINISHED}),
    State.RUNNING: frozenset({State.PAUSED, State.FINISHED, State.CANCELLED}),
    State.PAUSED: frozenset({State.RUNNING, State.CANCELLED}),
    State.FINISHED: frozenset({State.RUNNING}),
    State.CANCELLED: frozenset(),
}
"""From each state, where it may go. Scheduled to draft: its author is no admin any more, or it has grown so that another admin has to look
at it. Scheduled to finished: there was nobody to send it to. Finished to running: those for whom it failed get it once more."""

OVER = (State.FINISHED, State.CANCELLED)
"""Nobody gets it any more, as long as nothing is sent again."""


def from_states(to: State) -> tuple[State, ...]:
    """The states from which a broadcast may go to `to`."""
    return tuple(state for state, following in LEGAL.items() if to in following)


def may_move(before: State, after: State) -> bool:
    """Whether a broadcast may go from one state to the other."""
    return after in LEGAL[before]


def may_edit(broadcast: Broadcast) -> bool:
    """Whether new content would reach anybody. What is about guidance has versions instead."""
    if broadcast.withdrawn_at is not None or broadcast.guidance_version_id is not None:
        return False
    return broadcast.state not in OVER or _may_be_there(broadcast)


def reached_nobody(broadcast: Broadcast) -> bool:
    """Whether it is over and there was nobody who can be written to: nobody has it, and nobody gets it any more."""
    return went_to_nobody(broadcast.state, broadcast.tally.total, broadcast.tally.of(Outcome.UNREACHABLE))


def went_to_nobody(state: State, total: int, unreachable: int) -> bool:
    """The same of a broadcast that stands so."""
    return state is State.FINISHED and unreachable == total


def may_withdraw(broadcast: Broadcast) -> bool:
    """Whether somebody has it, or may have it, who can lose it again, or is still to get it."""
    there = broadcast.state not in OVER or _may_be_there(broadcast)
    return broadcast.withdrawn_at is None and broadcast.started_at is not None and there


def _may_be_there(broadcast: Broadcast) -> bool:
    """Whether anybody has it, or is one of whom nobody knows whether it arrived."""
    return broadcast.tally.of(*GOT_IT) > 0 or broadcast.tally.failed.get(FailureReason.UNKNOWN, 0) > 0


def may_retry(broadcast: Broadcast, *, unknown: bool = False) -> bool:
    """Whether it failed for somebody to whom it can be sent again. `unknown`: also of those of whom nobody knows whether it arrived."""
    if broadcast.withdrawn_at is not None or broadcast.overtaken:
        return False
    if broadcast.state not in (State.RUNNING, State.PAUSED, State.FINISHED):
        return False
    return retried(broadcast, unknown=unknown) > 0


def retried(broadcast: Broadcast, *, unknown: bool = False) -> int:
    """To how many it would be sent again."""
    failed = broadcast.tally.failed
    return sum(count for reason, count in failed.items() if unknown or reason is not FailureReason.UNKNOWN)


def may_chase(broadcast: Broadcast, today: date) -> bool:
    """Whether somebody owes the confirmation and may be reminded today: once a day, `MOST_CHASES` times; never of guidance that does not
    hold any more."""
    if broadcast.withdrawn_at is not None or broadcast.overtaken or not broadcast.must_confirm or broadcast.started_at is None:
        return False
    used_up = broadcast.last_chased is not None and broadcast.last_chased >= today
    return broadcast.tally.chaseable > 0 and not used_up and broadcast.chases < MOST_CHASES


def may_approve(broadcast: Broadcast, admin_id: int) -> bool:
    """Whether this admin is the second pair of eyes that it waits for: neither the author nor whoever wrote it as it is now. Nobody
    is, of guidance that does not hold any more."""
    waits = broadcast.state is State.DRAFT and broadcast.asked_at is not None and not broadcast.overtaken
    return waits and admin_id not in (broadcast.author_id, broadcast.writer_id)


def was_sent_back(broadcast: Broadcast) -> bool:
    """Whether another admin has sent it back, and it is not handed in again."""
    return sent_back(broadcast.state, broadcast.asked_at)


def sent_back(state: State, asked_at: datetime | None) -> bool:
    """The same of a broadcast that stands so."""
    return state is State.DRAFT and asked_at is None


def has_lapsed(state: State, *, overtaken: bool) -> bool:
    """Whether a broadcast that stands so has not started and never will: the guidance that it is about holds no more (`overtaken`). It is
    ended soon."""
    return overtaken and state in (State.DRAFT, State.SCHEDULED)


def may_ask_again(broadcast: Broadcast, admin_id: int) -> bool:
    """Whether this admin may hand it in again: it is theirs, was sent back, and what it is about holds still."""
    return was_sent_back(broadcast) and broadcast.author_id == admin_id and not broadcast.overtaken


def concerned(broadcast: Broadcast) -> int:
    """For how many it is, once it has started: who has it or is still to get it."""
    return broadcast.tally.total - broadcast.tally.of(*NOT_CONCERNED)


def edit_waits(broadcast: Broadcast, second_from: int) -> bool:
    """Whether an edit is made only when another admin has confirmed it: it has started, for so many or more. Before that the start itself
    waits anew."""
    return broadcast.started_at is not None and concerned(broadcast) >= second_from


def waiting_edit(broadcast: Broadcast) -> WaitingEdit | None:
    """The edit that waits, where it can still be made."""
    return broadcast.edit if may_edit(broadcast) else None


def others(broadcast: Broadcast) -> int:
    """How many admins who can be written to there are besides its author and whoever wrote it as it is; 0 where nobody has looked."""
    return len((broadcast.admins or frozenset()) - {broadcast.author_id, broadcast.writer_id})


def nobody_confirms(broadcast: Broadcast, *wrote: int) -> bool:
    """Whether there is no admin besides these accounts who could be the second pair of eyes; False where nobody has looked."""
    return broadcast.admins is not None and not broadcast.admins - set(wrote)
