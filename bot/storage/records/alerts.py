"""Alerts: opened by what is told of a person, or folded into the unresolved one of the same key. What tells is a report, a return check, or
a reading of somebody in isolation; each has a module of its own that says when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.chases import Kept, begin_timelines, chase_of, keep
from bot.storage.columns import among
from bot.storage.facts.entries import entry_columns
from conversations.chain import Severity, severity_of
from conversations.codes import AlertKind, AlertOutcome, AlertState
from conversations.policy import DEFAULT_POLICY
from conversations.records import AlertDraft
from conversations.rules.escalation import CORRECTED_NOTE, corrected
from conversations.view import line_to_json


@dataclass(frozen=True, slots=True)
class Telling:
    """A draft, and by whom, when and in what it was told. `since`: the first day of the run; `day`: what it tells of; `path`: where the
    enterprise reports. A reading has neither report nor check."""

    draft: AlertDraft
    enterprise_id: int
    path: str
    since: date
    day: date
    by: int
    at: datetime
    report_id: int | None = None
    check_id: int | None = None


@dataclass(slots=True)
class Touched:
    """Alerts that were opened, alerts that look different now, and those of them of which officers are to hear again. `silent`: enterprises
    that have reported, and have an alert because they had not."""

    opened: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    ringing: list[int] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)

    def add(self, other: "Touched") -> None:
        """What came of something else, too."""
        self.opened += other.opened
        self.changed += other.changed
        self.ringing += other.ringing


_SHOWN = ("kind", "temperature_centi", "symptoms", "status", "attempted_on_post", "since", "times", "fine_now", "details")
_CHASE = ("severity", "chain", "step", "round", "next_at")
_KEPT = (*_SHOWN, *_CHASE, "day", "report_id", "check_id", "reported_by", "reported_at")
_CHANGE = (
    update(t.alert)
    .where(t.alert.c.id == bindparam("alert"))
    .values({name: bindparam(f"new_{name}", type_=t.alert.c[name].type) for name in _KEPT})
)
_WORSE = (
    AlertKind.MEDIUM_RISK,
    AlertKind.HIGH_RISK,
    AlertKind.CONTACT,
    AlertKind.NOT_FIT,
    AlertKind.UNFIT_COURIER,
    AlertKind.SYMPTOMS,
    AlertKind.FEVER,
    AlertKind.WORKING_ILL,
)


async def lock_unresolved(conn: AsyncConnection, *conditions: ColumnElement[bool]) -> Sequence[Any]:
    """The unresolved alerts of which the conditions hold, locked; `gone`: the person has left the roster. One statement."""
    statement = (
        select(t.alert, t.staff.c.departed_at.is_not(None).label("gone"))
        .outerjoin(t.staff, t.staff.c.id == t.alert.c.staff_id)
        .where(t.unresolved, *conditions)
        .order_by(t.alert.c.id)
    )
    return (await conn.execute(statement.with_for_update(of=t.alert))).all()


async def fold(
    conn: AsyncConnection,
    known: Iterable[Any],
    tellings: Mapping[str, Telling],
    well: Iterable[int] = (),
    details: Mapping[int, Any] = MappingProxyType({}),
) -> Touched:
    """Fold what is told into the unresolved alerts of the same keys, among those `known`; note of those whose ids are `well` that the
    person is well by now, some with other `details` (as the column holds them). At most one statement."""
    touched, fine, changes = Touched(), set(well), []
    for alert in known:
        before = {name: getattr(alert, name) for name in _KEPT}
        telling = tellings.get(alert.key)
        after = _folded(alert, telling) if telling is not None else _well(alert, before, fine, details)
        if after == before:
            continue
        if telling is not None and _rings(alert, after):
            touched.ringing.append(alert.id)
        changes.append({"alert": alert.id, **{f"new_{name}": value for name, value in after.items()}})
        if any(after[name] != before[name] for name in _SHOWN):
            touched.changed.append(alert.id)
    if changes:
        await conn.execute(_CHANGE, changes)
    return touched


def _well(alert: Any, before: dict[str, Any], fine: set[int], details: Mapping[int, Any]) -> dict[str, Any]:
    return {**before, "fine_now": alert.fine_now or alert.id in fine, "details": details.get(alert.id, before["details"])}


def _told(telling: Telling) -> dict[str, Any]:
    draft = telling.draft
    return {
        **entry_columns(draft.entry),
        "kind": draft.kind.value,
        "details": details_of(draft),
        "since": telling.since,
        "day": telling.day,
        "reported_by": telling.by,
        "reported_at": telling.at,
        "report_id": telling.report_id,
        "check_id": telling.check_id,
    }


def details_of(draft: AlertDraft) -> Any:
    """The details as the column holds them."""
    return [line_to_json(line) for line in draft.details] or None


def _folded(alert: Any, telling: Telling) -> dict[str, Any]:
    told = _told(telling)
    # Told anew of the same day is not one more time.
    told |= {"times": alert.times + (telling.day > alert.day), "fine_now": False}
    told |= _worsened(alert, severity_of(telling.draft.kind), telling.at)
    return {name: told[name] for name in _KEPT}


def _worsened(alert: Any, severity: Severity, at: datetime) -> dict[str, Any]:
    """How the chain stands. A routine alert that becomes urgent gets a new one, which begins at once; an urgent one stays urgent."""
    before = {name: getattr(alert, name) for name in _CHASE}
    if severity is not Severity.URGENT or alert.severity == Severity.URGENT.value:
        return before
    next_at = at if alert.state == AlertState.OPEN.value else alert.next_at
    return {"severity": severity.value, "chain": None, "step": 0, "round": alert.round + 1, "next_at": next_at}


def _rings(alert: Any, after: dict[str, Any]) -> bool:
    """Whether an edit of the card, which nobody hears, is too little: it got worse, the person had been well in between, or another day
    tells of it and nobody has taken it."""
    worse = _WORSE.index(AlertKind(after["kind"])) > _WORSE.index(AlertKind(alert.kind))
    return worse or alert.fine_now or (alert.state == AlertState.OPEN.value and after["times"] > alert.times)


async def correct(conn: AsyncConnection, alerts: Sequence[Any], now: datetime) -> None:
    """The enterprise takes back what these alerts, locked and already noted as fine, were told of. What nobody holds is closed; who holds
    one decides. At most two statements."""
    kept = []
    for alert in alerts:
        change = corrected(chase_of(alert), now)
        closed = change.chase.state is AlertState.RESOLVED
        more = {"fine_now": True, **({"outcome": AlertOutcome.CORRECTED.value, "note": CORRECTED_NOTE} if closed else {})}
        kept.append(Kept(alert, change, more=more))
    # It tells nobody: every phone that has the card sees it there.
    await keep(conn, kept, now, DEFAULT_POLICY, lambda moment: moment)


async def open_alerts(conn: AsyncConnection, tellings: Mapping[str, Telling]) -> list[int]:
    """Open an alert for each; none of their keys is unresolved. Its chain is made, and its first step run, in the same transaction
    (`bot/storage/escalation.py`). Returns the ids. Three statements."""
    if not tellings:
        return []
    rows = [
        {
            **_told(telling),
            "key": key,
            "state": AlertState.OPEN.value,
            "enterprise_id": telling.enterprise_id,
            "path": telling.path,
            "opened_at": telling.at,
            "severity": severity_of(telling.draft.kind).value,
            "next_at": telling.at,
        }
        for key, telling in tellings.items()
    ]
    await conn.execute(insert(t.alert), rows)
    opened = select(t.alert.c.id, t.alert.c.reported_by).where(among(t.alert.c.key, sorted(tellings)), t.unresolved).order_by(t.alert.c.id)
    by = {row.id: row.reported_by for row in await conn.execute(opened)}
    await begin_timelines(conn, list(by), by, next(iter(tellings.values())).at)
    return list(by)
