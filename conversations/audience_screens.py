"""The screens on which an audience is chosen, and the audience in words."""

from collections.abc import Mapping, Sequence

from conversations.about_broadcasts import count_of
from conversations.audience import Audience, Filter
from conversations.audience_making import CODED, FIELDS, HOME, ROLES, Making
from conversations.briefing import Briefing
from conversations.broadcast import AudienceCount
from conversations.engine.kinds import DONE, Choosable, Prompt, in_rows
from conversations.places import places
from conversations.screens.place import place_line
from conversations.view import Fact, Line, Style

SHOWN = 5
"""Values of a field that are named; of more it is said how many."""
DAYS = (1, 2, 3, 5, 7, 14)
MOST_BUTTONS = 40
"""Enterprises that have a button to take them out."""
Rows = list[tuple[Choosable, ...]]


def prompt_of(making: Making, briefing: Briefing) -> Prompt:
    """What stands below the question: the audience so far, whom it reaches, and the buttons of the screen."""
    lines = (*audience_lines(making.audience, making.names), *count_lines(count_of(making.audience, briefing)))
    if making.at == HOME:
        return Prompt(lines, tuple(_home(making, briefing)))
    if not making.about:
        title = Line(f"audience-side-{making.side}")
        return Prompt((*lines, title), tuple(_side(making)))
    title = Line(f"audience-how-{making.about}", {"side": Line(f"audience-side-{making.side}")})
    back: Rows = [(Choosable(Line("button-audience-back"), f"go {making.side}"),)]
    return Prompt((*lines, title), (*_field(making, briefing), *back))


def count_lines(count: AudienceCount | None) -> tuple[Line, ...]:
    """How many, who of them cannot be written to, and some by name."""
    if count is None:
        return (Line("audience-uncounted"),)
    if not count.total:
        return (Line("audience-none-now"),)
    apart = (Line("audience-count-apart", {"count": count.unreachable}),) if count.unreachable else ()
    samples = (Line("audience-samples", {"names": tuple(count.samples)}),) if count.samples else ()
    return (Line("audience-count", {"count": count.total - count.unreachable}), *apart, *samples)


def audience_lines(audience: Audience, names: Mapping[str, str]) -> tuple[Line, ...]:
    """The audience in words: the roles, what is included, what is left out."""
    roles = tuple(Line(f"audience-role-{role}") for role in ROLES if role in audience.roles)
    head = Line("audience-to", {"roles": roles}) if roles else Line("audience-to-nobody")
    sides = (("i", audience.include), ("x", audience.exclude))
    return (head, *(line for side, chosen in sides for line in _filter_lines(side, chosen, names)))


def below_each_other(lines: Sequence[Line]) -> Fact:
    """Lines one below the other, as one fact."""
    told: Fact = lines[-1] if lines else ""
    for line in reversed(lines[:-1]):
        told = Line("audience-list-line", {"line": line, "rest": told})
    return told


def _filter_lines(side: str, chosen: Filter, names: Mapping[str, str]) -> list[Line]:
    return [
        Line(f"audience-line-{side}", {"field": Line(f"audience-field-{name}"), "values": value})
        for name in FIELDS
        if (value := _value(name, chosen, names)) is not None
    ]


def _value(name: str, chosen: Filter, names: Mapping[str, str]) -> Fact | None:
    """What was chosen of one field, in words; None where nothing was."""
    if name == "silent_days":
        return Line("audience-days", {"count": chosen.silent_days}) if chosen.silent_days else None
    values = getattr(chosen, name, ())
    if not values:
        return None
    if name == "enterprises" and not all(str(key) in names for key in values[:SHOWN]):
        return Line("audience-enterprises", {"count": len(values)})
    shown: tuple[Fact, ...] = tuple(value_line(name, str(value), names) for value in values[:SHOWN])
    return Line("audience-more", {"values": shown, "count": len(values)}) if len(values) > SHOWN else shown


def value_line(name: str, value: str, names: Mapping[str, str]) -> Fact:
    """A value of a field in words."""
    if name == "divisions":
        return place_line(value)
    if name == "enterprises":
        return names.get(value, value)
    return Line({"sectors": "sector", "risks": "risk", "key_levels": "audience-key", "sizes": "audience-size"}[name] + f"-{value}")


