"""Notes, messages and chosen times of officers on both databases."""

from datetime import time, timedelta

from sqlalchemy import func, insert, select, update

from bot.mailbox.message_letters import to_managers, to_officers
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.schedule import open_day
from bot.storage.writers import Deed, apply
from conversations.officer_day import DigestKind
from conversations.officer_day_records import AddNote, AnswerMessage, RemoveNote, SetDigest, WriteMessage, WriteToLaggards
from tests.storage.world import (
    DAY,
    KEYRING,
    PATHS,
    at,
    counting,
    do,
    found_county,
    found_enterprises,
    found_people,
    know,
)

COUNTY, CITY = 9003, 9002
HERE = (PATHS["220104"],)


async def test_notes_are_removed_by_their_author_alone_and_brought_back(database: Database) -> None:
    await found_county(database, 2)
    await do(database, AddNote(1, "甲"), AddNote(2, "乙"), by=COUNTY)
    await do(database, RemoveNote(1, 1), by=CITY)
    await do(database, RemoveNote(2, 1), by=COUNTY)
    assert (await know(database, ("notes", "1:0"))).note_pages["1:0"].total == 1
    await do(database, RemoveNote(1, 1), by=COUNTY)
    page = (await know(database, ("notes", "1:0"))).note_pages["1:0"]
    assert (page.total, page.pages, page.notes) == (0, 1, ())
    await do(database, RemoveNote(1, 1, removed=False), by=COUNTY)
    assert [note.text for note in (await know(database, ("notes", "1:0"))).note_pages["1:0"].notes] == ["甲"]
    async with database.read() as conn:
        events = [(row.action, row.details) for row in await conn.execute(select(t.audit_event).order_by(t.audit_event.c.id))]
    assert [action for action, _ in events] == ["add_note"] * 2 + ["remove_note"] * 4
    assert "甲" not in str(events)


async def test_pages_of_notes(database: Database) -> None:
    await found_county(database, 1)
    await do(database, *(AddNote(1, f"第{n}条") for n in range(7)), by=COUNTY)
    pages = (await know(database, ("notes", "1:0"), ("notes", "1:9"))).note_pages
    assert [note.text for note in pages["1:0"].notes] == ["第6条", "第5条", "第4条", "第3条", "第2条"]
    assert (pages["1:9"].page, [note.text for note in pages["1:9"].notes]) == (1, ["第1条", "第0条"])


async def test_a_message_goes_to_the_managers_and_the_answer_to_the_officer(database: Database) -> None:
    await found_county(database, 2)
    aftermath = await do(database, WriteMessage(1, "请报库存"), by=COUNTY, now=at(9))
    assert len(aftermath.written) == 1
    first = aftermath.written[0]
    async with database.read() as conn:
        drafts = await to_managers(conn, aftermath.written, at(9))
    assert [(one.chat_id, one.screen, one.subject) for one in drafts] == [(11, "message", str(first))]
    assert drafts[0].expires_at == at(9) + timedelta(hours=24)
    message = (await know(database, ("message", first))).messages[first]
    assert (message.post, message.by_officer, message.answered, message.to_many) == ("区划220104", True, False, False)
    answered = await do(database, AnswerMessage(1, first, "还有200只"), by=11, now=at(10))
    second = answered.written_back[0]
    async with database.read() as conn:
        drafts = await to_officers(conn, answered.written_back, at(10))
    assert [(one.chat_id, one.screen, one.subject) for one in drafts] == [(COUNTY, "message_back", f"{second}:{first}")]
    assert (await know(database, ("enterprise_card", 1))).enterprise_cards[1].counterpart.waiting
    await do(database, WriteMessage(1, "收到", second), by=COUNTY, now=at(11))
    page = (await know(database, ("thread", "1:0"))).thread_pages["1:0"]
    assert [(one.text, one.by_officer, one.answered) for one in page.messages] == [
        ("收到", True, False), ("还有200只", False, True), ("请报库存", True, True)
    ]  # fmt: skip
    assert not (await know(database, ("enterprise_card", 1))).enterprise_cards[1].counterpart.waiting


