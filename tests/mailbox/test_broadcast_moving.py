"""The card of another admin moves on, also after a clock that was ahead."""

from sqlalchemy import insert, select

from bot.mailbox.broadcast_letters import moving
from bot.storage import tables as t
from bot.storage.database import Database
from tests.storage.broadcast_world import OTHER_ADMIN, found_town, running
from tests.storage.world import at


async def test_a_card_that_was_shown_at_a_moment_still_to_come_moves(database: Database) -> None:
    await found_town(database)
    number = await running(database)
    async with database.begin() as conn:
        chat_id = await conn.scalar(select(t.account.c.chat_id).where(t.account.c.id == OTHER_ADMIN))
        shown = {"chat_id": chat_id, "card": f"broadcast/{number}", "message_id": 5, "sent_at": at(23)}
        await conn.execute(insert(t.card), [shown])
        assert [one.chat_id for one in await moving(conn, [number], at(10))] == [chat_id]
