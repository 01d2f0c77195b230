"""Return checks filed, amended and confirmed. A constant number of statements for any number of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.database import Conflict
from bot.storage.records.deed import Deed, actor, of_kind
from conversations.codes import MAY_RETURN
from conversations.places import path_of
from conversations.records import ConfirmCheck, FileCheck
from conversations.returns_json import declaration_to_json, judgement_to_json


@dataclass(frozen=True, slots=True)
class FiledCheck:
    """A check that was stored as `check_id`. `before`: the verdict that it had before this revision; `answers`: what the person had
    declared alone, and nobody had confirmed, was answered by it."""

    record: FileCheck
    by: int
    check_id: int
    before: str | None
    answers: bool

    @property
    def clear(self) -> bool:
        """Whether it lets the person be on post by itself."""
        return _is_clear(self.record)


def _is_clear(record: FileCheck) -> bool:
    return record.judgement.verdict in MAY_RETURN and not record.self_declared


async def file_checks(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[FiledCheck]:
    """Store the checks. Raises Conflict where the person's current check is another one by now, or another revision of it."""
    asked = {record.declaration.staff_id: (record, actor(deed)) for record, deed in of_kind(deeds, FileCheck)}
    if not asked:
        return []
    if len(asked) < sum(1 for _ in of_kind(deeds, FileCheck)):
        raise Conflict("two checks of one person")
    current = await _current(conn, list(asked))
    for record, _ in asked.values():
        _verify(record, current.get(record.declaration.staff_id))
    amended = {staff_id: current[staff_id].id for staff_id, (record, _) in asked.items() if record.revision > 1}
    await _write_heads(conn, asked, amended, [row.id for staff_id, row in current.items() if staff_id not in amended], now)
    ids = amended | {staff_id: row.id for staff_id, row in (await _current(conn, [s for s in asked if s not in amended])).items()}
    filed = []
    for staff_id, (record, by) in asked.items():
        known = current.get(staff_id)
        answers = known is not None and known.confirmed_at is None and not record.self_declared
        filed.append(FiledCheck(record, by, ids[staff_id], known.verdict if staff_id in amended and known else None, answers))
    await _write_parts(conn, filed, [row.id for row in current.values()], now)
    return filed


async def _current(conn: AsyncConnection, staff_ids: Sequence[int]) -> dict[int, Any]:
    """The current checks of the people, locked."""
    c = t.return_check.c
    columns = (c.id, c.staff_id, c.revision, c.verdict, c.confirmed_at)
    statement = select(*columns).where(among(c.staff_id, staff_ids), t.current_check).order_by(c.id).with_for_update()
    return {row.staff_id: row for row in await conn.execute(statement)} if staff_ids else {}


def _verify(record: FileCheck, current: Any) -> None:
    if record.replaces != (current.id if current else None):
        raise Conflict("the person has another check by now")
    if record.revision > 1 and record.revision != current.revision + 1:
        raise Conflict("the check was amended meanwhile")


def _head(record: FileCheck, by: int, now: datetime) -> dict[str, Any]:
    return {
        "revision": record.revision,
        "return_day": record.declaration.return_day,
        "declared_on": record.judgement.as_of,
        "confirmed_by": None if record.self_declared else by,
        "confirmed_at": None if record.self_declared else now,
        "verdict": record.judgement.verdict.value,
        "until": record.judgement.isolate_until,
        "clear": _is_clear(record),
    }


async def _write_heads(
    conn: AsyncConnection,
    asked: Mapping[int, tuple[FileCheck, int]],
    amended: Mapping[int, int],
    replaced: Sequence[int],
    now: datetime,
) -> None:
    if replaced:
        await conn.execute(update(t.return_check).where(among(t.return_check.c.id, replaced)).values(replaced_at=now))
    new = [
        {"enterprise_id": record.enterprise_id, "staff_id": staff_id, **_head(record, by, now)}
        for staff_id, (record, by) in asked.items()
        if staff_id not in amended
    ]
    if new:
        await conn.execute(insert(t.return_check), new)
    if amended:
        heads = {staff_id: _head(*asked[staff_id], now) for staff_id in amended}
        rows = [{"of_check": amended[key], **{f"new_{name}": value for name, value in head.items()}} for key, head in heads.items()]
        await conn.execute(_AMEND, rows)


