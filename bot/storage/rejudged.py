"""What a pass of judging again leaves: judgements, isolations that it opens or extends, and who hears of the changes. All in bulk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Text, bindparam, cast, exists, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.outgoing import dedupe_key, outgoing, queue
from bot.storage.records.return_alerts import check_key
from bot.storage.rejudging import Touched
from bot.storage.statements import insert_into
from conversations.codes import MAY_RETURN, IsolationKind, IsolationStep, Rule, Verdict
from conversations.return_records import ChangeIsolation, OpenIsolation
from conversations.returns import Isolation, Judgement
from conversations.returns_json import judgement_to_json
from conversations.roles import Role
from conversations.rules.isolation import isolation_after

BECAUSE_OF_RISK = "risk"
_OF_THE_DAY = ("as_of", "policy")


@dataclass(frozen=True, slots=True)
class Rejudgement:
    """A new judgement of a check, because of the statement `risk_id`."""

    check: Touched
    judgement: Judgement
    risk_id: int
    written: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "written", judgement_to_json(self.judgement))

    @property
    def changed(self) -> bool:
        """Whether it comes to something else, or to another end of isolation."""
        return (self.check.verdict, self.check.until) != (self.judgement.verdict, self.judgement.isolate_until)

    @property
    def is_news(self) -> bool:
        """Whether it comes to something else or has other reasons, whenever and by whichever policy both were made."""
        return {**self.check.judged, **dict.fromkeys(_OF_THE_DAY)} != {**self.written, **dict.fromkeys(_OF_THE_DAY)}


async def save_judgements(conn: AsyncConnection, made: Sequence[Rejudgement], now: datetime) -> int:
    """Keep judgements of checks that are still current, and do to isolations what `isolation_after` says. A number of statements that does
    not depend on how many there are. Returns how many changed something."""
    alive = await _still_current(conn, [one.check.check_id for one in made])
    kept = [one for one in made if alive.get(one.check.check_id) == one.check.revision]
    if not kept:
        return 0
    await conn.execute(insert(t.verdict), [_verdict_row(one, now) for one in kept])
    changed = [one for one in kept if one.changed]
    if changed:
        await _note_on_checks(conn, changed)
        await _isolate(conn, [one for one in changed if one.judgement.verdict is Verdict.ISOLATE], now)
        await _fine_alerts(conn, [one for one in changed if one.judgement.verdict in MAY_RETURN and one.judgement.rule is Rule.CLEAR])
    return len(changed)


async def _still_current(conn: AsyncConnection, check_ids: Sequence[int]) -> dict[int, int]:
    """The revisions of those that no other check has replaced; locked (PostgreSQL), so that nothing follows before this is committed."""
    c = t.return_check.c
    statement = select(c.id, c.revision).where(among(c.id, check_ids), t.current_check).order_by(c.id)
    return {row.id: row.revision for row in await conn.execute(statement.with_for_update())}


def _verdict_row(one: Rejudgement, now: datetime) -> dict[str, Any]:
    return {
        "check_id": one.check.check_id,
        "revision": one.check.revision,
        "enterprise_id": one.check.enterprise_id,
        "verdict": one.judgement.verdict.value,
        "rule": one.judgement.rule.value,
        "until": one.judgement.isolate_until,
        "judgement": one.written,
        "policy_version": one.judgement.policy.version,
        "judged_at": now,
        "because": BECAUSE_OF_RISK,
        "risk_id": one.risk_id,
        "before": one.check.verdict.value,
        "changed": one.changed,
    }


async def _note_on_checks(conn: AsyncConnection, changed: Sequence[Rejudgement]) -> None:
    """`clear` only where a manager stands for it."""
    c = t.return_check.c
    clear = bindparam("of_lets", type_=Boolean) & c.confirmed_at.is_not(None)
    statement = (
        update(t.return_check)
        .where(c.id == bindparam("of_check"))
        .values(verdict=bindparam("of_verdict", type_=Text), until=bindparam("of_until"), clear=clear)
    )
    rows = [
        {
            "of_check": one.check.check_id,
            "of_verdict": one.judgement.verdict.value,
            "of_until": one.judgement.isolate_until,
            "of_lets": one.judgement.verdict in MAY_RETURN,
        }
        for one in changed
    ]
    await conn.execute(statement, rows)


async def _isolate(conn: AsyncConnection, made: Sequence[Rejudgement], now: datetime) -> None:
    if not made:
        return
    standing = await _open_isolations(conn, [one.check.staff_id for one in made])
    opened: list[dict[str, Any]] = []
    extended: list[ChangeIsolation] = []
    for one in made:
        staff_id = one.check.staff_id
        step = isolation_after(one.check.enterprise_id, staff_id, one.judgement, standing.get(staff_id), _isolating(one.check))
        if isinstance(step, OpenIsolation):
            opened.append(_isolation_row(step, one.check.path, now))
        elif step is not None:
            extended.append(step)
    await _open(conn, opened, now)
    await _extend(conn, extended, now)


def _isolating(check: Touched) -> Judgement | None:
    """The judgement before this one, where it matters to `isolation_after`: if it isolated."""
    return check.before if check.verdict is Verdict.ISOLATE else None


async def _open_isolations(conn: AsyncConnection, staff_ids: Sequence[int]) -> dict[int, Isolation]:
    """As far as `isolation_after` looks at them; locked."""
    statement = select(t.isolation).where(among(t.isolation.c.staff_id, staff_ids), t.isolated).order_by(t.isolation.c.id)
    return {
        row.staff_id: Isolation(
            row.id,
            row.enterprise_id,
            "",
            "",
            row.path,
            row.staff_id,
            "",
            None,
            IsolationKind(row.kind),
            row.first,
            row.until,
            Rule(row.rule),
        )
        for row in await conn.execute(statement.with_for_update())
    }


def _isolation_row(step: OpenIsolation, path: str, now: datetime) -> dict[str, Any]:
    return {
        "enterprise_id": step.enterprise_id,
        "staff_id": step.staff_id,
        "path": path,
        "kind": step.kind.value,
        "first": step.first,
        "until": step.until,
        "rule": step.rule.value,
        "opened_at": now,
    }


async def _open(conn: AsyncConnection, rows: Sequence[dict[str, Any]], now: datetime) -> None:
    if not rows:
        return
    await conn.execute(insert_into(conn, t.isolation).on_conflict_do_nothing(), rows)
    c = t.isolation.c
    begun = select(
        c.id, literal(IsolationStep.OPENED.value, Text), c.opened_at, c.until, c.kind, literal("", Text)
    ).where(among(c.staff_id, [row["staff_id"] for row in rows]), t.isolated, c.opened_at == now)  # fmt: skip
    columns = ["isolation_id", "step", "at", "until", "kind", "note"]
    await conn.execute(insert(t.isolation_change).from_select(columns, begun, include_defaults=False))


async def _extend(conn: AsyncConnection, steps: Sequence[ChangeIsolation], now: datetime) -> None:
    if not steps:
        return
    longer = update(t.isolation).where(t.isolation.c.id == bindparam("of_isolation")).values(until=bindparam("of_until"))
    await conn.execute(longer, [{"of_isolation": step.isolation_id, "of_until": step.until} for step in steps])
    rows = [
        {"isolation_id": s.isolation_id, "step": s.step.value, "at": now, "until": s.until, "kind": s.kind.value, "note": ""} for s in steps
    ]
    await conn.execute(insert(t.isolation_change), rows)


async def _fine_alerts(conn: AsyncConnection, made: Sequence[Rejudgement]) -> None:
    """What was alerted of a check does not hold any more, where a manager stands for it."""
    if not made:
        return
    cleared = exists().where(t.return_check.c.id == t.alert.c.check_id, t.return_check.c.clear)
    keys = [check_key(one.check.enterprise_id, one.check.staff_id) for one in made]
    await conn.execute(update(t.alert).where(among(t.alert.c.key, keys), t.unresolved, cleared).values(fine_now=True))


async def queue_rejudged(conn: AsyncConnection, risk_ids: Sequence[int], now: datetime, not_before: datetime, expires_at: datetime) -> int:
    """Letters about what statements changed: to the managers of each enterprise, to the officers of each division, which leave
    from `not_before` on, and to the admins who made them, who wait for the answer. Three statements. Returns how many were queued."""
    changed = (
        select(t.verdict.c.risk_id, t.verdict.c.enterprise_id)
        .join(t.return_check, t.return_check.c.id == t.verdict.c.check_id)
        .where(among(t.verdict.c.risk_id, risk_ids), t.verdict.c.changed, t.current_check)
        .distinct()
        .subquery("changed")
    )
    by_enterprise = _of(changed.c.risk_id) + cast(changed.c.enterprise_id, Text)
    managers = changed.join(t.membership, t.membership.c.enterprise_id == changed.c.enterprise_id)
    letters = (
        outgoing("rejudged", by_enterprise, dedupe_key("rejudged:", by_enterprise), now, not_before, expires_at)
        .select_from(managers.join(t.account, t.account.c.id == t.membership.c.account_id))
        .where(t.membership.c.role == Role.MANAGER.value, t.held, t.account.c.reachable)
        .order_by(changed.c.enterprise_id, t.account.c.id)
    )
    queued = await queue(conn, letters)
    by_division = _of(t.risk.c.id) + t.membership.c.division_code
    concerned = exists().where(
        changed.c.risk_id == t.risk.c.id,
        t.enterprise.c.id == changed.c.enterprise_id,
        below(t.enterprise.c.path, t.membership.c.path),
    )
    officers = (
        outgoing("rejudged_in", by_division, dedupe_key("rejudged-in:", by_division), now, not_before, expires_at)
        .select_from(t.membership.join(t.account, t.account.c.id == t.membership.c.account_id).join(t.risk, among(t.risk.c.id, risk_ids)))
        .where(t.membership.c.role == Role.OFFICER.value, t.held, t.account.c.reachable, concerned)
        .order_by(t.risk.c.id, t.membership.c.id)
    )
    queued += await queue(conn, officers)
    subject = cast(t.risk.c.id, Text)
    authors = (
        outgoing("risk_done", subject, dedupe_key("risk-done:", subject), now, now, expires_at)
        .select_from(t.risk.join(t.account, t.account.c.id == t.risk.c.said_by))
        .where(among(t.risk.c.id, risk_ids), t.account.c.reachable)
    )
    return queued + await queue(conn, authors)


def _of(risk_id: ColumnElement[int]) -> ColumnElement[str]:
    return cast(risk_id, Text) + literal(":", Text)


async def judged_again(conn: AsyncConnection, risk_ids: Sequence[int]) -> tuple[int, int]:
    """How many judgements statements led to, and how many of them changed something; for the log."""
    count = func.count()
    statement = select(count, count.filter(t.verdict.c.changed)).where(among(t.verdict.c.risk_id, risk_ids))
    judged, changed = (await conn.execute(statement)).one()
    return judged, changed
