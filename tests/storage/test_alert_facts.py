"""What is known of alerts: timelines with what became of each message, colleagues, lists by tabs and pages, and what they cost."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage import watch
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from conversations.alert import Alert, Colleague
from conversations.alert_pages import AlertCounts, AlertPage, Tab
from conversations.chain import Chain, Due, Happening, NoticeKind, Severity, Step, StepKind, chain_to_json
from conversations.codes import AlertKind, AlertOutcome, AlertState
from conversations.want import Want
from tests.storage.plans import Work, plans, scanned, sent_by, settle
from tests.storage.world import DAY, KEYRING, PATHS, at, found_county, found_people, know

CITY, COUNTY = 9002, 9003
CHAIN = Chain((Step(StepKind.RESPONSIBLE, 15, (COUNTY,), PATHS["220104"]), Step(StepKind.LEVEL, 30, (CITY,), PATHS["220100"])))
SMALL = {"division", "policy", "absence", "duty_hours", "reached", "met"}


async def found(database: Database, *alerts: dict[str, Any]) -> None:
    """Alerts with ids from 1, each open, urgent, of the first enterprise, opened a minute after the one before, unless told otherwise."""
    usual = {
        "kind": "fever", "state": "open", "severity": "urgent", "enterprise_id": 1, "staff_id": 10_001, "path": PATHS["220104"],
        "since": DAY, "day": DAY, "reported_by": 11, "symptoms": "", "status": "hospital", "temperature_centi": 3810,
        "holder_id": None, "chain": chain_to_json(CHAIN), "next_at": at(9), "step": 0, "resolved_at": None, "resolved_by": None,
        "outcome": None, "note": "", "silent_until": None, "due": "step", "acknowledged_at": None,
    }  # fmt: skip
    rows = [
        {**usual, "id": n, "key": f"k{n}", "opened_at": at(8) + timedelta(minutes=n), "reported_at": at(8) + timedelta(minutes=n), **more}
        for n, more in enumerate(alerts, 1)
    ]
    async with database.begin() as conn:
        await conn.execute(insert(t.alert), rows)


async def happened(
    database: Database, kind: Happening, moment: datetime, people: list[int] | None = None, alert_id: int = 1, **more: Any
) -> None:
    row = {"alert_id": alert_id, "at": moment, "kind": kind.value, "people": people, **more}
    async with database.begin() as conn:
        await conn.execute(insert(t.alert_event), [row])


async def written(database: Database, kind: NoticeKind, moment: datetime, account: int, outcome: str | None = None) -> None:
    row = {"alert_id": 1, "account_id": account, "kind": kind.value, "round": 0, "step": 0, "at": moment, "outcome": outcome}
    async with database.begin() as conn:
        await conn.execute(insert(t.alert_notice), [row])


async def alert(database: Database, number: int = 1) -> Alert:
    return (await know(database, ("alert", number))).alerts[number]


async def page(database: Database, key: str) -> AlertPage:
    return (await know(database, ("alerts", key))).alert_pages[key]


async def test_an_alert_knows_where_it_stands(database: Database) -> None:
    await found_county(database)
    held = {"state": "acknowledged", "holder_id": COUNTY, "acknowledged_at": at(9), "due": "ask", "next_at": at(13), "step": 1}
    ended = {"state": "resolved", "resolved_by": CITY, "resolved_at": at(10), "outcome": "hospital", "note": "=hospital", "next_at": None}
    await found(database, {**held, "silent_until": at(12)}, ended)
    first, second = await alert(database, 1), await alert(database, 2)
    assert (first.state, first.holder, first.silent_until, first.next_at, first.due) == (
        AlertState.ACKNOWLEDGED, "人9003", at(12), at(13), Due.ASK,
    )  # fmt: skip
    assert (first.chain, first.step, first.severity, first.confirmed) == (CHAIN, 1, Severity.URGENT, True)
    assert first.places == ((PATHS["220104"], "区划220104"), (PATHS["220100"], "区划220100"))
    assert (second.resolved_by, second.outcome, second.note, second.resolved_at) == ("人9002", AlertOutcome.HOSPITAL, "=hospital", at(10))


async def test_alerts_without_a_person_and_without_an_enterprise(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await found_people(conn, [9100, 9101], "admin", lambda _: {})
    nobody = {"staff_id": None, "status": None, "temperature_centi": None, "reported_by": None, "chain": None}
    silent = {**nobody, "kind": "silent", "severity": "routine"}
    await found(database, silent, {**nobody, "kind": "trouble", "enterprise_id": None, "path": ""})
    first, second = await alert(database, 1), await alert(database, 2)
    assert (first.kind, first.enterprise_name, first.person_name, first.status, first.reported_by) == (
        AlertKind.SILENT, "企业0001", "", None, "",
    )  # fmt: skip
    assert (second.kind, second.enterprise_id, second.enterprise_name, second.path) == (AlertKind.TROUBLE, 0, "", "")
    assert [one.account_id for one in second.colleagues] == [9100, 9101]
    everywhere = await page(database, "all:all:0:9100")
    assert ([one.id for one in everywhere.alerts], everywhere.path) == ([2, 1], "")


async def test_the_alert_about_alerts_can_be_handed_over_to_an_admin(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await found_people(conn, [9100, 9101], "admin", lambda _: {})
        await watch.tell_admins(conn, watch.Findings({"late": 1}), at(9))
    assert [one.account_id for one in (await alert(database)).colleagues] == [9100, 9101]


async def test_a_resolved_alert_knows_what_was_opened_anew(database: Database) -> None:
    await found_county(database)
    done = {"state": "resolved", "next_at": None}
    await found(database, {**done, "key": "same"}, {"key": "same"}, done)
    assert [(await alert(database, number)).newer for number in (1, 2, 3)] == [2, 0, 0]


async def test_a_timeline_tells_what_became_of_each_message(database: Database) -> None:
    await found_county(database)
    await found(database, {})
    await happened(database, Happening.OPENED, at(9))
    await happened(database, Happening.TOLD, at(9), [COUNTY], step="responsible")
    await written(database, NoticeKind.STEP, at(9), COUNTY, "unreachable")
    await happened(database, Happening.TOLD, at(9, 15), [CITY, COUNTY], step="level")
    await written(database, NoticeKind.STEP, at(9, 15), CITY, "delivered")
    await written(database, NoticeKind.STEP, at(9, 15), COUNTY)
    await happened(database, Happening.SILENCED, at(9, 20), by=CITY, until=at(12))
    await happened(database, Happening.TAKEN_BACK, at(13), [CITY])
    await happened(database, Happening.RESOLVED, at(14), by=CITY, note="=hospital")
    story = (await alert(database)).timeline
    assert [(one.kind, one.at) for one in story] == [
        (Happening.OPENED, at(9)),
        (Happening.TOLD, at(9)),
        (Happening.TOLD, at(9, 15)),
        (Happening.SILENCED, at(9, 20)),
        (Happening.TAKEN_BACK, at(13)),
        (Happening.RESOLVED, at(14)),
    ]
    assert story[1].people == (("人9003", "unreachable"),)
    assert story[1].step is StepKind.RESPONSIBLE
    assert story[2].people == (("人9002", "delivered"), ("人9003", "on_its_way"))
    assert (story[3].by, story[3].until) == ("人9002", at(12))
    assert story[4].people == (("人9002", ""),)
    assert (story[5].by, story[5].note) == ("人9002", "=hospital")


async def test_a_message_belongs_to_the_step_that_wrote_it(database: Database) -> None:
    """The same person is told twice: the first time nothing was written, because nothing could be."""
    await found_county(database)
    await found(database, {})
    for minute in (0, 15):
        await happened(database, Happening.TOLD, at(9, minute), [COUNTY], step="responsible")
    await written(database, NoticeKind.STEP, at(9, 15), COUNTY, "delivered")
    assert [one.people for one in (await alert(database)).timeline] == [(("人9003", ""),), (("人9003", "delivered"),)]


async def test_colleagues_are_officers_of_the_place_and_above_who_can_be_written_to(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        for n, code in ((9004, "220104"), (9005, "220105"), (9006, "220100")):
            await found_people(conn, [n], "officer", lambda _, code=code: {"division_code": code, "path": PATHS[code]})  # type: ignore[misc]
        await conn.execute(update(t.account).where(t.account.c.id == 9006).values(reachable=False))
    second = Chain((replace(CHAIN.steps[0], people=(9004,)),))
    await found(database, {}, {"chain": chain_to_json(second)})
    assert (await alert(database)).colleagues == (
        Colleague(9003, "人9003", "区划220104"),
        Colleague(9004, "人9004", "区划220104"),
        Colleague(9002, "人9002", "区划220100"),
        Colleague(9001, "人9001", "区划220000"),
    )
    assert [one.account_id for one in (await alert(database, 2)).colleagues] == [9004, 9003, 9002, 9001]


async def test_a_list_is_urgent_first_then_oldest_first_by_tabs_and_pages(database: Database) -> None:
    await found_county(database)
    routine = {"severity": "routine", "kind": "silent"}
    held = {"state": "acknowledged", "holder_id": COUNTY}
    done = {"state": "resolved", "holder_id": COUNTY, "next_at": None}
    await found(database, routine, held, *({} for _ in range(9)), {**routine, **held}, done, {"path": PATHS["220105"]})
    counts = AlertCounts(urgent=10, routine=2, mine=2, free=10)
    first = await page(database, f"220104:all:0:{COUNTY}")
    assert [one.id for one in first.alerts] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert first == AlertPage("220104", "区划220104", PATHS["220104"], Tab.ALL, counts, 0, 2, first.alerts)
    assert [one.id for one in (await page(database, f"220104:all:1:{COUNTY}")).alerts] == [10, 11, 1, 12]
    assert [one.id for one in (await page(database, f"220104:mine:0:{COUNTY}")).alerts] == [2, 12]
    free = await page(database, f"220104:free:99:{COUNTY}")
    assert ([one.id for one in free.alerts], free.page, free.pages) == ([11, 1], 1, 2)
    assert (await page(database, "220100:all:0:0")).counts.all == 13
    empty = await page(database, f"220105:mine:0:{CITY}")
    assert (empty.alerts, empty.counts.all, empty.pages) == ((), 1, 1)
    assert (await know(database, ("alerts", "999999:all:0:1"))).alert_pages == {}


async def test_counts_and_the_alerts_of_an_enterprise(database: Database) -> None:
    await found_county(database)
    await found(database, *({} for _ in range(12)), {"enterprise_id": 2, "state": "acknowledged", "holder_id": CITY})
    facts = await know(
        database, ("alert_counts", f"220104:{CITY}"), ("alert_counts", f"all:{COUNTY}"), ("enterprise_alerts", 1), ("enterprise_alerts", 3)
    )
    assert facts.alert_counts == {f"220104:{CITY}": AlertCounts(13, 0, 1, 12), f"all:{COUNTY}": AlertCounts(13, 0, 0, 12)}
    assert [one.id for one in facts.enterprise_alerts[1]] == list(range(1, 10))
    assert facts.enterprise_alerts[3] == ()


async def _facts(wants: list[tuple[str, int | str]], conn: AsyncConnection) -> None:
    chosen = [Want(kind, key) for kind, key in wants]
    await load_facts(conn, chosen, now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True)


def _all_of_it(size: int) -> Work:
    wants: list[tuple[str, int | str]] = [("alert", n) for n in range(1, size + 1)]
    wants += [("alerts", f"{code}:{tab}:{n}:{COUNTY + n}") for n in range(size) for code in ("220104", "all") for tab in Tab]
    wants += [("alert_counts", f"220104:{n}") for n in range(size)] + [("enterprise_alerts", n) for n in range(1, size + 1)]
    return partial(_facts, wants)


async def test_as_many_statements_for_one_alert_as_for_many(database: Database) -> None:
    await found_county(database)
    await found(database, *({} for _ in range(20)))
    for n in range(1, 21):
        await happened(database, Happening.TOLD, at(9), [COUNTY], alert_id=n, step="responsible")
    one, many = [len(await sent_by(database, _all_of_it(size))) for size in (1, 20)]
    assert one == many
    assert one <= 15


@pytest.mark.parametrize(
    "want",
    [("alert", 3), ("alerts", "220104:all:0:9"), ("alerts", "220104:mine:0:9003"), ("alert_counts", "220104:9"), ("enterprise_alerts", 1)],
)
async def test_what_is_done_with_or_elsewhere_is_not_read(database: Database, want: tuple[str, int | str]) -> None:
    await found_county(database)
    done = {"state": "resolved", "next_at": None}
    elsewhere = {"path": PATHS["220581"], "enterprise_id": 3}
    await found(database, {}, {}, {}, *(done for _ in range(3_000)), *(elsewhere for _ in range(3_000)))
    events = [{"alert_id": n, "at": at(9), "kind": "opened"} for n in range(1, 6_000)]
    async with database.begin() as conn:
        await conn.execute(insert(t.alert_event), events)
        await found_people(conn, range(20_000, 21_000), "admin", lambda _: {})
    await settle(database)
    for plan in await plans(database, partial(_facts, [want]), prefer_indexes=True):
        assert scanned(plan) <= SMALL, plan
