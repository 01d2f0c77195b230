"""What the turns of a batch need to know: one call loads it for all of them, set-based."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.broadcasts.admins import count_admins
from bot.storage.broadcasts.counting import load_audiences
from bot.storage.facts import checks, closings, couriers, isolations, ledgers, messages, rejudged, risks
from bot.storage.facts.alert_bundles import load_bundles
from bot.storage.facts.alert_pages import load_alert_counts, load_alert_pages, load_enterprise_alerts
from bot.storage.facts.alerts import load_alerts
from bot.storage.facts.assigning import load_assigning, load_below
from bot.storage.facts.broadcasts import load_broadcast_pages, load_broadcasts
from bot.storage.facts.disinfection import load_books, load_photo_answers
from bot.storage.facts.division_days import load_division_days
from bot.storage.facts.duty import load_rotas, load_stand_ins, load_uncovered
from bot.storage.facts.enterprise_cards import load_enterprise_cards, load_notes
from bot.storage.facts.enterprises import load_enterprises, load_rosters
from bot.storage.facts.invites import InviteFound, load_invites
from bot.storage.facts.isolated import load_isolated
from bot.storage.facts.laggards import load_laggards
from bot.storage.facts.named_enterprises import load_named
from bot.storage.facts.open_days import load_digest_times, load_open_days
from bot.storage.facts.overdue import load_overdue
from bot.storage.facts.owed import load_owed
from bot.storage.facts.purges import load_purges
from bot.storage.facts.recipients import load_received, load_recipients
from bot.storage.facts.scope import CodeHasher, Scope
from bot.storage.facts.searches import load_searches
from bot.storage.facts.staff_members import load_staff
from bot.storage.facts.traces import load_traces
from bot.storage.guidance.lists import load_guidance_pages, load_waiting
from bot.storage.guidance.receipts import load_receipts
from bot.storage.guidance.versions import load_guidance, load_guidance_versions
from bot.storage.policies import policy_version
from bot.storage.risk_lock import share_risks
from bot.storage.seats import Seat, load_accounts, load_seats, save_sessions
from conversations.alert import Alert
from conversations.alert_pages import AlertCounts, AlertPage
from conversations.briefing import Briefing, DayMark, Enterprise, EnterpriseCard, Laggards, Ledger, Person, SearchPage
from conversations.broadcast import AudienceCount, Broadcast, Received
from conversations.broadcast_lists import BroadcastPage, OwedPage, RecipientPage
from conversations.courier import CourierBook, RunCard, RunDay, TraceAnswer
from conversations.disinfection import DisinfectionBook, OverduePage, PhotoAnswer
from conversations.duty import Assigning, BelowPage, Rota, StandIn, Uncovered
from conversations.enterprise_list import NamedLine
from conversations.guidance import GuidancePage, GuidanceVersion, ReceiptPage, Waiting
from conversations.officer_day import DigestTimes, DivisionDay, Message, NotePage, OpenDay, ThreadList, ThreadPage
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.reminding import ClosingBook, OwnTimes
from conversations.retention import PurgeNotice
from conversations.return_facts import IsolationPage, PolicyVersion, Rejudged, RejudgedIn, StaffMember
from conversations.returns import Check, Isolation, RiskStatement
from conversations.roles import Account
from conversations.want import Want

__all__ = ["Facts", "Seat", "load_accounts", "load_facts", "load_seats", "save_sessions"]

Load = Callable[[AsyncConnection, Collection[Any], Scope], Awaitable[Any]]

_LOADED: Mapping[str, tuple[str, Load]] = {
    # Locks first: what is read after them is then not older than they are.
    "check": ("check_cards", checks.load_check_cards),
    "isolation": ("isolations", isolations.load_isolations),
    "run": ("runs", couriers.load_runs),
    "alert": ("alerts", load_alerts),
    "broadcast": ("broadcasts", load_broadcasts),
    "enterprise": ("enterprises", load_enterprises),
    "roster": ("rosters", lambda conn, keys, _: load_rosters(conn, keys)),
    "ledger": ("ledgers", ledgers.load_ledgers),
    "history": ("histories", ledgers.load_histories),
    "invite": ("invites", load_invites),
    "alert_bundle": ("alert_bundles", load_bundles),
    "alerts": ("alert_pages", load_alert_pages),
    "alert_counts": ("alert_counts", load_alert_counts),
    "enterprise_alerts": ("enterprise_alerts", load_enterprise_alerts),
    "laggards": ("laggards", load_laggards),
    "checks": ("checks", checks.load_checks),
    "own_check": ("own_checks", checks.load_own_checks),
    "staff": ("staff", lambda conn, keys, _: load_staff(conn, keys)),
    "wards": ("wards", isolations.load_wards),
    "isolated": ("isolation_pages", load_isolated),
    "risk": ("risks", risks.load_risks),
    "risk_place": ("risk_places", risks.load_risk_places),
    "rejudged": ("rejudged", rejudged.load_rejudged),
    "rejudged_in": ("rejudged_in", rejudged.load_rejudged_in),
    "couriers": ("couriers", couriers.load_couriers),
    "own_runs": ("own_runs", couriers.load_own_runs),
    "run_day": ("run_days", couriers.load_run_days),
    "purge": ("purges", load_purges),
    "trace": ("traces", load_traces),
    "wishes": ("wishes", closings.load_wishes),
    "closings": ("closings", closings.load_closings),
    "recent_places": ("recent_places", lambda conn, keys, _: checks.load_recent_places(conn, keys)),
    "disinfection": ("disinfection", load_books),
    "overdue": ("overdue", load_overdue),
    "photo_answer": ("photo_answers", load_photo_answers),
    "rota": ("rotas", load_rotas),
    "stand_in": ("stand_ins", lambda conn, keys, _: load_stand_ins(conn, keys)),
    "uncovered": ("uncovered", lambda conn, keys, _: load_uncovered(conn, keys)),
    "assigning": ("assignings", load_assigning),
    "below": ("below", load_below),
    "enterprise_card": ("enterprise_cards", load_enterprise_cards),
    "search": ("searches", load_searches),
    "notes": ("note_pages", load_notes),
    "message": ("messages", messages.load_messages),
    "thread": ("thread_pages", messages.load_threads),
    "threads": ("thread_lists", messages.load_thread_lists),
    "division": ("division_days", load_division_days),
    "named_enterprises": ("named_enterprises", load_named),
    "open_day": ("open_days", load_open_days),
    "digest_times": ("digest_times", load_digest_times),
    "guidance_list": ("guidance_pages", load_guidance_pages),
    "guidance": ("guidance", load_guidance),
    "guidance_versions": ("guidance_versions", load_guidance_versions),
    "guidance_waiting": ("guidance_waiting", load_waiting),
    "guidance_receipts": ("guidance_receipts", load_receipts),
    "audience": ("audiences", load_audiences),
    "broadcast_list": ("broadcast_pages", load_broadcast_pages),
    "recipients": ("recipient_pages", load_recipients),
    "owed": ("owed_pages", load_owed),
    "received": ("received", load_received),
    # Of these there is one each.
    "admins": ("admins", lambda conn, _, __: count_admins(conn)),
    "risk_board": ("risk_board", lambda conn, _, scope: risks.load_risk_board(conn, scope)),
    "policy_version": ("policy_version", lambda conn, _, scope: policy_version(conn, scope.now.tzinfo)),
}
"""For each kind of want, in the order in which they are loaded: the field of the briefing that it fills, and what loads it."""

_BY_KEY = {kind: name for kind, (name, _) in _LOADED.items() if kind not in ("invite", "risk_board", "policy_version", "admins")}


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was wanted by the turns of a batch, and exists; and the policy that it was read by, which the turns go by too."""

    policy: Policy = DEFAULT_POLICY
    enterprises: Mapping[int, Enterprise] = field(default_factory=dict)
    rosters: Mapping[int, tuple[Person, ...]] = field(default_factory=dict)
    ledgers: Mapping[int, Ledger] = field(default_factory=dict)
    histories: Mapping[int, tuple[DayMark, ...]] = field(default_factory=dict)
    invites: Mapping[str, InviteFound] = field(default_factory=dict)
    alerts: Mapping[int, Alert] = field(default_factory=dict)
    alert_bundles: Mapping[str, tuple[Alert, ...]] = field(default_factory=dict)
    alert_pages: Mapping[str, AlertPage] = field(default_factory=dict)
    alert_counts: Mapping[str, AlertCounts] = field(default_factory=dict)
    enterprise_alerts: Mapping[int, tuple[Alert, ...]] = field(default_factory=dict)
    laggards: Mapping[str, Laggards] = field(default_factory=dict)
    checks: Mapping[int, tuple[Check, ...]] = field(default_factory=dict)
    check_cards: Mapping[int, Check] = field(default_factory=dict)
    own_checks: Mapping[int, Check] = field(default_factory=dict)
    staff: Mapping[int, StaffMember] = field(default_factory=dict)
    wards: Mapping[int, tuple[Isolation, ...]] = field(default_factory=dict)
    isolations: Mapping[int, Isolation] = field(default_factory=dict)
    isolation_pages: Mapping[str, IsolationPage] = field(default_factory=dict)
    risks: Mapping[str, tuple[RiskStatement, ...]] = field(default_factory=dict)
    risk_board: tuple[RiskStatement, ...] = ()
    risk_places: Mapping[str, int] = field(default_factory=dict)
    rejudged: Mapping[str, Rejudged] = field(default_factory=dict)
    rejudged_in: Mapping[str, RejudgedIn] = field(default_factory=dict)
    recent_places: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    policy_version: PolicyVersion | None = None
    admins: int = 0
    couriers: Mapping[int, CourierBook] = field(default_factory=dict)
    own_runs: Mapping[int, CourierBook] = field(default_factory=dict)
    run_days: Mapping[str, RunDay] = field(default_factory=dict)
    runs: Mapping[int, RunCard] = field(default_factory=dict)
    disinfection: Mapping[int, DisinfectionBook] = field(default_factory=dict)
    overdue: Mapping[str, OverduePage] = field(default_factory=dict)
    photo_answers: Mapping[int, PhotoAnswer] = field(default_factory=dict)
    purges: Mapping[str, PurgeNotice] = field(default_factory=dict)
    traces: Mapping[str, TraceAnswer] = field(default_factory=dict)
    rotas: Mapping[str, Rota] = field(default_factory=dict)
    stand_ins: Mapping[int, StandIn] = field(default_factory=dict)
    uncovered: Mapping[str, tuple[Uncovered, ...]] = field(default_factory=dict)
    assignings: Mapping[str, Assigning] = field(default_factory=dict)
    below: Mapping[str, BelowPage] = field(default_factory=dict)
    wishes: Mapping[int, Mapping[int, OwnTimes]] = field(default_factory=dict)
    closings: Mapping[int, ClosingBook] = field(default_factory=dict)
    enterprise_cards: Mapping[int, EnterpriseCard] = field(default_factory=dict)
    searches: Mapping[str, SearchPage] = field(default_factory=dict)
    note_pages: Mapping[str, NotePage] = field(default_factory=dict)
    messages: Mapping[int, Message] = field(default_factory=dict)
    thread_pages: Mapping[str, ThreadPage] = field(default_factory=dict)
    thread_lists: Mapping[str, ThreadList] = field(default_factory=dict)
    division_days: Mapping[str, DivisionDay] = field(default_factory=dict)
    open_days: Mapping[str, OpenDay] = field(default_factory=dict)
    digest_times: Mapping[int, DigestTimes] = field(default_factory=dict)
    audiences: Mapping[str, AudienceCount] = field(default_factory=dict)
    broadcasts: Mapping[int, Broadcast] = field(default_factory=dict)
    named_enterprises: Mapping[str, tuple[NamedLine, ...]] = field(default_factory=dict)
    broadcast_pages: Mapping[int, BroadcastPage] = field(default_factory=dict)
    recipient_pages: Mapping[str, RecipientPage] = field(default_factory=dict)
    owed_pages: Mapping[str, OwedPage] = field(default_factory=dict)
    received: Mapping[str, Received] = field(default_factory=dict)
    guidance_pages: Mapping[str, GuidancePage] = field(default_factory=dict)
    guidance: Mapping[str, GuidanceVersion] = field(default_factory=dict)
    guidance_versions: Mapping[int, tuple[GuidanceVersion, ...]] = field(default_factory=dict)
    guidance_waiting: Mapping[str, Waiting] = field(default_factory=dict)
    guidance_receipts: Mapping[str, ReceiptPage] = field(default_factory=dict)

    def briefing(
        self,
        account: Account | None,
        wants: Collection[Want],
        now: datetime,
        language: str,
        name: str,
        in_group: bool,
        rates: tuple[float, float] = (25.0, 0.0),
    ) -> Briefing:
        """What the turn that has these `wants` may know: nothing that others in the batch wanted. `now` is local and aware; `rates`: of
        messages a second, free and paid."""
        keys = _keys(wants)
        told: dict[str, Any] = {_BY_KEY[kind]: _only(getattr(self, _BY_KEY[kind]), some) for kind, some in keys.items() if kind in _BY_KEY}
        if "invite" in keys:
            told["invites"] = {code: found.seen_by(account) for code, found in _only(self.invites, keys["invite"]).items()}
        if "risk_board" in keys:
            told["risk_board"] = self.risk_board
        if "admins" in keys:
            told["admins"] = self.admins
        if "policy_version" in keys:
            told["policy_version"] = self.policy_version
        told["rate"], told["paid_rate"] = rates
        return Briefing(now, account, self.policy, chat_language=language, chat_name=name, in_group=in_group, **told)


def _only(found: Mapping[Any, Any], keys: set[Any]) -> dict[Any, Any]:
    return {key: found[key] for key in keys if key in found}


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
    policy: Policy = DEFAULT_POLICY,
    locking: bool = True,
) -> Facts:
    """Load what is wanted, with a constant number of statements for each kind that is. `now_local` is aware, in the bot's zone;
    `code_hasher` is the keyring's; `is_work_day` is the calendar's. Alerts, checks, isolations and runs asked for one by one are locked
    (PostgreSQL), and statements about places are kept from being followed, unless nothing is going to be written (`locking` false: a
    screen that is composed)."""
    scope, keys = Scope(now_local, is_work_day, policy, code_hasher, locking), _keys(wants)
    if "risk" in keys and locking:
        await share_risks(conn)
    loaded = {name: await load(conn, some, scope) for kind, (name, load) in _LOADED.items() if (some := keys.get(kind))}
    return Facts(policy, **loaded)
