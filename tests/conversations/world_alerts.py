"""The alerts of the province in memory: what officers do to them goes through the same pure transitions as in the database."""

from dataclasses import replace
from datetime import datetime

from conversations.alert import ON_ITS_WAY, Alert, Colleague, TimelineEntry
from conversations.alert_chase import after, chase_of
from conversations.alert_draft import AlertDraft
from conversations.alert_pages import EVERYWHERE, OF_ENTERPRISE, PAGE, AlertCounts, AlertPage, Tab
from conversations.alert_records import AcknowledgeAlert, HandOverAlert, ReopenAlert, ResolveAlert, SeeDetail, SilenceAlert
from conversations.chain import Chain, Change, Happening, Severity, Step, StepKind, Who, severity_of
from conversations.codes import AlertKind, AlertOutcome, AlertState
from conversations.roles import Account, Role
from conversations.rules import escalation
from tests.conversations.world_state import DIVISION, DIVISION_NAME, PATH, State

RECORDS = (AcknowledgeAlert, SilenceAlert, HandOverAlert, ResolveAlert, ReopenAlert, SeeDetail)
PLACES = {PATH: DIVISION_NAME, "/220000/220100/": "长春市", "/220000/": "吉林省"}


def upward(path: str) -> list[str]:
    """The place and those above it."""
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[:length])}/" for length in range(len(parts), 0, -1)]


def officers_at(state: State, path: str) -> tuple[int, ...]:
    """The officers of one place."""
    return tuple(a.id for a in state.accounts.values() if any(m.role is Role.OFFICER and m.path == path for m in a.memberships))


def _admins(state: State) -> tuple[int, ...]:
    return tuple(a.id for a in state.accounts.values() if a.is_admin())


def chain_of(state: State, path: str) -> Chain:
    """Those of the place, then level by level, then the admins."""
    if not path:
        return Chain((Step(StepKind.ADMINS, 60),))
    own, *above = upward(path)
    levels = tuple(Step(StepKind.LEVEL, 30, people, place) for place in above if (people := officers_at(state, place)))
    return Chain((Step(StepKind.RESPONSIBLE, 15, officers_at(state, own), own), *levels, Step(StepKind.ADMINS, 60)))


def who(state: State, chain: Chain) -> Who:
    """Who can be told now."""
    steps = tuple(tuple(one for one in step.people if one not in state.unreachable) for step in chain.steps)
    reachable = frozenset(a.id for a in state.accounts.values()) - state.unreachable
    return Who(steps, tuple(one for one in _admins(state) if one in reachable), reachable)


def change(state: State, alert_id: int, done: Change, outcome: AlertOutcome | None = None) -> None:
    """Store a change. What was written to people has arrived, unless they cannot be written to."""
    names = {a.id: a.name for a in state.accounts.values()}
    moved = after(state.alerts[alert_id], done, state.now, names, outcome)
    lost = {a.name for a in state.accounts.values() if a.id in state.unreachable}
    state.alerts[alert_id] = replace(moved, timeline=tuple(_arrived(entry, lost) for entry in moved.timeline))


def _arrived(entry: TimelineEntry, lost: set[str]) -> TimelineEntry:
    fates = {ON_ITS_WAY: "delivered"}
    return replace(
        entry,
        people=tuple((n, "unreachable" if fate == ON_ITS_WAY and n in lost else fates.get(fate, fate)) for n, fate in entry.people),
    )


def tick(state: State) -> None:
    """Do what is due by now, of every alert."""
    for alert_id in list(state.alerts):
        chase = chase_of(state.alerts[alert_id])
        change(state, alert_id, escalation.due(chase, state.now, who(state, chase.chain)))


def opened(state: State, alert: Alert, key: str = "") -> Alert:
    """Open an alert; its first step is told at once."""
    started = escalation.opened(chain_of(state, alert.path), state.now)
    state.alerts[alert.id] = replace(alert, severity=severity_of(alert.kind))
    state.alert_keys[alert.id] = key
    change(state, alert.id, started)
    change(state, alert.id, escalation.due(started.chase, state.now, who(state, started.chase.chain)))
    return state.alerts[alert.id]


def tell(state: State, draft: AlertDraft, by: str) -> None:
    """Open an alert about a person, or fold it into the unresolved one of its key."""
    enterprise, person, entry = state.enterprise_of(draft.staff_id), state.member(draft.staff_id), draft.entry
    known = next((a for a in _unresolved(state, "/") if state.alert_keys[a.id] == draft.key), None)
    if known is None:
        fresh = Alert(
            len(state.alerts) + 101, draft.kind, AlertState.OPEN, enterprise, state.enterprises[enterprise], DIVISION_NAME, PATH,
            person.name, person.post, entry.temperature, entry.symptoms, entry.status, state.today, state.now, by,
            details=draft.details, staff_id=draft.staff_id,
        )  # fmt: skip
        opened(state, fresh, draft.key)
        return
    worse = (entry.temperature or 0) > (known.temperature or 0) or (known.reported_at or known.opened_at).date() != state.today
    folded = replace(
        known,
        kind=draft.kind,
        severity=severity_of(draft.kind),
        temperature=entry.temperature,
        symptoms=entry.symptoms,
        status=entry.status,
        details=draft.details,
        reported_by=by,
        reported_at=state.now,
        times=known.times + 1,
        fine_now=False,
    )
    state.alerts[known.id] = folded
    if worse:
        told_again(state, known.id)


