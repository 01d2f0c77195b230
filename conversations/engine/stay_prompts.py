"""What is shown while stays are being asked for: the strip, what is missing, the list, and the buttons of the step that stands."""

from datetime import date, timedelta

from conversations.engine.days import OFF, WEEK
from conversations.engine.kinds import DONE, Choosable, Prompt, in_rows
from conversations.engine.places import code_buttons, found_line, place_buttons
from conversations.engine.stay_making import At
from conversations.engine.stay_sight import Sight
from conversations.places import places
from conversations.returns import Stay
from conversations.screens.place import place_line
from conversations.screens.stays import day_short, missing_line, span, stay_line, stay_lines, strip_lines
from conversations.view import Line, Style

HOME = "home"
"""The token of 本地 for all days that are missing."""
SHORTEST_MONTH = 28
_FREE = Choosable(Line("calendar-off"), OFF)

Rows = tuple[tuple[Choosable, ...], ...]


def identity(stay: Stay) -> str:
    """How buttons name a stay."""
    return f"{stay.place} {stay.first.isoformat()} {stay.last.isoformat()}"


def prompt_of(sight: Sight) -> Prompt:
    """The step that stands."""
    steps = {At.WHERE: _where, At.WHICH: _which, At.DAYS: _days, At.FIRST: _grid, At.LAST: _grid, At.ONE: _one}
    asked = steps[sight.making.at](sight)
    return Prompt((*_so_far(sight), *asked.lines), asked.rows)


def _so_far(sight: Sight) -> tuple[Line, ...]:
    stays = sight.making.stays
    strip = strip_lines(stays, sight.return_day, sight.look_back_days)
    return (*strip, missing_line(sight.missing, sight.look_back_days), *stay_lines(stays, sight.return_day))


def _where(sight: Sight) -> Prompt:
    making, missing = sight.making, sight.missing
    if making.opened is not None:
        others = [code for code in sight.offered if code != making.opened.place]
        asked = Line("stay-where-instead", {"stay": stay_line(making.opened, sight.return_day)})
        return Prompt((asked, Line("place-hint")), code_buttons(others))
    rows: list[tuple[Choosable, ...]] = []
    if missing:
        label = Line("button-home-rest" if making.stays else "button-home-all", {"place": place_line(sight.home)})
        rows.append((Choosable(label, HOME, Style.PLAIN if making.stays else Style.SUCCESS),))
        rows += code_buttons([code for code in sight.recent if code != sight.home])
    if making.stays:
        done = Line("button-stays-missing", {"count": len(missing)}) if missing else Line("button-stays-done")
        rows.append((Choosable(done, DONE, Style.PLAIN if missing else Style.SUCCESS),))
    rows += in_rows([_opener(stay, sight) for stay in making.stays], 2)
    asked = Line("stay-where-until", {"day": day_short(missing[-1], sight.return_day)}) if missing else Line("stay-more")
    return Prompt((asked, Line("stay-hint", sight.example)), tuple(rows))


def _opener(stay: Stay, sight: Sight) -> Choosable:
    return Choosable(Line("button-edit", {"what": stay_line(stay, sight.return_day)}), f"o {identity(stay)}")


def _which(sight: Sight) -> Prompt:
    found = [place for code in sight.making.found if (place := places().get(code)) is not None]
    return Prompt((found_line(sight.making.find, found),), place_buttons(found, sight.making.page))


def _days(sight: Sight) -> Prompt:
    place, quick = sight.making.place, sight.quick_days
    words = {"today": Line("button-today-only"), "yesterday": Line("button-yesterday-only")}
    stretches = {name: days for name, days in quick.items() if name not in words}
    rows = [(Choosable(_stretch(days, sight), _quick(place, name)),) for name, days in stretches.items()]
    single = [
        Choosable(label, _quick(place, name)) for name, label in words.items() if name in quick and quick[name] not in stretches.values()
    ]
    single.append(Choosable(Line("button-days-grid"), f"g {place}"))
    asked = Line("stay-days-of", {"place": place_line(place)})
    return Prompt((asked, Line("stay-hint-days", sight.example)), (*rows, tuple(single)))


def _stretch(days: tuple[date, date], sight: Sight) -> Line:
    return Line("button-stretch", {"days": span(*days, sight.return_day), "count": (days[1] - days[0]).days + 1})


def _quick(place: str, name: str) -> str:
    return f"q {place} {name}"


def _grid(sight: Sight) -> Prompt:
    """All the days on one card, a week a row, Monday first: the first day is chosen, then the last, which does not lie before it."""
    making = sight.making
    first = making.first if making.at is At.LAST else None
    word = "f" if first is None else "l"
    monday = sight.grid[0] - timedelta(days=sight.grid[0].weekday())
    days = [monday + timedelta(days=n) for n in range((sight.grid[-1] - monday).days + 1)]
    days += [days[-1] + timedelta(days=n) for n in range(1, WEEK - days[-1].weekday())]
    offered = frozenset(day for day in sight.grid if first is None or day >= first)
    fields = [_field(day, f"{word} {making.place} {day.isoformat()}", sight) if day in offered else _FREE for day in days]
    facts = {"place": place_line(making.place)}
    asked = (
        Line("stay-first-day", facts) if first is None else Line("stay-last-day", {**facts, "first": day_short(first, sight.return_day)})
    )
    return Prompt((asked, Line("calendar-weekdays")), in_rows(fields, WEEK))


def _field(day: date, token: str, sight: Sight) -> Choosable:
    """The number of the day says which one, unless the look-back is longer than a month."""
    if len(sight.grid) <= SHORTEST_MONTH:
        return Choosable(Line("calendar-day", {"day": day.day}), token)
    return Choosable(Line("day-of-month", {"month": day.month, "day": day.day}), token)


def _one(sight: Sight) -> Prompt:
    stay = sight.making.opened
    if stay is None:
        return _where(sight)
    name = identity(stay)
    change = (Choosable(Line("button-stay-days"), f"days {name}"), Choosable(Line("button-stay-place"), f"place {name}"))
    rest = (Choosable(Line("button-stay-delete"), f"del {name}", Style.DANGER), Choosable(Line("button-stay-keep"), f"close {name}"))
    return Prompt((Line("stay-opened", {"stay": stay_line(stay, sight.return_day)}),), (change, rest))