_HEAD = ("revision", "return_day", "declared_on", "confirmed_by", "confirmed_at", "verdict", "until", "clear")
_AMEND = (
    update(t.return_check)
    .where(t.return_check.c.id == bindparam("of_check"))
    .values({name: bindparam(f"new_{name}", type_=t.return_check.c[name].type) for name in _HEAD})
)


async def _write_parts(conn: AsyncConnection, filed: Sequence[FiledCheck], gone: Sequence[int], now: datetime) -> None:
    """What was declared, where, and what it came to. Stays of what these checks follow (`gone`) are not looked for any more."""
    if gone:
        await conn.execute(delete(t.stay).where(among(t.stay.c.check_id, gone)))
    await conn.execute(insert(t.check_revision), [_revision_row(one, now) for one in filed])
    stays = [row for one in filed for row in _stay_rows(one)]
    if stays:
        await conn.execute(insert(t.stay), stays)
    await conn.execute(insert(t.verdict), [_verdict_row(one, now) for one in filed])


def _revision_row(one: FiledCheck, now: datetime) -> dict[str, Any]:
    return {
        "check_id": one.check_id,
        "revision": one.record.revision,
        "declaration": declaration_to_json(one.record.declaration),
        "self_declared": one.record.self_declared,
        "declared_by": one.by,
        "declared_at": now,
    }


def _stay_rows(one: FiledCheck) -> list[dict[str, Any]]:
    return [
        {
            "check_id": one.check_id,
            "position": position,
            "place": stay.place,
            "path": path_of(stay.place),
            "first": stay.first,
            "last": stay.last,
        }
        for position, stay in enumerate(one.record.declaration.stays)
    ]


def _verdict_row(one: FiledCheck, now: datetime) -> dict[str, Any]:
    judgement = one.record.judgement
    return {
        "check_id": one.check_id,
        "revision": one.record.revision,
        "enterprise_id": one.record.enterprise_id,
        "verdict": judgement.verdict.value,
        "rule": judgement.rule.value,
        "until": judgement.isolate_until,
        "judgement": judgement_to_json(judgement),
        "policy_version": judgement.policy.version,
        "judged_at": now,
        "because": "amended" if one.record.revision > 1 else "declared",
        "before": one.before,
    }


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A check that a manager stands for now."""

    check_id: int
    enterprise_id: int
    staff_id: int


async def confirm_checks(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[Confirmed]:
    """Managers stand for what people declared. Raises Conflict where the check was confirmed or replaced meanwhile. Two statements."""
    asked = {record.check_id: actor(deed) for record, deed in of_kind(deeds, ConfirmCheck)}
    if not asked:
        return []
    c = t.return_check.c
    waiting = among(c.id, list(asked)) & t.current_check & c.confirmed_at.is_(None)
    clear = c.verdict.in_([verdict.value for verdict in MAY_RETURN])
    statement = update(t.return_check).where(waiting).values(confirmed_at=now, clear=clear).returning(c.id, c.enterprise_id, c.staff_id)
    confirmed = [Confirmed(*row) for row in await conn.execute(statement)]
    if len(confirmed) < sum(1 for _ in of_kind(deeds, ConfirmCheck)):
        raise Conflict("the check was confirmed or replaced meanwhile")
    by = update(t.return_check).where(c.id == bindparam("of_check")).values(confirmed_by=bindparam("account"))
    await conn.execute(by, [{"of_check": check_id, "account": account} for check_id, account in asked.items()])
    return sorted(confirmed, key=lambda one: one.check_id)
