"""值班安排 Who is on duty now and in the days to come, the own hours and leaves; what whoever stands in is told; the warning of holes."""

from collections.abc import Sequence

from conversations.about_duty import own_rotas
from conversations.briefing import Briefing
from conversations.duty import Leave, Officer, Rota, StandIn, Uncovered
from conversations.rules.duty import acting
from conversations.screens.duty_parts import hole_lines, hours_line, leave_line, week_lines
from conversations.screens.parts import button, to_today
from conversations.screens.stays import span
from conversations.view import Button, Fact, Line, Rows, Style, View

MOST_LEAVES = 8
"""Leaves ahead that can be withdrawn on the card."""


def duty_card(rota: Rota, briefing: Briefing, *said: Line) -> View:
    """The rota of a division; for its officers also what is theirs."""
    lines = [*said, Line("duty-title", {"division": rota.division_name}), _now_line(rota, briefing), *_out_of_reach(rota)]
    lines += week_lines(rota, briefing.today) if rota.officers else []
    mine = _mine(rota, briefing)
    if mine is None:
        return View(tuple(lines), ((button("refresh", "duty", rota.division), *to_today()),))
    lines += [Line("duty-mine", {"hours": hours_line(mine.hours)})]
    lines += [leave_line(leave, rota, briefing.today) for leave in mine.leaves[:MOST_LEAVES]]
    lines += _standing_in(mine, rota, briefing)
    ways: Rows = (
        (button("duty-hours", "dutyset", rota.division),),
        (button("duty-leave", "dutyoff", rota.division), button("duty-swap", "dutyswap", rota.division)),
    )
    withdrawing = tuple(
        (
            Button(
                _named(one, "button-duty-withdraw", {"days": span(one.first, one.last, briefing.today)}),
                f"dutyend:{rota.division}:{one.id}",
            ),
        )
        for one in mine.leaves[:MOST_LEAVES]
        if one.id
    )
    return View(tuple(lines), (*ways, *withdrawing, (button("refresh", "duty", rota.division), *to_today())))


def _mine(rota: Rota, briefing: Briefing) -> Officer | None:
    own = own_rotas((rota.division,), briefing)
    account = briefing.account.id if briefing.account else 0
    return next((one for one in rota.officers if own and one.id == account), None)


def _now_line(rota: Rota, briefing: Briefing) -> Line:
    people = rota.people()
    if not rota.officers:
        return Line("duty-no-officers")
    on: list[Fact] = []
    for officer in rota.officers:
        who = acting(officer.id, people, briefing.now)
        if who == officer.id:
            on.append(officer.name)
        elif who is not None:
            on.append(Line("duty-for", {"name": people[who].name, "officer": officer.name}))
    return Line("duty-now", {"at": briefing.now, "people": tuple(on)}) if on else Line("duty-now-nobody", {"at": briefing.now})


def _out_of_reach(rota: Rota) -> tuple[Line, ...]:
    """Who is an officer here and hears of nothing."""
    names = tuple(one.name for one in rota.officers if not one.reachable)
    return (Line("duty-out-of-reach", {"people": names}),) if names else ()


def _standing_in(mine: Officer, rota: Rota, briefing: Briefing) -> list[Line]:
    """For whom the person stands in in the days to come."""
    own = [one for one in rota.standing if one.stand_in == mine.id][:MOST_LEAVES]
    return [Line("duty-standing-in", {"name": one.officer, "days": span(one.first, one.last, briefing.today)}) for one in own]


def _named(leave: Leave, key: str, facts: dict[str, Fact]) -> Line:
    """The words for leave, or those for a swap."""
    return Line(f"{key}-swap" if leave.swap else key, facts)


def leave_taken(leave: Leave, rota: Rota, briefing: Briefing) -> View:
    """It is stored; who stands in is told."""
    stand_in = rota.people().get(leave.stand_in or 0)
    days = span(leave.first, leave.last, briefing.today)
    covered = Line(
        "duty-swap-taken" if leave.swap else "duty-leave-taken-covered", {"days": days, "name": stand_in.name if stand_in else ""}
    )
    told = covered if stand_in else Line("duty-leave-taken", {"days": days})
    return View((told,), ((button("duty-back", "duty", rota.division),), to_today()))


def leave_withdrawn(leave: Leave, rota: Rota, briefing: Briefing) -> View:
    """It is off; it can be taken again."""
    stand_in = rota.people().get(leave.stand_in or 0)
    days = span(leave.first, leave.last, briefing.today)
    told = _named(leave, "duty-withdrawn-told", {"days": days, "name": stand_in.name}) if stand_in else None
    told = told or _named(leave, "duty-withdrawn", {"days": days})
    again = f"dutyback:{rota.division}:{leave.first:%Y%m%d}:{leave.last:%Y%m%d}:{leave.stand_in or 0}{':swap' if leave.swap else ''}"
    return View(
        (told,), ((Button(_named(leave, "button-duty-undo", {}), again),), (button("duty-back", "duty", rota.division),), to_today())
    )


def stand_in_card(told: StandIn, division: str, briefing: Briefing) -> View:
    """代班 For whoever stands in: for whom, where and when; or that it is off again."""
    facts: dict[str, Fact] = {"officer": told.officer, "divisions": told.divisions, "days": span(told.first, told.last, briefing.today)}
    line = Line("stand-in-off" if told.withdrawn else "stand-in", facts)
    return View((line,), ((button("duty-see", "duty", division),), to_today()), card=f"stand-in/{told.leave_id}")


def uncovered_card(told: Sequence[Uncovered], own: frozenset[str]) -> View:
    """值班空档 The evening before: when nobody is on duty tomorrow, of the own divisions and of those directly below."""
    lines = (Line("uncovered-title", {"day": told[0].day}), *hole_lines(told), Line("uncovered-do"))
    mine = [one for one in told if one.division in own]
    rows = tuple(
        (Button(Line("button-duty-of", {"division": one.division_name}), f"duty:{one.division}", Style.PRIMARY),) for one in mine[:4]
    )
    others = tuple(
        (Button(Line("button-duty-of", {"division": one.division_name}), f"duty:{one.division}"),) for one in told if one not in mine
    )
    return View(lines, (*rows, *others[:4], to_today()), card=f"uncovered/{told[0].day}")
