"""Judging again: whom a statement touches, what a pass leaves, and who hears of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select, update

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.rejudged import Rejudgement, judged_again, queue_rejudged, save_judgements
from bot.storage.rejudging import (
    CHUNK,
    Touched,
    checks_touched,
    finish_risks,
    pending_risks,
    risk_history,
)
from conversations.codes import AlertKind, IsolationKind, IsolationStep, RiskLevel, Rule, Verdict
from conversations.records import ChangeIsolation, MarkDeparted
from conversations.returns import Isolation, IsolationChange, Judgement
from conversations.returns_json import judgement_to_json
from tests.storage.plans import sent_by
from tests.storage.return_world import check_alert, check_of, declaration, filed, isolating, judgement, risk, stay
from tests.storage.world import DAY, PATHS, at, days_ago, do, found_county, found_people, found_staff, know, staff

ZHANG, LI, WANG = (staff(1, number) for number in (1, 2, 3))
UNTIL = DAY + timedelta(days=14)
HORIZON = days_ago(14)


async def touched_by(database: Database, *places: str, since: date = HORIZON) -> list[Touched]:
    """Whom statements about the places touch."""
    async with database.begin() as conn:
        await conn.execute(t.risk.update().values(judged_at=at(8)))
    await do(database, *(risk(place) for place in places), by=9001)
    async with database.read() as conn:
        statements = await pending_risks(conn, at(9))
        assert [one.place for one in statements] == list(places)
        found = [one async for chunk in checks_touched(conn, statements, since) for one in chunk]
    return sorted(found, key=lambda one: one.staff_id)


async def again(database: Database, checks: Sequence[Touched], fresh: Judgement, hour: int = 10, risk_id: int = 1) -> int:
    """Keep the same new judgement of all of them."""
    async with database.begin() as conn:
        return await save_judgements(conn, [Rejudgement(check, fresh, risk_id) for check in checks], at(hour))


async def isolation_of(database: Database, staff_id: int) -> Isolation:
    return next(one for one in (await know(database, ("wards", 1))).wards[1] if one.staff_id == staff_id)


async def test_whom_a_statement_touches(database: Database) -> None:
    await found_county(database)
    await do(
        database,
        filed(1, declaration(ZHANG, stay("220104", 14, 5), stay("110105", 5, 1))),
        filed(1, declaration(LI, stay("220100")), Verdict.OBSERVED),
        filed(1, declaration(WANG, stay("220105", 40, 15), stay("JP"))),
        filed(2, declaration(staff(2, 1), stay("220105"))),
    )
    await do(database, filed(2, declaration(staff(2, 1), stay("310101")), replaces=(await check_of(database, staff(2, 1))).id))
    found = await touched_by(database, "220104")
    check = await check_of(database, ZHANG)
    assert found[0] == Touched(
        check_id=check.id,
        revision=1,
        enterprise_id=1,
        path=PATHS["220104"],
        staff_id=ZHANG,
        home="220104",
        declaration=check.declaration,
        paths=("/220000/220100/220104/", "/110000/110105/"),
        verdict=Verdict.FIT,
        until=None,
        judged=judgement_to_json(check.judgement),
    )
    assert found[0].before == check.judgement
    assert [one.staff_id for one in found] == [ZHANG, LI]
    assert [one.staff_id for one in await touched_by(database, "220105", "110105")] == [ZHANG, LI]
    assert [one.staff_id for one in await touched_by(database, "220105", since=days_ago(15))] == [LI, WANG]
    assert [one.staff_id for one in await touched_by(database, "310000", "JP", "420100")] == [WANG, staff(2, 1)]
    await do(database, MarkDeparted(WANG))
    assert [one.staff_id for one in await touched_by(database, "JP")] == [WANG]


async def test_many_checks_come_in_chunks(database: Database) -> None:
    await found_county(database)
    count = 2 * CHUNK + 7
    async with database.begin() as conn:
        await conn.execute(t.staff.delete())
        await found_staff(conn, 1, [f"员工{number}" for number in range(count)])
    await do(database, *(filed(1, declaration(staff(1, number))) for number in range(1, count + 1)))
    await do(database, risk("220104"), by=9001)
    async with database.read() as conn:
        sizes = [len(chunk) async for chunk in checks_touched(conn, await pending_risks(conn, at(9)), HORIZON)]
        whole = (await conn.execute(select(t.staff.c.id))).all()
    assert sizes == [CHUNK, CHUNK, 7]
    assert len(whole) == count


async def test_a_statement_is_pending_from_its_moment_until_its_pass_is_done(database: Database) -> None:
    await found_county(database)
    await do(database, risk("220104"), risk("220105", since=DAY + timedelta(days=1)), risk("110105", since=days_ago(9)), by=9001)
    async with database.begin() as conn:
        statements = await pending_risks(conn, at(9))
        assert [(one.id, one.place, one.path) for one in statements] == [
            (1, "220104", "/220000/220100/220104/"),
            (3, "110105", "/110000/110105/"),
        ]
        await finish_risks(conn, [1, 3], at(10))
        assert await pending_risks(conn, at(9)) == []
        assert [one.id for one in await pending_risks(conn, at(8, day=DAY + timedelta(days=1)))] == [2]


async def test_the_history_knows_what_concerns_a_place(database: Database) -> None:
    await found_county(database)
    await do(database, *(risk(place) for place in ("220104", "220100", "220000", "220105", "110105", "JP")), by=9001)
    async with database.read() as conn:
        history = await risk_history(conn)
    for place, path in (("220104", "/220000/220100/220104/"), ("220100", "/220000/220100/"), ("JP", "/JP/"), ("310000", "/310000/")):
        known = (await know(database, ("risk", place))).risks[place]
        assert {one.id for one in history.about(path)} == {one.id for one in known}


async def test_what_a_pass_finds_is_the_newest_judgement_and_isolates(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG)), filed(1, declaration(LI)), filed(1, declaration(WANG)))
    found = await touched_by(database, "220104")
    assert await again(database, found[:2], judgement(Verdict.ISOLATE)) == 2
    assert await again(database, found[2:], replace(judgement(Verdict.FIT), rule=Rule.CLEAR, as_of=DAY)) == 0
    check = await check_of(database, ZHANG)
    assert (check.judgement, check.judged_at, check.judged_because, check.before) == (
        judgement(Verdict.ISOLATE),
        at(10),
        "risk",
        Verdict.FIT,
    )
    isolation = await isolation_of(database, ZHANG)
    assert (isolation.kind, isolation.first, isolation.until, isolation.rule) == (IsolationKind.HOME, DAY, UNTIL, Rule.HIGH_RISK)
    assert (isolation.path, isolation.changes) == (PATHS["220104"], (IsolationChange(IsolationStep.OPENED, at(10), UNTIL),))
    bars = {bar.staff_id: bar.isolation_id for bar in (await know(database, ("ledger", 1))).ledgers[1].bars}
    assert set(bars) == {ZHANG, LI}
    async with database.read() as conn:
        assert await judged_again(conn, [1]) == (3, 2)


async def test_a_longer_isolation_is_a_change_and_a_milder_verdict_ends_none(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG), Verdict.ISOLATE), isolating(1, ZHANG))
    await do(database, filed(1, declaration(LI), Verdict.ISOLATE), isolating(1, LI))
    zhang, li = await touched_by(database, "220104")
    longer = judgement(Verdict.ISOLATE, UNTIL + timedelta(days=3))
    assert await again(database, [zhang], longer) == 1
    assert await again(database, [li], judgement(Verdict.OBSERVED)) == 1
    isolation = await isolation_of(database, ZHANG)
    assert (isolation.until, [one.step for one in isolation.changes]) == (
        UNTIL + timedelta(days=3),
        [IsolationStep.OPENED, IsolationStep.EXTENDED],
    )
    assert (await isolation_of(database, LI)).until == UNTIL
    (touched,) = [one for one in await touched_by(database, "220104") if one.staff_id == ZHANG]
    assert await again(database, [touched], longer, risk_id=2) == 0


async def test_what_an_officer_has_released_is_not_isolated_again_for_the_same(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG), Verdict.ISOLATE), isolating(1, ZHANG))
    await do(database, ChangeIsolation(1, IsolationStep.RELEASED, DAY, IsolationKind.HOME, "误报"), by=9003)
    found = await touched_by(database, "220104")
    assert await again(database, found, replace(judgement(Verdict.ISOLATE), rule=Rule.MEDIUM_RISK)) == 0
    assert (await know(database, ("wards", 1))).wards[1] == ()


async def test_a_check_that_was_amended_meanwhile_keeps_its_own_judgement(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG)), filed(1, declaration(LI)))
    zhang, li = await touched_by(database, "220104")
    await do(database, filed(1, declaration(ZHANG), Verdict.OBSERVED, revision=2, replaces=zhang.check_id))
    await do(database, filed(1, declaration(LI), Verdict.OBSERVED, replaces=li.check_id))
    assert await again(database, [zhang, li], judgement(Verdict.ISOLATE)) == 0
    assert [(await check_of(database, one)).judgement.verdict for one in (ZHANG, LI)] == [Verdict.OBSERVED] * 2
    assert (await know(database, ("wards", 1))).wards[1] == ()


async def test_who_is_cleared_again_is_fine_once_a_manager_stands_for_it(database: Database) -> None:
    await found_county(database)
    told = {one: check_alert(1, one, AlertKind.HIGH_RISK) for one in (ZHANG, LI)}
    await do(database, filed(1, declaration(ZHANG), Verdict.ISOLATE, alert=told[ZHANG]))
    await do(database, filed(1, declaration(LI), Verdict.ISOLATE, alert=told[LI], alone=True))
    assert await again(database, await touched_by(database, "220104"), judgement(Verdict.FIT)) == 2
    alerts = (await know(database, ("alert", 1), ("alert", 2))).alerts
    assert [alerts[number].fine_now for number in (1, 2)] == [True, False]
    async with database.read() as conn:
        rows = await conn.execute(select(t.return_check.c.staff_id, t.return_check.c.clear))
        clear = {row.staff_id: row.clear for row in rows}
    assert clear == {ZHANG: True, LI: False}


async def test_a_pass_sends_as_many_statements_for_many_as_for_one(database: Database) -> None:
    await found_county(database, 40)
    people = [staff(n, number) for n in range(1, 41) for number in (1, 2, 3)]
    await do(database, *(filed(one // 10_000, declaration(one), Verdict.ISOLATE) for one in people))
    await do(database, *(isolating(one // 10_000, one) for one in people[:60]))
    found = await touched_by(database, "220104")
    longer = judgement(Verdict.ISOLATE, UNTIL + timedelta(days=1))
    counts = []
    for some in ([found[0], found[-1]], found):
        made = [Rejudgement(check, longer, 1) for check in some]
        counts.append(len(await sent_by(database, lambda conn, made=made: save_judgements(conn, made, at(10)))))  # type: ignore[misc]
    assert counts[0] == counts[1]
    assert counts[0] <= 8


async def test_who_hears_of_what_a_statement_changed(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await found_people(conn, [99], "manager", lambda _: {"enterprise_id": 1, "path": PATHS["220104"]}, reachable=False)
        await found_people(conn, [98], "manager", lambda _: {"enterprise_id": 1, "path": PATHS["220104"]}, language="en")
        await found_people(conn, [97], "officer", lambda _: {"division_code": "220105", "path": PATHS["220105"]})
    await do(database, *(filed(n, declaration(staff(n, 1))) for n in (1, 2, 3)))
    found = await touched_by(database, "220104")
    await again(database, found[:2], judgement(Verdict.ISOLATE))
    await again(database, found[2:], replace(judgement(Verdict.FIT), missing=(DAY,)))
    async with database.begin() as conn:
        assert await queue_rejudged(conn, [1], at(10), at(11), at(23)) == 7
        assert await queue_rejudged(conn, [1], at(10), at(11), at(23)) == 0
        rows = (await conn.execute(select(t.outbox).order_by(t.outbox.c.id))).all()
    assert [(row.screen, row.subject, row.chat_id, row.language) for row in rows] == [
        ("rejudged", "1:1", 11, "zh-CN"),
        ("rejudged", "1:1", 98, "en"),
        ("rejudged", "1:2", 21, "zh-CN"),
        ("rejudged_in", "1:220000", 9001, "zh-CN"),
        ("rejudged_in", "1:220100", 9002, "zh-CN"),
        ("rejudged_in", "1:220104", 9003, "zh-CN"),
        ("risk_done", "1", 9001, "zh-CN"),
    ]
    assert {(row.lane, row.expires_at) for row in rows} == {("reminder", at(23))}


async def test_what_managers_are_told(database: Database) -> None:
    await found_county(database)
    await do(database, risk("220104", RiskLevel.MEDIUM, days_ago(3)), by=9001)
    await do(database, filed(1, declaration(ZHANG)), filed(1, declaration(LI)), filed(1, declaration(WANG)))
    found = await touched_by(database, "220104")
    await again(database, found[:2], judgement(Verdict.ISOLATE), risk_id=2)
    keys = ["2:1", "2:3", "404:1", "2:404", "x:1", "2:x"]
    facts = (await know(database, *(("rejudged", key) for key in keys))).rejudged
    assert set(facts) == {"2:1", "2:3"}
    mine = facts["2:1"]
    assert (mine.statement.place, mine.level_before, mine.enterprise_name) == ("220104", RiskLevel.MEDIUM, "企业0001")
    assert [(one.before, one.check.staff_name, one.check.judgement.verdict) for one in mine.changes] == [
        (Verdict.FIT, "张三", Verdict.ISOLATE),
        (Verdict.FIT, "李四", Verdict.ISOLATE),
    ]
    assert facts["2:3"].changes == ()
    await do(database, filed(1, declaration(ZHANG), replaces=found[0].check_id))
    assert [one.check.staff_id for one in (await know(database, ("rejudged", "2:1"))).rejudged["2:1"].changes] == [LI]


async def test_what_officers_and_admins_are_told(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 3).values(path=PATHS["220581"], division_code="220581"))
    await do(database, *(filed(n, declaration(staff(n, number))) for n in (1, 2, 3) for number in (1, 2)))
    found = await touched_by(database, "220104")
    await again(database, found[2:5], judgement(Verdict.ISOLATE))
    await again(database, found[:1], judgement(Verdict.OBSERVED))
    await again(database, found[1:2], replace(judgement(Verdict.FIT), missing=(DAY,)))
    keys = ["1:220104", "1:220581", "1:", "1:220105", "1:nowhere", "9:220104"]
    facts = (await know(database, *(("rejudged_in", key) for key in keys))).rejudged_in
    assert set(facts) == set(keys[:4])
    county, other, everywhere = facts["1:220104"], facts["1:220581"], facts["1:"]
    assert (county.division_name, county.judged, county.level_before, county.finished) == ("区划220104", 4, RiskLevel.LOW, False)
    assert county.changed == ((Verdict.OBSERVED, 1), (Verdict.ISOLATE, 2))
    assert county.enterprises == ((2, "企业0002", 2), (1, "企业0001", 1))
    assert (other.judged, other.enterprises) == (1, ((3, "企业0003", 1),))
    assert (everywhere.division, everywhere.division_name, everywhere.judged) == ("", "", 5)
    assert (facts["1:220105"].judged, facts["1:220105"].changed) == (0, ())
    async with database.begin() as conn:
        await finish_risks(conn, [1], at(10))
    assert (await know(database, ("rejudged_in", "1:"))).rejudged_in["1:"].finished


async def test_the_same_finding_on_another_day_is_nothing_new(database: Database) -> None:
    await found_county(database)
    await do(database, filed(1, declaration(ZHANG)))
    (check,) = await touched_by(database, "220104")
    one = judgement(Verdict.FIT)
    later = replace(one, as_of=days_ago(3), policy=replace(one.policy, version=9))
    assert not Rejudgement(check, later, 1).is_news
    assert Rejudgement(check, replace(one, seen=()), 1).is_news
