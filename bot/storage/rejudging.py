"""Judging again after a statement about the risk of a place: whom it touches, what was ever stated, and the new judgements kept in bulk.

One pass for all statements that have come into force; `risk_lock.py` says why no check slips through. Whatever is killed when, a pass that
is begun again finds what is left to do.
"""

from bisect import bisect_left
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.checks import IS_NEWEST_REVISION, NEWEST_VERDICT
from bot.storage.risk_lock import wait_for_turns
from bot.storage.touching import touched
from conversations.codes import RiskLevel, Verdict
from conversations.places import path_of
from conversations.returns import Declaration, Judgement, RiskStatement
from conversations.returns_json import declaration_from_json, judgement_from_json

__all__ = [
    "RiskHistory",
    "Statement",
    "Touched",
    "checks_touched",
    "finish_risks",
    "pending_risks",
    "risk_history",
    "wait_for_turns",
]

CHUNK = 1000
"""Checks that are in memory at a time."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that has come into force and whose pass is still to be done."""

    id: int
    place: str
    path: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A current check that has a stay in, around or inside of a place. `home`: the code of the enterprise's division; `paths`: where its
    stays were; `verdict`, `until` and `judged`: its newest judgement, as `judgement_to_json` writes it."""

    check_id: int
    revision: int
    enterprise_id: int
    path: str
    staff_id: int
    home: str
    declaration: Declaration
    paths: tuple[str, ...]
    verdict: Verdict
    until: date | None
    judged: Mapping[str, Any]

    @property
    def before(self) -> Judgement:
        """The newest judgement. Reading it costs more than reading all the rest: most are only compared."""
        return judgement_from_json(self.judged)


async def pending_risks(conn: AsyncConnection, now: datetime) -> list[Statement]:
    """Statements in force by `now` whose pass is to be done, oldest first."""
    c = t.risk.c
    statement = select(c.id, c.place, c.path).where(t.pending_risk, c.since <= now).order_by(c.id)
    return [Statement(*row) for row in await conn.execute(statement)]


async def checks_touched(conn: AsyncConnection, statements: Sequence[Statement], since: date) -> AsyncIterator[list[Touched]]:
    """The current checks with a stay that ends on `since` or later and touches one of the places, also of people who have left and may
    come back: in chunks, in one statement."""
    met = touched([one.path for one in statements], since).subquery("met")
    chosen = select(met.c.check_id).distinct().subquery("chosen")
    c = t.return_check.c
    statement = (
        select(c.id, c.revision, c.enterprise_id, t.enterprise.c.path, c.staff_id, t.enterprise.c.division_code, c.verdict, c.until)
        .add_columns(t.check_revision.c.declaration, t.verdict.c.judgement)
        .join_from(chosen, t.return_check, c.id == chosen.c.check_id)
        .join(t.check_revision, IS_NEWEST_REVISION)
        .join(t.enterprise, t.enterprise.c.id == c.enterprise_id)
        .join(t.verdict, t.verdict.c.id == NEWEST_VERDICT)
        .where(t.current_check)
    )
    rows = await conn.stream(statement)
    async for chunk in rows.partitions(CHUNK):
        yield [_touched(row) for row in chunk]


def _touched(row: Any) -> Touched:
    declaration = declaration_from_json(row.declaration)
    return Touched(
        check_id=row.id,
        revision=row.revision,
        enterprise_id=row.enterprise_id,
        path=row.path,
        staff_id=row.staff_id,
        home=row.division_code,
        declaration=declaration,
        paths=tuple(path_of(stay.place) for stay in declaration.stays),
        verdict=Verdict(row.verdict),
        until=row.until,
        judged=row.judgement,
    )


def _outer(path: str) -> list[str]:
    """The paths of all that a place lies in: `/220000/220100/220104/` lies in `/220000/220100/` and `/220000/`."""
    codes = path.strip("/").split("/")
    return ["/" + "/".join(codes[:length]) + "/" for length in range(1, len(codes))]


class RiskHistory:
    """All that was ever stated, by place. `about` gives what concerns a place: stated of it, of what it lies in, of what lies in it."""

    def __init__(self, by_path: Mapping[str, tuple[RiskStatement, ...]]) -> None:
        self._by_path = by_path
        self._paths = sorted(by_path)
        self._about: dict[str, tuple[RiskStatement, ...]] = {}

    def about(self, path: str) -> tuple[RiskStatement, ...]:
        """The statements that concern the place at `path`."""
        known = self._about.get(path)
        if known is None:
            inside = self._paths[bisect_left(self._paths, path) : bisect_left(self._paths, f"{path}~")]
            known = tuple(one for each in (*_outer(path), *inside) for one in self._by_path.get(each, ()))
            self._about[path] = known
        return known


async def risk_history(conn: AsyncConnection) -> RiskHistory:
    """Everything that was stated, once for a pass: some thousand statements after months."""
    by_path: dict[str, list[RiskStatement]] = {}
    for row in await conn.execute(select(t.risk).order_by(t.risk.c.id)):
        said = RiskStatement(row.id, row.place, RiskLevel(row.level), row.since, row.said_at, note=row.note)
        by_path.setdefault(row.path, []).append(said)
    return RiskHistory({path: tuple(some) for path, some in by_path.items()})


async def finish_risks(conn: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    """The pass for these statements is done."""
    await conn.execute(update(t.risk).where(among(t.risk.c.id, ids), t.pending_risk).values(judged_at=now))
