"""The review of a return check, line by line: what was told of the journey and of each person, what is missing, what stands already."""

from datetime import date
from decimal import Decimal

from conversations.codes import Symptom
from conversations.engine.review import Item
from conversations.engine.scope import Scope
from conversations.engine.temperature import written
from conversations.return_asks import exposures_of, return_day_of, stays_of, transport_of
from conversations.return_draft import UNKNOWN
from conversations.returns import Check, Isolation
from conversations.rules.window import missing_days
from conversations.screens.stays import day_short, missing_line, stay_line, strip_lines
from conversations.view import Fact, Line


def _item(key: str, line: Line, *names: str, prefix: str = "", label: Line | None = None) -> Item:
    fields = tuple((f"{prefix}{name}", Line(f"field-{name}")) for name in names)
    return Item(key, line, label or Line(f"field-{key}"), fields)


def journey_items(scope: Scope) -> tuple[Item, ...]:
    """The return day, the stays, and how they travelled where they did."""
    day = return_day_of(scope)
    stays = tuple(stay_line(stay, day) for stay in stays_of(scope))
    items = [
        _item("return_day", Line("told-return_day", {"day": day}), "return_day"),
        _item("stays", Line("told-stays", {"stays": stays}), "stays"),
    ]
    if "transport" in scope.counted:
        names = ("transport", "number") if "number" in scope.counted else ("transport",)
        items.append(_item("transport", Line("told-transport", {"parts": _transport(scope)}), *names))
    return tuple(items)


def _transport(scope: Scope) -> tuple[Fact, ...]:
    number = scope.counted.get("number")
    named = Line("number-unknown") if number == UNKNOWN else number
    return (Line(f"transport-{transport_of(scope)}"), *(() if named is None else (named,)))


def person_item(scope: Scope, name: Line) -> Item:
    """One person in one line: temperature, symptoms, contacts, seat. `scope` is the person's."""
    asked = [n for n in ("temperature", "symptoms", "exposures", "contact_day", "seat") if f"{scope.prefix}{n}" in scope.counted]
    line = Line("told-person", {"person": name, "facts": _facts(scope)})
    return _item(scope.key or "own", line, *asked, prefix=scope.prefix, label=name)


def _facts(scope: Scope) -> tuple[Fact, ...]:
    symptoms = tuple(Line(f"symptom-{Symptom(code)}") for code in scope.value("symptoms") or ())
    exposures = tuple(Line(f"verdict-exposure-{code}") for code in exposures_of(scope))
    contact, seat = scope.counted.get(f"{scope.prefix}contact_day"), scope.counted.get(f"{scope.prefix}seat")
    return (
        Line("degrees", {"value": written(Decimal(str(scope.value("temperature"))))}),
        *(symptoms or (Line("no-symptoms"),)),
        *(exposures or (Line("no-exposures"),)),
        *(() if contact is None else (Line("last-contact", {"day": day_short(date.fromisoformat(contact), return_day_of(scope))}),)),
        *((Line("seat-told", {"seat": seat}),) if isinstance(seat, str) else ()),
    )


def coverage(scope: Scope) -> tuple[Line, ...]:
    """The strip, and what follows where days are missing."""
    day, look_back = return_day_of(scope), scope.briefing.policy.look_back_days
    missing = missing_days(stays_of(scope), day, look_back)
    warning = (Line("return-will-be-incomplete"),) if missing else ()
    return (*strip_lines(stays_of(scope), day, look_back), missing_line(missing, look_back), *warning)


def standing_lines(name: Line, check: Check | None, isolation: Isolation | None) -> tuple[Line, ...]:
    """What there is of the person already: a check whose place this one takes, an isolation that it does not end."""
    lines = []
    if check is not None:
        facts: dict[str, Fact] = {
            "person": name,
            "day": check.declared_at.date(),
            "verdict": Line(f"verdict-name-{check.judgement.verdict}"),
        }
        lines.append(Line("return-replaces", facts))
    if isolation is not None:
        lines.append(Line("return-isolated", {"person": name, "until": isolation.until}))
    return tuple(lines)
