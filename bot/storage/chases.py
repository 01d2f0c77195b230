"""Where alerts stand in their chains, as rows: reading a chase, freezing its chain, keeping what became of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.answering import Place, answering
from bot.storage.columns import among
from bot.storage.statements import insert_for_ids
from conversations.chain import Chain, Change, Chase, Due, Event, Happening, NoticeKind, Severity, chain_from_json, chain_to_json
from conversations.codes import AlertKind, AlertState
from conversations.policy import Policy
from conversations.rules.chain_making import Quiet, chain_for, leaves_at


@dataclass(frozen=True, slots=True)
class Told:
    """A notice that was written down: somebody is to be told of an alert. `bundle`: when the message leaves that tells of several; None:
    at once, in a message of its own."""

    notice_id: int
    alert_id: int
    account_id: int
    kind: NoticeKind
    round: int
    step: int
    at: datetime
    bundle: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the alert in `row` (of `t.alert`). `by`: who did it; `more`: other columns that change with it."""

    row: Any
    change: Change
    by: int | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


def chase_of(row: Any) -> Chase:
    """The chase in a row of `t.alert`. One whose chain is not frozen yet has an empty one."""
    return Chase(
        chain=chain_from_json(row.chain) if row.chain is not None else Chain(()),
        state=AlertState(row.state),
        step=row.step,
        round=row.round,
        due=Due(row.due),
        next_at=row.next_at,
        holder=row.holder_id,
        silent_until=row.silent_until,
        confirmed=row.confirmed,
    )


def _columns(chase: Chase) -> dict[str, Any]:
    return {
        "chain": chain_to_json(chase.chain) if chase.chain.steps else None,
        "state": chase.state.value,
        "step": chase.step,
        "round": chase.round,
        "due": chase.due.value,
        "next_at": chase.next_at,
        "holder_id": chase.holder,
        "silent_until": chase.silent_until,
        "confirmed": chase.confirmed,
    }


_ALSO = ("acknowledged_at", "resolved_at", "resolved_by", "outcome", "note", "fine_now")
_NAMES = ("chain", "state", "step", "round", "due", "next_at", "holder_id", "silent_until", "confirmed", *_ALSO)
_KEEP = (
    update(t.alert)
    .where(t.alert.c.id == bindparam("alert"))
    .values({name: bindparam(f"new_{name}", type_=t.alert.c[name].type) for name in _NAMES})
)


async def lock_alerts(conn: AsyncConnection, alert_ids: Collection[int]) -> Sequence[Any]:
    """Alerts, locked, in the order of their ids. One statement."""
    statement = select(t.alert).where(among(t.alert.c.id, alert_ids)).order_by(t.alert.c.id)
    return (await conn.execute(statement.with_for_update())).all()


async def chases_of(conn: AsyncConnection, rows: Sequence[Any], policy: Policy, now: datetime) -> dict[int, Chase]:
    """The chases of these alerts, by id. A chain that is not frozen yet is made, of who answers for the place `now` (aware, in the bot's
    zone); `keep` freezes it."""
    bare = [row for row in rows if row.chain is None]
    chains = await chains_now(conn, bare, policy, now.date()) if bare else {}
    return {row.id: replace(chase_of(row), chain=chains[row.id]) if row.id in chains else chase_of(row) for row in rows}


async def chains_now(conn: AsyncConnection, rows: Sequence[Any], policy: Policy, today: date) -> dict[int, Chain]:
    """The chain that each alert would get if it opened on the local day `today`, by id."""
    places = {row.id: Place(row.enterprise_id, row.path) for row in rows}
    who = await answering(conn, set(places.values()), today)
    chains = {}
    for row in rows:
        own = who[places[row.id]]
        people = {"responsible": own.responsible, "substitutes": own.substitutes}
        kind, severity = AlertKind(row.kind), Severity(row.severity)
        chains[row.id] = chain_for(kind, severity, policy, path=row.path, levels=own.levels, **people)
    return chains


async def keep(conn: AsyncConnection, kept: Sequence[Kept], now: datetime, policy: Policy, quiet: Quiet) -> list[Told]:
    """Write down how alerts stand now, their timelines, and who is to be told. At most three statements. What is told is still to be
    queued, in the same transaction (`bot.mailbox.alert_letters`)."""
    changed = [one for one in kept if one.row.chain is None or one.change.chase != chase_of(one.row) or one.more]
    if changed:
        rows = [{"alert": one.row.id, **{f"new_{name}": value for name, value in _after(one, now).items()}} for one in changed]
        await conn.execute(_KEEP, rows)
    await add_events(conn, [(one.row.id, event) for one in kept for event in one.change.events], now)
    told = [
        Told(0, one.row.id, account, notice.kind, notice.round, notice.step, now, leaving)
        for one in kept
        for notice in one.change.notices
        for leaving in (leaves_at(notice.kind, Severity(one.row.severity), policy, now, quiet),)
        for account in dict.fromkeys(notice.people)
    ]
    if not told:
        return []
    ids = await insert_for_ids(conn, t.alert_notice, [_notice(one) for one in told])
    return [replace(one, notice_id=notice_id) for one, notice_id in zip(told, ids, strict=True)]


def _after(one: Kept, now: datetime) -> dict[str, Any]:
    """All that changes in the row, also what cards show of it."""
    row, chase = one.row, one.change.chase
    after = {**_columns(chase), **{name: getattr(row, name) for name in _ALSO}}
    was = AlertState(row.state)
    if chase.state is AlertState.OPEN:
        after["acknowledged_at"] = None
        if was is AlertState.RESOLVED:
            after |= {"resolved_at": None, "resolved_by": None, "outcome": None, "note": ""}
    elif chase.state is AlertState.ACKNOWLEDGED and (was is not AlertState.ACKNOWLEDGED or row.holder_id != chase.holder):
        after["acknowledged_at"] = now
    elif chase.state is AlertState.RESOLVED and was is not AlertState.RESOLVED:
        after |= {"resolved_at": now, "resolved_by": one.by}
    return after | dict(one.more)


async def add_events(conn: AsyncConnection, events: Sequence[tuple[int, Event]], now: datetime) -> None:
    """Lines of timelines, each with its alert. At most one statement."""
    if not events:
        return
    rows = [
        {
            "alert_id": alert_id,
            "at": now,
            "kind": event.kind.value,
            "by": event.by,
            "people": list(event.people) or None,
            "step": event.step.value if event.step is not None else None,
            "until": event.until,
            "note": event.note,
        }
        for alert_id, event in events
    ]
    await conn.execute(insert(t.alert_event), rows)


async def begin_timelines(conn: AsyncConnection, alert_ids: Sequence[int], by: Mapping[int, int | None], now: datetime) -> None:
    """The first line of alerts that have just been opened. `by`: who told of each. At most one statement."""
    await add_events(conn, [(alert_id, Event(Happening.OPENED, by.get(alert_id))) for alert_id in alert_ids], now)


def _notice(told: Told) -> dict[str, Any]:
    return {
        "alert_id": told.alert_id,
        "account_id": told.account_id,
        "kind": told.kind.value,
        "round": told.round,
        "step": told.step,
        "at": told.at,
        "bundle": told.bundle,
    }
