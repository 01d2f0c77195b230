"""登记消毒 A disinfection in detail: which points, when, with what, of which goods, by whom, with photos. Short where the usual holds."""

import unicodedata
from datetime import date, time

from conversations.about import enterprise_concerned
from conversations.about_disinfection import book_of, wants_book_and_roster
from conversations.delivery_plain import struck
from conversations.disinfection import Agent, PointKind, Treated
from conversations.disinfection_after import logged_lines, with_logs
from conversations.disinfection_draft import (
    LEFT_OUT,
    NAME,
    PLANNED,
    LogDraft,
    chosen,
    enterprise_id,
    name_of,
    of_kind,
    photos,
    present,
    treated,
)
from conversations.disinfection_twice import Twice, done_by_others, log_of, numbers_line, once, twice_lines
from conversations.engine.amount_kinds import minutes
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Choice, Option, Text, fixed
from conversations.engine.moments import Moment, on_day, time_of
from conversations.engine.numbers_list import NumbersList
from conversations.engine.one_person import OnePerson
from conversations.engine.photos import Photos
from conversations.engine.plates import Plates
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Value
from conversations.engine.ticks import Ticks
from conversations.roles import Action
from conversations.screens.disinfection import disinfection_card, undo_key
from conversations.screens.disinfection_parts import shortfall_lines, treatment_line
from conversations.treatment_asks import STRENGTHS, TREATMENT_FIELDS, offered_ventilation
from conversations.view import Fact, Line, Style

MOST_REMARK = 200
MORE, SAME = "more", "same"
SHOWN = 12
"""Names of points in one line of the review."""


def begun(points: tuple[str, ...] = (), when: str = "", agent: str = "") -> Answers:
    """The answers of a log that begins with these; what most logs have nothing to say to is left out from the start."""
    told: list[tuple[str, Value]] = [(name, None) for name in LEFT_OUT]
    told += [("points", list(points))] if points else []
    told += [("when", when)] if when else []
    return Answers((*told, ("agent", agent)) if agent else tuple(told))


def options(scope: Scope) -> tuple[Option, ...]:
    """Every point."""
    points = book_of(enterprise_id(scope), scope.briefing).points
    return tuple(Option(str(point.id), Line("point", {"name": point.plan.name})) for point in points)


def named(text: str, scope: Scope) -> tuple[str, ...]:
    """Points whose name, or a part of it, stands in a list like `入口、仓库`."""
    words = "".join(sign if sign.isalnum() else " " for sign in unicodedata.normalize("NFKC", text[:MOST_REMARK]).lower()).split()
    points = book_of(enterprise_id(scope), scope.briefing).points
    return tuple(str(point.id) for point in points if any(word in point.plan.name.lower() for word in words))


def agents(scope: Scope) -> tuple[Option, ...]:
    """As planned first; what that is where it is the same for all."""
    plans = {point.plan.treatment for point in chosen(scope)}
    label = Line("agent-as-planned", {"treatment": treatment_line(next(iter(plans)))}) if len(plans) == 1 else Line("agent-each-planned")
    return Option(PLANNED, label, Style.PRIMARY), *(Option(agent.value, Line(f"agent-{agent}")) for agent in Agent)


def morning(scope: Scope) -> time:
    """The first time of the plan."""
    return min(scope.briefing.policy.disinfection_times)


def has_premises(scope: Scope) -> bool:
    """Air matters."""
    return bool(of_kind(scope, PointKind.PREMISES))


def has_goods(scope: Scope) -> bool:
    """Which batches?"""
    return bool(of_kind(scope, PointKind.GOODS))


def has_no_plate(scope: Scope) -> bool:
    """A vehicle that was planned without its plate."""
    return any(not point.plan.plate for point in of_kind(scope, PointKind.VEHICLE))


def one_plate(value: Value, scope: Scope) -> Objection | None:
    """One log is of one vehicle."""
    del scope
    return Objection(Line("refused-one-plate")) if len(value) > 1 else None


def header(scope: Scope) -> tuple[Line, ...]:
    """Which enterprise, and which day."""
    name = scope.briefing.enterprises[enterprise_id(scope)].name
    return (Line("log-header", {"name": name, "day": scope.briefing.today}),)


def items(scope: Scope) -> tuple[Item, ...]:
    """A line for each thing that was told, or may be."""
    moment = time_of(scope.value("when"))
    at = on_day(moment, scope.briefing.now) if moment is not None else scope.briefing.now
    found = [
        _item("points", _listed(tuple(point.plan.name for point in chosen(scope)))),
        _item("when", Line("time", {"at": at})),
        _treatment(scope),
    ]
    if has_premises(scope):
        air = scope.value("ventilation")
        found.append(_item("ventilation", Line("minutes", {"value": air}) if air is not None else _nothing()))
    if has_goods(scope):
        numbers = scope.value("batches") or ()
        shown = Line("batches", {"count": len(numbers), "numbers": tuple(numbers[:5])}) if numbers else _nothing()
        found.append(_item("batches", shown))
    if has_no_plate(scope):
        found.append(_item("plate", tuple(scope.value("plate") or ())))
    found.append(_item("operator", tuple(dict.fromkeys(one.operator for one in treated(scope)))))
    found.append(_item("verifier", name_of(scope.value("verifier"), scope) or _nothing()))
    count = len(photos(scope))
    found.append(_item("photos", Line("photo-count", {"count": count}) if count else _nothing()))
    return (*found, _item("remark", str(scope.value("remark") or "") or _nothing()))


