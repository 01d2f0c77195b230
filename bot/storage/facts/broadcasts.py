"""Broadcasts as admins see them: one with what became of it, and a page of all."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.admins import admins
from bot.storage.broadcasts.overtaken import overtaken
from bot.storage.broadcasts.owing import count_remindable
from bot.storage.broadcasts.tally import MINUTE, Counts, by_outcome, count
from bot.storage.columns import among
from bot.storage.facts.coming_broadcasts import COMING, Coming, load_coming
from bot.storage.facts.scope import Scope
from conversations.audience import audience_from_json
from conversations.broadcast import GOT_IT, BackReason, Broadcast, EndReason, Outcome, PauseReason, Source, State, Tally, WaitingEdit
from conversations.broadcast_lists import BROADCASTS_A_PAGE, BroadcastLine, BroadcastPage
from conversations.broadcast_parts import in_language, messages
from conversations.broadcast_records import MOST_CHASES
from conversations.content import Parts
from conversations.content_json import content_from_json
from conversations.rules.broadcast_moves import sent_back
from conversations.shortening import shortened

TITLE = 40
"""Letters of the first words by which a broadcast is listed."""

_approver, _returner = t.account.alias("approver"), t.account.alias("returner")
_writer, _editor = t.account.alias("writer"), t.account.alias("editor")
_BROADCASTS = (
    select(
        t.broadcast,
        t.account.c.name.label("by"),
        _approver.c.name.label("approver"),
        _returner.c.name.label("returner"),
        _writer.c.name.label("writer"),
        _editor.c.name.label("editor"),
        t.guidance_version.c.title.label("guidance_title"),
    )
    .join_from(t.broadcast, t.account, t.account.c.id == t.broadcast.c.author_id)
    .outerjoin(_approver, _approver.c.id == t.broadcast.c.approved_by)
    .outerjoin(_returner, _returner.c.id == t.broadcast.c.back_by)
    .outerjoin(_writer, _writer.c.id == t.broadcast.c.written_by)
    .outerjoin(_editor, _editor.c.id == t.broadcast.c.edit_by)
    .outerjoin(t.guidance_version, t.guidance_version.c.id == t.broadcast.c.guidance_version_id)
)


async def load_broadcasts(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, Broadcast]:
    """Each broadcast with its tally; locked where something is going to be written; of those that have not started whom
    they would reach now, too. Twelve statements at most."""
    gone = overtaken(t.broadcast.c.guidance_version_id, scope.today).label("overtaken")
    statement = _BROADCASTS.add_columns(gone).where(among(t.broadcast.c.id, sorted(ids))).order_by(t.broadcast.c.id)
    rows = (await conn.execute(statement.with_for_update(of=t.broadcast) if scope.locking else statement)).all()
    counted = await count(conn, [row.id for row in rows], scope.now) if rows else {}
    chaseable = await count_remindable(conn, [row.id for row in rows if _may_be_chased(row, scope)], MOST_CHASES)
    coming = await load_coming(conn, rows, scope)
    # Whether somebody else is there to confirm: asked for of what may wait for that alone.
    asked = any(row.state in COMING or row.edit_by for row in rows)
    known = {one.account_id for one in await admins(conn)} if asked else None
    found = {row.id: _broadcast(row, counted[row.id], chaseable.get(row.id, 0), coming.get(row.id, Coming()), scope) for row in rows}
    return {key: replace(one, admins=frozenset(known)) for key, one in found.items()} if known is not None else found


def _broadcast(row: Any, counted: Counts, chaseable: int, coming: Coming, scope: Scope) -> Broadcast:
    content, state = content_from_json(row.content), State(row.state)
    each = messages(in_language(content, "zh-CN"), buttons=row.must_confirm or row.guidance_version_id is not None)
    return Broadcast(
        id=row.id,
        state=state,
        source=Source(row.source),
        author_id=row.author_id,
        by=row.by,
        content=content,
        audience=audience_from_json(row.audience),
        must_confirm=row.must_confirm,
        created_at=scope.local(row.created_at),
        revision=row.revision,
        guidance_version_id=row.guidance_version_id,
        guidance_title=row.guidance_title or {},
        asked_at=_local(row.asked_at, scope),
        approved_by=row.approver or "",
        start_at=_local(row.start_at, scope),
        started_at=_local(row.started_at, scope),
        finished_at=_local(row.finished_at, scope),
        pause_reason=PauseReason(row.pause_reason) if row.pause_reason is not None else None,
        end_reason=EndReason(row.end_reason) if row.end_reason is not None else None,
        overtaken=row.overtaken,
        edited_at=_local(row.edited_at, scope),
        withdrawn_at=_local(row.withdrawn_at, scope),
        chases=row.chases,
        last_chased=row.chased_on,
        reminded=row.reminded,
        paid=row.paid,
        expected=row.expected,
        reach=coming.reach,
        names=coming.names,
        grown_to=row.grown_to or 0,
        back_by=row.returner or "",
        back_why=BackReason(row.back_why) if row.back_why is not None else None,
        rewritten_by_id=row.written_by,
        rewritten_by=row.writer or "",
        edit=_edit(row, scope),
        rate=_rate(counted.last_minute * each, row.started_at, scope.now) if state is State.RUNNING else 0.0,
        tally=Tally(counted.by_outcome, counted.failed, chaseable, counted.edits),
    )


def _edit(row: Any, scope: Scope) -> WaitingEdit | None:
    if row.edit_by is None:
        return None
    return WaitingEdit(row.edit_number, row.edit_by, row.editor, scope.local(row.edit_at), content_from_json(row.edit), row.edit_again)


def _local(moment: datetime | None, scope: Scope) -> datetime | None:
    return scope.local(moment) if moment is not None else None


def _rate(sent: int, started_at: datetime | None, now: datetime) -> float:
    """Messages a second over the last minute, or since the start where that is less."""
    ran = min(now - started_at, MINUTE) if started_at is not None else MINUTE
    return sent / max(ran, timedelta(seconds=1)).total_seconds()


def _may_be_chased(row: Any, scope: Scope) -> bool:
    holds = row.started_at is not None and row.withdrawn_at is None and not row.overtaken
    today = row.chased_on is not None and row.chased_on >= scope.today
    return row.must_confirm and holds and row.chases < MOST_CHASES and not today


async def load_broadcast_pages(conn: AsyncConnection, pages: Collection[int], scope: Scope) -> dict[int, BroadcastPage]:
    """The pages that were asked for; a page behind the last one gives the last. Two statements."""
    c = t.broadcast.c
    number = func.row_number().over(order_by=c.id.desc())
    listed = _BROADCASTS.add_columns(number.label("number"), func.count().over().label("total")).subquery("page")
    page = (listed.c.number - 1) // BROADCASTS_A_PAGE
    last = (listed.c.total - 1) // BROADCASTS_A_PAGE
    gone = overtaken(listed.c.guidance_version_id, scope.today).label("overtaken")
    statement = select(listed, page.label("page"), gone).where(or_(among(page, sorted(pages)), page == last)).order_by(listed.c.number)
    rows = (await conn.execute(statement)).all()
    counted = await by_outcome(conn, sorted({row.id for row in rows})) if rows else {}
    most = max(1, -(-rows[0].total // BROADCASTS_A_PAGE)) if rows else 1
    found = {}
    for asked in pages:
        shown = min(asked, most - 1)
        lines = tuple(_line(row, counted.get(row.id, {}), scope) for row in rows if row.page == shown)
        found[asked] = BroadcastPage(shown, most, lines)
    return found


def _line(row: Any, outcomes: dict[Outcome, int], scope: Scope) -> BroadcastLine:
    return BroadcastLine(
        id=row.id,
        state=State(row.state),
        titles=titles_of(content_from_json(row.content), row.guidance_title or {}),
        created_at=scope.local(row.created_at),
        total=sum(outcomes.values()),
        got_it=sum(outcomes.get(one, 0) for one in GOT_IT),
        confirmed=outcomes.get(Outcome.CONFIRMED, 0),
        must_confirm=row.must_confirm,
        withdrawn=row.withdrawn_at is not None,
        back=sent_back(State(row.state), row.asked_at),
        overtaken=row.overtaken,
        unreachable=outcomes.get(Outcome.UNREACHABLE, 0),
    )


def titles_of(content: dict[str, Parts], guidance: dict[str, str]) -> dict[str, str]:
    """That title in each language in which there is one."""
    return {language: title_of(content, guidance, language) for language in sorted(guidance or content)}


def title_of(content: dict[str, Parts], guidance: dict[str, str], language: str) -> str:
    """The title of what it is about, else its first words, else the name of its first file; empty where it has none of these."""
    if guidance:
        return guidance.get(language) or guidance[min(guidance)]
    parts = in_language(content, language)
    text = next((part.text.strip() for part in parts if part.text.strip()), "")
    name = next((file.name for part in parts for file in part.files if file.name), "")
    first = (text or name).split("\n", 1)[0]
    return shortened(first, TITLE)
