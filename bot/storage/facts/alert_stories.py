"""The timelines of alerts: what happened, and what became of the messages about it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.scope import Scope
from conversations.alert import ON_ITS_WAY, TimelineEntry
from conversations.alert_chase import TELLING
from conversations.chain import Happening, NoticeKind, StepKind


async def load_stories(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, tuple[TimelineEntry, ...]]:
    """The timelines of these alerts, oldest first. Three statements."""
    event, notice = t.alert_event, t.alert_notice
    happened = select(event).where(among(event.c.alert_id, ids)).order_by(event.c.alert_id, event.c.id)
    events = (await conn.execute(happened)).all()
    columns = (notice.c.alert_id, notice.c.account_id, notice.c.kind, notice.c.at, notice.c.outcome)
    written = select(*columns).where(among(notice.c.alert_id, ids)).order_by(notice.c.alert_id, notice.c.id)
    notices = (await conn.execute(written)).all()
    accounts = {row.by for row in events if row.by is not None} | {one for row in events for one in row.people or ()}
    named = await conn.execute(select(t.account.c.id, t.account.c.name).where(among(t.account.c.id, sorted(accounts))))
    names = {row.id: row.name for row in named}
    fates = _fates(events, notices)
    found: dict[int, list[TimelineEntry]] = {}
    for row in events:
        entry = TimelineEntry(
            at=scope.local(row.at),
            kind=Happening(row.kind),
            by=names.get(row.by, ""),
            people=tuple((names[one], fates.get((row.id, one), "")) for one in row.people or () if one in names),
            step=StepKind(row.step) if row.step else None,
            until=scope.local(row.until) if row.until else None,
            note=row.note,
        )
        found.setdefault(row.alert_id, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def _fates(events: Iterable[Any], notices: Iterable[Any]) -> Mapping[tuple[int, int], str]:
    """For each event and each account that it names, what became of the message about it: of the first message of its kind that was
    written from then on, and that no earlier event can claim."""
    waiting: dict[tuple[int, str, int], list[Any]] = {}
    for notice in notices:
        waiting.setdefault((notice.alert_id, TELLING[NoticeKind(notice.kind)].value, notice.account_id), []).append(notice)
    later: dict[tuple[int, str, int], list[Any]] = {}
    for event in events:
        for account in event.people or ():
            later.setdefault((event.alert_id, event.kind, account), []).append(event)
    fates: dict[tuple[int, int], str] = {}
    for key, happened in later.items():
        told = waiting.get(key, [])
        for event, following in zip(happened, [*happened[1:], None], strict=True):
            while told and told[0].at < event.at:
                told.pop(0)
            if told and (following is None or told[0].at < following.at or following.at == event.at):
                fates[event.id, key[2]] = told.pop(0).outcome or ON_ITS_WAY
    return fates
