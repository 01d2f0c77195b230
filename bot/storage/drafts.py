"""Questionnaires that nobody goes on with: after the policy's days what was filled in is deleted, and whoever comes back is told."""

from datetime import datetime

from sqlalchemy import insert, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import Json, among

_s = t.session.c
# A session as `engine/session.py` keeps it, empty and one version on: a button of the old card is a stale one. `expired` names the
# questionnaire in hand, or, where nothing was answered in that, the first that waited behind it.
_EMPTIED = {
    "sqlite": """json_object('flow', NULL, 'subject', json('[]'), 'version', version + 1, 'answers', json('[]'), 'expired',
        CASE WHEN json_array_length(state, '$.answers') > 0 THEN json_extract(state, '$.flow')
        ELSE json_extract(state, '$.parked[0][0]') END)""",
    "postgresql": """jsonb_build_object('flow', CAST(NULL AS text), 'subject', CAST('[]' AS jsonb), 'version', version + 1,
        'answers', CAST('[]' AS jsonb), 'expired', CASE WHEN jsonb_array_length(state -> 'answers') > 0 THEN state ->> 'flow'
        ELSE state #>> '{parked,0,0}' END)""",
}


async def expire_drafts(conn: AsyncConnection, before: datetime, now: datetime) -> int:
    """Delete what is filled in of questionnaires in chats that have gone on with none of theirs since `before`. Each leaves an event in
    the audit. Three statements at most. Returns how many there were."""
    running = or_(_s.state["flow"].as_string().is_not(None), _s.state["parked"][0][0].as_string().is_not(None))
    emptied = update(t.session).where(_s.updated_at < before, running)
    emptied = emptied.values(state=literal_column(_EMPTIED[conn.dialect.name], Json), version=_s.version + 1, updated_at=now)
    rows = (await conn.execute(emptied.returning(_s.chat_id, _s.state["expired"].as_string().label("flow")))).all()
    expired = {row.chat_id: row.flow for row in rows if row.flow is not None}
    if not expired:
        return 0
    known = await conn.execute(select(t.account.c.chat_id, t.account.c.id).where(among(t.account.c.chat_id, sorted(expired))))
    accounts = {row.chat_id: row.id for row in known}
    about = {"at": now, "actor_account_id": None, "action": "expire_draft", "subject": "draft"}
    events = [{**about, "details": {"account": accounts.get(chat), "flow": flow}} for chat, flow in sorted(expired.items())]
    await conn.execute(insert(t.audit_event), events)
    return len(expired)
