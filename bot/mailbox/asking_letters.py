"""The second pair of eyes, by letter: the card that asks every other admin, what becomes of it, and what the author hears."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Draft, Lane
from bot.storage.broadcasts.admins import admins
from bot.storage.cards import holders
from bot.storage.columns import among
from bot.storage.tables import account, broadcast
from conversations.broadcast import News, Source
from conversations.screens.broadcast_asked import card_of_asking
from conversations.screens.broadcast_progress import card_of_progress

ASKED, ASKED_STILL, TOLD, PROGRESS = "broadcast_asked", "broadcast_asked_still", "broadcast_told", "broadcast_progress"
"""The composed screens. Their subject: the broadcast's id; of `TOLD` `BROADCAST:NEWS`."""


def _asked(broadcast_id: int, chat_id: int, language: str, screen: str, *, edit: bool) -> Draft:
    card = card_of_asking(broadcast_id)
    return Draft(chat_id, Lane.REPLY, language, card=card, screen=screen, subject=str(broadcast_id), edit=edit)


async def about(
    connection: AsyncConnection,
    changed: Collection[int],
    asked: Collection[int],
    news: Sequence[tuple[int, News]],
    tapped: Collection[tuple[int, int]] = (),
) -> list[Draft]:
    """The card for every other admin of what is asked; where it stood already, how what is `changed` stands now; and the news for authors.
    A card that was `tapped` (chat, message) has become another one by the reply. Four statements at most."""
    anew = await asking(connection, asked)
    return [*await standing(connection, set(changed) - set(asked), tapped), *anew, *await to_authors(connection, news)]


async def asking(connection: AsyncConnection, broadcast_ids: Collection[int]) -> list[Draft]:
    """The card that asks, for every other admin than the author and whoever wrote it as it is now. Two statements."""
    if not broadcast_ids:
        return []
    written = select(broadcast.c.id, broadcast.c.author_id, broadcast.c.written_by).where(among(broadcast.c.id, sorted(broadcast_ids)))
    authors = {row.id: (row.author_id, row.written_by) for row in await connection.execute(written)}
    everybody = await admins(connection)
    return [
        _asked(broadcast_id, one.chat_id, one.language, ASKED, edit=False)
        for broadcast_id, author in sorted(authors.items())
        for one in everybody
        if one.account_id not in author
    ]


async def standing(connection: AsyncConnection, broadcast_ids: Collection[int], tapped: Collection[tuple[int, int]]) -> list[Draft]:
    """Edits of the cards that ask, or asked. One statement."""
    if not broadcast_ids:
        return []
    names = {card_of_asking(one): one for one in sorted(broadcast_ids)}
    return [
        _asked(names[name], one.chat_id, one.language, ASKED_STILL, edit=True)
        for name, who in (await holders(connection, list(names))).items()
        for one in who
        if (one.chat_id, one.message_id) not in tapped
    ]


async def to_authors(connection: AsyncConnection, news: Sequence[tuple[int, News]]) -> list[Draft]:
    """A message of its own for each author: an edit of the card makes no sound. One statement."""
    if not news:
        return []
    written = (
        select(broadcast.c.id, account.c.chat_id, account.c.language)
        .join(account, account.c.id == broadcast.c.author_id)
        .where(among(broadcast.c.id, sorted({one for one, _ in news})), account.c.reachable)
    )
    authors = {row.id: row for row in await connection.execute(written)}
    return [
        Draft(to.chat_id, Lane.REPLY, to.language, card=f"broadcast-told/{one}", screen=TOLD, subject=f"{one}:{what.value}")
        for one, what in news
        if (to := authors.get(one)) is not None
    ]


async def to_all_admins(connection: AsyncConnection, broadcast_id: int) -> list[Draft]:
    """The card with the progress for every admin, of what a change of risk has sent by itself: nobody was asked before. Two statements."""
    by_itself = (broadcast.c.id == broadcast_id) & (broadcast.c.source == Source.RISK.value)
    found = (await connection.execute(select(broadcast.c.author_id).where(by_itself))).one_or_none()
    if found is None:
        return []
    everybody = await admins(connection, but={found.author_id})
    name, key = card_of_progress(broadcast_id), str(broadcast_id)
    return [Draft(one.chat_id, Lane.REPLY, one.language, card=name, screen=PROGRESS, subject=key) for one in everybody]
