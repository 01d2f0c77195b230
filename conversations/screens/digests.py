"""早报 and 晚报 The digests that officers have at times of their own: what is open when the day begins, how it stands when it ends."""

from conversations.briefing import Briefing
from conversations.duty import Rota
from conversations.officer_day import OpenDay
from conversations.roles import Account, Action, Membership, Subject, may
from conversations.screens.division import counted, figure_lines
from conversations.screens.duty_parts import gaps_on, today_lines
from conversations.screens.parts import button, to_today
from conversations.view import Button, Line, Rows, View


def open_day_key(account: Account, division: str) -> str:
    """The key of `Want("open_day", …)`."""
    return f"{account.id}:{division}"


def _open(membership: Membership, briefing: Briefing) -> OpenDay | None:
    account = briefing.account
    return briefing.open_days.get(open_day_key(account, membership.division)) if account is not None else None


def morning(briefing: Briefing) -> View | None:
    """What is open since yesterday, who has not confirmed what must be, and who is on duty today; None for who is no officer any more."""
    held = briefing.account.divisions() if briefing.account else ()
    found = [(m, each) for m in held if (each := _open(m, briefing)) is not None]
    if not found:
        return None
    lines = [Line("morning-title", {"day": briefing.today})]
    for membership, each in found:
        lines += [Line("digest-division", {"name": membership.division_name}), *_alerts(each)]
        lines.append(Line("morning-missed", {"count": each.missed_yesterday}))
        lines.append(Line("morning-ending", {"count": each.ending}))
        lines += [Line("morning-owing", {"count": each.owing})] if each.owing else []
        rota = _rota(membership, briefing)
        lines += today_lines(rota, briefing.today) if rota is not None else ()
    return View(tuple(lines), (*_holes(held, briefing), *_owing(found), *_rows(held)), card=f"morning/{briefing.today}")


def evening(briefing: Briefing) -> View | None:
    """Today's figures, what is still open, and whether tomorrow is a day of rest."""
    held = briefing.account.divisions() if briefing.account else ()
    found = [(m, each) for m in held if (each := _open(m, briefing)) is not None]
    if not found:
        return None
    lines = [Line("evening-title", {"day": briefing.today})]
    for membership, each in found:
        division = briefing.division_days.get(membership.division)
        figures = figure_lines(division.figures) if division is not None else ()
        lines += [Line("digest-division", {"name": membership.division_name}), *figures, *_alerts(each, below=bool(figures))]
    lines.append(Line("evening-rest" if found[0][1].rest_tomorrow else "evening-work"))
    return View(tuple(lines), _rows(held), card=f"evening/{briefing.today}")


def _rota(membership: Membership, briefing: Briefing) -> Rota | None:
    rota = briefing.rotas.get(membership.division)
    return rota if rota is not None and may(briefing.account, Action.SEE_DUTY, Subject(path=rota.path)) else None


def _holes(held: tuple[Membership, ...], briefing: Briefing) -> Rows:
    """The ways to the rotas in which somebody is missing today."""
    rotas = [rota for membership in held if (rota := _rota(membership, briefing)) is not None]
    missing = [rota for rota in rotas if gaps_on(rota, briefing.today)]
    return tuple((Button(Line("button-duty-of", {"division": rota.division_name}), f"duty:{rota.division}"),) for rota in missing)


def _owing(found: list[tuple[Membership, OpenDay]]) -> Rows:
    """The ways to what is not confirmed, and by whom."""
    owing = [(m, each) for m, each in found if each.owing]
    return tuple((Button(Line("button-digest-owing", {"name": m.division_name}), f"owed:{m.division}"),) for m, _ in owing)


def _alerts(each: OpenDay, *, below: bool = False) -> tuple[Line, ...]:
    """Who has the open alerts; `below` the figures, which tell how many there are, also where there are none."""
    parts = counted({"alerts-mine": each.mine, "alerts-unassigned": each.unassigned, "alerts-others": each.others})
    if not parts:
        return () if below else (Line("digest-no-alerts"),)
    return (Line("digest-alerts-of" if below else "digest-alerts", {"parts": parts}),)


def _rows(held: tuple[Membership, ...]) -> Rows:
    rows = [(Button(Line("button-digest-division", {"name": m.division_name}), f"div:{m.division}"),) for m in held]
    return (*rows, (button("digest-times", "dayset"), *to_today()))
