"""Recipients of broadcasts: lists by outcome, for admins and for the officers of a division; and one as the recipient has it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.counting import together
from bot.storage.broadcasts.overtaken import overtaken
from bot.storage.broadcasts.owing import OWING, may_receive
from bot.storage.broadcasts.receipts import of_guidance
from bot.storage.columns import among, below
from bot.storage.facts.broadcasts import title_of
from bot.storage.facts.pages import fitting, numbered, wanted_rows
from bot.storage.facts.scope import Scope
from conversations.broadcast import FailureReason, Outcome, Received, State
from conversations.broadcast_lists import RECIPIENTS_A_PAGE, RecipientLine, RecipientPage
from conversations.broadcast_parts import in_language, language_read
from conversations.content_json import content_from_json


@dataclass(frozen=True, slots=True)
class _Wanted:
    broadcast_id: int
    outcome: Outcome
    page: int
    division: str


def _asked(key: str) -> _Wanted | None:
    """`BROADCAST:OUTCOME:PAGE:DIVISION`; None for what is no such key."""
    parts = [*key.split(":"), "", "", ""][:4]
    if not all(one.isascii() and one.isdigit() and len(one) < 18 for one in (parts[0], parts[2])) or parts[1] not in set(Outcome):
        return None
    return _Wanted(int(parts[0]), Outcome(parts[1]), int(parts[2]), parts[3])


async def load_recipients(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, RecipientPage]:
    """The pages that were asked for; a page behind the last one gives the last. One statement."""
    asked = {key: found for key in sorted(keys) if (found := _asked(key)) is not None}
    if not asked:
        return {}
    parts = [_listed(key, one) for key, one in asked.items()]
    chosen: Any = together(parts).subquery("chosen")
    listed = numbered(select(chosen), chosen.c.key, (chosen.c.name, chosen.c.account_id))
    pages = {one.page for one in asked.values()}
    statement = select(listed).where(wanted_rows(listed, pages, RECIPIENTS_A_PAGE)).order_by(listed.c.key, listed.c.number)
    rows: dict[str, list[Any]] = {key: [] for key in asked}
    for row in await conn.execute(statement):
        rows[row.key].append(row)
    return {key: _page(one, rows[key], scope) for key, one in asked.items()}


def _listed(key: str, one: _Wanted) -> Any:
    r = t.broadcast_recipient
    name = func.coalesce(t.enterprise.c.name, t.division.c.name, t.account.c.name)
    columns = (r.c.account_id, r.c.enterprise_id, r.c.outcome, r.c.why, r.c.sent_at, r.c.read_at, r.c.confirmed_at)
    statement = (
        select(literal(key, Text).label("key"), *columns, name.label("name"))
        .join_from(r, t.account, t.account.c.id == r.c.account_id)
        .outerjoin(t.enterprise, t.enterprise.c.id == r.c.enterprise_id)
        .outerjoin(t.division, t.division.c.code == r.c.division_code)
        .where(r.c.broadcast_id == one.broadcast_id, r.c.outcome == one.outcome.value)
    )
    if not one.division:
        return statement
    top = select(t.division.c.path).where(t.division.c.code == one.division).scalar_subquery()
    inside = statement.where(below(func.coalesce(t.enterprise.c.path, t.division.c.path), top))
    # Officers see who owes them the confirmation: nobody who holds no role any more.
    return inside.where(may_receive()) if one.outcome in OWING else inside


def _page(one: _Wanted, rows: list[Any], scope: Scope) -> RecipientPage:
    total, pages, page = fitting(rows, one.page, RECIPIENTS_A_PAGE)
    shown = [row for row in rows if (row.number - 1) // RECIPIENTS_A_PAGE == page]
    return RecipientPage(one.broadcast_id, one.outcome, page, pages, total, tuple(_line(row, scope) for row in shown))


def _line(row: Any, scope: Scope) -> RecipientLine:
    at = row.confirmed_at or row.read_at or row.sent_at
    why = FailureReason(row.why) if row.why is not None else None
    return RecipientLine(row.enterprise_id, row.name, Outcome(row.outcome), why, scope.local(at) if at is not None else None)


async def load_received(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, Received]:
    """`BROADCAST:ACCOUNT`: the broadcasts as these recipients have them. Two statements."""
    pairs = {key: _pair(key) for key in keys}
    r, b = t.broadcast_recipient.c, t.broadcast.c
    broadcasts = sorted({one for one, _ in pairs.values()})
    chosen = among(r.broadcast_id, broadcasts) & among(r.account_id, sorted({one for _, one in pairs.values()}))
    confirmed = of_guidance(t.guidance_receipt.c.confirmed_at).label("known_at")
    columns = select(r.broadcast_id, r.account_id, r.language, r.outcome, r.parts, confirmed)
    theirs = {(row.broadcast_id, row.account_id): row for row in await conn.execute(columns.where(chosen))}
    if not theirs:
        return {}
    about = (
        select(t.broadcast, t.guidance_version.c.title.label("guidance_title"))
        .add_columns(overtaken(b.guidance_version_id, scope.today).label("overtaken"))
        .outerjoin_from(t.broadcast, t.guidance_version, t.guidance_version.c.id == b.guidance_version_id)
        .where(among(b.id, broadcasts))
    )
    known = {row.id: (row, content_from_json(row.content)) for row in await conn.execute(about)}
    return {key: _received(theirs[pair], *known[pair[0]]) for key, pair in pairs.items() if pair in theirs and pair[0] in known}


def _pair(key: str) -> tuple[int, int]:
    first, _, second = key.partition(":")
    numbers = [int(one) if one.isascii() and one.isdigit() and len(one) < 18 else 0 for one in (first, second)]
    return numbers[0], numbers[1]


def _received(row: Any, broadcast: Any, content: Any) -> Received:
    return Received(
        broadcast_id=broadcast.id,
        content=in_language(content, row.language),
        text_revision=(broadcast.text_revisions or {}).get(language_read(content, row.language), 1),
        must_confirm=broadcast.must_confirm,
        outcome=Outcome(row.outcome),
        revision=broadcast.revision,
        guidance_version_id=broadcast.guidance_version_id,
        title=title_of(content, broadcast.guidance_title or {}, row.language),
        edited=broadcast.edited_at is not None,
        withdrawn=broadcast.withdrawn_at is not None,
        state=State(broadcast.state),
        parts=row.parts,
        overtaken=broadcast.overtaken,
        confirmed=row.outcome == Outcome.CONFIRMED.value or row.known_at is not None,
    )
