"""What the turns of a batch need to know: one call loads it for all of them, set-based."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.facts.alerts import load_alerts, load_open_alerts
from bot.storage.facts.enterprises import load_enterprises, load_rosters
from bot.storage.facts.invites import CodeHasher, InviteFound, load_invites
from bot.storage.facts.laggards import load_laggards
from bot.storage.facts.ledgers import load_histories, load_ledgers
from bot.storage.facts.scope import Scope
from bot.storage.seats import Seat, load_accounts, load_seats, save_sessions
from conversations.briefing import Alert, Briefing, DayMark, Enterprise, Laggards, Ledger, Person, Want
from conversations.policy import Policy
from conversations.roles import Account

__all__ = ["Facts", "Seat", "load_accounts", "load_facts", "load_seats", "save_sessions"]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was wanted by the turns of a batch, and exists."""

    enterprises: Mapping[int, Enterprise] = field(default_factory=dict)
    rosters: Mapping[int, tuple[Person, ...]] = field(default_factory=dict)
    ledgers: Mapping[int, Ledger] = field(default_factory=dict)
    histories: Mapping[int, tuple[DayMark, ...]] = field(default_factory=dict)
    invites: Mapping[str, InviteFound] = field(default_factory=dict)
    alerts: Mapping[int, Alert] = field(default_factory=dict)
    open_alerts: Mapping[str, tuple[Alert, ...]] = field(default_factory=dict)
    laggards: Mapping[str, Laggards] = field(default_factory=dict)

    def briefing(
        self,
        account: Account | None,
        wants: Collection[Want],
        now: datetime,
        language: str,
        name: str,
        in_group: bool,
        policy: Policy,
    ) -> Briefing:
        """What the turn that has these `wants` may know: nothing that others in the batch wanted. `now` is local and aware."""
        keys = _keys(wants)
        return Briefing(
            now=now,
            account=account,
            policy=policy,
            chat_language=language,
            chat_name=name,
            in_group=in_group,
            enterprises=_only(self.enterprises, keys.get("enterprise")),
            rosters=_only(self.rosters, keys.get("roster")),
            ledgers=_only(self.ledgers, keys.get("ledger")),
            histories=_only(self.histories, keys.get("history")),
            invites={code: found.seen_by(account) for code, found in _only(self.invites, keys.get("invite")).items()},
            alerts=_only(self.alerts, keys.get("alert")),
            open_alerts=_only(self.open_alerts, keys.get("alerts")),
            laggards=_only(self.laggards, keys.get("laggards")),
        )


def _only(found: Mapping[Any, Any], keys: set[Any] | None) -> dict[Any, Any]:
    return {key: found[key] for key in keys if key in found} if keys else {}


def _keys(wants: Collection[Want]) -> dict[str, set[Any]]:
    keys: dict[str, set[Any]] = {}
    for want in wants:
        keys.setdefault(want.kind, set()).add(want.key)
    return keys


async def load_facts(
    conn: AsyncConnection,
    wants: Collection[Want],
    *,
    now_local: datetime,
    code_hasher: CodeHasher,
    is_work_day: Callable[[date], bool],
    locking: bool = True,
) -> Facts:
    """Load what is wanted, with a constant number of statements for each kind that is. `now_local` is aware, in the bot's zone;
    `code_hasher` is the keyring's; `is_work_day` is the calendar's. Alerts asked for one by one are locked (PostgreSQL), unless
    nothing is going to be written (`locking` false: a screen that is composed)."""
    scope, keys = Scope(now_local, is_work_day), _keys(wants)
    # Locks first: what is read after them is then not older than they are.
    alerts = await load_alerts(conn, ids, scope, locking=locking) if (ids := sorted(keys.get("alert", ()))) else {}
    return Facts(
        alerts=alerts,
        enterprises=await load_enterprises(conn, some, scope) if (some := keys.get("enterprise")) else {},
        rosters=await load_rosters(conn, some) if (some := keys.get("roster")) else {},
        ledgers=await load_ledgers(conn, some, scope) if (some := keys.get("ledger")) else {},
        histories=await load_histories(conn, some, scope) if (some := keys.get("history")) else {},
        invites=await load_invites(conn, some, scope, code_hasher) if (some := keys.get("invite")) else {},
        open_alerts=await load_open_alerts(conn, some, scope) if (some := keys.get("alerts")) else {},
        laggards=await load_laggards(conn, some, scope) if (some := keys.get("laggards")) else {},
    )