def _home(making: Making, briefing: Briefing) -> Rows:
    roles = tuple(
        Choosable(
            _ticked(Line(f"audience-role-{role}"), there=role in making.audience.roles), _sign(role in making.audience.roles, "r", role)
        )
        for role in ROLES
    )
    count = count_of(making.audience, briefing)
    sides = (Choosable(Line("button-audience-i"), "go i"), Choosable(Line("button-audience-x"), "go x"))
    done = Line("button-audience-done", {"count": count.reached}) if count is not None else Line("button-audience-done-uncounted")
    return [roles, sides, (Choosable(done, DONE, Style.PRIMARY),)]


def _side(making: Making) -> Rows:
    side, chosen = making.side, making.filter(making.side)
    buttons = []
    for name in FIELDS:
        there = name != "list" and bool(getattr(chosen, name))
        buttons.append(Choosable(_ticked(Line(f"audience-field-{name}"), there=there), f"go {side}.{name}"))
    clear: Rows = [(Choosable(Line("button-audience-clear"), f"clear {side}"),)] if chosen != Filter() else []
    return [*in_rows(buttons, 2), *clear, (Choosable(Line("button-audience-home"), f"go {HOME}", Style.PRIMARY),)]


def _field(making: Making, briefing: Briefing) -> Rows:
    name, side = making.about, making.side
    if name in CODED:
        chosen = getattr(making.filter(side), name)
        buttons = [_tick(making, name, value, value_line(name, value, {}), there=value in chosen) for value in CODED[name]]
        return list(in_rows(buttons, 3 if name == "sectors" else 2))
    if name == "silent_days":
        days = making.filter(side).silent_days
        buttons = [Choosable(_ticked(Line("audience-days", {"count": n}), there=n == days), f"days {side} {n}") for n in DAYS]
        return [*in_rows(buttons, 3), *([(Choosable(Line("button-audience-no-days"), f"days {side} 0"),)] if days else [])]
    if name == "divisions":
        return _divisions(making, briefing)
    if making.pending:
        return [(Choosable(Line("button-audience-keep", {"count": len(making.pending)}), "keep", Style.PRIMARY),)]
    found = [(_tick(making, "enterprises", str(key), Line("as-it-is", {"text": name}), there=False),) for key, name in making.hits]
    taken = making.filter(side).enterprises[:MOST_BUTTONS] if not making.hits else ()
    return [*found, *((_tick(making, "enterprises", str(key), making.names.get(str(key), str(key)), there=True),) for key in taken)]


def _divisions(making: Making, briefing: Briefing) -> Rows:
    chosen = making.filter(making.side).divisions
    if making.found:
        return [(_tick(making, "divisions", code, place_line(code), there=code in chosen),) for code in making.found]
    page = briefing.below.get(f"{making.within}:{making.page}")
    here = [making.within] if making.within and places().get(making.within) is not None else []
    rows: Rows = [(_tick(making, "divisions", code, place_line(code), there=code in chosen),) for code in here]
    for one in page.divisions if page is not None else ():
        tick = _tick(making, "divisions", one.division, place_line(one.division), there=one.division in chosen)
        inner = Choosable(Line("button-audience-inner"), f"open {one.division}")
        rows.append((tick, inner) if one.path.count("/") < 4 else (tick,))
    turning = [Choosable(Line("button-previous"), f"page {page.page - 1}")] if page is not None and page.page else []
    if page is not None and page.page + 1 < page.pages:
        turning.append(Choosable(Line("button-next", {"page": page.page + 2, "pages": page.pages}), f"page {page.page + 1}"))
    return [*rows, *([tuple(turning)] if turning else [])]


def _tick(making: Making, name: str, value: str, label: Fact, *, there: bool) -> Choosable:
    line = label if isinstance(label, Line) else Line("as-it-is", {"text": label})
    return Choosable(_ticked(line, there=there), _sign(there, f"{making.side}.{name}", value))


def _ticked(label: Line, *, there: bool) -> Line:
    return Line("chosen", {"label": label}) if there else label


def _sign(there: bool, what: str, value: str) -> str:
    return f"{'-' if there else '+'}{what} {value}"
