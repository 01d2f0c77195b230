"""Alerts: opened by what is told of a person, or folded into the unresolved one of the same key. What tells is a report, a return check, or
a reading of somebody in isolation; each has a module of its own that says when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.entries import entry_columns
from conversations.codes import AlertKind, AlertState
from conversations.records import AlertDraft
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
    """Alerts that were opened, alerts that look different now, and those of them of which officers are to hear again."""

    opened: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    ringing: list[int] = field(default_factory=list)

    def add(self, other: "Touched") -> None:
        """What came of something else, too."""
        self.opened += other.opened
        self.changed += other.changed
        self.ringing += other.ringing


_SHOWN = ("kind", "temperature_centi", "symptoms", "status", "attempted_on_post", "since", "times", "fine_now", "details")
_KEPT = (*_SHOWN, "day", "report_id", "check_id", "reported_by", "reported_at")
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
        .join(t.staff, t.staff.c.id == t.alert.c.staff_id)
        .where(t.unresolved, *conditions)
        .order_by(t.alert.c.id)
    )
    return (await conn.execute(statement.with_for_update(of=t.alert))).all()


async def fold(conn: AsyncConnection, known: Iterable[Any], tellings: Mapping[str, Telling], well: Iterable[int] = ()) -> Touched:
    """Fold what is told into the unresolved alerts of the same keys, among those `known`; note of those whose ids are `well` that the
    person is well by now. At most one statement."""
    touched, fine, changes = Touched(), set(well), []
    for alert in known:
        before = {name: getattr(alert, name) for name in _KEPT}
        telling = tellings.get(alert.key)
        after = _folded(alert, telling) if telling is not None else {**before, "fine_now": alert.fine_now or alert.id in fine}
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
    return {name: told[name] for name in _KEPT}


def _rings(alert: Any, after: dict[str, Any]) -> bool:
    """Whether an edit of the card, which nobody hears, is too little: it got worse, the person had been well in between, or another day
    tells of it and nobody has taken it."""
    worse = _WORSE.index(AlertKind(after["kind"])) > _WORSE.index(AlertKind(alert.kind))
    return worse or alert.fine_now or (alert.state == AlertState.OPEN.value and after["times"] > alert.times)


async def open_alerts(conn: AsyncConnection, tellings: Mapping[str, Telling]) -> list[int]:
    """Open an alert for each; none of their keys is unresolved. Returns the ids. Two statements."""
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
        }
        for key, telling in tellings.items()
    ]
    await conn.execute(insert(t.alert), rows)
    opened = select(t.alert.c.id).where(among(t.alert.c.key, sorted(tellings)), t.unresolved).order_by(t.alert.c.id)
    return list((await conn.scalars(opened)).all())
