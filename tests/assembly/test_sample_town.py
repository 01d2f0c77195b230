"""The town of the simulator: somebody has reported, somebody has not, and three codes are open."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.assembly.newcomer import newcomers_guide
from bot.assembly.sample_deliveries import sample_deliveries
from bot.assembly.sample_documents import CATERING, SUPERMARKETS_NEXT
from bot.assembly.sample_guidance import PUBLISHED
from bot.assembly.sample_neighbours import BACK, CATERER, DELIVERER, ENTERPRISE, FORMER, ISOLATED, NEIGHBOURS, PLATES
from bot.assembly.sample_roster import sample_roster
from bot.assembly.sample_rounds import HERE
from bot.assembly.sample_town import DISTRICT, fill
from bot.clock import Clock, ClockStart
from bot.files.deliveries import read_deliveries_file
from bot.files.roster import read_roster
from bot.simulator import Phone, Simulator
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from bot.storage.facts.scope import CodeHasher
from bot.storage.registry import find_enterprises
from bot.storage.schedule import open_day
from bot.storage.secrets import Keyring
from conversations.attachment import CellState
from conversations.briefing import Briefing
from conversations.codes import BarReason, RiskLevel, Verdict
from conversations.content import MOST_TEXT, units
from conversations.courier import MICRO, Spot, TraceBy, TraceQuestion
from conversations.courier_text import question_to_key
from conversations.delivery_file import DeliveriesRead
from conversations.disinfection import DAYS
from conversations.policy import DEFAULT_POLICY
from conversations.roles import Role
from conversations.roster_file import RosterOutcome
from conversations.rules.disinfection import counted
from conversations.rules.isolation import day_number, days_in_all
from conversations.view import Line
from conversations.want import Want
from conversations.wording import LANGUAGES, Wording

SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 11, 23, 8, 25, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Town:
    """The town in a database, and the codes that were made."""

    database: Database
    codes: Mapping[Role, str]
    hasher: CodeHasher

    async def know(self, *wants: Want) -> Briefing:
        """Facts at 08:25."""
        async with self.database.begin() as conn:
            facts = await load_facts(conn, wants, now_local=START, code_hasher=self.hasher, is_work_day=lambda _: True)
        return facts.briefing(None, wants, START, "zh-CN", "", in_group=False)

    async def enterprise(self, uscc: str) -> int:
        """The id of one of its enterprises."""
        async with self.database.read() as conn:
            return (await find_enterprises(conn, uscc))[0].id


@pytest.fixture
async def town(empty_database_url: str) -> AsyncIterator[Town]:
    keyring, database = Keyring("a key for tests that is long enough"), Database(empty_database_url)
    codes = await fill(database, keyring, Clock(SHANGHAI, ClockStart(START)))
    yield Town(database, codes, keyring.code_hashes)
    await database.dispose()


async def test_who_has_reported_and_who_may_enrol(town: Town) -> None:
    async with town.database.begin() as conn:
        await open_day(conn, START.date(), is_work_day=True)
    briefing = await town.know(*(Want("invite", code) for code in town.codes.values()), Want("laggards", f"{DISTRICT}:0"))
    assert {invite.role for invite in briefing.invites.values() if invite} == set(town.codes) == {Role.MANAGER, Role.OFFICER, Role.ADMIN}
    (laggards,) = briefing.laggards.values()
    reported = sum(not each.silent_since for each in NEIGHBOURS)
    assert (laggards.owed, laggards.total, laggards.reachable) == (8, 8 - reported, len(NEIGHBOURS) - reported)


async def test_two_of_the_managers_staff_owe_a_check(town: Town) -> None:
    """And the manager's place is free: who had it before has left."""
    shop = await town.enterprise(FORMER.enterprise)
    briefing = await town.know(Want("enterprise", shop), Want("ledger", shop), Want("roster", shop))
    assert briefing.enterprises[shop].managers == 0
    names = {person.id: person.name for person in briefing.rosters[shop]}
    bars = {names[bar.staff_id]: bar.reason for bar in briefing.ledgers[shop].bars}
    assert bars == dict.fromkeys(FORMER.staff, BarReason.UNCHECKED)
    assert {entry.staff_id for entry in briefing.ledgers[shop].standing} == set(names)


async def test_somebody_is_in_isolation_and_somebody_is_back(town: Town) -> None:
    """On day 9 of 14, with every temperature but that of last evening; and with a check that a change of risk would change."""
    briefing = await town.know(Want("isolated", f"{DISTRICT}:all:0"), Want("risk_board", ""))
    (page,) = briefing.isolation_pages.values()
    (isolation,) = page.isolations
    assert (isolation.staff_name, page.missed) == (ISOLATED, 1)
    assert (day_number(isolation, START.date()), days_in_all(isolation)) == (9, 14)
    assert isolation.readings[-1].day == START.date()
    assert {each.level for each in briefing.risk_board} == {RiskLevel.HIGH, RiskLevel.MEDIUM}
    shop = await town.enterprise(NEIGHBOURS[0].enterprise)
    (check,) = (await town.know(Want("checks", shop))).checks[shop]
    assert (check.staff_name, check.judgement.verdict) == (BACK, Verdict.FIT)


