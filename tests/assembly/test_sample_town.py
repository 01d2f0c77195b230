"""The town of the simulator: somebody has reported, somebody has not, and three codes are open."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.assembly.newcomer import newcomers_guide
from bot.assembly.sample_roster import sample_roster
from bot.assembly.sample_town import DISTRICT, NEIGHBOURS, fill
from bot.clock import Clock, ClockStart
from bot.files.roster import read_roster
from bot.simulator import Phone, Simulator
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from bot.storage.schedule import open_day
from bot.storage.secrets import Keyring
from conversations.briefing import Want
from conversations.policy import DEFAULT_POLICY
from conversations.roles import Role
from conversations.roster_file import RosterOutcome
from conversations.view import Line
from conversations.wording import LANGUAGES, Wording

START = datetime(2026, 11, 23, 8, 25, tzinfo=ZoneInfo("Asia/Shanghai"))


async def test_who_has_reported_and_who_may_enrol(empty_database_url: str) -> None:
    clock, keyring = Clock(ZoneInfo("Asia/Shanghai"), ClockStart(START)), Keyring("a key for tests that is long enough")
    database = Database(empty_database_url)
    codes = await fill(database, keyring, clock)
    wants = (*(Want("invite", code) for code in codes.values()), Want("laggards", f"{DISTRICT}:0"))
    async with database.begin() as conn:
        await open_day(conn, START.date(), is_work_day=True)
        facts = await load_facts(conn, wants, now_local=clock.local(), code_hasher=keyring.code_hashes, is_work_day=lambda _: True)
    await database.dispose()
    briefing = facts.briefing(None, wants, clock.local(), "zh-CN", "", in_group=False, policy=DEFAULT_POLICY)
    assert {invite.role for invite in briefing.invites.values() if invite} == set(codes) == {Role.MANAGER, Role.OFFICER, Role.ADMIN}
    (laggards,) = briefing.laggards.values()
    reported = sum(not each.silent_since for each in NEIGHBOURS)
    assert (laggards.owed, laggards.total, laggards.reachable) == (8, 8 - reported, len(NEIGHBOURS) - reported)


def test_the_sample_roster_is_read_without_a_fault() -> None:
    name, contents = sample_roster()
    read = read_roster(name, contents)
    assert isinstance(read, RosterOutcome)
    assert len(read.staff) == 9
    assert (read.row_errors, read.duplicates) == ((), ())


async def test_the_guide_knows_what_the_phones_show_in_both_languages() -> None:
    for language in LANGUAGES:
        simulator = Simulator(lambda: START, token="1:A", phones=(Phone(1, "A", started=True), Phone(2, "B", started=True)))
        guide = newcomers_guide(simulator, 1, 2)
        shown = {
            "enrol": ((1, Line("enrolled-manager", {"subject": "某店"})), (2, Line("enrolled-officer", {"subject": "某区"}))),
            "roster": ((1, Line("roster-added", {"count": 12})),),
            "report": ((2, Line("alert-title-fever")),),
            "alert": ((2, Line("alert-resolved", {"holder": "某人", "at": START, "note": "已就医"})),),
            "cutoff": ((2, Line("digest-title", {"division": "某区", "day": START.date()})),),
        }
        assert [step["key"] for step in guide.state["steps"]] == list(shown)
        for key, cards in shown.items():
            assert key not in guide.done
            for chat, line in cards:
                await simulator.call("sendMessage", chat_id=chat, text=Wording().text(line, language), parse_mode="HTML")
            assert key in guide.done, (language, key)
