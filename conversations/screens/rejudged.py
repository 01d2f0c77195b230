"""重新判断 What a change of risk changed: for managers whose verdict, for officers how many and where, for the admin all of it."""

from conversations.briefing import Briefing
from conversations.codes import RiskLevel, Verdict
from conversations.return_facts import Rejudged, RejudgedIn, VerdictChange
from conversations.returns import Check, RiskStatement
from conversations.screens.moment import moment
from conversations.screens.parts import button, to_today
from conversations.screens.place import place_line
from conversations.screens.risk import level_line
from conversations.view import Button, Fact, Line, Rows, View

SHOWN = 15
"""People, or enterprises, on a card; the rest is counted."""


def rejudged_card(found: Rejudged, briefing: Briefing) -> View | None:
    """For managers: whose verdict changed, from what to what, and what to do now. Nothing where none did."""
    if not found.changes:
        return None
    shown = found.changes[:SHOWN]
    lines = [
        Line("rejudged-title"),
        _statement(found.statement, found.level_before, briefing),
        Line("rejudged-enterprise", {"enterprise": found.enterprise_name, "count": len(found.changes)}),
        *(_change(change) for change in shown),
    ]
    lines += [Line("rejudged-more", {"count": len(found.changes) - SHOWN})] if len(found.changes) > SHOWN else []
    lines += [Line(f"rejudged-now-{name}") for name in _what_now(found.changes)]
    people = [
        Button(Line("rejudged-person", {"person": _person(change.check)}), f"chk:{change.check.id}:{change.check.enterprise_id}")
        for change in shown
    ]
    rows: Rows = tuple(tuple(people[start : start + 2]) for start in range(0, len(people), 2))
    checks = ((button("rejudged-checks", "ret", found.enterprise_id, 0),),)
    return View(tuple(lines), (*rows, *checks, to_today()), card=f"rejudged/{found.statement.id}/{found.enterprise_id}")


def rejudged_in_card(found: RejudgedIn, briefing: Briefing) -> View | None:
    """For officers: how many checks of the division were judged again and how many changed, and the enterprises with the most. Nothing
    where no verdict changed."""
    if not found.changed:
        return None
    lines = (
        Line("rejudged-in-title", {"division": found.division_name}),
        _statement(found.statement, found.level_before, briefing),
        *_numbers(found),
        *_enterprises(found),
    )
    rows = (
        (button("rejudged-isolated", "isolist", found.division, "all", 0), button("risk-history", "riskhist", found.statement.place)),
        to_today(),
    )
    return View(lines, rows, card=f"rejudged/{found.statement.id}")


def risk_done_card(found: RejudgedIn, briefing: Briefing) -> View:
    """For the admin who said it: how far the judging is, or what came of it."""
    title = Line("risk-done-title") if found.finished else Line("risk-done-going-on")
    lines = [title, _statement(found.statement, found.level_before, briefing), *_numbers(found), *_enterprises(found)]
    rows = ((button("risk-history", "riskhist", found.statement.place), button("risk-board", "risk")), to_today())
    return View(tuple(lines), rows, card=f"rejudged/{found.statement.id}")


def _statement(statement: RiskStatement, before: RiskLevel | None, briefing: Briefing) -> Line:
    facts: dict[str, Fact] = {
        "place": place_line(statement.place),
        "level": level_line(statement.level),
        "since": moment(statement.since, briefing.now),
    }
    return Line("rejudged-risk", facts) if before is None else Line("rejudged-risk-from", {**facts, "old": level_line(before)})


def _numbers(found: RejudgedIn) -> tuple[Line, ...]:
    changed = sum(count for _, count in found.changed)
    if not found.judged:
        return (Line("rejudged-nobody"),) if found.finished else ()
    numbers = Line("rejudged-numbers", {"judged": found.judged, "changed": changed})
    by_verdict = tuple(Line(f"rejudged-count-{verdict}", {"count": count}) for verdict, count in found.changed)
    return (numbers, Line("rejudged-by-verdict", {"parts": by_verdict})) if by_verdict else (numbers,)


def _enterprises(found: RejudgedIn) -> tuple[Line, ...]:
    shown = found.enterprises[:SHOWN]
    lines = tuple(Line("rejudged-at", {"enterprise": name, "count": count}) for _, name, count in shown)
    return (Line("rejudged-most"), *lines) if lines else ()


def _change(change: VerdictChange) -> Line:
    facts: dict[str, Fact] = {
        "person": _person(change.check),
        "old": Line(f"rejudged-was-{change.before}"),
        "new": _verdict(change.check),
    }
    return Line("rejudged-change", facts)


def _person(check: Check) -> Line:
    facts: dict[str, Fact] = {"name": check.staff_name}
    return Line("person-with-post", {**facts, "post": check.staff_post}) if check.staff_post else Line("person", facts)


def _verdict(check: Check) -> Line:
    until = check.judgement.isolate_until
    if check.judgement.verdict is Verdict.ISOLATE and until is not None:
        return Line("rejudged-isolate-until", {"until": until})
    return Line(f"rejudged-was-{check.judgement.verdict}")


def _what_now(changes: tuple[VerdictChange, ...]) -> tuple[str, ...]:
    """What has to be done for whom: `isolate`, `kept` (a milder verdict ends no isolation), `again` (the check needs to be mended)."""
    after = {change.check.judgement.verdict for change in changes}
    milder = any(change.before is Verdict.ISOLATE and change.check.judgement.verdict is not Verdict.ISOLATE for change in changes)
    told = (
        ("isolate", Verdict.ISOLATE in after),
        ("kept", milder),
        ("again", bool(after & {Verdict.INCOMPLETE, Verdict.NOT_FIT})),
    )
    return tuple(name for name, holds in told if holds)