def fine(state: State, enterprise: int, alerted: set[int], *, revised: bool) -> None:
    """A report tells of nothing where there was something: noted, and taken back where it is today's own that is corrected."""
    for one in _unresolved(state, "/"):
        # What a verdict told of is not over because a day's report tells of nothing.
        if one.enterprise_id != enterprise or not state.alert_keys[one.id].startswith("health:") or one.staff_id in alerted or one.fine_now:
            continue
        state.alerts[one.id] = replace(one, fine_now=True)
        if revised and (one.reported_at or one.opened_at).date() == state.today:
            corrected(state, one.id)


def of_enterprise_kind(state: State, kind: AlertKind, enterprise: int = 17, at: datetime | None = None) -> Alert:
    """An alert that the bot itself opens about an enterprise; `enterprise` 0: about the system."""
    name, place, path = (state.enterprises[enterprise], DIVISION_NAME, PATH) if enterprise else ("", "", "")
    fresh = Alert(
        len(state.alerts) + 101, kind, AlertState.OPEN, enterprise, name, place, path, "", None, None, (), None,
        state.today, at or state.now, "",
    )  # fmt: skip
    return opened(state, fresh, f"{kind}:{enterprise}")


def told_again(state: State, alert_id: int) -> None:
    """It got worse, or another day tells of it."""
    alert = state.alerts[alert_id]
    told = {name for entry in alert.timeline if entry.kind is Happening.TOLD for name, _ in entry.people}
    people = tuple(a.id for a in state.accounts.values() if a.name in told)
    chase = chase_of(alert)
    change(state, alert_id, escalation.told_again(chase, people, who(state, chase.chain), state.now))


def corrected(state: State, alert_id: int) -> None:
    """The enterprise took back what it had told."""
    change(state, alert_id, escalation.corrected(chase_of(state.alerts[alert_id]), state.now), AlertOutcome.CORRECTED)


def apply(state: State, record: object, by: Account) -> None:
    """Store what an officer did."""
    if isinstance(record, SeeDetail) or not isinstance(record, RECORDS):
        return
    chase = chase_of(state.alerts[record.alert_id])
    match record:
        case AcknowledgeAlert():
            done = escalation.acknowledged(chase, by.id, state.now)
        case SilenceAlert(until=until):
            done = escalation.silenced(chase, by.id, state.now, until)
        case HandOverAlert(to=to):
            done = escalation.handed_over(chase, by.id, to, state.now)
        case ResolveAlert(note=note):
            done = escalation.resolved(chase, by.id, state.now, note)
        case _:
            done = escalation.reopened(chase, by.id, state.now)
    assert done.events, "a turn that changes nothing has no record"
    assert not escalation.broken(done.chase)
    change(state, record.alert_id, done, record.outcome if isinstance(record, ResolveAlert) else None)
    if isinstance(record, ReopenAlert):
        tick(state)


def alert(state: State, alert_id: int) -> Alert:
    """One alert with all that its card may need."""
    found = state.alerts[alert_id]
    people: list[Colleague] = []
    for path in upward(found.path) if found.path else ():
        at = [state.accounts[chat] for chat in state.accounts if state.accounts[chat].id in officers_at(state, path)]
        people += [Colleague(a.id, a.name, PLACES.get(path, ""), a.id not in state.off_duty) for a in at if a.id not in state.unreachable]
    if not found.path:
        people = [Colleague(a.id, a.name, "") for a in state.accounts.values() if a.is_admin()]
    open_now = _unresolved(state, "") if found.state is AlertState.RESOLVED else []
    newer = next((a.id for a in open_now if state.alert_keys[a.id] == state.alert_keys[alert_id]), 0)
    return replace(found, places=tuple(PLACES.items()), colleagues=tuple(people), newer=newer)


def _unresolved(state: State, path: str) -> list[Alert]:
    found = [a for a in state.alerts.values() if a.state is not AlertState.RESOLVED and a.path.startswith(path)]
    return sorted(found, key=lambda a: (a.severity is not Severity.URGENT, a.opened_at, a.id))


def _place(state: State, code: str) -> tuple[str, str] | None:
    if code == EVERYWHERE:
        return "", ""
    held = {m.division: (m.division_name, m.path) for a in state.accounts.values() for m in a.divisions()}
    return {DIVISION: (DIVISION_NAME, PATH), **held}.get(code)


def counts(state: State, key: str) -> AlertCounts | None:
    """How many are open."""
    code, account = key.split(":")
    place = _place(state, code)
    if place is None:
        return None
    found = _unresolved(state, place[1])
    urgent = sum(a.severity is Severity.URGENT for a in found)
    mine = sum(a.holder_id == int(account) for a in found)
    return AlertCounts(urgent, len(found) - urgent, mine, sum(a.state is AlertState.OPEN for a in found))


def page(state: State, key: str) -> AlertPage | None:
    """A page of them."""
    code, tab, number, account = key.split(":")
    place, counted = _place(state, code), counts(state, f"{code}:{account}")
    if place is None or counted is None:
        return None
    found = _unresolved(state, place[1])
    if tab == Tab.MINE:
        found = [a for a in found if a.holder_id == int(account)]
    if tab == Tab.FREE:
        found = [a for a in found if a.state is AlertState.OPEN]
    pages = max(1, -(-len(found) // PAGE))
    shown = min(int(number), pages - 1)
    return AlertPage(code, *place, Tab(tab), counted, shown, pages, tuple(found[shown * PAGE : (shown + 1) * PAGE]))


def of_enterprise(state: State, enterprise: int) -> tuple[Alert, ...]:
    """The open ones of one enterprise."""
    return tuple(a for a in _unresolved(state, "/") if a.enterprise_id == enterprise)[: OF_ENTERPRISE + 1]
