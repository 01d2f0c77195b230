"""返岗核查 The return check of one person, or of several who made the same journey (D2, D3, D6): the verdict comes at once.

The promise is part of the review: confirming it signs exactly what it shows.
"""

from datetime import date

from conversations.about import enterprise_concerned
from conversations.engine.flow import Ask, Each, Finish, Flow, Objection
from conversations.engine.people import People, person_label
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.return_asks import journey_asks, person_asks, soonest
from conversations.return_draft import RETURN_CHECK, ReturnDraft, declaration_of
from conversations.return_filing import before_of, filed
from conversations.return_review import coverage, journey_items, person_item, standing_lines
from conversations.return_scope import (
    alike,
    amended,
    check_of,
    enterprise_of,
    home_of,
    is_amendment,
    ledger_of,
    name_of,
    opened_on,
    owing_first,
    present,
    recent_of,
    wants_returns,
    wants_risks,
    wards_of,
)
from conversations.roles import Action
from conversations.screens.return_done import checked
from conversations.view import Fact, Line

NAME = RETURN_CHECK
MOST_AT_ONCE = 20
"""People of one journey; more no card can show."""


def nobody(_scope: Scope) -> bool:
    """A check is always somebody's."""
    return False


CHOSEN = People(owing_first, may_be_none=nobody, everybody=alike, done="button-these-return")


def is_new(scope: Scope) -> bool:
    """Who it is about is asked, unless a check is amended."""
    return not is_amendment(scope)


def not_too_many(value: Value, scope: Scope) -> Objection | None:
    """More people than one card can show."""
    del scope
    return Objection(Line("refused-too-many-people", {"most": MOST_AT_ONCE})) if len(value) > MOST_AT_ONCE else None


def people_of(scope: Scope) -> tuple[str, ...]:
    """Who returns and is still on the roster, in the order chosen."""
    check = amended(scope)
    if check is not None:
        return (str(check.staff_id),) if str(check.staff_id) in present(scope) else ()
    return tuple(CHOSEN.still_there(scope.value("chosen"), scope))


def who(scope: Scope) -> tuple[Line, ...]:
    """Who returns; an amendment says so in its header."""
    names = tuple(name_of(key, scope) for key in people_of(scope))
    return () if is_amendment(scope) else (Line("return-people", {"names": names}),)


def about(scope: Scope) -> tuple[Line, ...]:
    """Who of how many."""
    keys = people_of(scope)
    person = person_label(present(scope)[scope.key], alike(scope))
    if len(keys) == 1:
        return (Line("return-person", {"person": person}),)
    return (Line("ledger-person", {"person": person, "place": keys.index(scope.key) + 1, "count": len(keys)}),)


def last_away(scope: Scope) -> dict[str, date]:
    """Those of whom a report of the last days told that they had not returned, with the day."""
    away = {str(bar.staff_id): bar.away for bar in ledger_of(scope).bars}
    return {key: day for key in people_of(scope) if (day := away.get(key)) is not None}


def begins(scope: Scope) -> date:
    """The first return day that can be told of: none before the day on which one of them had not returned."""
    return max((soonest(scope), *last_away(scope).values()))


def not_before(scope: Scope) -> tuple[Line, ...]:
    """Why earlier days cannot be chosen."""
    away, day = last_away(scope), begins(scope)
    names = tuple(name_of(key, scope) for key, told in away.items() if told == day)
    return (Line("return-not-before", {"names": names, "day": day}),) if names else ()


def header(scope: Scope) -> tuple[Line, ...]:
    """Whose staff; in an amendment, what it corrects."""
    lines = (Line("return-header", {"enterprise": enterprise_of(scope).name}),)
    check = amended(scope)
    if check is None:
        return lines
    facts: dict[str, Fact] = {"person": name_of(str(check.staff_id), scope), "by": check.declared_by, "day": check.declared_at.date()}
    return (*lines, Line("return-amending", facts))


def items(scope: Scope) -> tuple[Item, ...]:
    """Every answer, each to be changed: who, the journey, and person by person."""
    keys = people_of(scope)
    names = tuple(name_of(key, scope) for key in keys)
    chosen = Item("chosen", Line("return-people", {"names": names}), Line("field-people"), (("chosen", Line("field-people")),))
    people = (person_item(scope.within(f"people/{key}/", key), name_of(key, scope)) for key in keys)
    return (*(() if is_amendment(scope) else (chosen,)), *journey_items(scope), *people)


def total(scope: Scope) -> tuple[Line, ...]:
    """The strip and what is missing, what stands already, and the promise."""
    known: list[Line] = []
    for key in people_of(scope):
        replaced = None if is_amendment(scope) else check_of(key, scope)
        known += standing_lines(name_of(key, scope), replaced, wards_of(scope).get(key))
    return (*coverage(scope), *known, Line("return-promise"))


def basis(scope: Scope) -> Value:
    """The checks that it takes the place of: when another manager files one meanwhile, the card that was shown confirms nothing."""
    found = [check_of(key, scope) for key in people_of(scope)]
    return [[check.id, check.revision] for check in found if check is not None]


def record(draft: ReturnDraft, scope: Scope) -> Finish:
    """Judge everybody and file it."""
    enterprise, briefing = enterprise_of(scope), scope.briefing
    done = tuple(
        filed(
            enterprise.id,
            declaration_of(int(key), draft, person),
            before_of(enterprise.id, int(key), briefing),
            briefing,
            home=home_of(scope),
            amends=is_amendment(scope),
        )
        for key, person in draft.people.items()
    )
    names = {int(key): name_of(key, scope) for key in draft.people}
    records = tuple(each for one in done for each in one.records)
    return Finish(records, checked(enterprise, done, names, briefing), Line("toast-checked", {"count": len(done)}))


def over(scope: Scope) -> Line | None:
    """What was measured on another day is not today's; and what is amended may be gone, or its person."""
    if opened_on(scope) != scope.briefing.today:
        return Line("return-day-over", {"day": opened_on(scope)})
    if is_amendment(scope) and not people_of(scope):
        return Line("return-check-gone")
    return None if present(scope) else Line("return-no-staff")


FLOW = Flow(
    name=NAME,
    draft=ReturnDraft,
    header=header,
    asks=(
        Ask("chosen", CHOSEN, when=is_new, check=not_too_many),
        *journey_asks(home_of, recent_of, who, begins=begins, day_lines=not_before),
        Each("people", over=people_of, asks=person_asks(about)),
        Ask("review", Review(items, total, confirm=Line("button-file-check"), basis=basis)),
    ),
    record=record,
    wants=wants_returns,
    also_wants=wants_risks,
    action=Action.CHECK_RETURN,
    concerns=enterprise_concerned,
    obsolete=over,
    traces_refusals=True,
)
