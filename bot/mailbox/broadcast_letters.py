"""What leaves because of a broadcast: its messages, a recipient and a part at a time, and the card with the progress."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox import asking_letters
from bot.mailbox.letters import Draft, Lane
from bot.mailbox.outbox import waiting_cards
from bot.storage.accounts import languages_of
from bot.storage.broadcasts.feeding import Turn
from bot.storage.cards import Holder, holders
from bot.storage.columns import among
from bot.storage.tables import account, broadcast
from conversations.broadcast import News
from conversations.broadcast_parts import in_language, messages
from conversations.broadcast_records import TestBroadcast
from conversations.screens.broadcast_letter import test_letter

SCREEN, PROGRESS = "broadcast", "broadcast_progress"
"""The composed screens. Their subjects: `BROADCAST:PART`, parts from 0; the broadcast's id."""


OTHERS_EVERY = timedelta(seconds=30)
"""So often at most the card of an admin who is not the author moves by itself."""


def progress_card(broadcast_id: int) -> str:
    """The name of the card with the progress."""
    return f"broadcast/{broadcast_id}"


def part_card(broadcast_id: int, part: int) -> str:
    """The name under which a message of it is known in a recipient's chat."""
    return f"broadcast/{broadcast_id}/{part}"


def message(turn: Turn) -> Draft:
    """A message of a broadcast for one recipient."""
    return Draft(
        turn.chat_id,
        Lane.BROADCAST,
        turn.language,
        card=part_card(turn.broadcast_id, turn.part),
        screen=SCREEN,
        subject=f"{turn.broadcast_id}:{turn.part}",
        dedupe_key=f"broadcast:{turn.broadcast_id}:{turn.account_id}:{turn.part}:{turn.attempt}",
    )


def _progress(broadcast_id: int, chat_id: int, language: str, lane: Lane, *, edit: bool) -> Draft:
    card = progress_card(broadcast_id)
    return Draft(chat_id, lane, language, card=card, screen=PROGRESS, subject=str(broadcast_id), edit=edit)


async def cards(connection: AsyncConnection, broadcast_ids: Collection[int]) -> list[Draft]:
    """An edit of the card for everybody who has it, and the card itself for an author who does not have it yet. Two statements at most."""
    if not broadcast_ids:
        return []
    names = {progress_card(one): one for one in sorted(broadcast_ids)}
    drafts = [
        _progress(names[name], one.chat_id, one.language, Lane.REPLY, edit=True)
        for name, who in (await holders(connection, list(names))).items()
        for one in who
    ]
    known = {(draft.subject, draft.chat_id) for draft in drafts}
    theirs = await _for_authors(connection, broadcast_ids)
    return [*drafts, *(one for one in theirs if (one.subject, one.chat_id) not in known)]


async def moving(connection: AsyncConnection, broadcast_ids: Collection[int], now: datetime) -> list[Draft]:
    """Edits of the cards that move by themselves, in the paced lane, as each takes a turn from what is sent: the author's, and, where that
    has stood still for `OTHERS_EVERY`, of all others who have it the one that has for the longest; a room full of admins would take a
    fifth of the turns. Where a letter with the card waits in that lane already, in nobody's hands, that one will tell as much. Three
    statements at most."""
    if not broadcast_ids:
        return []
    names = {progress_card(one): one for one in sorted(broadcast_ids)}
    standing = await holders(connection, list(names))
    queued = await waiting_cards(connection, list(names), Lane.BROADCAST)
    waiting = {(one.card, one.chat_id) for one in queued if not one.claimed}
    authors = {(int(one.subject), one.chat_id) for one in await _for_authors(connection, broadcast_ids)}
    return [
        _progress(names[name], one.chat_id, one.language, Lane.BROADCAST, edit=True)
        for name, who in standing.items()
        for one in _by_turns(who, {chat_id for about, chat_id in authors if about == names[name]}, now)
        if (name, one.chat_id) not in waiting
    ]


def _by_turns(who: Sequence[Holder], authors: Collection[int], now: datetime) -> list[Holder]:
    # Of a moment still to come it was shown by a clock that was ahead.
    others = [one for one in who if one.chat_id not in authors and one.since and not now - OTHERS_EVERY < one.since <= now]
    longest = sorted(others, key=lambda one: (one.since or now, one.chat_id))[:1]
    return [*(one for one in who if one.chat_id in authors), *longest]


async def _for_authors(connection: AsyncConnection, broadcast_ids: Collection[int]) -> list[Draft]:
    statement = (
        select(broadcast.c.id, account.c.chat_id, account.c.language)
        .join(account, account.c.id == broadcast.c.author_id)
        .where(among(broadcast.c.id, sorted(broadcast_ids)), account.c.reachable)
        .order_by(broadcast.c.id)
    )
    return [_progress(row.id, row.chat_id, row.language, Lane.REPLY, edit=False) for row in await connection.execute(statement)]


async def tests(connection: AsyncConnection, asked: Sequence[tuple[int, TestBroadcast]]) -> list[Draft]:
    """A broadcast as it would arrive, for whoever writes it alone. At most one statement."""
    if not asked:
        return []
    languages = await languages_of(connection, {chat_id for chat_id, _ in asked})
    drafts = []
    for chat_id, test in asked:
        language = languages.get(chat_id, "zh-CN")
        parts = in_language(test.content, language)
        version_id = test.guidance_version_id
        for part in range(messages(parts, buttons=test.must_confirm or version_id is not None)):
            view = test_letter(parts, part, must_confirm=test.must_confirm, version_id=version_id)
            drafts.append(Draft(chat_id, Lane.REPLY, language, card=view.card, view=view))
    return drafts


async def about(
    connection: AsyncConnection,
    changed: Collection[int],
    asked: Collection[int],
    tested: Sequence[tuple[int, TestBroadcast]],
    news: Sequence[tuple[int, News]] = (),
    *,
    tapped: Collection[tuple[int, int]] = (),
) -> list[Draft]:
    """All that leaves after a batch because of broadcasts. `tapped`: chats and messages that the replies of the batch take for themselves.
    At most eleven statements."""
    return [
        *await tests(connection, tested),
        *await cards(connection, changed),
        *await asking_letters.about(connection, changed, asked, news, tapped),
    ]
