"""Whom did X serve, who was there: answers against a plain calculation on random worlds, which knows nothing of pieces, squares or SQL."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.storage.database import Database
from bot.storage.facts import trace_tracks
from conversations.courier import NEAR_METRES, NEAR_MINUTES, Spot, TraceAnswer, TraceBy, TraceQuestion
from conversations.courier_keys import compound_key
from conversations.courier_text import question_to_key
from tests.storage.trace_world import NAMES, Run, found, invent, matching, met, near, parts
from tests.storage.track_world import HOME
from tests.storage.world import PATHS, at, days_ago, know

PATH = PATHS["220104"]
THINNED = 10.5
"""Metres by which a thinned track may be beside the points that were told, with what rounding adds."""
EVER = (at(0, day=days_ago(3)), at(23))


async def ask(database: Database, question: TraceQuestion) -> TraceAnswer:
    key = question_to_key(question)
    return (await know(database, ("trace", key), now=at(22))).traces[key]


async def every_page(database: Database, question: TraceQuestion) -> list[TraceAnswer]:
    first = await ask(database, question)
    return [first, *[await ask(database, replace(question, page=page)) for page in range(1, first.pages)]]


def newest_first(runs: list[Run]) -> list[Run]:
    return sorted(runs, key=lambda run: (run.started, run.id), reverse=True)


@pytest.mark.parametrize("seed", range(3))
async def test_by_text_as_a_plain_calculation_says(database: Database, seed: int) -> None:
    world = invent(seed, runs=30)
    await found(database, world)
    periods = [EVER, (at(8, day=days_ago(1)), at(10, day=days_ago(1))), (at(9), at(9, 30))]
    texts = {
        TraceBy.COURIER: ["王", "wz", "o", "OYZY", "李四", "赵", ""],
        TraceBy.ORDER: ["MT1-0", "mt 2 - 1", "ｍｔ３-2", "nothing", ""],
        TraceBy.AREA: ["红旗街", "红旗街12", "3-2栋", "城", "·", ""],
    }
    checked = 0
    for since, until in periods:
        for by, some in texts.items():
            for text in some:
                question = TraceQuestion(by, PATH, since, until, text)
                expected = {run.id: deliveries for run in world if (deliveries := matching(run, question)) is not None}
                if not text.strip(" ·"):
                    expected = {}
                answers = await every_page(database, question)
                shown = [traced for answer in answers for traced in answer.runs]
                order = [run.id for run in newest_first([run for run in world if run.id in expected])]
                assert [traced.run.id for traced in shown] == order
                assert {answer.total for answer in answers} == {len(order)}
                for traced in shown:
                    told = [(one.order_no, one.area, one.handed_over_at) for one in traced.deliveries]
                    assert told == [(one.order, one.area, one.handed_over) for one in expected[traced.run.id]]
                    checked += len(told)
    assert checked > 20


@pytest.mark.parametrize("seed", range(10, 13))
async def test_by_place_as_a_plain_calculation_says(database: Database, seed: int) -> None:
    world, random = invent(seed), Random(seed)
    await found(database, world)
    places = [Spot(*random.choice(run.points)[1:]) for run in world for _ in range(3) if run.points]
    places += [Spot(HOME[0] + random.randint(-6_000, 6_000), HOME[1] + random.randint(-6_000, 6_000)) for _ in range(10)]
    some = 0
    for place in places:
        start = at(7, day=days_ago(random.randint(0, 2))) + timedelta(minutes=random.randint(0, 240))
        since, until = random.choice([EVER, (start, start + timedelta(minutes=random.randint(1, 120)))])
        span = since.timestamp(), until.timestamp()
        inside = [run for run in world if run.path.startswith(PATH)]
        surely = {run.id: moments for run in inside if (moments := near(run, place, NEAR_METRES - THINNED, *span))}
        perhaps = {run.id: moments for run in inside if (moments := near(run, place, NEAR_METRES + THINNED, *span))}
        answers = await every_page(database, TraceQuestion(TraceBy.PLACE, PATH, since, until, spot=place))
        shown = {traced.run.id: traced for answer in answers for traced in answer.runs}
        assert set(surely) <= set(shown) <= set(perhaps)
        assert list(shown) == [run.id for run in newest_first([run for run in world if run.id in shown])]
        for run_id, traced in shown.items():
            assert traced.near_from is not None
            assert traced.near_until is not None
            assert traced.near_from.timestamp() >= perhaps[run_id][0] - 1
            assert traced.near_until.timestamp() <= perhaps[run_id][1] + 1
            if run_id in surely:
                assert traced.near_from.timestamp() <= surely[run_id][0] + 1
                assert traced.near_until.timestamp() >= surely[run_id][1] - 1
            some += 1
    assert some > 30


async def test_a_page_behind_the_last_gives_the_last(database: Database) -> None:
    world = invent(1, runs=30)
    await found(database, world)
    place = Spot(*HOME)
    for question in (TraceQuestion(TraceBy.COURIER, PATH, *EVER, "王"), TraceQuestion(TraceBy.PLACE, PATH, *EVER, spot=place)):
        last = (await every_page(database, question))[-1]
        assert last.pages > 1
        assert (await ask(database, replace(question, page=99))) == last
        assert last.question.page == last.pages - 1


async def test_nothing_is_found_outside_the_division_or_without_a_place(database: Database) -> None:
    await found(database, invent(1))
    for question in (
        TraceQuestion(TraceBy.PLACE, PATHS["220581"], *EVER, spot=Spot(*HOME)),
        TraceQuestion(TraceBy.COURIER, PATHS["220581"], *EVER, "王"),
        TraceQuestion(TraceBy.PLACE, PATH, *EVER),
    ):
        assert await ask(database, question) == TraceAnswer(question, 0, 1, ())


async def test_where_more_went_by_than_can_be_looked_at_it_is_said_since_when_the_answer_holds(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = invent(10)
    await found(database, world)
    monkeypatch.setattr(trace_tracks, "MOST_PIECES", 2)
    inside, cut_short = [run for run in world if run.path.startswith(PATH)], 0
    for place in (Spot(*run.points[len(run.points) // 2][1:]) for run in inside):
        answers = await every_page(database, TraceQuestion(TraceBy.PLACE, PATH, *EVER, spot=place))
        (since,) = {answer.searched_since for answer in answers}
        if since is None:
            continue
        cut_short += 1
        assert EVER[0] < since < EVER[1]
        span = since.timestamp(), EVER[1].timestamp()
        shown = {traced.run.id for answer in answers for traced in answer.runs}
        assert {run.id for run in inside if near(run, place, NEAR_METRES - THINNED, *span)} <= shown
        assert shown <= {run.id for run in inside if near(run, place, NEAR_METRES + THINNED, *span)}
    assert cut_short > 2


async def test_where_more_met_than_can_be_looked_at_the_newest_are_and_it_is_said(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await found(database, invent(20, runs=30))
    questions = [TraceQuestion(TraceBy.COURIER, PATH, *EVER, initials) for _, initials in NAMES.values()]
    everybody = [await ask(database, question) for question in questions]
    monkeypatch.setattr(trace_tracks, "_RUNS_AT_ONCE", 1)
    monkeypatch.setattr(trace_tracks, "MOST_COMPARED", 1)
    some = [await ask(database, question) for question in questions]
    assert {one.all_others for one in everybody} == {True}
    assert False in {one.all_others for one in some}
    for all_of_them, those in zip(everybody, some, strict=True):
        assert {run.id for run in those.others} <= {run.id for run in all_of_them.others}


@pytest.mark.parametrize("seed", range(20, 23))
async def test_others_as_a_plain_calculation_says(database: Database, seed: int) -> None:
    world = invent(seed)
    await found(database, world)
    below = {run.id: run for run in world if run.path.startswith(PATH)}
    some = 0
    for since, until in (EVER, (at(8, 30), at(10, 30)), (at(9, day=days_ago(1)), at(9, 40, day=days_ago(1)))):
        ways = {run.id: list(parts(run, 0, 1e12)) for run in below.values()}
        for initials in [initials for _, initials in NAMES.values()]:
            question = TraceQuestion(TraceBy.COURIER, PATH, since, until, initials)
            answer = await ask(database, question)
            mine = [below[traced.run.id] for traced in answer.runs]
            theirs = [part for run in mine for part in parts(run, since.timestamp(), until.timestamp())]
            areas = {(run.started.date(), compound_key(one.area)) for run in mine for one in run.deliveries if one.area}
            same_area = {
                run.id for run in below.values() for one in run.deliveries if (run.started.date(), compound_key(one.area)) in areas
            }
            bounds = []
            for metres, minutes in ((NEAR_METRES - 2 * THINNED, NEAR_MINUTES - 1), (NEAR_METRES + 2 * THINNED + 5, NEAR_MINUTES + 1)):
                bounds.append(same_area | {run_id for run_id, way in ways.items() if met(theirs, way, metres, minutes)})
            shown = {run.id for run in answer.others}
            own = {run.id for run in mine}
            assert bounds[0] - own <= shown <= bounds[1] - own
            assert (answer.more_others, answer.all_others) == (0, True)
            some += len(shown)
    assert some > 5
