"""Who sits in a chat: the session, the account, its roles. Loaded for a whole batch, kept by upsert."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, literal, literal_column, select, true
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import Moment, among_ids, member_ids
from bot.storage.secrets import Keyring
from bot.storage.session_seal import seal, unseal
from bot.storage.statements import insert_into
from conversations.engine.session import Session, session_from_json, session_to_json
from conversations.roles import Account, Membership, Role


@dataclass(frozen=True, slots=True)
class Seat:
    """A chat as a turn finds it. `language` is empty while the chat has no account."""

    account: Account | None
    session: Session
    language: str


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # when a session was saved that is only there to be locked

# Statements of every batch are made once: making them, and their keys for SQLAlchemy's cache, costs more than running them.
_SESSIONS = select(t.session.c.chat_id, t.session.c.state).where(among_ids(t.session.c.chat_id, "chats"))
_LOCKED_SESSIONS = _SESSIONS.order_by(t.session.c.chat_id).with_for_update()
_member = member_ids("chats")
_MADE_SESSIONS = (
    postgresql.insert(t.session)
    .from_select(
        ["chat_id", "version", "updated_at"],
        select(_member.c.value, literal(0), literal(_NEVER, Moment)).where(true()).order_by(literal_column("1")),
    )
    .on_conflict_do_nothing()
)
_ACCOUNTS = select(t.account.c.id, t.account.c.chat_id, t.account.c.language, t.account.c.name).where(
    among_ids(t.account.c.chat_id, "chats")
)
_MEMBERSHIPS = (
    select(
        t.membership.c.account_id,
        t.membership.c.role,
        t.membership.c.enterprise_id,
        t.enterprise.c.name.label("enterprise_name"),
        t.division.c.code.label("division"),
        t.division.c.name.label("division_name"),
        t.membership.c.path,
        t.membership.c.staff_id,
        t.enterprise.c.path.label("enterprise_path"),
    )
    .outerjoin_from(t.membership, t.enterprise, t.enterprise.c.id == t.membership.c.enterprise_id)
    # An enterprise's manager is shown where the enterprise is.
    .outerjoin(t.division, t.division.c.code == func.coalesce(t.membership.c.division_code, t.enterprise.c.division_code))
    .where(t.held, among_ids(t.membership.c.account_id, "accounts"))
    .order_by(t.membership.c.id)
)


async def load_seats(conn: AsyncConnection, chat_ids: Collection[int], keyring: Keyring | None = None) -> dict[int, Seat]:
    """The seats of `chat_ids`. `keyring` opens the phone numbers in sessions. On PostgreSQL every session row is made and locked, in the
    order of the chats, until the transaction ends; on SQLite the writer is alone anyway."""
    chats = sorted(chat_ids)
    sessions = _SESSIONS
    if conn.dialect.name == "postgresql":
        await conn.execute(_MADE_SESSIONS, {"chats": chats})
        sessions = _LOCKED_SESSIONS
    states = {row.chat_id: row.state for row in await conn.execute(sessions, {"chats": chats})}
    if keyring is not None:
        states = {chat: unseal(state, keyring) for chat, state in states.items()}
    accounts = await load_accounts(conn, chats)
    return {
        chat: Seat(accounts.get(chat), session_from_json(states.get(chat)), accounts[chat].language if chat in accounts else "")
        for chat in chats
    }


async def read_sessions(conn: AsyncConnection, chat_ids: Collection[int], keyring: Keyring | None = None) -> dict[int, Session]:
    """The sessions of these chats, to look at: nothing is made nor locked. Chats without one are left out. One statement."""
    rows = (await conn.execute(_SESSIONS, {"chats": sorted(chat_ids)})).all()
    return {row.chat_id: session_from_json(row.state if keyring is None else unseal(row.state, keyring)) for row in rows}


async def load_accounts(conn: AsyncConnection, chat_ids: Collection[int]) -> dict[int, Account]:
    """The accounts of `chat_ids` with the roles they hold now, by chat."""
    found = (await conn.execute(_ACCOUNTS, {"chats": chat_ids})).all()
    held: dict[int, list[Membership]] = {row.id: [] for row in found}
    for row in await conn.execute(_MEMBERSHIPS, {"accounts": list(held)}):
        held[row.account_id].append(_membership(row))
    return {row.chat_id: Account(row.id, row.chat_id, row.language, row.name, tuple(held[row.id])) for row in found}


def _membership(row: Any) -> Membership:
    return Membership(
        role=Role(row.role),
        enterprise_id=row.enterprise_id,
        enterprise_name=row.enterprise_name or "",
        division=row.division or "",
        division_name=row.division_name or "",
        path=row.enterprise_path or row.path,
        staff_id=row.staff_id,
    )


async def save_sessions(conn: AsyncConnection, sessions: Mapping[int, Session], now: datetime, keyring: Keyring | None = None) -> None:
    """Keep the sessions of these chats, in one statement; with a `keyring`, phone numbers in them encrypted."""
    if not sessions:
        return
    insert = insert_into(conn, t.session)
    statement = insert.on_conflict_do_update(
        index_elements=["chat_id"],
        set_={name: insert.excluded[name] for name in ("state", "version", "updated_at")},
    )
    rows = [
        {"chat_id": chat, "state": _kept(session, keyring), "version": session.version, "updated_at": now}
        for chat, session in sorted(sessions.items())
    ]
    await conn.execute(statement, rows)


def _kept(session: Session, keyring: Keyring | None) -> Any:
    state = session_to_json(session)
    return state if keyring is None else seal(state, keyring)
