"""What the questionnaires about duty look at: the own rotas, who may stand in, the holes that an answer would make."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from conversations.about_duty import me, own_rotas, with_me
from conversations.duty import Leave, Officer, Rota, Uncovered
from conversations.engine.period import days_of
from conversations.engine.scope import Scope
from conversations.rules.coverage import new_holes

WEEK = 7
MOST_LOOKED_AT = 31
"""Days of a leave in which holes are looked for."""
NOBODY = "none"


def rotas(scope: Scope, codes: tuple[str, ...]) -> tuple[Rota, ...]:
    """Those of the own divisions."""
    return own_rotas(codes, scope.briefing)


def colleagues(found: tuple[Rota, ...], own: Officer) -> tuple[Officer, ...]:
    """Who may stand in: officers of the own division or of one above, who may see all of the own divisions and can be written to."""
    if not found:
        return ()
    seeing = [one for one in (*found[0].officers, *found[0].above) if all(one.id in rota.people() for rota in found[1:])]
    return tuple(one for one in dict.fromkeys(seeing) if one.id != own.id and one.reachable)


def overlapping(own: Officer, first: date, last: date) -> Leave | None:
    """A leave of the own on one of these days."""
    return next((one for one in own.leaves if one.first <= last and first <= one.last), None)


def leave_of(scope: Scope, stand_in: str, *, swap: bool = False) -> Leave | None:
    """The leave as it was answered so far."""
    days = days_of(scope.value("days"))
    if days is None:
        return None
    return Leave(*days, None if stand_in == NOBODY else int(stand_in), swap=swap)


def holes_of(found: Iterable[Rota], own: Officer, changed: Officer, days: Iterable[date]) -> tuple[Uncovered, ...]:
    """What a change would leave uncovered on these days, by division and day."""
    looked_at = tuple(days)
    return tuple(hole for rota in found for hole in new_holes(with_me(rota, own), with_me(rota, changed), looked_at))


def holes_of_leave(found: tuple[Rota, ...], own: Officer, leave: Leave) -> tuple[Uncovered, ...]:
    """What a leave would leave uncovered."""
    count = min((leave.last - leave.first).days + 1, MOST_LOOKED_AT)
    days = [leave.first + timedelta(days=ahead) for ahead in range(count)]
    return holes_of(found, own, replace(own, leaves=(*own.leaves, leave)), days)


def own_of(scope: Scope, codes: tuple[str, ...]) -> Officer:
    """The person who answers."""
    return me(rotas(scope, codes), scope.briefing)
