"""What a province in memory holds: the people, the reports, the checks and isolations, the risks; and the plain questions about them."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from conversations.alert import Alert
from conversations.briefing import Invite, Person, Report
from conversations.codes import Status
from conversations.pinyin import initials
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.records import ReadRoster, RemindLaggards
from conversations.return_facts import PolicyVersion, VerdictChange
from conversations.returns import Check, Isolation, RiskStatement
from conversations.roles import Account, Membership, Role
from conversations.roster_file import RosterOutcome
from tests.conversations.broadcasts_state import Broadcasts
from tests.conversations.disinfection_state import Disinfections
from tests.conversations.reminders_state import Reminders
from tests.conversations.world_desk import Desk
from tests.conversations.world_fleet import Fleet
from tests.conversations.world_rota import Rotas

ZONE = ZoneInfo("Asia/Shanghai")
PATH = "/220000/220100/220102/"
DIVISION = "220102"
DIVISION_NAME = "南关区"
NEVER = datetime.max.replace(tzinfo=ZONE)


@dataclass
class Pass:
    """What the re-judging after one statement did: how many checks were judged again, and whose verdict changed."""

    judged: int = 0
    changes: list[VerdictChange] = field(default_factory=list)


@dataclass
class State:
    """One district with its enterprises; people are known by their chat. `language` is what everybody reads."""

    language: str = "zh-CN"
    now: datetime = datetime(2026, 11, 23, 8, 31, tzinfo=ZONE)
    policy: Policy = DEFAULT_POLICY
    paid_rate: float = 0.0
    policy_version: PolicyVersion | None = None
    accounts: dict[int, Account] = field(default_factory=dict)
    sessions: dict[int, str] = field(default_factory=dict)
    enterprises: dict[int, str] = field(default_factory=lambda: {17: "南关祥瑞摄影店", 18: "南关恒佳超市"})
    staff: dict[int, list[Person]] = field(default_factory=lambda: {17: [], 18: []})
    reports: list[Report] = field(default_factory=list)
    alerts: dict[int, Alert] = field(default_factory=dict)
    alert_keys: dict[int, str] = field(default_factory=dict)
    unreachable: set[int] = field(default_factory=set)
    off_duty: set[int] = field(default_factory=set)
    invites: dict[str, Invite] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)
    files: dict[int, RosterOutcome] = field(default_factory=dict)
    reading: list[ReadRoster] = field(default_factory=list)
    reminded: list[tuple[datetime, RemindLaggards]] = field(default_factory=list)
    checks: dict[int, Check] = field(default_factory=dict)
    current: dict[int, int] = field(default_factory=dict)
    absences: dict[int, list[tuple[datetime, datetime]]] = field(default_factory=dict)
    isolations: dict[int, Isolation] = field(default_factory=dict)
    risks: list[RiskStatement] = field(default_factory=list)
    passes: dict[int, Pass] = field(default_factory=dict)
    rotas: Rotas = field(default_factory=Rotas)
    records: list[object] = field(default_factory=list)
    fleet: Fleet = field(default_factory=Fleet)
    disinfections: Disinfections = field(default_factory=Disinfections)
    reminders: Reminders = field(default_factory=Reminders)
    desk: Desk = field(default_factory=Desk)
    broadcasts: Broadcasts = field(default_factory=Broadcasts)

    def enrol(self, chat: int, name: str, *memberships: Membership) -> None:
        """Make somebody known."""
        self.accounts[chat] = Account(chat, chat, self.language, name, memberships)

    def manager(self, chat: int = 1, name: str = "黄春", enterprise: int = 17) -> None:
        """A manager of an enterprise."""
        self.enrol(chat, name, Membership(Role.MANAGER, enterprise, self.enterprises[enterprise]))

    def officer(self, chat: int = 2, name: str = "崔勇军") -> None:
        """An officer of the district."""
        self.enrol(chat, name, Membership(Role.OFFICER, division=DIVISION, division_name=DIVISION_NAME, path=PATH))

    def admin(self, chat: int = 5, name: str = "姜管理") -> None:
        """An admin."""
        self.enrol(chat, name, Membership(Role.ADMIN))

    def person(self, chat: int, staff_id: int) -> None:
        """A staff member in a chat of the own, who declares for nobody else."""
        enterprise, name = self.enterprise_of(staff_id), self.member(staff_id).name
        self.enrol(chat, name, Membership(Role.STAFF, enterprise, self.enterprises[enterprise], staff_id=staff_id))

    def hire(self, *names: str, enterprise: int = 17) -> None:
        """Put people on a roster; `王芳|收银员` has a post."""
        for each in names:
            name, _, post = each.partition("|")
            everybody = sum(len(people) for people in self.staff.values())
            self.staff[enterprise].append(Person(everybody + 1, name, initials(name), None, post or None))

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    def member(self, staff_id: int) -> Person:
        """A staff member, also a departed one."""
        return next(person for people in self.staff.values() for person in people if person.id == staff_id)

    def enterprise_of(self, staff_id: int) -> int:
        """Whose roster somebody stands on."""
        return next(key for key, people in self.staff.items() if any(person.id == staff_id for person in people))

    def change_member(self, staff_id: int, **changes: object) -> None:
        """A roster's line as it is from now on."""
        for people in self.staff.values():
            people[:] = [replace(p, **changes) if p.id == staff_id else p for p in people]  # type: ignore[arg-type]

    def leave(self, staff_id: int) -> None:
        """Somebody is not on the roster from now on."""
        if not self.member(staff_id).departed:
            self.change_member(staff_id, departed=True)
            self.absences.setdefault(staff_id, []).append((self.now, NEVER))

    def come_back(self, staff_id: int, **changes: object) -> None:
        """Somebody who had left is on the roster again."""
        if self.member(staff_id).departed:
            self.change_member(staff_id, departed=False, **changes)
            begun, _ = self.absences[staff_id].pop()
            self.absences[staff_id].append((begun, self.now))

    def was_absent(self, staff_id: int, moment: datetime) -> bool:
        """Whether somebody was not on the roster then."""
        return any(begun <= moment < ended for begun, ended in self.absences.get(staff_id, ()))

    def newest_report(self, key: int, day: date) -> Report | None:
        """The report of one day that counts."""
        found = [r for r in self.reports if r.enterprise_id == key and r.day == day]
        return max(found, key=lambda r: r.revision, default=None)

    def last_report(self, key: int) -> Report | None:
        """The newest report before today."""
        earlier = [r for r in self.reports if r.enterprise_id == key and r.day < self.today]
        return max(earlier, key=lambda r: (r.day, r.revision), default=None)

    def last_status(self, staff_id: int) -> Status | None:
        """What the newest report before today told of somebody; None when it told nothing."""
        report = self.last_report(self.enterprise_of(staff_id))
        return next((e.status for e in report.entries if e.staff_id == staff_id), None) if report else None

    def check_of(self, staff_id: int) -> Check | None:
        """The current check of a staff member, with name and post as the roster has them now."""
        key = self.current.get(staff_id)
        return None if key is None else self.check(key)

    def check(self, key: int) -> Check:
        """One check, with name and post as the roster has them now."""
        found = self.checks[key]
        person = self.member(found.staff_id)
        current = self.current[found.staff_id] == key
        return replace(found, staff_name=person.name, staff_post=person.post, current=current)

    def isolation(self, key: int) -> Isolation:
        """One isolation, with name, post and presence as the roster has them now."""
        found = self.isolations[key]
        person = self.member(found.staff_id)
        return replace(found, staff_name=person.name, staff_post=person.post, present=not person.departed)

    def open_isolation(self, staff_id: int) -> Isolation | None:
        """The isolation that somebody is in."""
        return next((self.isolation(i.id) for i in self.isolations.values() if i.staff_id == staff_id and i.ended is None), None)
