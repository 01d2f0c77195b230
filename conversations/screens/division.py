"""区划概况 A division today: its figures, those of its parts, and the last fourteen days as a picture with its figures as text."""

from collections.abc import Mapping

from conversations.attachment import Trend, TrendDay
from conversations.briefing import Briefing
from conversations.officer_day import DayFigures, DivisionDay, Figures, Part
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, View

MOST_PARTS = 30
"""Parts that are listed; no division of the country has more right below it that reports by itself."""


def figure_lines(figures: Figures) -> tuple[Line, ...]:
    """The figures of a whole division: a number of people that is nought is told too, it is what the reader looks for."""
    people = Line("division-people", {"isolated": figures.isolated, "symptomatic": figures.symptomatic})
    alerts = alert_kinds(figures)
    told = Line("division-alerts", {"parts": alerts}) if alerts else Line("digest-no-alerts")
    overdue = (Line("division-overdue", {"count": figures.overdue}),) if figures.overdue else ()
    return _ledger("division", figures, {}), people, told, *overdue


def alert_kinds(figures: Figures) -> tuple[Line, ...]:
    """Open alerts by how they are told, each kind of which there are any."""
    return counted({"alerts-urgent": figures.urgent, "alerts-routine": figures.routine})


def counted(counts: Mapping[str, int]) -> tuple[Line, ...]:
    """`紧急 3 件`, `一般 5 件`: the counts that are not nought."""
    return tuple(Line(key, {"count": count}) for key, count in counts.items() if count)


def _ledger(key: str, figures: Figures, about: Mapping[str, Fact]) -> Line:
    if not figures.owed:
        return Line(f"{key}-nothing-owed", about)
    return Line(f"{key}-ledger", {**about, "owed": figures.owed, "reported": figures.reported, "silent": figures.silent})


def division_card(division: DivisionDay, briefing: Briefing) -> View:
    """Today, with a button for each part."""
    lines = [Line("division-title", {"name": division.name, "day": briefing.today, "at": briefing.now}), *figure_lines(division.figures)]
    parts = division.parts[:MOST_PARTS]
    lines += [Line("division-parts")] if parts else []
    lines += [line for part in parts for line in _part(part)]
    buttons = [Button(Line("button-division-part", {"name": part.name}), f"div:{part.code}") for part in parts]
    rows: list[tuple[Button, ...]] = [tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3)]
    rows.append((button("division-trend", "divtrend", division.code), button("refresh", "div", division.code)))
    rows.append((button("division-laggards", "lag", division.code, 0), button("division-owed", "owed", division.code)))
    rows.append((*_up(division, briefing), *to_today()))
    return View(tuple(lines), tuple(rows))


def no_divisions() -> View:
    """For an admin, before the lists are imported."""
    return View((Line("division-none"),), (to_today(),))


def _part(part: Part) -> tuple[Line, ...]:
    """A part is told in a line, and below it what there is beside the reports."""
    figures, alerts = part.figures, alert_kinds(part.figures)
    beside = {"part-isolated": figures.isolated, "part-symptomatic": figures.symptomatic, "part-overdue": figures.overdue}
    lines = [_ledger("part", figures, {"name": part.name})]
    lines += [Line("part-beside", {"parts": told})] if (told := counted(beside)) else []
    lines += [Line("part-alerts", {"parts": alerts})] if alerts else []
    return tuple(lines)


def _up(division: DivisionDay, briefing: Briefing) -> tuple[Button, ...]:
    """Back to the division above, where the reader may see that."""
    above = division.path.strip("/").split("/")[:-1]
    held = briefing.account.divisions() if briefing.account else ()
    admin = briefing.account is not None and briefing.account.is_admin()
    seen = above and (admin or any(f"/{'/'.join(above)}/".startswith(m.path) for m in held if m.path))
    return (button("division-up", "div", above[-1]),) if seen else ()


def trend_view(division: DivisionDay) -> View:
    """The picture, and below it the same in words."""
    days = tuple(TrendDay(_short_day(each), each.reported, each.silent, each.symptomatic) for each in division.trend)
    names = Line("trend-reported"), Line("trend-silent"), Line("trend-symptomatic")
    picture = Trend(Line("trend-title", {"name": division.name, "count": len(days)}), days, *names)
    lines = [Line("trend-title", {"name": division.name, "count": len(days)}), Line("trend-how")]
    lines += [_told(each) for each in reversed(division.trend)]
    rows: Rows = ((button("division-back", "div", division.code), *to_today()),)
    return View(tuple(lines), rows, card=f"divtrend/{division.code}", attachment=picture)


def _short_day(each: DayFigures) -> Line:
    return Line("trend-day", {"month": each.day.month, "day": each.day.day})


def _told(each: DayFigures) -> Line:
    owed = Line("trend-ledger", {"owed": each.owed, "reported": each.reported}) if each.owed else Line("trend-nothing-owed")
    told = counted({"trend-unwell": each.symptomatic, "trend-isolated": each.isolated})
    return Line("trend-line", {"label": _short_day(each), "parts": (owed, *told)})