async def test_what_was_written_stays_under_the_post_that_was_held_then(database: Database) -> None:
    await found_county(database, 1)
    (first,) = (await do(database, WriteMessage(1, "请报库存"), by=COUNTY, now=at(9))).written
    async with database.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id == COUNTY).values(ended_at=at(10)))
        later = {"account_id": COUNTY, "since": at(11)}
        await conn.execute(insert(t.membership).values(role="admin", **later))
    (second,) = (await do(database, WriteMessage(1, "请抓紧"), by=COUNTY, now=at(12))).written
    async with database.begin() as conn:
        city = {"role": "officer", "division_code": "220100", "path": PATHS["220100"]}
        await conn.execute(insert(t.membership).values(account_id=COUNTY, since=at(13), **city))
    (third,) = (await do(database, WriteMessage(1, "收到"), by=COUNTY, now=at(14))).written
    messages = (await know(database, ("message", first), ("message", second), ("message", third))).messages
    assert [messages[key].post for key in (first, second, third)] == ["区划220104", "", "区划220100"]
    thread = (await know(database, ("thread", "1:0"))).thread_pages["1:0"]
    assert [one.post for one in thread.messages] == ["区划220100", "", "区划220104"]


async def laggards(database: Database, enterprises: int = 4) -> None:
    """All owe today; the last has a manager who cannot be written to, the one before has none."""
    await found_county(database, enterprises)
    async with database.begin() as conn:
        await open_day(conn, DAY, True)
        await conn.execute(update(t.account).where(t.account.c.id == enterprises * 10 + 1).values(reachable=False))
        await conn.execute(update(t.membership).where(t.membership.c.account_id == (enterprises - 1) * 10 + 1).values(ended_at=at(6)))


async def test_all_laggards_are_written_to_in_their_division_alone(database: Database) -> None:
    await laggards(database)
    async with database.begin() as conn:
        await found_enterprises(conn, [50], "220105")
        await found_people(conn, [501], "manager", lambda _: {"enterprise_id": 50, "path": PATHS["220105"]})
        await open_day(conn, DAY, True)
        await found_people(conn, [12], "manager", lambda _: {"enterprise_id": 1, "path": PATHS["220104"]})
    aftermath = await do(database, WriteToLaggards(DAY, PATHS["220104"], "请抓紧"), by=COUNTY)
    assert (aftermath.reminded, aftermath.written) == (3, ())
    async with database.read() as conn:
        rows = (await conn.execute(select(t.message).order_by(t.message.c.id))).all()
        letters = (await conn.execute(select(t.outbox).order_by(t.outbox.c.id))).all()
    assert [(row.enterprise_id, row.copy_of) for row in rows] == [(1, rows[0].id), (2, rows[0].id)]
    assert [(one.chat_id, one.screen, one.lane, one.subject) for one in letters] == [
        (11, "message_many", "reminder", f"{rows[0].id}:1:{DAY}"),
        (12, "message_many", "reminder", f"{rows[0].id}:1:{DAY}"),
        (21, "message_many", "reminder", f"{rows[1].id}:2:{DAY}"),
    ]
    assert [one.to_many for one in (await know(database, ("thread", "1:0"), ("thread", "2:0"))).thread_pages["1:0"].messages] == [True]


async def test_in_the_quiet_hours_what_is_written_to_many_waits(database: Database) -> None:
    await laggards(database)
    deed = Deed(WriteToLaggards(DAY, PATHS["220104"], "请抓紧"), COUNTY, COUNTY, "")
    async with database.begin() as conn:
        await apply(conn, [deed], at(6), KEYRING, at(7))
        letters = (await conn.execute(select(t.outbox.c.not_before, t.outbox.c.expires_at))).all()
    assert [tuple(one) for one in letters] == [(at(7), at(11))] * 2