def _nothing() -> Line:
    return Line("not-told")


def _listed(names: tuple[str, ...]) -> Fact:
    """Names, as many as leave room for what is to be checked."""
    return names if len(names) <= SHOWN else Line("names-and-more", {"names": names[:SHOWN], "count": len(names)})


def _item(name: str, value: Fact) -> Item:
    label = Line(f"field-{name}")
    return Item(name, Line("review-field", {"field": label, "value": value}), label, ((name, label),))


def _treatment(scope: Scope) -> Item:
    used = tuple(dict.fromkeys(one.treatment for one in treated(scope)))
    shown = treatment_line(used[0]) if len(used) == 1 else Line("agent-each-planned")
    fields = tuple((name, Line(f"field-{name}")) for name in TREATMENT_FIELDS if name in scope.counted)
    line = Line("review-field", {"field": Line("field-agent"), "value": shown})
    return Item("treatment", line, Line("field-agent"), fields)


def total(scope: Scope) -> tuple[Line, ...]:
    """What stays below the policy, before it is confirmed."""
    names = {point.id: point.plan.name for point in chosen(scope)}
    low: dict[tuple[object, ...], list[Treated]] = {}
    for one in treated(scope):
        if one.shortfalls:
            low.setdefault((one.shortfalls, one.treatment), []).append(one)
    lines = tuple(_below(found, tuple(names[one.point_id] for one in found), scope) for found in low.values())
    return (*lines, Line("log-below-note")) if lines else ()


def _below(found: list[Treated], names: tuple[str, ...], scope: Scope) -> Line:
    return Line("log-will-be-below", {"names": _listed(names), "why": shortfall_lines(found[0], scope.briefing.policy)})


def gone(scope: Scope) -> Line | None:
    """Yesterday's, or nothing to log."""
    if scope.subject[1] != scope.briefing.today.isoformat():
        return Line("log-day-over", {"day": date.fromisoformat(scope.subject[1])})
    return None if book_of(enterprise_id(scope), scope.briefing).points else Line("log-no-points")


def record(draft: LogDraft, scope: Scope) -> Finish:
    """Take it down, and show the day as it is then. What somebody else has logged, and was the same treatment, is not logged again."""
    key, briefing = enterprise_id(scope), scope.briefing
    same = twice(scope) if draft.again == SAME else ()
    told = once(treated(scope), same)
    kept = _not_again(same)
    if not told:
        return Finish((), disinfection_card(briefing.enterprises[key], briefing, 0, *kept))
    after = with_logs(briefing, key, told)
    said = (*logged_lines(key, told, briefing), *kept)
    view = disinfection_card(briefing.enterprises[key], after, 0, *said, undo=undo_key(told, briefing.now))
    return Finish((log_of(key, told, briefing),), view, Line("toast-filed"))


def _not_again(same: tuple[Twice, ...]) -> tuple[Line, ...]:
    """What is not logged again: points, and of goods the numbers, for others of them may be."""
    names = tuple(each.point.plan.name for each in same if not each.numbers)
    whole = (Line("logged-once", {"names": _listed(names)}),) if names else ()
    return (*whole, *(numbers_line("logged-once-numbers", each) for each in same if each.numbers))


def twice(scope: Scope) -> tuple[Twice, ...]:
    """What somebody else has logged already."""
    return done_by_others(enterprise_id(scope), treated(scope), scope.briefing)


def who_was_first(scope: Scope) -> tuple[Line, ...]:
    """Who that was, and when."""
    return twice_lines(twice(scope))


AGAIN = fixed(Option(MORE, Line("button-done-again"), Style.PRIMARY), Option(SAME, Line("button-done-once")))
ME = fixed(Option("me", Line("button-operator-me"), Style.PRIMARY))

FLOW = Flow(
    name=NAME,
    draft=LogDraft,
    header=header,
    asks=(
        Ask("points", Ticks(options, "button-points-done", "refused-no-points", "refused-tap-points", named=named)),
        Ask("when", Moment(morning)),
        Ask("agent", Choice(agents, per_row=1)),
        *STRENGTHS,
        Ask("ventilation", minutes(offered_ventilation), when=has_premises, optional=True, skip="button-leave-out"),
        Ask("batches", NumbersList(), when=has_goods, optional=True, skip="button-no-numbers"),
        Ask("plate", Plates(), when=has_no_plate, check=one_plate),
        Ask("operator", OnePerson(present, ME, free=True), optional=True, skip="button-operator-usual"),
        Ask("verifier", OnePerson(present, ME, free=True), optional=True, skip="button-leave-out"),
        Ask("photos", Photos(), optional=True, skip="button-leave-out"),
        Ask("remark", Text(most=MOST_REMARK, read=struck), optional=True, skip="button-leave-out"),
        Ask("review", Review(items, total, confirm=Line("button-log-yes"))),
        # Only now: somebody else may have logged it while this was written.
        Ask("again", Choice(AGAIN, per_row=1), when=lambda scope: bool(twice(scope)), lines=who_was_first),
    ),
    record=record,
    wants=wants_book_and_roster,
    action=Action.LOG_DISINFECTION,
    concerns=enterprise_concerned,
    obsolete=gone,
)
