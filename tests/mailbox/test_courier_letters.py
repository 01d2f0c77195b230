"""Managers hear of a courier who wanted to ride alone and may not: once a day, and not in the chat in which it happened."""

from sqlalchemy import select

from bot.mailbox.courier_letters import to_managers_of_refused
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.records.deed import Refusal
from tests.storage.world import DAY, found_county, found_people, staff

ZHANG = staff(1, 1)


async def test_every_manager_of_the_enterprise_hears_of_it(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await found_people(conn, [12], "manager", lambda _: {"enterprise_id": 1})
        await found_people(conn, [13], "manager", lambda _: {"enterprise_id": 1}, reachable=False)
        drafts = await to_managers_of_refused(conn, [Refusal(1, ZHANG, 8001, DAY), Refusal(2, staff(2, 1), 21, DAY)])
    assert [(draft.chat_id, draft.screen, draft.subject, draft.card) for draft in drafts] == [
        (chat, "courier_refused", f"1:{ZHANG}", f"refused/{ZHANG}") for chat in (11, 12)
    ]
    assert [draft.dedupe_key for draft in drafts] == [f"courier_refused:{ZHANG}:{DAY}:chat-{chat}" for chat in (11, 12)]


async def test_nobody_but_a_manager_of_now_hears_of_it(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await conn.execute(
            t.membership.update()
            .where(t.membership.c.account_id == 11)
            .values(ended_at=select(t.membership.c.since).limit(1).scalar_subquery())
        )
        assert await to_managers_of_refused(conn, [Refusal(1, ZHANG, 8001, DAY)]) == []
