"""Answers of enterprises to officers who have left or cannot be written to: somebody always gets them, and knows why."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import insert, select, text, update
from structlog.testing import capture_logs

from bot.mailbox import message_letters
from bot.mailbox.letters import Draft
from bot.mailbox.message_letters import to_officers
from bot.storage import tables as t
from bot.storage.answering import Place
from bot.storage.database import Database
from bot.storage.officers import Recipient
from bot.storage.taking_over import taking_over
from conversations.officer_day_records import AnswerMessage, WriteMessage
from tests.storage.world import PATHS, at, counting, days_ago, do, found_county, found_enterprises, found_people, know

PROVINCE, CITY, COUNTY = 9001, 9002, 9003
ASSIGNED, OTHER, ADMIN = 9004, 9005, 9100
HERE, ELSEWHERE = "220104", "220105"


async def officers(database: Database, *ids: int, code: str = HERE) -> None:
    """More officers of a county."""
    async with database.begin() as conn:
        await found_people(conn, ids, "officer", lambda _: {"division_code": code, "path": PATHS[code]})


async def admin(database: Database) -> None:
    async with database.begin() as conn:
        await found_people(conn, [ADMIN], "admin", lambda _: {})


async def assign(database: Database, account_id: int, **what: object) -> None:
    """A sector in the county, or an enterprise, is this officer's."""
    async with database.begin() as conn:
        await conn.execute(insert(t.assignment).values(account_id=account_id, path=PATHS[HERE], since=at(6), **what))


async def leave(database: Database, account_id: int, stand_in: int | None) -> None:
    """They are on leave since yesterday, until tomorrow."""
    told = {"first": days_ago(1), "last": days_ago(-1), "stand_in": stand_in, "at": at(6), "by": account_id}
    async with database.begin() as conn:
        await conn.execute(insert(t.absence).values(account_id=account_id, **told))


async def leaves(database: Database, *ids: int) -> None:
    """They are officers no more."""
    async with database.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id.in_(ids)).values(ended_at=at(9)))


async def blocks(database: Database, *ids: int) -> None:
    """They cannot be written to any more."""
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id.in_(ids)).values(reachable=False))


async def answered(database: Database, *enterprises: int, writer: int = COUNTY) -> tuple[int, ...]:
    """Answers of these enterprises to what the county's officer wrote before."""
    written = (await do(database, *(WriteMessage(n, "请报库存") for n in enterprises), by=writer)).written
    return (await do(database, *(AnswerMessage(n, to, "还有200只") for n, to in zip(enterprises, written, strict=True)))).written_back


async def told(database: Database, answers: Sequence[int]) -> list[tuple[int, str]]:
    """Who gets them, and why it is them."""
    async with database.begin() as conn:
        return [(one.chat_id, _why(one)) for one in await to_officers(conn, answers, at(10))]


def _why(draft: Draft) -> str:
    return ":".join(draft.subject.split(":")[2:])


Going = Callable[..., Awaitable[None]]
GONE = pytest.mark.parametrize(("gone", "why"), [(leaves, "left"), (blocks, "away")], ids=["left", "unreachable"])
"""What became of the writer."""


async def test_whoever_wrote_and_still_may_gets_the_answer_also_of_an_enterprise_assigned_to_another(database: Database) -> None:
    await found_county(database, 1)
    await officers(database, ASSIGNED)
    await assign(database, ASSIGNED, enterprise_id=1)
    assert await told(database, await answered(database, 1)) == [(COUNTY, "")]


@GONE
async def test_whom_the_enterprise_is_assigned_to(database: Database, gone: Going, why: str) -> None:
    await found_county(database, 2)
    await officers(database, ASSIGNED, OTHER)
    await assign(database, ASSIGNED, enterprise_id=1)
    answers = await answered(database, 1, 2)
    await gone(database, COUNTY)
    assert sorted(await told(database, answers)) == [(ASSIGNED, why), (ASSIGNED, why), (OTHER, why)]


async def test_whose_sector_it_is(database: Database) -> None:
    await found_county(database, 1)
    await officers(database, ASSIGNED, OTHER)
    async with database.begin() as conn:
        await conn.execute(update(t.enterprise).values(sector="retail"))
    await assign(database, ASSIGNED, sector="retail")
    answers = await answered(database, 1)
    await leaves(database, COUNTY)
    assert await told(database, answers) == [(ASSIGNED, "left")]


async def test_the_other_officers_of_the_division_where_the_one_it_is_assigned_to_is_the_one_who_left(database: Database) -> None:
    await found_county(database, 1)
    await officers(database, OTHER)
    await assign(database, COUNTY, enterprise_id=1)
    answers = await answered(database, 1)
    await blocks(database, COUNTY)
    assert await told(database, answers) == [(OTHER, "away")]


async def test_who_stands_in_for_the_responsible_one(database: Database) -> None:
    await found_county(database, 1)
    await officers(database, ASSIGNED, OTHER)
    await assign(database, ASSIGNED, enterprise_id=1)
    await leave(database, ASSIGNED, OTHER)
    answers = await answered(database, 1)
    await leaves(database, COUNTY)
    assert await told(database, answers) == [(OTHER, "left")]


async def test_who_stands_in_but_is_no_officer_there_is_passed_over(database: Database) -> None:
    """An officer of two counties, stood in for by one of the other county."""
    await found_county(database, 1)
    await officers(database, ASSIGNED)
    await officers(database, OTHER, code=ELSEWHERE)
    async with database.begin() as conn:
        both = {"division_code": ELSEWHERE, "path": PATHS[ELSEWHERE]}
        await conn.execute(insert(t.membership).values(account_id=ASSIGNED, role="officer", since=at(6), **both))
    await assign(database, ASSIGNED, enterprise_id=1)
    await leave(database, ASSIGNED, OTHER)
    answers = await answered(database, 1)
    await leaves(database, COUNTY)
    assert await told(database, answers) == [(CITY, "left")]


