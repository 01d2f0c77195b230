"""What leaves because of an edit that waits for another admin: the card with the new text, what became of it, the answer to its writer."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Draft, Lane
from bot.storage.broadcasts.admins import admins
from bot.storage.cards import holders
from bot.storage.columns import among
from bot.storage.records.deed import EditDecided
from bot.storage.tables import account, broadcast
from conversations.screens.broadcast_edits import card_of_edit, edit_decided

SCREEN = "broadcast_edit"
"""The composed screen. Its subject: the broadcast's id."""


async def about(
    connection: AsyncConnection, changed: Collection[int], asked: Collection[int], decided: Sequence[EditDecided]
) -> list[Draft]:
    """The card for every other admin than the writer where an edit waits (`asked`), an edit of it for whoever has one of a broadcast that
    looks different now, and what was `decided`, for the writers. Four statements at most."""
    asking = await _asking(connection, asked) if asked else []
    anew = {(one.card, one.chat_id) for one in asking}
    standing = await holders(connection, [card_of_edit(one) for one in sorted({*changed, *asked})]) if changed or asked else {}
    shown = [
        _card(name.partition("/")[2], one.chat_id, one.language, edit=True)
        for name, who in standing.items()
        for one in who
        if (name, one.chat_id) not in anew
    ]
    return [*shown, *asking, *(await _decisions(connection, decided) if decided else [])]


def _card(broadcast_id: str, chat_id: int, language: str, *, edit: bool) -> Draft:
    return Draft(chat_id, Lane.REPLY, language, card=card_of_edit(int(broadcast_id)), screen=SCREEN, subject=broadcast_id, edit=edit)


async def _asking(connection: AsyncConnection, asked: Collection[int]) -> list[Draft]:
    b = broadcast.c
    waiting = select(b.id, b.edit_by).where(among(b.id, sorted(asked)), b.edit_by.is_not(None)).order_by(b.id)
    writers = {row.id: row.edit_by for row in await connection.execute(waiting)}
    everybody = await admins(connection)
    return [
        _card(str(broadcast_id), one.chat_id, one.language, edit=False)
        for broadcast_id, writer in writers.items()
        for one in everybody
        if one.account_id != writer
    ]


async def _decisions(connection: AsyncConnection, decided: Sequence[EditDecided]) -> list[Draft]:
    a = account.c
    concerned = {one for each in decided for one in (each.writer, each.by)}
    rows = await connection.execute(select(a.id, a.name, a.chat_id, a.language, a.reachable).where(among(a.id, sorted(concerned))))
    known = {row.id: row for row in rows}
    drafts = []
    for one in decided:
        to, view = known[one.writer], edit_decided(one.broadcast_id, known[one.by].name, confirmed=one.confirmed)
        drafts += [Draft(to.chat_id, Lane.REPLY, to.language, card=view.card, view=view)] if to.reachable else []
    return drafts
