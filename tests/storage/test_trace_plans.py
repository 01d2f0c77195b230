"""Questions about runs and tracks use indexes, whatever they ask by."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.facts.scope import Scope
from bot.storage.facts.traces import load_traces
from bot.storage.tracks import add_points
from conversations.courier import Spot, TraceBy, TraceQuestion
from conversations.courier_text import question_to_key
from tests.storage.courier_world import delivery_row, found_runs, live, run_row, seconds
from tests.storage.plans import plans, scanned, sent_by, settle
from tests.storage.test_plans import SMALL
from tests.storage.track_world import HOME, wandering
from tests.storage.world import PATHS, at, days_ago, found_county, staff

RUNS = 600
BY_TEXT = {TraceBy.COURIER: "张", TraceBy.ORDER: "MT590-7", TraceBy.AREA: "小区28"}


async def fill(database: Database) -> None:
    """Runs of twenty couriers on thirty days; the last ones have tracks."""
    await found_county(database, 20)
    rows = [run_row(n, enterprise_id=1 + n % 20, started_at=at(9, day=days_ago((RUNS - n) // 20))) for n in range(1, RUNS + 1)]
    async with database.begin() as conn:
        await found_runs(conn, rows)
        riders = [{"staff_id": staff(n, 1), "enterprise_id": n, "plate": "", "since": at(6)} for n in range(1, 21)]
        await conn.execute(insert(t.courier), riders)
        orders = [
            delivery_row(n, position, f"MT{n}-{position}", f"小区{(n * 20 + position) % 3000}")
            for n in range(1, RUNS + 1)
            for position in range(20)
        ]
        await conn.execute(insert(t.delivery), orders)
        for n in range(RUNS - 30, RUNS):
            day = days_ago((RUNS - n) // 20)
            await add_points(conn, [live(n, point) for point in wandering(Random(n), 300, seconds(9, day=day))], at(23))
    await settle(database)


def asking(by: TraceBy, text: str = "", spot: Spot | None = None) -> TraceQuestion:
    return TraceQuestion(by, PATHS["220100"], at(0, day=days_ago(20)), at(23), text, spot)


async def answer(conn: AsyncConnection, question: TraceQuestion) -> None:
    key = question_to_key(question)
    found = (await load_traces(conn, [key], Scope(at(22), lambda _day: True)))[key]
    assert found.runs


async def test_questions_use_indexes(database: Database) -> None:
    await fill(database)
    questions = [asking(by, text) for by, text in BY_TEXT.items()] + [asking(TraceBy.PLACE, spot=Spot(*HOME))]
    # A name is looked for among all couriers of the division. SQLite calls the reading of what a statement has just found a scan, too.
    inner = {
        "courier",
        "near",
        "asked",
        "touching",
        "into_areas",
        "asked_for",
        "found",
        "delivery_areas",
        "run_area_areas",
        "anon_1",
        "anon_2",
    }
    for question in questions:
        for plan in await plans(database, lambda conn, question=question: answer(conn, question), prefer_indexes=True):  # type: ignore[misc]
            assert scanned(plan) <= SMALL | inner, plan


MOST_STATEMENTS = 25
"""Eleven that every question costs, one or two for each dozen of runs that are compared (ten dozens at most), a few for days."""


async def test_a_question_costs_so_many_statements_at_most(database: Database) -> None:
    await fill(database)
    for question in [asking(by, text) for by, text in BY_TEXT.items()] + [asking(TraceBy.PLACE, spot=Spot(*HOME))]:
        for asked in (question, replace(question, since=question.until - timedelta(days=2))):
            assert len(await sent_by(database, lambda conn, asked=asked: answer(conn, asked))) <= MOST_STATEMENTS  # type: ignore[misc]