@GONE
async def test_up_the_tree_and_last_the_admins(database: Database, gone: Going, why: str) -> None:
    await found_county(database, 1)
    await admin(database)
    answers = await answered(database, 1)
    for person, next_one in ((COUNTY, CITY), (CITY, PROVINCE), (PROVINCE, ADMIN)):
        await gone(database, person)
        assert await told(database, answers) == [(next_one, why)]


async def test_somebody_on_leave_rather_than_an_admin(database: Database) -> None:
    await found_county(database, 1)
    await admin(database)
    await leave(database, CITY, None)
    answers = await answered(database, 1)
    await blocks(database, COUNTY, PROVINCE)
    assert await told(database, answers) == [(CITY, "away")]


async def test_an_admin_who_wrote_and_is_one_no_more(database: Database) -> None:
    await found_county(database, 1)
    await admin(database)
    answers = await answered(database, 1, writer=ADMIN)
    assert await told(database, answers) == [(ADMIN, "")]
    await leaves(database, ADMIN)
    assert await told(database, answers) == [(COUNTY, "left")]


async def test_where_there_is_nobody_at_all_the_operator_can_see_it(database: Database) -> None:
    await found_county(database, 1)
    answers = await answered(database, 1)
    await blocks(database, COUNTY, CITY, PROVINCE)
    with capture_logs() as logs:
        assert await told(database, answers) == []
    assert [(line["event"], line["message"]) for line in logs] == [("answer_without_reader", answers[0])]


async def listed(database: Database, officer: int) -> list[tuple[int, bool]]:
    """`/messages` of an officer: enterprises, and whether they wait."""
    page = (await know(database, ("threads", f"{officer}:0"))).thread_lists[f"{officer}:0"]
    assert page.waiting == sum(one.waiting for one in page.threads)
    return [(one.enterprise_id, one.waiting) for one in page.threads]


@GONE
async def test_it_stands_in_the_list_of_whoever_took_it_over_until_one_of_them_answers(database: Database, gone: Going, why: str) -> None:
    await found_county(database, 2)
    await officers(database, ASSIGNED, OTHER)
    answers = await answered(database, 1, 2)
    await gone(database, COUNTY)
    assert sorted(await told(database, answers)) == sorted([(ASSIGNED, why), (OTHER, why)] * 2)
    assert await told(database, answers[:1])  # what is sent on once more
    assert [await listed(database, one) for one in (ASSIGNED, OTHER, CITY)] == [[(2, True), (1, True)]] * 2 + [[]]
    await do(database, WriteMessage(1, "收到", answers[0]), by=ASSIGNED)
    if gone is blocks:
        assert await listed(database, COUNTY) == [(2, True), (1, False)], "whoever comes back sees that it is answered"
    assert [await listed(database, one) for one in (ASSIGNED, OTHER)] == [[(2, True), (1, False)]] * 2
    await do(database, AnswerMessage(1, answers[-1] + 1, "好"))
    assert await listed(database, ASSIGNED) == [(1, True), (2, True)]
    assert await listed(database, OTHER) == [(2, True), (1, False)]
    await leaves(database, OTHER)
    assert await listed(database, OTHER) == []


async def test_who_took_it_over_is_written_down_in_one_order(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk and the recorder may do so at once: neither waits for the other while that waits for it."""

    async def backwards(*given: Any) -> dict[Place, tuple[Recipient, ...]]:
        found = await taking_over(*given)
        return {place: tuple(sorted(some, key=lambda one: -one.account_id)) for place, some in found.items()}

    monkeypatch.setattr(message_letters, "taking_over", backwards)
    await found_county(database, 2)
    await officers(database, ASSIGNED, OTHER)
    answers = await answered(database, 1, 2)
    await leaves(database, COUNTY)
    await told(database, answers)
    async with database.read() as conn:
        stored = select(t.message_taken).order_by(text("rowid" if database.is_sqlite else "ctid"))
        rows = [(row.message_id, row.account_id) for row in await conn.execute(stored)]
    assert rows == [(answer, account) for answer in answers for account in (ASSIGNED, OTHER)]


async def test_an_own_message_of_whoever_took_one_over_comes_first(database: Database) -> None:
    await found_county(database, 1)
    await officers(database, OTHER)
    answers = await answered(database, 1)
    await leaves(database, COUNTY)
    assert await told(database, answers) == [(OTHER, "left")]
    await do(database, WriteMessage(1, "在吗"), by=OTHER)
    assert await listed(database, OTHER) == [(1, False)]


async def test_sixty_take_as_many_statements_as_one(database: Database) -> None:
    await found_county(database, 1)
    async with database.begin() as conn:
        await found_enterprises(conn, range(100, 160), sector="retail")
    await officers(database, ASSIGNED, OTHER)
    await assign(database, OTHER, sector="retail")
    await assign(database, ASSIGNED, enterprise_id=1)
    await assign(database, ASSIGNED, enterprise_id=101)
    await admin(database)
    answers = await answered(database, 1, *range(100, 160))
    await blocks(database, COUNTY, CITY, PROVINCE, ASSIGNED, OTHER)
    counts = []
    for some in (answers[:1], answers):
        with counting(database) as counted:
            assert await told(database, some) == [(ADMIN, "away")] * len(some)
        counts.append(len(counted))
    assert counts == [9, 9]
