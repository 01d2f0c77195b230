"""Screens of broadcasts that leave by themselves: the messages, the author's card, the question to other admins, reminders to confirm, and
what takes the place of what was withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass

from conversations.about import number_at
from conversations.about_broadcasts import broadcast_of, received_of, wants_broadcast, wants_received
from conversations.briefing import Briefing
from conversations.broadcast import GOT_IT, Outcome, State
from conversations.roles import Account, Action, Subject, may
from conversations.rules.broadcast_moves import may_approve
from conversations.screens.broadcast_letter import chased, letter, withdrawn
from conversations.screens.broadcast_progress import asked_card, progress
from conversations.view import View
from conversations.want import Want

About = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BroadcastScreen:
    """As `composed.Composed`, which these become."""

    name: str
    wants: Callable[[About, Account | None], tuple[Want, ...]]
    view: Callable[[About, Briefing], View | None]


def _broadcast(subject: About, briefing: Briefing) -> View | None:
    """`BROADCAST:PART`, the part from 0: only while it runs and it is this part's turn. Whoever was in the audience when it started gets
    it, also without the role by now."""
    found, part = received_of(subject, briefing), number_at(subject, 1)
    if found is None or found.withdrawn:
        return None
    turn = found.state is State.RUNNING and found.outcome is Outcome.PENDING and found.parts == part
    return letter(found, part) if turn else None


def _edited(subject: About, briefing: Briefing) -> View | None:
    """`BROADCAST:PART`: what stands in the chat of whoever has it, as it is now."""
    found = received_of(subject, briefing)
    return letter(found, number_at(subject, 1)) if found is not None and not found.withdrawn and found.outcome in GOT_IT else None


def _chase(subject: About, briefing: Briefing) -> View | None:
    """Only while the confirmation is owed."""
    found = received_of(subject, briefing)
    if found is None or found.withdrawn or not found.must_confirm or not may(briefing.account, Action.RECEIVE):
        return None
    return chased(found) if found.outcome in (Outcome.SENT, Outcome.READ) else None


def _withdrawn(subject: About, briefing: Briefing) -> View | None:
    """`BROADCAST:PART`: it is taken away from everybody, whatever they are by now."""
    del briefing
    return withdrawn(number_at(subject, 0), number_at(subject, 1))


def _progress(subject: About, briefing: Briefing) -> View | None:
    found = broadcast_of(subject, briefing)
    mine = may(briefing.account, Action.BROADCAST, Subject())
    viewer = briefing.account.id if briefing.account is not None else None
    return progress(found, briefing.now, viewer) if found is not None and mine else None


def _asked(subject: About, briefing: Briefing) -> View | None:
    """To admins who may be the second pair of eyes, while one is needed."""
    found = broadcast_of(subject, briefing)
    account = briefing.account
    if found is None or account is None or not may(account, Action.BROADCAST, Subject()) or not may_approve(found, account.id):
        return None
    return asked_card(found, briefing.now)


BROADCAST_SCREENS = (
    BroadcastScreen("broadcast", wants_received, _broadcast),
    BroadcastScreen("broadcast_edited", wants_received, _edited),
    BroadcastScreen("broadcast_progress", lambda subject, _account: wants_broadcast(subject), _progress),
    BroadcastScreen("broadcast_asked", lambda subject, _account: wants_broadcast(subject), _asked),
    BroadcastScreen("broadcast_chase", wants_received, _chase),
    BroadcastScreen("broadcast_withdrawn", lambda _subject, _account: (), _withdrawn),
)
