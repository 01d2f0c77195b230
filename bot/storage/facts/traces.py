"""Answers to "whom did X serve" and "who was there". An officer asks one question at a time, so each is answered by statements of its own;
what one costs is bounded, however long the period is."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among_ids
from bot.storage.facts.couriers import DELIVERIES, RUNS, delivery_of, runs_of
from bot.storage.facts.scope import Scope
from bot.storage.facts.trace_runs import PAGE, Found, matching, runs_by_text, runs_into_the_same_areas
from bot.storage.facts.trace_tracks import Near, runs_near, runs_that_met
from conversations.courier import MOST_OTHERS, MOST_TRACED, CourierRun, Delivery, TraceAnswer, TraceBy, Traced, TraceQuestion
from conversations.courier_text import key_to_question

_c = t.courier_run.c
_NEWEST_FIRST = (_c.started_at.desc(), _c.id.desc())
_OF_RUNS = RUNS.where(among_ids(_c.id, "runs")).order_by(*_NEWEST_FIRST)
_IDS_IN_ORDER = select(_c.id).where(among_ids(_c.id, "runs")).order_by(*_NEWEST_FIRST)
_OF_DELIVERIES = DELIVERIES.where(among_ids(t.delivery.c.id, "deliveries"))


async def load_traces(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, TraceAnswer]:
    """The answers to these questions (`courier_text.question_to_key`); a page behind the last one gives the last. Some twenty statements a
    question, forty at most."""
    return {key: await _answer(conn, key_to_question(key), scope) for key in keys}


async def _answer(conn: AsyncConnection, question: TraceQuestion, scope: Scope) -> TraceAnswer:
    near = Near()
    if question.by is TraceBy.PLACE:
        if question.spot is not None:
            near = await runs_near(conn, question.spot, question.path, question.since, question.until)
        found = await _page(conn, near, question.page)
    else:
        found = await runs_by_text(conn, question)
    if not found.runs:
        return TraceAnswer(question, 0, 1, (), searched_since=near.since)
    told = await matching(conn, question, found.runs)
    if question.by is TraceBy.PLACE:
        told = {run: [row for row in rows if _while_near(row.handed_over_at, near.moments[run])] for run, rows in told.items()}
    deliveries = [row.id for rows in told.values() for row in rows]
    others = await runs_into_the_same_areas(conn, deliveries, question.path) if deliveries else set()
    period = question.since.timestamp(), question.until.timestamp()
    met = await runs_that_met(conn, {run: near.moments.get(run, period) for run in found.runs}, question.path)
    others = (others | met.runs) - set(found.runs)
    newest = list(await conn.scalars(_IDS_IN_ORDER, {"runs": sorted(others)}))[:MOST_OTHERS] if others else []
    rows = (await conn.execute(_OF_RUNS, {"runs": [*found.runs, *newest]})).all()
    runs = {run.id: run for run in await runs_of(conn, rows, scope)}
    shown = [row.id for some in told.values() for row in some[:MOST_TRACED]]
    known = {row.id: delivery_of(row, scope) for row in await conn.execute(_OF_DELIVERIES, {"deliveries": shown})} if shown else {}
    return TraceAnswer(
        replace(question, page=found.page),
        found.total,
        found.pages,
        tuple(_traced(runs[run], told[run], known, near.moments.get(run), scope) for run in found.runs),
        tuple(runs[run] for run in newest),
        len(others) - len(newest),
        searched_since=near.since,
        all_others=met.all_looked_at,
    )


async def _page(conn: AsyncConnection, near: Near, page: int) -> Found:
    ids = list(await conn.scalars(_IDS_IN_ORDER, {"runs": sorted(near.moments)})) if near.moments else []
    shown = min(page, Found(len(ids)).pages - 1)
    return Found(len(ids), shown, tuple(ids[shown * PAGE : (shown + 1) * PAGE]))


def _while_near(handed_over: datetime | None, moments: tuple[float, float]) -> bool:
    """Times of deliveries are told to the minute."""
    return handed_over is not None and int(moments[0]) // 60 * 60 <= handed_over.timestamp() <= moments[1]


def _traced(run: CourierRun, rows: list[Any], known: dict[int, Delivery], moments: tuple[float, float] | None, scope: Scope) -> Traced:
    deliveries = tuple(known[row.id] for row in rows[:MOST_TRACED])
    first, last = (None, None) if moments is None else (scope.local(datetime.fromtimestamp(round(one), UTC)) for one in moments)
    return Traced(run, deliveries, len(rows) - len(deliveries), first, last)
