"""Screens about duty that leave by themselves: to whoever stands in, and the evening before a hole in the coverage."""

from conversations.briefing import Briefing
from conversations.roles import Account, Action, may
from conversations.roles import Subject as Whom
from conversations.screens.duty import stand_in_card, uncovered_card
from conversations.view import View
from conversations.want import Want

NAMED, WITHDRAWN = "named", "withdrawn"
"""What somebody who stands in is told of; the subject of the screen is `LEAVE:WHAT`."""


def wants_stand_in(subject: tuple[str, ...], _account: Account | None) -> tuple[Want, ...]:
    """The leave."""
    return (Want("stand_in", int(subject[0])),)


def stand_in(subject: tuple[str, ...], briefing: Briefing) -> View | None:
    """代班: to whom it was given; not once it is off, or over."""
    told = briefing.stand_ins.get(int(subject[0]))
    account = briefing.account
    if told is None or account is None or told.stand_in != account.id or told.withdrawn != (subject[1] == WITHDRAWN):
        return None
    own = account.divisions()
    return stand_in_card(told, own[0].division, briefing) if own and told.last >= briefing.today else None


def wants_uncovered(subject: tuple[str, ...], account: Account | None) -> tuple[Want, ...]:
    """The holes that concern this person."""
    return (Want("uncovered", f"{account.id}:{subject[0]}"),) if account else ()


def uncovered(subject: tuple[str, ...], briefing: Briefing) -> View | None:
    """值班空档: only while there is one and before its day, and of places that the person may still see."""
    account = briefing.account
    told = briefing.uncovered.get(f"{account.id}:{subject[0]}", ()) if account else ()
    seen = [one for one in told if one.day > briefing.today and may(account, Action.SEE_DUTY, Whom(path=one.path))]
    own = frozenset(m.division for m in account.divisions()) if account else frozenset()
    return uncovered_card(seen, own) if seen else None


DUTY_SCREENS = (("stand_in", wants_stand_in, stand_in), ("uncovered", wants_uncovered, uncovered))
"""Name, what it needs to know, and the screen."""
