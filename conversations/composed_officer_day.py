"""Screens of the officer's day that leave by themselves: messages, and the digests at times of the own."""

from collections.abc import Callable
from dataclasses import dataclass

from conversations.about import allowed, number_at, wants_ledger
from conversations.about_duty import wants_rotas
from conversations.about_officer_day import message_concerned, wants_message
from conversations.briefing import Briefing
from conversations.officer_day import Instead, Message
from conversations.roles import Account, Action
from conversations.screens.digests import evening, morning, open_day_key
from conversations.screens.messages import for_manager, for_officer
from conversations.view import View
from conversations.want import Want

Subject = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficerDayScreen:
    """As `composed.Composed`, which these become."""

    name: str
    wants: Callable[[Subject, Account | None], tuple[Want, ...]]
    view: Callable[[Subject, Briefing], View | None]


def _to_manager(subject: Subject, briefing: Briefing) -> Message | None:
    message = briefing.messages.get(number_at(subject, 0))
    mine = allowed(Action.ANSWER_MESSAGE, message_concerned(subject, briefing), briefing)
    return message if mine and message is not None and message.by_officer else None


def _message(subject: Subject, briefing: Briefing) -> View | None:
    message = _to_manager(subject, briefing)
    return for_manager(message) if message is not None else None


def _message_many(subject: Subject, briefing: Briefing) -> View | None:
    """`MESSAGE:ENTERPRISE:DAY`: only while that day's report is still owed."""
    message, ledger = _to_manager(subject, briefing), briefing.ledgers.get(number_at(subject, 1))
    owed = subject[2] == briefing.today.isoformat() and ledger is not None and ledger.today is None
    return for_manager(message) if message is not None and owed else None


def _message_back(subject: Subject, briefing: Briefing) -> View | None:
    """`MESSAGE:ANSWERED`, and why it is somebody else who gets it."""
    message = briefing.messages.get(number_at(subject, 0))
    seen = allowed(Action.WRITE_MESSAGE, message_concerned(subject, briefing), briefing)
    if message is None or not seen or message.by_officer:
        return None
    instead = Instead(subject[2]) if len(subject) > 2 else None
    return for_officer(message, briefing.messages.get(number_at(subject, 1)), instead)


def _wants_open(account: Account | None) -> tuple[Want, ...]:
    return tuple(Want("open_day", open_day_key(account, m.division)) for m in account.divisions()) if account else ()


def _wants_morning(_subject: Subject, account: Account | None) -> tuple[Want, ...]:
    return (*_wants_open(account), *wants_rotas(tuple(m.division for m in account.divisions()) if account else ()))


def _wants_evening(_subject: Subject, account: Account | None) -> tuple[Want, ...]:
    divisions = tuple(Want("division", m.division) for m in account.divisions()) if account else ()
    return (*_wants_open(account), *divisions)


OFFICER_DAY_SCREENS = (
    OfficerDayScreen("message", lambda subject, _account: wants_message(subject), _message),
    OfficerDayScreen("message_many", lambda subject, _account: (*wants_message(subject), *wants_ledger(subject[1:])), _message_many),
    OfficerDayScreen("message_back", lambda subject, _account: (*wants_message(subject), *wants_message(subject[1:])), _message_back),
    OfficerDayScreen("morning", _wants_morning, lambda _subject, briefing: morning(briefing)),
    OfficerDayScreen("evening", _wants_evening, lambda _subject, briefing: evening(briefing)),
)