async def test_a_week_of_disinfection_has_something_to_show(town: Town) -> None:
    """Of the kitchen's grid: done, below, missed and to come; of the vans a run without disinfection."""
    states = {}
    for each in (CATERER, DELIVERER):
        shop = await town.enterprise(each.enterprise)
        book = (await town.know(Want("disinfection", shop))).disinfection[shop]
        days = [START.date() - timedelta(days=back) for back in range(DAYS)]
        states[each] = {p.plan.name: {counted(book, p, day, START, DEFAULT_POLICY).state for day in days} for p in book.points}
    every = set().union(*states[CATERER].values())
    assert every == {CellState.DONE, CellState.BELOW, CellState.MISSED, CellState.TO_COME, CellState.NOTHING}
    assert CellState.BELOW in states[CATERER]["后厨"]
    assert CellState.MISSED in states[CATERER]["卫生间"]
    assert [CellState.MISSED in states[DELIVERER][f"送货车 {plate}"] for plate in PLATES] == [False, True]


async def test_couriers_have_been_out_and_crossed_each_others_ways(town: Town) -> None:
    """An area that two of them served on the same day, and a place that both passed; one is still out."""
    firm = await town.enterprise(DELIVERER.enterprise)
    (book,) = (await town.know(Want("couriers", firm))).couriers.values()
    assert [run.courier for run in book.runs if run.ended_at is None] == ["邓佳", "许亮"]
    area = TraceQuestion(TraceBy.AREA, book.runs[0].path, START - timedelta(days=7), START, "春林佳园")
    place = replace(area, by=TraceBy.PLACE, text="", spot=Spot(round(HERE[0] * MICRO), round(HERE[1] * MICRO)))
    for question in (area, place):
        (answer,) = (await town.know(Want("trace", question_to_key(question)))).traces.values()
        assert {one.run.courier for one in answer.runs} >= {"许亮", "邓佳"}
        assert all(one.deliveries for one in answer.runs if one.run.ended_at is not None)


async def test_the_library_has_something_for_every_trade(town: Town) -> None:
    """The supermarket has a new version to confirm; what is for places at risk applies to nobody yet."""
    shop, kitchen = await town.enterprise(ENTERPRISE), await town.enterprise(CATERER.enterprise)
    pages = (await town.know(*(Want("guidance_list", f"{each}:0:") for each in (shop, kitchen, "")))).guidance_pages
    assert [(one.title["zh-CN"], one.number) for one in pages[f"{shop}:0:"].lines] == [(SUPERMARKETS_NEXT.zh.title, 2)]
    assert [one.title["zh-CN"] for one in pages[f"{kitchen}:0:"].lines] == [CATERING.zh.title]
    assert pages[":0:"].total == 5
    who = await town.know(Want("guidance_receipts", f"3:{DISTRICT}:0"), Want("guidance_receipts", f"6:{DISTRICT}:0"))
    assert who.guidance_receipts[f"3:{DISTRICT}:0"].confirmed == 1
    assert who.guidance_receipts[f"6:{DISTRICT}:0"].nobody >= 1


def test_the_documents_fit_into_a_message_in_both_languages() -> None:
    for _, document in PUBLISHED:
        record = document.record(START.date())
        assert set(record.title) == set(record.summary) == set(record.body) == {"zh-CN", "en"}
        assert all(units(part.text) <= MOST_TEXT for parts in record.body.values() for part in parts)
        assert len(document.zh.body) == len(document.en.body)


def test_the_sample_roster_is_read_without_a_fault() -> None:
    name, contents = sample_roster()
    read = read_roster(name, contents)
    assert isinstance(read, RosterOutcome)
    assert len(read.staff) == 9
    assert (read.row_errors, read.duplicates) == ((), ())


def test_the_sample_delivery_list_is_read_without_a_fault() -> None:
    """A hundred and eighty orders, all of the morning; some went wrong, and no phone is lost."""
    name, contents = sample_deliveries()
    read = read_deliveries_file(name, contents, START.replace(hour=12))
    assert isinstance(read, DeliveriesRead)
    assert (len(read.deliveries), read.doubts) == (180, ())
    assert all(one.area and one.phone for one in read.deliveries)
    assert {one.contactless for one in read.deliveries} == {True, False, None}
    assert 10 <= sum(bool(one.exception) for one in read.deliveries) <= 30


async def test_the_guide_knows_what_the_phones_show_in_both_languages() -> None:
    for language in LANGUAGES:
        simulator = Simulator(lambda: START, token="1:A", phones=tuple(Phone(n, "A", started=True) for n in (1, 2, 3)))
        guide = newcomers_guide(simulator, 1, 2, 3)
        shown = {
            "enrol": ((1, Line("enrolled-manager", {"subject": "某店"})), (2, Line("enrolled-officer", {"subject": "某区"}))),
            "roster": ((1, Line("roster-added", {"count": 12})),),
            "report": ((2, Line("alert-title-fever")),),
            "alert": ((2, Line("alert-resolved", {"holder": "某人", "at": START, "note": "已就医"})),),
            "disinfect": ((1, Line("logged-slot", dict.fromkeys(("name", "at", "treatment", "operator", "slot"), "某"))),),
            "cutoff": ((2, Line("digest-title", {"division": "某区", "day": START.date()})),),
            "return": ((1, Line("return-done", {"enterprise": "某店"})),),
            "isolation": ((2, Line("isolated-list-title", {"division": "某区"})),),
            "risk": ((3, Line("risk-done-title")),),
            "run": ((1, Line("map-caption", dict.fromkeys(("courier", "vehicle", "day"), "某"))),),
            "trace": ((2, Line("trace-found", {"count": 4})),),
        }
        assert [step["key"] for step in guide.state["steps"]] == list(shown)
        for key, cards in shown.items():
            assert key not in guide.done
            for chat, line in cards:
                await simulator.call("sendMessage", chat_id=chat, text=Wording().text(line, language), parse_mode="HTML")
            assert key in guide.done, (language, key)
