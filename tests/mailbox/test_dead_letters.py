"""Dead letters hold what is needed to understand them, and nobody's phone number or whereabouts."""

from datetime import UTC, datetime

from sqlalchemy import select

from bot.mailbox.dead_letters import DeadLetter, bury
from bot.storage.database import Database
from bot.storage.tables import dead_letter

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


async def test_phones_and_places_are_struck_out(database: Database) -> None:
    message = {"text": "1023 万科城 13800000000\n1024 １３９００００００００", "from": {"id": 13800000000}}
    moved = {"location": {"latitude": 43.8868, "longitude": 125.3245}, "photos": [{"file_id": "AgAC13800000000x"}]}
    async with database.begin() as conn:
        await bury(conn, [DeadLetter("inbound", 1, "ValueError", {"message": message}), DeadLetter("inbound", 2, "OSError", moved)], NOW)
        kept = (await conn.scalars(select(dead_letter.c.payload).order_by(dead_letter.c.id))).all()
    assert kept[0] == {"message": {"text": "1023 万科城 ***\n1024 ***", "from": {"id": 13800000000}}}
    assert kept[1] == {"location": {"latitude": None, "longitude": None}, "photos": [{"file_id": "AgAC13800000000x"}]}
