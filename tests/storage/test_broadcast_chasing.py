"""Who is reminded to confirm: whoever has it, owes it, can be written to and may receive it; the card counts exactly these."""

from datetime import timedelta

from sqlalchemy import select, update

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.writers import Deed, apply
from conversations.broadcast import Outcome
from conversations.broadcast_records import ChaseBroadcast
from tests.storage.broadcast_world import ADMIN, broadcast, found_town, let_be, recipients, running
from tests.storage.world import DAY, KEYRING, at, do, know


async def test_the_card_counts_whom_a_reminder_reaches(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    for account_id in (11, 21, 31, 41):
        await let_be(database, broadcast_id, account_id, Outcome.SENT, parts=1, queued_at=at(9), sent_at=at(9))
    await let_be(database, broadcast_id, 51, Outcome.READ, parts=1, queued_at=at(9), sent_at=at(9), chases=3)
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == 21).values(reachable=False))
        await conn.execute(update(t.membership).where(t.membership.c.account_id == 31).values(ended_at=at(9)))
    shown = (await know(database, ("broadcast", broadcast_id), now=at(10))).broadcasts[broadcast_id]
    assert shown.tally.chaseable == 2
    await do(database, ChaseBroadcast(broadcast_id), by=ADMIN, now=at(10))
    async with database.read() as conn:
        o = t.outbox.c
        chased = (await conn.scalars(select(o.chat_id).where(o.screen == "broadcast_chase").order_by(o.chat_id))).all()
    assert chased == [11, 41]
    assert [one.chases for one in await recipients(database, broadcast_id)] == [1, 0, 0, 1, 3]


async def test_where_nobody_can_be_reminded_that_day_is_not_used_up(database: Database) -> None:
    await found_town(database, 1)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    await let_be(database, broadcast_id, 11, Outcome.SENT, parts=1, queued_at=at(9), sent_at=at(9))
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == 11).values(reachable=False))
    assert not (await do(database, ChaseBroadcast(broadcast_id), by=ADMIN, now=at(10))).changed_broadcasts
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == 11).values(reachable=True))
    assert (await do(database, ChaseBroadcast(broadcast_id), by=ADMIN, now=at(10))).changed_broadcasts == (broadcast_id,)


async def test_officers_are_not_told_of_those_who_hold_no_role_any_more(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    for account_id in (11, 21, 31):
        await let_be(database, broadcast_id, account_id, Outcome.SENT, parts=1, queued_at=at(9), sent_at=at(9))
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == 21).values(reachable=False))
        await conn.execute(update(t.membership).where(t.membership.c.account_id == 31).values(ended_at=at(9)))
    key = f"{broadcast_id}:sent:0:220104"
    facts = await know(database, ("owed", "220104"), ("recipients", key), now=at(12))
    (line,) = facts.owed_pages["220104"].broadcasts
    assert (line.owes, line.got) == (2, 3), "whoever cannot be written to is told of by the officer"
    assert [one.enterprise_id for one in facts.recipient_pages[key].recipients] == [1, 2]


async def test_what_waits_for_the_morning_is_the_reminder_of_that_day(database: Database) -> None:
    """Reminded in the evening it arrives the next morning: nobody is reminded a second time on that day."""
    await found_town(database, 1)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    await let_be(database, broadcast_id, 11, Outcome.SENT, parts=1, queued_at=at(9), sent_at=at(9))
    tomorrow = DAY + timedelta(days=1)
    async with database.begin() as conn:
        chase = [Deed(ChaseBroadcast(broadcast_id), ADMIN, ADMIN, "某人")]
        assert (await apply(conn, chase, at(22), KEYRING, at(7, day=tomorrow))).changed_broadcasts
    for moment in (at(22, 30), at(9, day=tomorrow)):
        shown = (await know(database, ("broadcast", broadcast_id), now=moment)).broadcasts[broadcast_id]
        assert (shown.last_chased, shown.tally.chaseable) == (tomorrow, 0)
        assert not (await do(database, ChaseBroadcast(broadcast_id), by=ADMIN, now=moment)).changed_broadcasts
    assert (await do(database, ChaseBroadcast(broadcast_id), by=ADMIN, now=at(9, day=tomorrow + timedelta(days=1)))).changed_broadcasts
