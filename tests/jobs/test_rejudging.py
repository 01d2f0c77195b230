"""The leader judges again: once for every statement that comes into force, whatever happens in between."""

import asyncio
from datetime import datetime, timedelta

import pytest
import structlog
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.rejudging import Rejudging
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.rejudged import Rejudgement, save_judgements
from bot.storage.risk_lock import share_risks
from conversations.codes import RiskLevel, Verdict
from conversations.records import SetRisk
from tests.jobs.province import StillClock
from tests.storage.return_world import check_of, declaration, filed, risk, stay
from tests.storage.world import DAY, at, do, found_county, staff

WUHAN = "420100"
PEOPLE = [staff(enterprise, number) for enterprise in (1, 2, 3) for number in (1, 2, 3)]


async def returned(database: Database) -> None:
    """Three enterprises; everybody came back from Wuhan five days ago."""
    await found_county(database)
    for n in PEOPLE:
        await do(database, filed(n // 10_000, declaration(n, stay("220104", 5, 1), stay(WUHAN, 14, 5)), Verdict.OBSERVED))


async def look(database: Database, hour: int = 10, minute: int = 0) -> None:
    await Rejudging(database, StillClock(at(hour, minute))).run()


async def letters(database: Database) -> list[tuple[int, str, str]]:
    async with database.read() as conn:
        rows = await conn.execute(select(t.outbox.c.chat_id, t.outbox.c.screen, t.outbox.c.subject).order_by(t.outbox.c.id))
        return [tuple(row) for row in rows]


async def counted(database: Database) -> tuple[int, int, int]:
    """Judgements because of a risk, open isolations, steps of isolations."""
    async with database.read() as conn:
        return tuple(
            [
                await conn.scalar(text(f"SELECT count(*) FROM {what}"))  # noqa: S608 - three words of ours
                for what in ("verdict WHERE because = 'risk'", "isolation WHERE ended_at IS NULL", "isolation_change")
            ]
        )


async def test_whoever_was_there_is_judged_again_and_told_once(database: Database) -> None:
    await returned(database)
    await do(database, risk(WUHAN, RiskLevel.HIGH), by=9001)
    await look(database)
    for n in PEOPLE:
        check = await check_of(database, n)
        assert (check.judgement.verdict, check.judgement.isolate_until) == (Verdict.ISOLATE, DAY - timedelta(days=5) + timedelta(days=14))
        assert (check.judgement.seen[-1].level, check.judged_because, check.before) == (RiskLevel.HIGH, "risk", Verdict.OBSERVED)
    told = await letters(database)
    assert [one for one in told if one[1] == "rejudged"] == [(n * 10 + 1, "rejudged", f"1:{n}") for n in (1, 2, 3)]
    assert sorted(one[0] for one in told if one[1] == "rejudged_in") == [9001, 9002, 9003]
    assert [one for one in told if one[1] == "risk_done"] == [(9001, "risk_done", "1")]
    assert await counted(database) == (9, 9, 9)
    await look(database, 11)
    assert (await letters(database), await counted(database)) == (told, (9, 9, 9))


async def test_a_statement_for_later_waits_for_its_moment(database: Database) -> None:
    await returned(database)
    await do(database, SetRisk(WUHAN, RiskLevel.HIGH, at(12)), by=9001)
    await look(database, 11, 59)
    assert await counted(database) == (0, 0, 0)
    await look(database, 12)
    assert await counted(database) == (9, 9, 9)


@pytest.mark.parametrize(("hour", "leaves"), [(3, at(7)), (12, at(12)), (22, at(7, day=DAY + timedelta(days=1)))])
async def test_at_night_all_are_judged_at_once_and_told_in_the_morning(database: Database, hour: int, leaves: datetime) -> None:
    await returned(database)
    await do(database, SetRisk(WUHAN, RiskLevel.HIGH, at(2)), by=9001)
    await look(database, hour)
    assert await counted(database) == (9, 9, 9)
    async with database.read() as conn:
        rows = (await conn.execute(select(t.outbox.c.screen, t.outbox.c.not_before, t.outbox.c.expires_at))).all()
    assert {row.not_before for row in rows if row.screen != "risk_done"} == {leaves}
    assert {row.not_before for row in rows if row.screen == "risk_done"} == {at(hour)}
    assert {row.expires_at for row in rows} == {leaves + timedelta(days=1)}


async def test_a_pass_that_was_killed_is_finished_by_the_next_leader(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    await returned(database)
    await do(database, risk(WUHAN, RiskLevel.HIGH), by=9001)
    monkeypatch.setattr("bot.storage.rejudging.CHUNK", 4)
    keep = save_judgements
    chunks: list[int] = []

    async def killed(conn: AsyncConnection, made: list[Rejudgement], now: datetime) -> int:
        chunks.append(len(made))
        if len(chunks) == 2:
            raise RuntimeError("killed")
        return await keep(conn, made, now)

    monkeypatch.setattr("bot.jobs.rejudging.save_judgements", killed)
    with pytest.raises(RuntimeError, match="killed"):
        await look(database)
    assert await counted(database) == (4, 4, 4)
    assert await letters(database) == []
    await look(database, 10, 5)
    assert sum(chunks[2:]) == 5  # what was kept is not kept again
    assert await counted(database) == (9, 9, 9)
    assert len([one for one in await letters(database) if one[1] == "rejudged"]) == 3


async def test_a_check_that_is_filed_while_the_statement_is_made_is_found(database: Database) -> None:
    """A turn that judges by what was stated before is waited for (PostgreSQL); SQLite has one writer."""
    if database.is_sqlite:
        await returned(database)
        await do(database, risk(WUHAN, RiskLevel.HIGH), by=9001)
        await look(database)
        assert (await counted(database))[0] == 9
        return
    await found_county(database)
    async with database.begin() as turn:
        await share_risks(turn)  # it has read what was stated: nothing
        await do(database, risk(WUHAN, RiskLevel.HIGH), by=9001)
        waiting = asyncio.create_task(look(database))
        async with database.read() as conn:
            while not await conn.scalar(text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")):
                await conn.rollback()
        await do(database, filed(1, declaration(staff(1, 1), stay("220104", 5, 1), stay(WUHAN, 14, 5)), Verdict.OBSERVED))
    await waiting
    assert (await check_of(database, staff(1, 1))).judgement.verdict is Verdict.ISOLATE


async def test_nothing_is_done_and_said_when_nothing_was_stated(database: Database) -> None:
    await returned(database)
    with structlog.testing.capture_logs() as lines:
        await look(database)
    assert (lines, await letters(database)) == ([], [])
