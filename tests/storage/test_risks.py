"""The risk of places: statements that are followed, never overwritten; whom they touch; and the policy, version by version."""

from dataclasses import replace
from datetime import UTC, date, time, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from bot.storage import tables as t
from bot.storage.database import Conflict, Database
from bot.storage.policies import current_policy, save_policy
from bot.storage.registry import Counts
from bot.storage.risks import say
from conversations.codes import MediumRule, RiskLevel, Verdict
from conversations.policy import DEFAULT_POLICY
from conversations.records import SetPolicy, SetRisk
from conversations.return_facts import PolicyVersion
from conversations.returns import RiskStatement
from tests.storage.return_world import check_of, declaration, filed, risk, stay
from tests.storage.world import DAY, SHANGHAI, at, days_ago, do, found_county, know, staff

ZHANG, LI, WANG = (staff(1, number) for number in (1, 2, 3))
HIGH, MEDIUM, LOW = RiskLevel.HIGH, RiskLevel.MEDIUM, RiskLevel.LOW


async def places_of(database: Database, place: str) -> list[str]:
    """What is known of a place: of which places, in the order in which it was said."""
    return [one.place for one in (await know(database, ("risk", place))).risks[place]]


async def test_what_concerns_a_place_is_said_of_it_around_it_and_inside_of_it(database: Database) -> None:
    await found_county(database)
    await do(database, *(risk(place) for place in ("220104", "220100", "220000", "220105", "110105", "110000", "JP")), by=9001)
    assert await places_of(database, "220104") == ["220104", "220100", "220000"]
    assert await places_of(database, "220100") == ["220104", "220100", "220000", "220105"]
    assert await places_of(database, "110101") == ["110000"]
    assert await places_of(database, "JP") == ["JP"]
    both = (await know(database, ("risk", "US"), ("risk", "220105"))).risks
    assert (both["US"], len(both["220105"])) == ((), 3)


async def test_a_statement_comes_back_with_local_moments(database: Database) -> None:
    await found_county(database)
    await do(database, SetRisk("220104", MEDIUM, at(8).astimezone(UTC), "一例"), by=9001, now=at(10))
    (said,) = (await know(database, ("risk", "220104"))).risks["220104"]
    assert said == RiskStatement(1, "220104", MEDIUM, at(8), at(10), "人9001", "一例")
    assert (said.since.tzinfo, said.said_at.tzinfo) == (SHANGHAI, SHANGHAI)


async def test_the_board_shows_what_is_in_force_and_what_is_to_come(database: Database) -> None:
    await found_county(database)
    tomorrow = DAY + timedelta(days=1)
    await do(
        database,
        risk("220104", HIGH, days_ago(5)),
        risk("220104", MEDIUM, days_ago(2)),
        risk("220105", HIGH, days_ago(5)),
        risk("220105", LOW, days_ago(1)),
        risk("110105", HIGH, days_ago(3)),
        risk("110105", MEDIUM, days_ago(3)),
        risk("310000", HIGH, days_ago(1)),
        risk("310000", LOW, days_ago(9)),
        risk("420100", LOW, tomorrow),
        by=9001,
    )
    board = (await know(database, ("risk_board", ""))).risk_board
    assert [(one.place, one.level, one.since.date()) for one in board] == [
        ("110105", MEDIUM, days_ago(3)),
        ("220104", MEDIUM, days_ago(2)),
        ("310000", HIGH, days_ago(1)),
        ("420100", LOW, tomorrow),
    ]
    assert (await know(database, ("risk", "JP"))).risk_board == ()


async def test_how_many_checks_a_statement_would_touch(database: Database) -> None:
    await found_county(database)
    await do(
        database,
        filed(1, declaration(ZHANG, stay("220104", 14, 3), stay("110105", 3, 1), stay("220104", 9, 8))),
        filed(1, declaration(LI, stay("220100"))),
        filed(1, declaration(WANG, stay("220104", 40, 15), stay("JP"))),
    )
    wanted = {"220104": 2, "220105": 1, "220100": 2, "220000": 2, "110105": 1, "110000": 1, "420100": 0, "JP": 1}
    assert (await know(database, *(("risk_place", place) for place in wanted))).risk_places == wanted
    check = await check_of(database, ZHANG)
    await do(database, filed(1, declaration(ZHANG, stay("310101")), Verdict.OBSERVED, revision=2, replaces=check.id))
    assert (await know(database, ("risk_place", "110105"))).risk_places == {"110105": 0}


async def test_a_list_said_twice_says_nothing_new(database: Database) -> None:
    await found_county(database)
    listed = [risk("220104"), risk("220105", MEDIUM, note="新增"), risk("220104", LOW, days_ago(-1))]
    async with database.begin() as conn:
        assert await say(conn, listed, at(9), None) == Counts(3, 0, 0)
        assert await say(conn, listed, at(9), None) == Counts(0, 0, 3)
        other = [replace(listed[0], level=MEDIUM, since=at(8).astimezone(UTC)), risk("110105")]
        assert await say(conn, [*other, other[0]], at(10), 9001) == Counts(1, 1, 1)
        assert await say(conn, [], at(10), None) == Counts()
    said = (await know(database, ("risk", "220104"))).risks["220104"]
    assert [(one.level, one.by) for one in said] == [(HIGH, ""), (LOW, ""), (MEDIUM, "人9001")]


async def test_a_version_of_the_policy_follows_the_one_that_was_changed(database: Database) -> None:
    await found_county(database)
    assert (await know(database, ("policy_version", ""))).policy_version is None
    await do(database, SetPolicy(1, (("medium_risk", "observe"), ("front_line_check", "on"), ("isolation_days", "21"))), by=9001)
    with pytest.raises(Conflict):
        await do(database, SetPolicy(1, (("fever", "37.0"),)), by=9002)
    await do(
        database, SetPolicy(2, (("readings", "08:00 18:00"), ("front_line_posts", "收银 客服"), ("fever", "37.0"))), by=9002, now=at(10)
    )
    async with database.read() as conn:
        policy = await current_policy(conn)
    changed = {
        "version": 3,
        "medium_risk": MediumRule.OBSERVE,
        "front_line_check": True,
        "isolation_days": 21,
        "readings": (time(8), time(18)),
        "front_line_posts": ("收银", "客服"),
        "fever": Decimal("37.0"),
    }
    assert policy == replace(DEFAULT_POLICY, **changed)  # type: ignore[arg-type]
    assert isinstance(policy.medium_risk, MediumRule)
    assert (await know(database, ("policy_version", ""))).policy_version == PolicyVersion(3, at(10), "人9002")
    async with database.begin() as conn:
        assert await save_policy(conn, replace(policy, front_line_posts=()), at(11), None) == await current_policy(conn)


async def test_what_admins_set_is_audited(database: Database) -> None:
    await found_county(database)
    await do(database, risk("220104", note="张三"), SetPolicy(1, (("fever", "37.0"),)), by=9001)
    async with database.read() as conn:
        rows = (await conn.execute(select(t.audit_event.c.action, t.audit_event.c.subject, t.audit_event.c.details))).all()
        assert await conn.scalar(select(func.count()).select_from(t.risk).where(t.pending_risk)) == 1
    assert [(row.action, row.subject) for row in rows] == [("set_risk", "place/220104"), ("set_policy", "policy")]
    assert "张三" not in str(rows)
    assert date.fromisoformat(rows[0].details["since"][:10]) == DAY