async def test_writing_to_many_costs_as_many_statements_as_writing_to_few(database: Database) -> None:
    counts = []
    await laggards(database, 4)
    for enterprises in (0, 60):
        async with database.begin() as conn:
            if enterprises:
                ids = range(100, 100 + enterprises)
                await found_enterprises(conn, ids)
                await found_people(
                    conn, [n * 10 + 1 for n in ids], "manager", lambda n: {"enterprise_id": n // 10, "path": PATHS["220104"]}
                )
                await open_day(conn, DAY, True)
        with counting(database) as counted:
            done = await do(database, WriteToLaggards(DAY, PATHS["220104"], "请抓紧"), by=COUNTY, now=at(9, enterprises % 59))
        assert done.reminded == enterprises + 2
        counts.append(len(counted))
    assert counts[0] == counts[1]


async def test_nobody_silent_is_written_to_by_nothing(database: Database) -> None:
    await found_county(database, 1)
    assert (await do(database, WriteToLaggards(DAY, PATHS["220104"], "请抓紧"), by=COUNTY)).reminded == 0


async def test_an_officers_list_has_the_unanswered_first_and_only_what_is_still_theirs(database: Database) -> None:
    await found_county(database, 3)
    written = await do(database, *(WriteMessage(n, "在吗") for n in (1, 2, 3)), by=COUNTY)
    await do(database, AnswerMessage(1, written.written[0], "在"), by=11)
    await do(database, WriteMessage(2, "别的"), by=CITY)
    page = (await know(database, ("threads", f"{COUNTY}:0"))).thread_lists[f"{COUNTY}:0"]
    assert (page.total, page.waiting) == (3, 1)
    assert [(one.enterprise_id, one.waiting) for one in page.threads] == [(1, True), (3, False), (2, False)]
    async with database.begin() as conn:
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 1).values(path=PATHS["220105"]))
    page = (await know(database, ("threads", f"{COUNTY}:0"))).thread_lists[f"{COUNTY}:0"]
    assert [one.enterprise_id for one in page.threads] == [3, 2]


async def test_a_question_waits_for_its_officer_whoever_else_writes(database: Database) -> None:
    await laggards(database, 3)
    (first,) = (await do(database, WriteMessage(1, "请报库存"), by=COUNTY, now=at(9))).written
    (asked,) = (await do(database, AnswerMessage(1, first, "口罩不够，怎么办？"), by=11, now=at(10))).written_back

    async def waits() -> tuple[bool, bool, bool]:
        """In the officer's list, in the thread, on the card."""
        facts = await know(database, ("threads", f"{COUNTY}:0"), ("message", asked), ("enterprise_card", 1))
        page = facts.thread_lists[f"{COUNTY}:0"]
        assert page.waiting == sum(one.waiting for one in page.threads)
        (listed,) = (one.waiting for one in page.threads if one.enterprise_id == 1)
        return listed, not facts.messages[asked].answered, facts.enterprise_cards[1].counterpart.waiting

    assert await waits() == (True, True, True)
    for minute, by in enumerate((CITY, COUNTY)):
        await do(database, WriteToLaggards(DAY, PATHS["220100"], "今天的台账还没报"), by=by, now=at(11, minute))
        assert await waits() == (True, True, True), "what goes to all laggards answers nobody"
    await do(database, WriteMessage(1, "明天来检查"), by=CITY, now=at(12))
    assert (await waits())[:2] == (True, True)
    await do(database, WriteMessage(1, "去市里领"), by=COUNTY, now=at(13))
    assert await waits() == (False, False, False)


async def test_another_officer_may_answer_what_one_was_asked(database: Database) -> None:
    await found_county(database, 1)
    (first,) = (await do(database, WriteMessage(1, "请报库存"), by=COUNTY)).written
    (asked,) = (await do(database, AnswerMessage(1, first, "口罩不够，怎么办？"), by=11)).written_back
    await do(database, WriteMessage(1, "去市里领", asked), by=CITY)
    page = (await know(database, ("threads", f"{COUNTY}:0"))).thread_lists[f"{COUNTY}:0"]
    assert [one.waiting for one in page.threads] == [False]


async def test_times_are_chosen_changed_and_given_up(database: Database) -> None:
    await found_county(database, 1)
    async with database.begin() as conn:
        await conn.execute(insert(t.wish), [{"account_id": COUNTY, "what": "ledger", "at": time(9)}])
    await do(database, SetDigest(DigestKind.MORNING, time(8)), SetDigest(DigestKind.EVENING, time(18, 30)), by=COUNTY)
    await do(database, SetDigest(DigestKind.MORNING, time(7, 45)), by=COUNTY)
    chosen = (await know(database, ("digest_times", COUNTY), ("digest_times", CITY))).digest_times
    assert chosen == {COUNTY: {DigestKind.MORNING: time(7, 45), DigestKind.EVENING: time(18, 30)}, CITY: {}}
    await do(database, SetDigest(DigestKind.EVENING, None), by=COUNTY)
    assert (await know(database, ("digest_times", COUNTY))).digest_times[COUNTY] == {DigestKind.MORNING: time(7, 45)}
    async with database.read() as conn:
        assert (await conn.execute(select(func.count()).select_from(t.wish))).scalar_one() == 2
