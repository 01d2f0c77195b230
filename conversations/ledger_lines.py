"""What the cards of a health ledger say: whom it has to tell of and why, what was told, and the heads that will be filed."""

from collections.abc import Collection, Iterable

from conversations.engine.people import person_label, person_name
from conversations.engine.review import Item
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.ledger_scope import (
    TOGETHER,
    LedgerDraft,
    PersonDraft,
    asked_anyway,
    bars_by_key,
    enterprise_of,
    entries,
    ledger_of,
    people_of_the_day,
    person_draft,
    roster_of,
    standing,
    those_who_may_wait,
    to_tell_apart,
)
from conversations.rules.fitness import totals_of
from conversations.screens.bars import bar_line
from conversations.view import Fact, Line

DOUBTS = "doubts"
"""Kept beside the answers: what a typed message left in doubt, as `[message key, facts]`."""
NAMES_SHOWN = 12
"""Names in one line of a card; the others are counted."""


def doubt_line(doubt: list[Value]) -> Line:
    """A kept doubt as a line."""
    key, facts = doubt
    return Line(key, {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in facts.items()})


def header(scope: Scope) -> tuple[Line, ...]:
    """Enterprise and day; in a correction, what it corrects."""
    briefing = scope.briefing
    lines = [Line("ledger-header", {"enterprise": briefing.enterprises[enterprise_of(scope)].name, "day": briefing.today})]
    report = ledger_of(scope).today
    if report is not None:
        lines.append(Line("ledger-correcting", {"by": report.by, "at": report.at}))
    return (*lines, *(doubt_line(doubt) for doubt in scope.notes.get(DOUBTS, ())))


def _names(people: Iterable[Line]) -> dict[str, Fact]:
    named = tuple(people)
    more = (Line("ledger-more", {"count": len(named) - NAMES_SHOWN}),) if len(named) > NAMES_SHOWN else ()
    return {"names": (*named[:NAMES_SHOWN], *more), "count": len(named)}


def together(scope: Scope) -> tuple[Line, ...]:
    """Who may be filed as not returned with one answer, and why nobody of them may be on post."""
    return (Line("ledger-together", _names(_with_reasons(scope, those_who_may_wait(scope)))),)


def _with_reasons(scope: Scope, keys: Iterable[str]) -> list[Line]:
    known, same, bars = roster_of(scope), to_tell_apart(scope), bars_by_key(scope)
    why = {key: bar_line(bars[key], scope.briefing.today) for key in keys if key in bars}
    return [Line("ledger-barred-one", {"person": person_name(known[key], same), "why": line}) for key, line in why.items()]


def whom(scope: Scope) -> tuple[Line, ...]:
    """Who is asked about anyway and why, and who is filed as not returned, above the list to choose from."""
    known, same, bars = roster_of(scope), to_tell_apart(scope), bars_by_key(scope)
    anyway, again = asked_anyway(scope), standing(scope)
    barred = _with_reasons(scope, anyway)
    carried = [person_name(known[key], same) for key in anyway if key not in bars]
    lines = [Line("ledger-barred", _names(barred))] if barred else []
    lines += [Line("ledger-carried", _names(carried))] if carried else []
    lines += [Line("ledger-standing", _names(person_name(known[key], same) for key in again if key in known))] if again else []
    return tuple(lines)


def about(scope: Scope) -> tuple[Line, ...]:
    """Whom the question is about, how many are still to come, and why the person may not be on post."""
    told, ledger = people_of_the_day(scope), ledger_of(scope)
    person = person_label(roster_of(scope)[scope.key], to_tell_apart(scope))
    lines = [Line("ledger-person", {"person": person, "place": told.index(scope.key) + 1, "count": len(told)})]
    bar = bars_by_key(scope).get(scope.key)
    if bar is not None:
        lines.append(Line("ledger-not-on-post", {"why": bar_line(bar, scope.briefing.today)}))
    last = next((entry for entry in (*ledger.carried, *ledger.standing) if str(entry.staff_id) == scope.key), None)
    if last is not None:
        lines.append(Line("ledger-last-status", {"status": Line(f"status-{last.status}")}))
    return tuple(lines)


def entry_line(person: Line, draft: PersonDraft) -> Line:
    """One person in the review."""
    facts: list[Line] = [] if draft.temperature is None else [Line("degrees", {"value": str(draft.temperature)})]
    facts += [Line(f"symptom-{code}") for code in draft.symptoms] or [Line("no-symptoms")]
    return Line("entry", {"person": person, "status": Line(f"status-{draft.status}"), "facts": tuple(facts)})


def items(scope: Scope) -> tuple[Item, ...]:
    """A line for each person told of."""
    known, staff = roster_of(scope), to_tell_apart(scope)
    people = (
        Item(
            key,
            entry_line(person_label(known[key], staff), person_draft(scope, key)),
            person_name(known[key], staff),
            tuple((f"people/{key}/{name}", Line(f"field-{name}")) for name in ("temperature", "symptoms", "status")),
        )
        for key in people_of_the_day(scope)
    )
    label = Line("field-together")
    waiting = (Item(TOGETHER, Line("ledger-together-changed"), label, ((TOGETHER, label),)),) if TOGETHER in scope.counted else ()
    return (*people, *waiting, Item("chosen", Line("ledger-whom"), Line("field-chosen"), (("chosen", Line("field-chosen")),)))


def totals_line(scope: Scope) -> tuple[Line, ...]:
    """The heads of the day as they will be filed."""
    known, same, ledger, policy = roster_of(scope), to_tell_apart(scope), ledger_of(scope), scope.briefing.policy
    drafts = {key: person_draft(scope, key) for key in people_of_the_day(scope)}
    told = entries(LedgerDraft(people=drafts), scope)
    totals = totals_of(ledger.headcount, told, policy)
    again = [person_name(known[key], same) for key in standing(scope) if key in known]
    lines = [*left_out(scope, {str(entry.staff_id) for entry in told})]
    lines += [Line("ledger-standing-again", _names(again))] if again else []
    lines.append(
        Line(
            "ledger-rest",
            {"count": totals.headcount - len(drafts) - len(again), "headcount": totals.headcount, "on_post": totals.on_post},
        )
    )
    return (*lines, *((Line("ledger-will-be-late"),) if scope.briefing.after_cutoff else ()))


def left_out(scope: Scope, told: Collection[str]) -> tuple[Line, ...]:
    """Whom today's report told of and this one does not: another manager's, perhaps, filed while this one was being filled in."""
    report, known, same = ledger_of(scope).today, roster_of(scope), to_tell_apart(scope)
    keys = [str(entry.staff_id) for entry in report.entries] if report is not None else []
    names = tuple(person_name(known[key], same) for key in keys if key in known and key not in told)
    return (Line("ledger-left-out", {"names": names}),) if names else ()
