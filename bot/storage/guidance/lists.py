"""Lists of guidance: what applies to an enterprise or in a division now, or all there is; and how much of it waits for a manager.

A library has some hundred documents at most, of which the newest versions are read by an index of their own; whom each is for is decided
by the rules, once for all questions of a batch.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.scope import Scope
from bot.storage.guidance.rows import risks_of, sectors_of
from bot.storage.risk_today import RiskToday, load_risk_today
from conversations.codes import RiskLevel, Sector
from conversations.guidance import GUIDANCE_A_PAGE, GuidanceLine, GuidancePage, Waiting
from conversations.guidance_keys import WAITING, Asked, asked_of
from conversations.rules.guidance import fits, holds, is_found, is_over
from conversations.rules.risk import SEVERITY

v = t.guidance_version.c
_ANY = (
    select(v.id, v.guidance_id, v.number, v.sectors, v.risks, v.must_confirm, v.valid_from, v.valid_until, v.published_at)
    .add_columns(t.guidance.c.withdrawn_at)
    .join(t.guidance, t.guidance.c.id == v.guidance_id)
    .order_by(v.published_at.desc(), v.id.desc())
)
_WITH_TEXTS = _ANY.add_columns(v.title, v.summary)

TO_CONFIRM, TO_READ, DONE = range(3)
"""What a reader has still to do with a document."""


@dataclass(frozen=True, slots=True)
class _Whom:
    """An enterprise, or all kinds of enterprises at the levels that there are in a division."""

    sector: Sector | None
    risks: frozenset[RiskLevel]
    any_sector: bool = False

    def concerned(self, row: Any) -> bool:
        sectors = () if self.any_sector else sectors_of(row.sectors)
        return any(fits(sectors, risks_of(row.risks), self.sector, risk) for risk in self.risks)


async def load_guidance_pages(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, GuidancePage]:
    """The page of each key; one behind the last gives the last. Six statements at most."""
    asked = {key: asked_of(key) for key in keys}
    newest = (await conn.execute(_WITH_TEXTS.where(t.newest))).all()
    standing = await _standing(conn, _WITH_TEXTS, newest, scope)
    whom = await _whom(conn, asked.values(), scope)
    receipts = await _receipts(conn, {one.reader for one in asked.values()}, {row.id for row in (*newest, *standing)})
    chosen = {key: newest if _of_all(one) else standing for key, one in asked.items()}
    return {key: _page(one, chosen[key], whom.get((one.enterprise_id, one.division)), receipts, scope) for key, one in asked.items()}


async def load_waiting(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, Waiting]:
    """How much waits for each manager, of what applies to an enterprise (`ENTERPRISE@ACCOUNT`). Five statements at most."""
    asked = {key: asked_of(key) for key in keys}
    rows = await _standing(conn, _ANY, (await conn.execute(_ANY.where(t.newest))).all(), scope)
    if not rows:
        return dict.fromkeys(asked, Waiting())
    whom = await _whom(conn, asked.values(), scope)
    receipts = await _receipts(conn, {one.reader for one in asked.values()}, [row.id for row in rows])
    found = {}
    for key, one in asked.items():
        mine = _applying(rows, whom.get((one.enterprise_id, "")))
        states = [_urgency(row, *receipts.get((row.id, one.reader), (False, False))) for row in mine]
        found[key] = Waiting(states.count(TO_READ), states.count(TO_CONFIRM))
    return found


async def _standing(conn: AsyncConnection, statement: Select[Any], newest: Sequence[Any], scope: Scope) -> list[Any]:
    """The version of each guidance that holds today, where one does: the newest, or, while that is still to come, one before it."""
    begun = [row for row in newest if row.valid_from <= scope.today]
    coming = {row.guidance_id for row in newest if row.valid_from > scope.today and row.withdrawn_at is None}
    if coming:
        older = statement.where(among(v.guidance_id, coming), v.valid_from <= scope.today)
        latest: dict[int, Any] = {}
        for row in await conn.execute(older):
            known = latest.get(row.guidance_id)
            latest[row.guidance_id] = row if known is None or row.number > known.number else known
        begun = sorted((*begun, *latest.values()), key=lambda row: (row.published_at, row.id), reverse=True)
    return [row for row in begun if row.withdrawn_at is None and not is_over(row.valid_until, scope.today)]


def _applying(rows: Iterable[Any], whom: _Whom | None) -> list[Any]:
    return [row for row in rows if whom.concerned(row)] if whom is not None else []


def _of_all(asked: Asked) -> bool:
    return not asked.enterprise_id and not asked.division


async def _whom(conn: AsyncConnection, asked: Iterable[Asked], scope: Scope) -> dict[tuple[int, str], _Whom]:
    """What the enterprises and divisions that are asked about have of sectors and risks."""
    about = {(one.enterprise_id, one.division) for one in asked if one.enterprise_id or one.division}
    if not about:
        return {}
    risk = await load_risk_today(conn, scope.now)
    found: dict[tuple[int, str], _Whom] = {}
    c = t.enterprise.c
    enterprises = select(c.id, c.sector, c.division_code).where(among(c.id, {number for number, _ in about if number}))
    for row in await conn.execute(enterprises):
        found[row.id, ""] = _Whom(Sector(row.sector) if row.sector else None, frozenset({risk.of(row.division_code)}))
    divisions = {code for _, code in about if code}
    if divisions:
        found |= await _of_divisions(conn, divisions, risk)
    return found


async def _of_divisions(conn: AsyncConnection, codes: Collection[str], risk: RiskToday) -> dict[tuple[int, str], _Whom]:
    top, part = t.division.alias("top"), t.division.alias("part")
    statement = select(top.c.code, part.c.code.label("below")).join_from(top, part, below(part.c.path, top.c.path))
    levels: dict[str, set[RiskLevel]] = {}
    for row in await conn.execute(statement.where(among(top.c.code, codes))):
        levels.setdefault(row.code, set()).add(risk.of(row.below))
    return {(0, code): _Whom(None, frozenset(found), any_sector=True) for code, found in levels.items()}


async def _receipts(conn: AsyncConnection, readers: Collection[int], versions: Collection[int]) -> dict[tuple[int, int], tuple[bool, bool]]:
    """Whether each reader has opened and confirmed each version."""
    c = t.guidance_receipt.c
    known = {reader for reader in readers if reader}
    if not known or not versions:
        return {}
    statement = select(c.version_id, c.account_id, c.read_at, c.confirmed_at).where(
        among(c.version_id, versions), among(c.account_id, known)
    )
    rows = await conn.execute(statement)
    return {(row.version_id, row.account_id): (row.read_at is not None, row.confirmed_at is not None) for row in rows}


def _page(
    asked: Asked, rows: Iterable[Any], whom: _Whom | None, receipts: dict[tuple[int, int], tuple[bool, bool]], scope: Scope
) -> GuidancePage:
    of_all = _of_all(asked)
    mine = list(rows) if of_all else _applying(rows, whom)
    wanted = "" if asked.text == WAITING else asked.text
    lines = [_line(row, receipts.get((row.id, asked.reader), (False, False)), scope) for row in mine if _is_found(wanted, row)]
    if asked.text == WAITING:
        lines = [line for line in lines if not of_all and waits(line) != DONE]
    pages = max(1, -(-len(lines) // GUIDANCE_A_PAGE))
    page = min(asked.page, pages - 1)
    shown = tuple(lines[page * GUIDANCE_A_PAGE : (page + 1) * GUIDANCE_A_PAGE])
    risk = max(whom.risks, key=lambda level: SEVERITY[level], default=RiskLevel.LOW) if whom is not None else RiskLevel.LOW
    waiting = 0 if of_all else sum(waits(line) != DONE for line in lines)
    return GuidancePage(page, pages, len(lines), shown, asked.text, asked.enterprise_id or None, risk, asked.division, waiting)


def waits(line: GuidanceLine) -> int:
    """What the reader has still to do with a document of a list."""
    return _urgency(line, line.read, line.confirmed)


def _urgency(one: Any, read: bool, confirmed: bool) -> int:
    if one.must_confirm:
        return DONE if confirmed else TO_CONFIRM
    return DONE if read or confirmed else TO_READ


def _is_found(text: str, row: Any) -> bool:
    return not text or is_found(text, (*row.title.values(), *row.summary.values()))


def _line(row: Any, receipt: tuple[bool, bool], scope: Scope) -> GuidanceLine:
    read, confirmed = receipt
    return GuidanceLine(
        version_id=row.id,
        guidance_id=row.guidance_id,
        number=row.number,
        title=row.title,
        must_confirm=row.must_confirm,
        published_at=scope.local(row.published_at),
        read=read,
        confirmed=confirmed,
        holds=holds(row.valid_from, row.valid_until, scope.today),
        withdrawn=row.withdrawn_at is not None,
    )
