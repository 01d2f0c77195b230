"""Risk in the province in memory: what is stated of places, and the pass that judges again whom a statement touches."""

from collections import Counter
from dataclasses import replace

from conversations.codes import RiskLevel, Verdict
from conversations.places import within
from conversations.return_facts import Rejudged, RejudgedIn, VerdictChange
from conversations.returns import Check, RiskStatement
from conversations.rules.check_alerts import alert_of_check
from conversations.rules.isolation import isolation_after
from conversations.rules.verdict import judge
from tests.conversations import world_return_records
from tests.conversations.world_alerts import tell
from tests.conversations.world_state import DIVISION, DIVISION_NAME, PATH, ZONE, Pass, State


def related(one: str, other: str) -> bool:
    """Whether a statement about one place says something of the other: it is the same, lies in it, or the other way round."""
    return within(one, other) or within(other, one)


def statements(state: State, place: str) -> tuple[RiskStatement, ...]:
    """All that was ever stated of a place, of what it lies in and of what lies in it."""
    return tuple(each for each in state.risks if related(each.place, place))


def touched(state: State, place: str) -> tuple[Check, ...]:
    """The current checks with a stay that a statement about the place says something of."""
    current = (state.check(key) for key in state.current.values())
    return tuple(check for check in current if any(related(stay.place, place) for stay in check.declaration.stays))


def board(state: State) -> tuple[RiskStatement, ...]:
    """The statement in force of every place that is not low, and those to come."""
    in_force: dict[str, RiskStatement] = {}
    for each in sorted(state.risks, key=lambda one: (one.since, one.id)):
        if each.since <= state.now:
            in_force[each.place] = each
    now = (each for each in in_force.values() if each.level is not RiskLevel.LOW)
    return (*now, *(each for each in state.risks if each.since > state.now))


def rejudge(state: State) -> None:
    """Judge again, for every statement that has come into force since the last pass, whom it touches: what the leader does."""
    for statement in state.risks:
        if statement.id in state.passes or statement.since > state.now:
            continue
        done = state.passes[statement.id] = Pass()
        for check in touched(state, statement.place):
            done.judged += 1
            if _judge_again(state, check):
                done.changes.append(VerdictChange(check.judgement.verdict, state.check(check.id)))


def _judge_again(state: State, check: Check) -> bool:
    """Whether the verdict is another one now. An isolation it asks for begins or grows at once; a milder one ends none."""
    risks = {stay.place: statements(state, stay.place) for stay in check.declaration.stays}
    old = check.judgement
    fresh = judge(check.declaration, risks, state.policy, home=DIVISION, today=state.today, zone=ZONE, now=state.now)
    if (fresh.verdict, fresh.rule, fresh.isolate_until) == (old.verdict, old.rule, old.isolate_until):
        return False
    again = replace(check, judgement=fresh, judged_at=state.now, judged_because="risk", before=old.verdict)
    state.checks[check.id] = again
    isolation = isolation_after(check.enterprise_id, check.staff_id, fresh, state.open_isolation(check.staff_id), old)
    if isolation is not None:
        world_return_records.apply(state, isolation, "")
    alert = alert_of_check(check.enterprise_id, check.declaration, fresh) if fresh.verdict is not old.verdict else None
    if alert is not None:
        tell(state, alert, "")
    return fresh.verdict is not old.verdict


def _level_before(state: State, statement: RiskStatement) -> RiskLevel:
    earlier = [r for r in state.risks if r.place == statement.place and r.id < statement.id and r.since <= statement.since]
    return max(earlier, key=lambda r: (r.since, r.id)).level if earlier else RiskLevel.LOW


def _pass_of(state: State, number: str) -> tuple[RiskStatement, Pass] | None:
    statement = next((each for each in state.risks if str(each.id) == number), None)
    return None if statement is None else (statement, state.passes.get(statement.id, Pass()))


def rejudged(state: State, key: str) -> Rejudged | None:
    """Whose verdict a statement changed in one enterprise; `RISK:ENTERPRISE`."""
    number, _, enterprise = key.partition(":")
    found = _pass_of(state, number)
    if found is None or int(enterprise) not in state.enterprises:
        return None
    statement, done = found
    changes = tuple(change for change in done.changes if change.check.enterprise_id == int(enterprise))
    return Rejudged(statement, int(enterprise), state.enterprises[int(enterprise)], changes, _level_before(state, statement))


def rejudged_in(state: State, key: str) -> RejudgedIn | None:
    """The same in a division and below, counted; `RISK:DIVISION`. The whole world lies in one district."""
    number, _, division = key.partition(":")
    found = _pass_of(state, number)
    if found is None or (division and f"/{division}/" not in PATH):
        return None
    statement, done = found
    by_verdict: Counter[Verdict] = Counter(change.check.judgement.verdict for change in done.changes)
    by_enterprise = Counter(change.check.enterprise_id for change in done.changes)
    return RejudgedIn(
        statement,
        division,
        DIVISION_NAME if division == DIVISION else "",
        PATH if division == DIVISION else PATH[: PATH.find(f"/{division}/") + len(division) + 2] if division else "",
        done.judged,
        tuple(by_verdict.most_common()),
        tuple((key, state.enterprises[key], count) for key, count in by_enterprise.most_common(20)),
        _level_before(state, statement),
        finished=statement.id in state.passes,
    )
