"""Screens of broadcasts that leave by themselves: the messages for recipients, and the card with the progress."""

from collections.abc import Callable
from dataclasses import dataclass

from conversations.about import number_at
from conversations.briefing import Briefing
from conversations.broadcast import Outcome, State
from conversations.roles import Account, Action, Subject, may
from conversations.screens.broadcast_letter import letter
from conversations.screens.broadcast_progress import progress
from conversations.view import View
from conversations.want import Want


@dataclass(frozen=True, slots=True)
class BroadcastScreen:
    """As `composed.Composed`, which these become."""

    name: str
    wants: Callable[[tuple[str, ...], Account | None], tuple[Want, ...]]
    view: Callable[[tuple[str, ...], Briefing], View | None]


def received_key(subject: tuple[str, ...], account: Account | None) -> str:
    """`BROADCAST:ACCOUNT`"""
    return f"{number_at(subject, 0)}:{account.id if account is not None else 0}"


def _wants_letter(subject: tuple[str, ...], account: Account | None) -> tuple[Want, ...]:
    return (Want("received", received_key(subject, account)),)


def _letter(subject: tuple[str, ...], briefing: Briefing) -> View | None:
    """`BROADCAST:PART`: only while it runs and it is this part's turn. Whoever was in the audience when it started gets it, also without
    the role by now."""
    received, part = briefing.received.get(received_key(subject, briefing.account)), number_at(subject, 1)
    if received is None or received.withdrawn:
        return None
    turn = received.state is State.RUNNING and received.outcome is Outcome.PENDING and received.parts == part
    return letter(received, part) if turn else None


def _progress(subject: tuple[str, ...], briefing: Briefing) -> View | None:
    broadcast = briefing.broadcasts.get(number_at(subject, 0))
    mine = may(briefing.account, Action.BROADCAST, Subject())
    return progress(broadcast, briefing.now) if broadcast is not None and mine else None


BROADCAST_SCREENS = (
    BroadcastScreen("broadcast", _wants_letter, _letter),
    BroadcastScreen("broadcast_progress", lambda subject, _account: (Want("broadcast", number_at(subject, 0)),), _progress),
)
