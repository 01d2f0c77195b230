"""All that a conversation may know. The shell loads what a turn wants, set-based for a whole batch, and hands it over frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from conversations.alert import Alert
from conversations.alert_pages import AlertCounts, AlertPage
from conversations.broadcast import AudienceCount, Broadcast, Received
from conversations.broadcast_lists import BroadcastPage, OwedPage, RecipientPage
from conversations.codes import Sector
from conversations.courier import CourierBook, RunCard, RunDay, TraceAnswer
from conversations.disinfection import DisinfectionBook, OverduePage, PhotoAnswer
from conversations.duty import Assigning, BelowPage, Rota, StandIn, Uncovered
from conversations.enterprise_list import NamedLine
from conversations.guidance import GuidancePage, GuidanceVersion, ReceiptPage, Waiting
from conversations.officer_day import (
    Counterpart,
    DigestTimes,
    DivisionDay,
    EnterpriseHit,
    Message,
    NotePage,
    OpenDay,
    ThreadList,
    ThreadPage,
)
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.records import HealthEntry, Totals
from conversations.reminding import ClosingBook, OwnTimes
from conversations.retention import PurgeNotice
from conversations.return_facts import Bar, IsolationPage, PolicyVersion, Rejudged, RejudgedIn, StaffMember
from conversations.returns import Check, Isolation, RiskStatement
from conversations.roles import Account, Level, Role


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An enterprise (企业). `path` is its division's place in the reporting tree; `registered_headcount` is what the registry says.
    `closed_until`: the last day on which it is closed, where that is so today; then it does not work today."""

    id: int
    name: str
    sector: Sector | None
    division_name: str
    path: str
    address: str
    registered_headcount: int
    managers: int
    staff: int
    works_today: bool
    division_code: str = ""
    closed_until: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A staff member (员工) of a roster."""

    id: int
    name: str
    initials: str
    department: str | None = None
    post: str | None = None
    departed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A filed health ledger: the newest revision of its day. `at` is local, `by` the reporting manager's name."""

    enterprise_id: int
    day: date
    revision: int
    late: bool
    totals: Totals
    entries: tuple[HealthEntry, ...]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Ledger:
    """What today's ledger builds on. `carried`: entries of the newest earlier report whose people were in isolation or hospital.
    `standing`: entries of the newest earlier report whose people had not returned, and who may not be on post yet: they are filed again
    as they are, unless something else is told. `bars`: who may not be on post, present staff only; who is barred and not `standing` has
    to be told of, like those carried over."""

    today: Report | None
    carried: tuple[HealthEntry, ...]
    headcount: int
    standing: tuple[HealthEntry, ...] = ()
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day of an enterprise's history. `owed` false on its days off (`closed`: its own); `symptomatic` and `isolated` are heads."""

    day: date
    owed: bool
    reported: bool
    late: bool = False
    revision: int = 0
    headcount: int = 0
    on_post: int = 0
    isolated: int = 0
    symptomatic: int = 0
    at: datetime | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation as it stands: `used` and `expired` say why it may not open. `subject_name`: the enterprise or division it is for.
    `courier`: of a staff member who is one."""

    id: int
    role: Role
    subject_name: str
    used: bool
    expired: bool
    used_by_me: bool = False
    enterprise_id: int | None = None
    already_member: bool = False
    staff_id: int | None = None
    courier: bool = False


@dataclass(frozen=True, slots=True)
class Laggard:
    """An enterprise that owes today's report. `reachable`: at least one of its managers can be written to; `remindable`: and nobody has
    reminded it by hand within the hour."""

    enterprise_id: int
    name: str
    division_name: str
    managers: int
    reachable: bool
    reminded_at: datetime | None = None
    remindable: bool = True


@dataclass(frozen=True, slots=True)
class Laggards:
    """One page of the laggards of a division and all below it. `owed`: enterprises there that owe today's report at all (reported or
    not); `total`: laggards; `reachable`: those with a manager who can be written to; `remindable`: those of them whom a reminder by hand
    would reach now; `closed`: enterprises there that are closed today. `page` from 0."""

    division: str
    division_name: str
    path: str
    day: date
    owed: int
    total: int
    reachable: int
    remindable: int
    page: int
    pages: int
    laggards: tuple[Laggard, ...]
    closed: int = 0


@dataclass(frozen=True, slots=True)
class EnterpriseCard:
    """An enterprise as its officers see it, with its last days, the newest last. `key_levels`: of which lists of key enterprises it is."""

    enterprise: Enterprise
    days: tuple[DayMark, ...]
    counterpart: Counterpart
    key_levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What a search found, by name; one more than `MOST_FOUND` stands for more than can be listed. `only`: the single hit,
    with its open `alerts`, one more than its card has room for at most."""

    hits: tuple[EnterpriseHit, ...]
    only: EnterpriseCard | None = None
    alerts: tuple[Alert, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """Frozen facts for one turn. `now` is local and aware; mappings hold what was wanted, and lack what does not exist.
    `rate`, `paid_rate`: messages a second that a broadcast may take; 0.0 where none is paid for. `admins`: how many can be written to."""

    now: datetime
    account: Account | None = None
    policy: Policy = DEFAULT_POLICY
    chat_language: str = "zh-CN"
    chat_name: str = ""
    in_group: bool = False
    enterprises: Mapping[int, Enterprise] = field(default_factory=dict)
    rosters: Mapping[int, tuple[Person, ...]] = field(default_factory=dict)
    ledgers: Mapping[int, Ledger] = field(default_factory=dict)
    histories: Mapping[int, tuple[DayMark, ...]] = field(default_factory=dict)
    invites: Mapping[str, Invite] = field(default_factory=dict)
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
    disinfection: Mapping[int, DisinfectionBook] = field(default_factory=dict)
    overdue: Mapping[str, OverduePage] = field(default_factory=dict)
    photo_answers: Mapping[int, PhotoAnswer] = field(default_factory=dict)
    couriers: Mapping[int, CourierBook] = field(default_factory=dict)
    own_runs: Mapping[int, CourierBook] = field(default_factory=dict)
    run_days: Mapping[str, RunDay] = field(default_factory=dict)
    runs: Mapping[int, RunCard] = field(default_factory=dict)
    traces: Mapping[str, TraceAnswer] = field(default_factory=dict)
    purges: Mapping[str, PurgeNotice] = field(default_factory=dict)
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
    rate: float = 25.0
    paid_rate: float = 0.0
    admins: int = 0
    guidance_waiting: Mapping[str, Waiting] = field(default_factory=dict)
    guidance_receipts: Mapping[str, ReceiptPage] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    @property
    def after_cutoff(self) -> bool:
        """Whether a report now is late."""
        return self.now.time() >= self.policy.cutoff
