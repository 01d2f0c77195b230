"""A desk on a real database, with a small dialogue that does what it is told, and the province of the jobs' tests."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, event, insert, select

from bot.desk.arrival import Answer, Arrival
from bot.desk.front import FrontDesk
from bot.desk.office import Office
from bot.mailbox.messenger import FetchFailed
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.secrets import Keyring
from conversations.briefing import Briefing
from conversations.codes import AlertKind, AlertState, Status, Symptom
from conversations.courier import NewDelivery
from conversations.delivery_file import DeliveriesRead, RowDoubt, RowProblem
from conversations.disinfection import Agent, PointKind, PointPlan, Treatment
from conversations.engine.session import Session
from conversations.engine.signals import DeliveriesArrived, FileFailed, PointsArrived, RosterArrived, Signal, Tapped, Typed
from conversations.engine.turn import Turn
from conversations.file_kind import FileKind, ReadFile
from conversations.point_file import PointsRead
from conversations.records import (
    AcknowledgeAlert,
    AddStaff,
    AlertDraft,
    FileReport,
    HealthEntry,
    NewPerson,
    ReadDeliveries,
    ReadPoints,
    ReadRoster,
    Record,
    SetLanguage,
    Totals,
)
from conversations.roles import Account
from conversations.roster_file import RosterOutcome, StaffRow
from conversations.view import Line, View
from conversations.want import Want
from tests.jobs.province import MARKET, found
from tests.mailbox.rig import Composed, FakeMessenger, PlainWording, Rig, facts_of, mailbox_on, rig_on

PHONE = "13812345678"
DOUBTS = (RowDoubt(3, RowProblem.TIME, "10.25"),)


class Told(Composed):
    """Does what the text says: `say X`, `open`, `add NAME`, `twice`, `english`, `fever`, `ack ID`, `upload`, `deliveries RUN`,
    `points`, `foreign` (a record that the
    database refuses), `bug`, `bug-before`."""

    def wants(self, session: Session, signal: Signal, account: Account | None) -> tuple[Want, ...]:
        words = _words(signal)
        if words[0] == "bug-before":
            raise LookupError("a bug before the facts are there")
        return (Want("alert", int(words[1])),) if words[0] == "ack" else ()

    def respond(self, session: Session, signal: Signal, briefing: Briefing) -> Turn:
        words = _words(signal)
        done = getattr(self, f"_{words[0].replace('-', '_')}")(session, " ".join(words[1:]), briefing)
        assert isinstance(done, Turn)
        return done

    def _say(self, session: Session, text: str, _briefing: Briefing) -> Turn:
        return Turn(session, (_card(text),), toast=Line(f"toast {text}"))

    def _go(self, session: Session, _text: str, _briefing: Briefing) -> Turn:
        return Turn(session, (_card(f"running {session.flow}"),), toast=Line("stale"))

    def _open(self, session: Session, _text: str, _briefing: Briefing) -> Turn:
        return Turn(session.begin("ledger"), (_card("question 1"),))

    def _add(self, session: Session, name: str, _briefing: Briefing) -> Turn:
        return self._record(session, AddStaff(MARKET, (NewPerson(name, "x"),)), f"added {name}")

    def _twice(self, session: Session, _text: str, _briefing: Briefing) -> Turn:
        return Turn(session, (_card("above"), _card("below")))

    def _english(self, session: Session, _text: str, _briefing: Briefing) -> Turn:
        return self._record(session, SetLanguage("en"), "chosen")

    def _foreign(self, session: Session, _text: str, _briefing: Briefing) -> Turn:
        return self._record(session, ReadRoster(999_999, "F", "f.csv", 1), "never")

    def _upload(self, session: Session, _text: str, _briefing: Briefing) -> Turn:
        return self._record(session, ReadRoster(MARKET, "FILE", "roster.csv", 10), "reading")

    def _deliveries(self, session: Session, run_id: str, _briefing: Briefing) -> Turn:
        return self._record(session, ReadDeliveries(MARKET, int(run_id), "FILE", "list.csv", 10), "reading")

    def _points(self, session: Session, _text: str, _briefing: Briefing) -> Turn:
        return self._record(session, ReadPoints(MARKET, "FILE", "points.csv", 10), "reading")

    def _fever(self, session: Session, text: str, briefing: Briefing) -> Turn:
        entry = HealthEntry(int(text), None, (Symptom.FEVER,), Status.HOSPITAL)
        draft = AlertDraft(f"staff/{text}", AlertKind.FEVER, int(text), entry)
        totals = Totals(1, 0, 0, 0, 1, 0, 0, 1)
        revision = len(session.answers) + 1
        report = FileReport(MARKET, briefing.today, revision, False, totals, (entry,), (draft,))
        return self._record(session.with_answers(session.answers.put(str(revision), 1)), report, "reported")

    def _ack(self, session: Session, text: str, briefing: Briefing) -> Turn:
        alert = briefing.alerts[int(text)]
        if alert.state is not AlertState.OPEN:
            return Turn(session, (_card("somebody else has it", f"alert/{text}"),), toast=Line("taken"))
        return self._record(session, AcknowledgeAlert(alert.id), "yours", f"alert/{text}")

    def _bug(self, _session: Session, _text: str, _briefing: Briefing) -> Turn:
        raise ZeroDivisionError("a bug")

    def _arrived(self, session: Session, text: str, _briefing: Briefing) -> Turn:
        return Turn(session, (_card(f"read {text}"),))

    def _record(self, session: Session, record: Record, text: str, card: str = "task") -> Turn:
        return Turn(session, (_card(text, card),), (record,), toast=Line("saved"))


def _card(text: str, card: str = "task") -> View:
    return View((Line(text),), card=card)


def _words(signal: Signal) -> list[str]:
    match signal:
        case Typed(text) | Tapped(text):
            return text.split()
        case RosterArrived(_, _, outcome):
            return ["arrived", str(len(outcome.staff)) if isinstance(outcome, RosterOutcome) else outcome.code]
        case DeliveriesArrived(_, run_id, outcome):
            return ["arrived", f"{len(outcome.deliveries)} of run {run_id}" if isinstance(outcome, DeliveriesRead) else outcome.code]
        case PointsArrived(_, _, outcome):
            return ["arrived", f"{len(outcome.plans)} points" if isinstance(outcome, PointsRead) else outcome.code]
        case FileFailed(reason):
            return ["arrived", reason]
        case _:
            return ["say", type(signal).__name__]


@dataclass
class FakeFetcher:
    """`answers` are given in order, then the last one again."""

    answers: list[bytes | FetchFailed] = field(default_factory=lambda: [b"three"])
    fetched: int = 0

    async def fetch(self, _file_id: str) -> bytes:
        self.fetched += 1
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, FetchFailed):
            raise answer
        return answer


def read_three(kind: FileKind, _name: str, _content: bytes, now: datetime) -> ReadFile:
    """Three people, or three deliveries of now, the last one a phone of its own, or one point."""
    match kind:
        case FileKind.ROSTER:
            return RosterOutcome(tuple(StaffRow(f"P{n}") for n in range(3)))
        case FileKind.DELIVERIES:
            return DeliveriesRead(tuple(NewDelivery(f"100{n}", phone=PHONE * (n == 2), handed_over_at=now) for n in range(3)), DOUBTS)
        case FileKind.POINTS:
            return PointsRead((PointPlan("大厅", PointKind.PREMISES, Treatment(Agent.CHLORINE, 500), 3),))


@dataclass
class DeskRig:
    """Everything a test of the desk needs."""

    mail: Rig
    front: FrontDesk
    dialogue: Told
    fetcher: FakeFetcher
    office: Office

    @property
    def database(self) -> Database:
        return self.mail.database

    @property
    def messenger(self) -> FakeMessenger:
        return self.mail.messenger

    async def take(self, *arrivals: Arrival) -> list[Answer]:
        """A batch, and all that leaves because of it."""
        answers = await self.front.desk.take(arrivals)
        await self.mail.mailbox.sender.idle()
        return answers

    async def rows(self, *what: Any) -> Sequence[Row[Any]]:
        async with self.database.read() as connection:
            return (await connection.execute(select(*what))).all()

    async def names(self) -> list[str]:
        """The staff of the market, as added."""
        async with self.database.read() as connection:
            return list(await connection.scalars(select(t.staff.c.name).order_by(t.staff.c.id)))

    async def causes(self) -> list[tuple[str, str]]:
        return [(row.reference, row.cause.split(":")[0]) for row in await self.rows(t.dead_letter)]

    async def staff(self, *names: str) -> list[int]:
        """New people of the market; their ids."""
        async with self.database.begin() as connection:
            rows = [{"enterprise_id": MARKET, "position": 900 + n, "name": name, "initials": "x"} for n, name in enumerate(names)]
            await connection.execute(insert(t.staff), rows)
            return list(await connection.scalars(select(t.staff.c.id).where(t.staff.c.position >= 900).order_by(t.staff.c.id)))


async def desk_on(database: Database, *, empty: bool = True) -> DeskRig:
    """A process on a database that is filled with the province first, where it is `empty`."""
    if empty:
        await found(database)
        if not database.is_sqlite:
            await _numbers_go_on(database)
    mail, dialogue, fetcher = rig_on(database), Told(), FakeFetcher()
    mail.mailbox = mailbox_on(database, mail.clock, mail.messenger, dialogue)
    office = Office(database, mail.clock, Keyring("secret"), facts_of(mail.clock), dialogue, PlainWording(), "zh-CN", lambda _moment: None)
    front = FrontDesk(office, mail.mailbox, fetcher, read_three)
    return DeskRig(mail, front, dialogue, fetcher, office)


async def _numbers_go_on(database: Database) -> None:
    """The province numbers its people itself; PostgreSQL's sequences do not know."""
    async with database.begin() as connection:
        for table in ("enterprise", "account", "membership"):
            await connection.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 100000)")


def typed(update_id: int, chat_id: int, text: str) -> Arrival:
    return Arrival(update_id, chat_id, Typed(text), raw={"update_id": update_id, "typed": text})


def tapped(update_id: int, chat_id: int, data: str, message_id: int = 7) -> Arrival:
    return Arrival(update_id, chat_id, Tapped(data), callback_id=f"q{update_id}", message_id=message_id, raw={"update_id": update_id})


@asynccontextmanager
async def counting(database: Database) -> AsyncIterator[Counter[str]]:
    """Statements and commits of transactions that write, counted."""
    counted: Counter[str] = Counter()
    engine = database.engines[0].sync_engine

    def statement(_conn: Any, _cursor: Any, text: str, *_rest: Any) -> None:
        counted["statements"] += not text.startswith("BEGIN")

    def commit(_conn: Any) -> None:
        counted["transactions"] += 1

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    try:
        yield counted
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)


async def awaited(condition: Any, tries: int = 5000) -> None:
    """Let everything else run until the awaitable `condition()` is true."""
    for _ in range(tries):
        if await condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to that")
