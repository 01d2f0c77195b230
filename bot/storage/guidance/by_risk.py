"""What newly applies when statements about the risk of places come into force is sent by itself, once: in the transaction in which the
pass over these statements is marked as done."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.guidance.rows import risks_of, sectors_of
from bot.storage.guidance.sending import NewBroadcast, insert_broadcast
from conversations.audience import Audience, Filter, audience_from_json
from conversations.broadcast import Source, State
from conversations.codes import RiskLevel, Sector
from conversations.guidance_notice import notice
from conversations.places import path_of
from conversations.rules.guidance import Levels, Reach, is_over, newly_reached


@dataclass(frozen=True, slots=True)
class _Stated:
    """What was in force before and after the statements that are new, which are `fresh` (rows)."""

    before: Levels
    after: Levels
    fresh: Sequence[Any]

    def cause(self, reach: Reach) -> Any:
        """The newest of the new statements that concern a reach."""
        return max((one for one in self.fresh if any(path.startswith(one.path) for path in reach.places)), key=lambda one: one.id)


async def send_by_risk(conn: AsyncConnection, statements: Collection[int], now: datetime, today: date, start_at: datetime) -> int:
    """Write down the broadcasts that follow from these statements, as far as their pass is still to be done, to start at `start_at`.
    Returns how many there are. The number of statements does not depend on how many enterprises are concerned."""
    stated = await _stated(conn, statements, now)
    found = await _library(conn, today) if stated.fresh else []
    told_otherwise, waiting = await _notices(conn) if found else (set(), set())
    library = [row for row in found if row.id not in told_otherwise]
    if not library:
        return 0
    grounds = await _Grounds.load(conn)
    changed = {one.path for one in stated.fresh}
    reaches = {text: newly_reached(risks_of(text), stated.before, stated.after, changed) for text in {row.risks for row in library}}
    there = await _sectors(conn, grounds, reaches.values())
    made = [
        one
        for row in library
        for reach in reaches[row.risks]
        if (one := _broadcast(row, reach, stated.cause(reach), (grounds, there), start_at, today)) is not None
    ]
    numbers = [(one, await insert_broadcast(conn, one, now)) for one in made if (one.version_id, one.audience) not in waiting]
    sent = [(one, number) for one, number in numbers if number is not None]
    if sent:
        await conn.execute(insert(t.audit_event), [_event(one, number, now) for one, number in sent])
    return len(sent)


def _event(made: NewBroadcast, number: int, now: datetime) -> dict[str, Any]:
    details = {"version": made.version_id, "levels": [one.value for one in made.audience.include.risks]}
    return {"at": now, "actor_account_id": made.author_id, "action": "send_guidance", "subject": f"broadcast/{number}", "details": details}


async def _stated(conn: AsyncConnection, statements: Collection[int], now: datetime) -> _Stated:
    """What holds with and without the statements among these of which nobody else has done the pass."""
    c = t.risk.c
    pending = select(c.id).where(among(c.id, statements), t.pending_risk).with_for_update()
    fresh = set((await conn.execute(pending)).scalars())
    if not fresh:
        return _Stated({}, {}, ())
    # What comes into force meanwhile belongs to the next pass.
    counts = or_(c.judged_at.is_not(None), among(c.id, fresh))
    rows = (await conn.execute(select(c.id, c.path, c.level, c.said_by).where(counts, c.since <= now).order_by(c.since, c.id))).all()
    # Of several about a place the last one counts.
    before = {row.path: RiskLevel(row.level) for row in rows if row.id not in fresh}
    after = {row.path: RiskLevel(row.level) for row in rows}
    return _Stated(before, after, tuple(row for row in rows if row.id in fresh))


async def _library(conn: AsyncConnection, today: date) -> list[Any]:
    """Guidance for some levels of risk that is not over; also what holds from a later day on, which was told of when it was published."""
    v = t.guidance_version.c
    statement = (
        select(v.id, v.title, v.summary, v.sectors, v.risks, v.must_confirm, v.valid_from, v.valid_until, v.by)
        .join(t.guidance, t.guidance.c.id == v.guidance_id)
        .where(t.newest, t.guidance.c.withdrawn_at.is_(None), v.risks != "")
        .order_by(v.id)
    )
    return [row for row in await conn.execute(statement) if not is_over(row.valid_until, today)]


async def _notices(conn: AsyncConnection) -> tuple[set[int], set[tuple[int, Audience]]]:
    """Versions with a notice of their own that has not started, or that an admin has called off or taken back. What waits, also for another
    admin, works its audience out when it starts, and so reaches the places that are new too; what was stopped by hand does not leave by
    another way. And of which versions a change of risk before has written something down that waits for its start, and for whom: a place
    that is raised, lowered and raised again in one night is one message in the morning. All of them are locked, by one statement in the
    order in which others lock them, so that none starts meanwhile without these places."""
    b = t.broadcast.c
    waits = b.started_at.is_(None) & b.state.in_([State.DRAFT.value, State.SCHEDULED.value])
    stopped = ((b.state == State.CANCELLED.value) | b.withdrawn_at.is_not(None)) & b.end_reason.is_(None)
    # Those of which an admin has written for whom they are have no key.
    own = and_(t.newest, b.source == Source.GUIDANCE.value, b.dedupe_key.is_not(None), waits | stopped)
    by_risk = t.awaits_start & (b.source == Source.RISK.value)
    notices = select(b.guidance_version_id, b.source, b.audience).join(t.guidance_version, t.guidance_version.c.id == b.guidance_version_id)
    told, waiting = set(), set()
    for row in await conn.execute(notices.where(or_(own, by_risk)).order_by(b.id).with_for_update(of=t.broadcast)):
        if row.source == Source.RISK.value:
            waiting.add((row.guidance_version_id, audience_from_json(row.audience)))
        else:
            told.add(row.guidance_version_id)
    return told, waiting


@dataclass(frozen=True, slots=True)
class _Grounds:
    """Divisions by code with their place in the reporting tree, which is not the administrative one everywhere."""

    reporting: Mapping[str, str]

    @classmethod
    async def load(cls, conn: AsyncConnection) -> "_Grounds":
        return cls({row.code: row.path for row in await conn.execute(select(t.division.c.code, t.division.c.path))})

    def codes(self, paths: Iterable[str]) -> tuple[str, ...]:
        """The divisions that stand for places: each with all below it in the reporting tree, and what lies in it but reports elsewhere."""
        found: set[str] = set()
        for path in paths:
            code = path.strip("/").rpartition("/")[2]
            top = self.reporting.get(code)
            if top is None:
                continue
            found.add(code)
            found |= {one for one, place in self.reporting.items() if not place.startswith(top) and path_of(one).startswith(path)}
        return tuple(sorted(found))


async def _sectors(conn: AsyncConnection, grounds: _Grounds, reaches: Iterable[tuple[Reach, ...]]) -> dict[str, set[str]]:
    """Of which sectors there are enterprises, by division: nothing is written to places where there is nobody."""
    codes = grounds.codes(path for some in reaches for reach in some for path in reach.places)
    if not codes:
        return {}
    d, e = t.division.c, t.enterprise.c
    statement = select(d.code, e.sector).distinct().join_from(t.division, t.enterprise, below(e.path, d.path))
    found: dict[str, set[str]] = {}
    for row in await conn.execute(statement.where(among(d.code, codes), e.active)):
        found.setdefault(row.code, set()).add(row.sector or "")
    return found


def _broadcast(
    row: Any, reach: Reach, cause: Any, ground: tuple[_Grounds, Mapping[str, set[str]]], start_at: datetime, today: date
) -> NewBroadcast | None:
    grounds, there = ground
    sectors: tuple[Sector, ...] = sectors_of(row.sectors)
    divisions = tuple(code for code in grounds.codes(reach.places) if _somebody(there.get(code, set()), sectors))
    if not divisions:
        return None
    audience = Audience(
        include=Filter(divisions=divisions, sectors=sectors, risks=(reach.level,)),
        exclude=Filter(divisions=grounds.codes(reach.without)),
    )
    key = f"risk:{cause.id}:{row.id}:{reach.level.value}" + (f":{reach.rank}" if reach.rank else "")
    author = cause.said_by if cause.said_by is not None else row.by  # of a list of the operator's: whoever has published the guidance
    # Of the version before they have never heard: what it changed is nothing to them.
    content = notice(row.title, row.summary, {}, row.valid_from if row.valid_from > today else None)
    return NewBroadcast(Source.RISK, author, row.id, content, audience, row.must_confirm, key, start_at)


def _somebody(there: Collection[str], sectors: Collection[Sector]) -> bool:
    return bool(there) and (not sectors or any(one.value in there for one in sectors))
