"""Disinfection: points and their plans, logs and their withdrawal, photos that are asked for and sent. Every kind of record takes a number
of statements that does not depend on how many there are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.database import Conflict
from bot.storage.facts.disinfection_rows import minute_of, photo_columns, plan_columns, shortfalls_text, slot_text, treatment_columns
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.statements import insert_for_ids, insert_into
from conversations.disinfection import PointPlan, Treated
from conversations.disinfection_records import (
    AddPoints,
    AnswerWithPhoto,
    AskForPhoto,
    ChangePoint,
    LogDisinfection,
    RemovePoint,
    WithdrawLogs,
)
from conversations.policy import Policy
from conversations.rules.point_since import due_from


class Photos(NamedTuple):
    """Requests for a photo that are new, and those that were answered."""

    asked: tuple[int, ...]
    answered: tuple[int, ...]


async def keep_disinfection(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, policy: Policy) -> Photos:
    """Store what was planned, done, asked for and sent. `now` is local. Raises Conflict where a request was answered meanwhile, or
    where two people log one point at once: who comes second shall see that it is done."""
    await _add_points(conn, list(of_kind(deeds, AddPoints)), now, policy)
    await _change_points(conn, list(of_kind(deeds, ChangePoint)), now)
    await _remove_points(conn, list(of_kind(deeds, RemovePoint)), now)
    await _log(conn, [(record, one, deed) for record, deed in of_kind(deeds, LogDisinfection) for one in record.treated], now, policy)
    await _withdraw(conn, list(of_kind(deeds, WithdrawLogs)), now)
    return Photos(await _ask(conn, list(of_kind(deeds, AskForPhoto)), now), await _answer(conn, list(of_kind(deeds, AnswerWithPhoto)), now))


async def _add_points(conn: AsyncConnection, asked: Sequence[tuple[AddPoints, Deed]], now: datetime, policy: Policy) -> None:
    if not asked:
        return
    enterprise_ids = [record.enterprise_id for record, _ in asked]
    paths, last = await _places(conn, enterprise_ids), await _last_positions(conn, enterprise_ids)
    rows: list[dict[str, Any]] = []
    plans: list[PointPlan] = []
    for record, deed in asked:
        for plan in record.plans:
            last[record.enterprise_id] = last.get(record.enterprise_id, 0) + 1
            where = {"enterprise_id": record.enterprise_id, "path": paths[record.enterprise_id], "position": last[record.enterprise_id]}
            since = due_from(plan.kind, now, policy)
            rows.append({**where, **plan_columns(plan), "since": since, "created_at": now, "by": actor(deed)})
            plans.append(plan)
    if not rows:
        return
    told = zip(await insert_for_ids(conn, t.disinfection_point, rows), rows, plans, strict=True)
    await conn.execute(insert(t.disinfection_plan), [_step(point_id, "added", now, row["by"], plan) for point_id, row, plan in told])


async def _places(conn: AsyncConnection, enterprise_ids: Sequence[int]) -> dict[int, str]:
    """Where the enterprises report; their rows are locked, so that two managers who add at once do not get the same positions."""
    c = t.enterprise.c
    chosen = select(c.id, c.path).where(among(c.id, enterprise_ids)).order_by(c.id).with_for_update(key_share=True)
    return {row.id: row.path for row in await conn.execute(chosen)}


async def _last_positions(conn: AsyncConnection, enterprise_ids: Sequence[int]) -> dict[int, int]:
    c = t.disinfection_point.c
    last = select(c.enterprise_id, func.max(c.position).label("last")).where(among(c.enterprise_id, enterprise_ids))
    return {row.enterprise_id: row.last for row in await conn.execute(last.group_by(c.enterprise_id))}


def _step(point_id: int, step: str, now: datetime, by: int, plan: PointPlan | None = None) -> dict[str, Any]:
    return {"point_id": point_id, "step": step, "plan": None if plan is None else plan_columns(plan), "at": now, "by": by}


_POINT = (t.disinfection_point.c.id == bindparam("of_point")) & (t.disinfection_point.c.enterprise_id == bindparam("of_enterprise"))


Changed = TypeVar("Changed", ChangePoint, RemovePoint)


async def _of_theirs(conn: AsyncConnection, asked: Sequence[tuple[Changed, Deed]]) -> list[tuple[Changed, Deed]]:
    """Those of them that are about a point of the enterprise that is named: a button may carry any number."""
    if not asked:
        return []
    c = t.disinfection_point.c
    found = await conn.execute(select(c.id, c.enterprise_id).where(among(c.id, [record.point_id for record, _ in asked])))
    theirs = {(row.id, row.enterprise_id) for row in found}
    return [(record, deed) for record, deed in asked if (record.point_id, record.enterprise_id) in theirs]


async def _change_points(conn: AsyncConnection, asked: Sequence[tuple[ChangePoint, Deed]], now: datetime) -> None:
    asked = await _of_theirs(conn, asked)
    if not asked:
        return
    planned = [{**_where(record), **{f"new_{name}": value for name, value in plan_columns(record.plan).items()}} for record, _ in asked]
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in plan_columns(asked[0][0].plan)}
    await conn.execute(update(t.disinfection_point).where(_POINT).values(values), planned)
    steps = [_step(record.point_id, "changed", now, actor(deed), record.plan) for record, deed in asked]
    await conn.execute(insert(t.disinfection_plan), steps)


def _where(record: ChangePoint | RemovePoint) -> dict[str, Any]:
    return {"of_point": record.point_id, "of_enterprise": record.enterprise_id}


async def _remove_points(conn: AsyncConnection, asked: Sequence[tuple[RemovePoint, Deed]], now: datetime) -> None:
    asked = await _of_theirs(conn, asked)
    if not asked:
        return
    removed = [{**_where(record), "new_removed_at": now if record.removed else None} for record, _ in asked]
    moment = bindparam("new_removed_at", type_=t.disinfection_point.c.removed_at.type)
    await conn.execute(update(t.disinfection_point).where(_POINT).values(removed_at=moment), removed)
    steps = [_step(record.point_id, "removed" if record.removed else "restored", now, actor(deed)) for record, deed in asked]
    await conn.execute(insert(t.disinfection_plan), steps)


async def _log(conn: AsyncConnection, asked: Sequence[tuple[LogDisinfection, Treated, Deed]], now: datetime, policy: Policy) -> None:
    if not asked:
        return
    first: dict[int, int] = {}
    if any(first.setdefault(one.point_id, deed.chat_id) != deed.chat_id for _, one, deed in asked):
        raise Conflict("two people have logged one point at once")
    await _nobody_was_first(conn, list(dict.fromkeys(record for record, _, _ in asked if record.seen is not None)), now)
    rows = [_log_row(record.enterprise_id, one, actor(deed), now, policy) for record, one, deed in asked]
    if not any(one.photos for _, one, _ in asked):
        await conn.execute(insert(t.disinfection_log), rows)
        return
    ids = await insert_for_ids(conn, t.disinfection_log, rows)
    photos = [
        {"log_id": log_id, "position": position, **photo_columns(photo)}
        for log_id, (_, one, _) in zip(ids, asked, strict=True)
        for position, photo in enumerate(one.photos)
    ]
    await conn.execute(insert(t.disinfection_photo), photos)


async def _nobody_was_first(conn: AsyncConnection, records: Sequence[LogDisinfection], now: datetime) -> None:
    """Raises Conflict where a point has a log that its teller did not know of: run again, the turn sees it and says so. The points are
    locked until the transaction ends, so that of two processes one sees what the other did. Two statements."""
    if not records:
        return
    point, log = t.disinfection_point.c, t.disinfection_log.c
    points = sorted({one.point_id for record in records for one in record.treated})
    if conn.dialect.name == "postgresql":
        await conn.execute(select(point.id).where(among(point.id, points)).order_by(point.id).with_for_update(key_share=True))
    first = min(one.at.astimezone(now.tzinfo).date() for record in records for one in record.treated)
    theirs = among(log.enterprise_id, sorted({record.enterprise_id for record in records}))
    # Not of later days: a clock that was ahead may have left some, which no book shows before their day, and so nobody can have seen.
    standing = select(log.id, log.point_id).where(theirs, log.day.between(first, now.date()), among(log.point_id, points), t.stands)
    known = {(one.point_id, seen) for record in records for one in record.treated for seen in record.seen or ()}
    if any((row.point_id, row.id) not in known for row in await conn.execute(standing)):
        raise Conflict("somebody else has logged the point meanwhile")


def _log_row(enterprise_id: int, one: Treated, by: int, now: datetime, policy: Policy) -> dict[str, Any]:
    at = one.at.astimezone(now.tzinfo)
    return {
        "point_id": one.point_id,
        "enterprise_id": enterprise_id,
        "day": at.date(),
        "minute": minute_of(at.time()),
        "slot": None if one.slot is None else slot_text(one.slot),
        "at": one.at,
        **treatment_columns(one.treatment),
        "batch_nos": list(one.batch_nos) or None,
        "plate": one.plate,
        "operator": one.operator,
        "verifier": one.verifier,
        "remark": one.remark,
        "shortfalls": shortfalls_text(one.shortfalls),
        "sufficient": not one.shortfalls,
        "policy_version": policy.version,
        "by": by,
        "logged_at": now,
    }


async def _withdraw(conn: AsyncConnection, asked: Sequence[tuple[WithdrawLogs, Deed]], now: datetime) -> None:
    """What was withdrawn before stays as it was then."""
    c = t.disinfection_log.c
    rows = [
        {"of_log": log_id, "of_enterprise": record.enterprise_id, "moment": now, "account": actor(deed)}
        for record, deed in asked
        for log_id in record.log_ids
    ]
    if rows:
        chosen = (c.id == bindparam("of_log")) & (c.enterprise_id == bindparam("of_enterprise")) & t.stands
        withdrawn = {"withdrawn_at": bindparam("moment", type_=c.withdrawn_at.type), "withdrawn_by": bindparam("account")}
        await conn.execute(update(t.disinfection_log).where(chosen).values(withdrawn), rows)


async def _ask(conn: AsyncConnection, asked: Sequence[tuple[AskForPhoto, Deed]], now: datetime) -> tuple[int, ...]:
    """The requests that are new: a point of which a photo is asked for already has one."""
    rows = [
        {"enterprise_id": record.enterprise_id, "point_id": record.point_id, "asked_by": actor(deed), "asked_at": now}
        for record, deed in asked
    ]
    if not rows:
        return ()
    c = t.photo_request.c
    once = insert_into(conn, t.photo_request).on_conflict_do_nothing(index_elements=[c.point_id], index_where=t.unanswered)
    return tuple(sorted((await conn.execute(once.returning(c.id), rows)).scalars()))


async def _answer(conn: AsyncConnection, asked: Sequence[tuple[AnswerWithPhoto, Deed]], now: datetime) -> tuple[int, ...]:
    if not asked:
        return ()
    c = t.photo_request.c
    ids = [record.request_id for record, _ in asked]
    answer = update(t.photo_request).where(among(c.id, ids), t.unanswered).values(answered_at=now).returning(c.id)
    answered = tuple(sorted((await conn.execute(answer)).scalars()))
    if len(answered) < len(asked):
        raise Conflict("the photo was sent meanwhile")
    photos = [{f"new_{name}": value for name, value in photo_columns(record.photo).items()} for record, _ in asked]
    rows = [{"of_request": record.request_id, "account": actor(deed), **photo} for (record, deed), photo in zip(asked, photos, strict=True)]
    values: dict[str, Any] = {name.removeprefix("new_"): bindparam(name) for name in photos[0]}
    values["answered_by"] = bindparam("account")
    await conn.execute(update(t.photo_request).where(c.id == bindparam("of_request")).values(values), rows)
    return answered
