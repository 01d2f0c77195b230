"""A province in memory: enough of a shell for conversations to be held without one. Sessions go through JSON between turns."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from conversations.briefing import (
    Alert,
    Briefing,
    DayMark,
    Enterprise,
    Invite,
    Laggard,
    Laggards,
    Ledger,
    Person,
    Report,
    Want,
)
from conversations.codes import CARRIED_OVER, AlertState, Sector, Status
from conversations.dialogue import compose, composed_wants, respond, wants
from conversations.engine.session import Session, session_from_json, session_to_json
from conversations.engine.signals import Signal
from conversations.engine.turn import Turn
from conversations.pinyin import initials
from conversations.policy import DEFAULT_POLICY
from conversations.records import (
    AcknowledgeAlert,
    AddStaff,
    Enrol,
    FileReport,
    ImportRoster,
    MarkDeparted,
    ReadRoster,
    RemindLaggards,
    RenameStaff,
    ResolveAlert,
    SetLanguage,
)
from conversations.roles import Account, Membership, Role
from conversations.roster_file import RosterOutcome
from conversations.rules.codes import normal_code
from conversations.rules.fitness import is_unfit
from conversations.view import View

ZONE = ZoneInfo("Asia/Shanghai")
PATH = "/220000/220100/220102/"
DIVISION = "220102"


@dataclass
class World:
    """One district with its enterprises; people are known by their chat. `language` is what everybody reads."""

    language: str = "zh-CN"
    now: datetime = datetime(2026, 11, 23, 8, 31, tzinfo=ZONE)
    accounts: dict[int, Account] = field(default_factory=dict)
    sessions: dict[int, str] = field(default_factory=dict)
    enterprises: dict[int, str] = field(default_factory=lambda: {17: "南关祥瑞摄影店", 18: "南关恒佳超市"})
    staff: dict[int, list[Person]] = field(default_factory=lambda: {17: [], 18: []})
    reports: list[Report] = field(default_factory=list)
    alerts: dict[int, Alert] = field(default_factory=dict)
    invites: dict[str, Invite] = field(default_factory=dict)
    files: dict[int, RosterOutcome] = field(default_factory=dict)
    reading: list[ReadRoster] = field(default_factory=list)
    reminded: list[tuple[datetime, RemindLaggards]] = field(default_factory=list)
    records: list[object] = field(default_factory=list)

    def enrol(self, chat: int, name: str, *memberships: Membership) -> None:
        """Make somebody known."""
        self.accounts[chat] = Account(chat, chat, self.language, name, memberships)

    def manager(self, chat: int = 1, name: str = "黄春", enterprise: int = 17) -> None:
        """A manager of an enterprise."""
        self.enrol(chat, name, Membership(Role.MANAGER, enterprise, self.enterprises[enterprise]))

    def officer(self, chat: int = 2, name: str = "崔勇军") -> None:
        """An officer of the district."""
        self.enrol(chat, name, Membership(Role.OFFICER, division=DIVISION, division_name="南关区", path=PATH))

    def hire(self, *names: str, enterprise: int = 17) -> None:
        """Put people on a roster; `王芳|收银员` has a post."""
        for each in names:
            name, _, post = each.partition("|")
            everybody = sum(len(people) for people in self.staff.values())
            self.staff[enterprise].append(Person(everybody + 1, name, initials(name), None, post or None))

    def say(self, chat: int, signal: Signal) -> Turn:
        """One turn of a chat, its records applied."""
        account = self.accounts.get(chat)
        session = session_from_json(json.loads(self.sessions[chat])) if chat in self.sessions else Session()
        briefing = self.briefing(wants(session, signal, account), account)
        turn = respond(session, signal, briefing)
        self.sessions[chat] = json.dumps(session_to_json(turn.session), ensure_ascii=False)
        for record in turn.records:
            self._apply(record, chat)
        return turn

    def composed(self, chat: int, screen: str, subject: str) -> View | None:
        """A screen that leaves by itself."""
        account = self.accounts.get(chat)
        return compose(screen, subject, self.briefing(composed_wants(screen, subject, account), account))

    def briefing(self, wanted: tuple[Want, ...], account: Account | None) -> Briefing:
        """The facts for a turn."""
        ids = [int(w.key) for w in wanted if w.kind == "enterprise"]
        return Briefing(
            now=self.now,
            account=account,
            policy=DEFAULT_POLICY,
            chat_language=self.language,
            enterprises={i: self._enterprise(i) for i in ids if i in self.enterprises},
            rosters={int(w.key): tuple(self.staff[int(w.key)]) for w in wanted if w.kind == "roster" and int(w.key) in self.staff},
            ledgers={int(w.key): self._ledger(int(w.key)) for w in wanted if w.kind == "ledger" and int(w.key) in self.enterprises},
            histories={int(w.key): self._history(int(w.key)) for w in wanted if w.kind == "history"},
            invites={
                str(w.key): self.invites[normal_code(str(w.key))]
                for w in wanted
                if w.kind == "invite" and normal_code(str(w.key)) in self.invites
            },
            alerts={int(w.key): self.alerts[int(w.key)] for w in wanted if w.kind == "alert" and int(w.key) in self.alerts},
            open_alerts={str(w.key): self._open(str(w.key)) for w in wanted if w.kind == "alerts"},
            laggards={str(w.key): self._laggards(int(str(w.key).split(":")[1])) for w in wanted if w.kind == "laggards"},
        )

    def _enterprise(self, key: int) -> Enterprise:
        managers = sum(any(m.enterprise_id == key for m in a.memberships) for a in self.accounts.values())
        present = [p for p in self.staff[key] if not p.departed]
        return Enterprise(
            key, self.enterprises[key], Sector.PHOTOGRAPHY, "南关区", PATH, "吉林路72号", 47, managers, len(present), works_today=True
        )

    def _newest(self, key: int, day: date) -> Report | None:
        found = [r for r in self.reports if r.enterprise_id == key and r.day == day]
        return max(found, key=lambda r: r.revision, default=None)

    def _ledger(self, key: int) -> Ledger:
        earlier = [r for r in self.reports if r.enterprise_id == key and r.day < self.now.date()]
        last = max(earlier, key=lambda r: (r.day, r.revision), default=None)
        carried = tuple(e for e in last.entries if e.status in CARRIED_OVER) if last else ()
        return Ledger(self._newest(key, self.now.date()), carried, sum(not p.departed for p in self.staff[key]))

    def _history(self, key: int) -> tuple[DayMark, ...]:
        marks = []
        for back in range(13, -1, -1):
            day = self.now.date() - timedelta(days=back)
            report = self._newest(key, day)
            owed = day.weekday() < 5
            if report is None:
                marks.append(DayMark(day, owed, reported=False))
                continue
            totals = report.totals
            marks.append(
                DayMark(
                    day, owed, True, report.late, report.revision, totals.headcount, totals.on_post,
                    totals.isolated, totals.symptomatic, report.at,
                )
            )  # fmt: skip
        return tuple(marks)

    def _open(self, code: str) -> tuple[Alert, ...]:
        return tuple(a for a in self.alerts.values() if a.state is not AlertState.RESOLVED and f"/{code}/" in a.path)

    def _laggards(self, page: int) -> Laggards:
        silent = [i for i in self.enterprises if self._newest(i, self.now.date()) is None]
        managed = {m.enterprise_id for a in self.accounts.values() for m in a.memberships}
        lately = {record.enterprise_id for moment, record in self.reminded if moment > self.now - timedelta(hours=1)}
        free = set() if None in lately else managed - lately
        rows = tuple(Laggard(i, self.enterprises[i], "南关区", int(i in managed), i in managed, None, i in free) for i in silent)
        shown = rows[page * 8 : page * 8 + 8]
        pages = max(1, -(-len(rows) // 8))
        totals = len(self.enterprises), len(rows), sum(r.reachable for r in rows), sum(r.remindable for r in rows)
        return Laggards(DIVISION, "南关区", PATH, self.now.date(), *totals, page, pages, shown)

    def _apply(self, record: object, chat: int) -> None:
        self.records.append(record)
        match record:
            case Enrol(invite_id, language):
                invite = next(i for i in self.invites.values() if i.id == invite_id)
                code = next(c for c, i in self.invites.items() if i.id == invite_id)
                self.invites[code] = replace(invite, used=True)
                self._join(chat, invite, language)
            case SetLanguage(language):
                if chat in self.accounts:
                    self.accounts[chat] = replace(self.accounts[chat], language=language)
            case FileReport():
                self._file(record, chat)
            case AcknowledgeAlert(alert_id):
                account = self.accounts[chat]
                held = replace(self.alerts[alert_id], state=AlertState.ACKNOWLEDGED, holder_id=account.id, holder=account.name)
                self.alerts[alert_id] = replace(held, acknowledged_at=self.now)
            case ResolveAlert(alert_id, note):
                closed = replace(self.alerts[alert_id], state=AlertState.RESOLVED, note=note, resolved_at=self.now)
                self.alerts[alert_id] = replace(closed, holder=closed.holder or self.accounts[chat].name)
            case ReadRoster():
                self.reading.append(record)
            case RemindLaggards():
                self.reminded.append((self.now, record))
            case _:
                self._apply_to_staff(record)

    def _apply_to_staff(self, record: object) -> None:
        match record:
            case AddStaff(enterprise_id, people):
                self.hire(*(p.name if p.post is None else f"{p.name}|{p.post}" for p in people), enterprise=enterprise_id)
            case ImportRoster(enterprise_id, file):
                known = {p.name for p in self.staff[enterprise_id]}
                self.hire(*(f"{r.name}|{r.post or ''}" for r in self.files[file].staff if r.name not in known), enterprise=enterprise_id)
            case RenameStaff(staff_id, name, letters):
                self._change(staff_id, name=name, initials=letters)
            case MarkDeparted(staff_id, departed):
                self._change(staff_id, departed=departed)

    def _join(self, chat: int, invite: Invite, language: str) -> None:
        if invite.role is Role.MANAGER:
            membership = Membership(Role.MANAGER, invite.enterprise_id, invite.subject_name)
        elif invite.role is Role.OFFICER:
            membership = Membership(Role.OFFICER, division=DIVISION, division_name="南关区", path=PATH)
        else:
            membership = Membership(Role.ADMIN)
        old = self.accounts.get(chat)
        self.accounts[chat] = Account(chat, chat, language, "黄春", (*(old.memberships if old else ()), membership))

    def _change(self, staff_id: int, **changes: object) -> None:
        for people in self.staff.values():
            people[:] = [replace(p, **changes) if p.id == staff_id else p for p in people]  # type: ignore[arg-type]

    def _file(self, filed: FileReport, chat: int) -> None:
        by = self.accounts[chat].name
        self.reports.append(Report(filed.enterprise_id, filed.day, filed.revision, filed.late, filed.totals, filed.entries, by, self.now))
        for entry in filed.entries:
            if entry.status is Status.DEPARTED:
                self._change(entry.staff_id, departed=True)
        told = {entry.staff_id: entry for entry in filed.entries}
        for draft in filed.alerts:
            person = next(p for p in self.staff[filed.enterprise_id] if p.id == draft.staff_id)
            known = next((a for a in self._open(DIVISION) if a.person_name == person.name), None)
            fresh = Alert(
                len(self.alerts) + 101, draft.kind, AlertState.OPEN, filed.enterprise_id, self.enterprises[filed.enterprise_id],
                "南关区", PATH, person.name, person.post, draft.entry.temperature, draft.entry.symptoms, draft.entry.status,
                filed.day, self.now, by,
            )  # fmt: skip
            alert = fresh if known is None else replace(fresh, id=known.id, state=known.state, since=known.since, times=known.times + 1)
            self.alerts[alert.id] = alert
        for alert in list(self.alerts.values()):
            somebody = next((p for p in self.staff[filed.enterprise_id] if p.name == alert.person_name), None)
            entry_now = told.get(somebody.id) if somebody else None
            well = entry_now is None or not is_unfit(entry_now.temperature, entry_now.symptoms, DEFAULT_POLICY)
            if alert.enterprise_id == filed.enterprise_id and well:
                self.alerts[alert.id] = replace(alert, fine_now=True)
