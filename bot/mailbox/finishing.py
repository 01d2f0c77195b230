"""What became of letters, written down: many outcomes in one transaction, one statement a kind."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.alert_edits import edit_cards
from bot.mailbox.alert_outcomes import note_outcomes
from bot.mailbox.broadcast_outcomes import note_broadcasts
from bot.mailbox.dead_letters import DeadLetter, bury
from bot.mailbox.letters import Fate, Finished, LanePaused, Postponed, Result
from bot.mailbox.message_letters import send_on
from bot.mailbox.task_cards import move_task_cards
from bot.storage.statements import insert_into
from bot.storage.tables import card, outbox, pause
from bot.storage.unreachable_alerts import note_reachable
from conversations.screens.returns import LINK
from conversations.view import view_to_json

_UNSENT = outbox.c.outcome.is_(None)
_FINISH = (
    update(outbox)
    .where(_UNSENT, outbox.c.id == bindparam("letter"))
    .values(
        outcome=bindparam("fate"),
        sent_message_id=bindparam("sent"),
        error=bindparam("why"),
        finished_at=bindparam("at"),
        payload=None,
        claimed_until=None,
    )
)
_TRIED = update(card).where(card.c.chat_id == bindparam("chat"), card.c.card == bindparam("name")).values(sent_at=bindparam("at"))
_MOVE = delete(card).where(card.c.chat_id == bindparam("chat"), card.c.message_id == bindparam("message"), card.c.card != bindparam("now"))


async def write_down(connection: AsyncConnection, results: Sequence[Result], now: datetime) -> None:
    """Store results: rows are finished and their payload is purged, cards learn where they stand, postponed letters are given back,
    people who cannot be written to are marked, notices of alerts and recipients of broadcasts learn what became of them, answers to
    officers who are not there go to others, the cards of running questionnaires follow below a broadcast, refused letters, and those that
    arrived without their attachment, are kept among the dead, lanes are paused for all processes. `now` is local."""
    finished = [result for result in results if isinstance(result, Finished)]
    if finished:
        await _finish(connection, finished, now)
        await _stand(connection, finished, now)
        await _tried(connection, finished, now)
        gone = sorted({f.letter.chat_id for f in finished if f.fate is Fate.UNREACHABLE})
        await edit_cards(connection, await note_reachable(connection, gone, False, now), now)
        await note_outcomes(connection, finished, now)
        await send_on(connection, finished, now)
        await move_task_cards(connection, finished, await note_broadcasts(connection, finished, now), now)
        lacking = [f for f in finished if f.fate is Fate.DELIVERED and f.error is not None]
        await bury(connection, [_dead(f) for f in (*(f for f in finished if f.fate is Fate.REFUSED), *lacking)], now)
    await _postpone(connection, [result for result in results if isinstance(result, Postponed)])
    await _pause(connection, [result for result in results if isinstance(result, LanePaused)])


async def _finish(connection: AsyncConnection, finished: Iterable[Finished], now: datetime) -> None:
    rows = [{"letter": f.letter.id, "fate": f.fate.value, "sent": f.message_id, "why": f.error, "at": now} for f in finished]
    await connection.execute(_FINISH, rows)


async def _stand(connection: AsyncConnection, finished: Iterable[Finished], now: datetime) -> None:
    """The living messages: where each card stands now. Of several in one group the last one counts."""
    shown: dict[tuple[int, int | None], str] = {}
    edited: set[tuple[int, int | None]] = set()
    places: dict[tuple[int, str], int | None] = {}
    for done in finished:
        if done.fate is not Fate.DELIVERED or not done.letter.card:
            continue
        where = (done.letter.chat_id, done.message_id)
        was = (done.letter.chat_id, shown.get(where, ""))
        if places.get(was) == done.message_id:
            places.pop(was, None)
        shown[where] = done.letter.card
        places[done.letter.chat_id, done.letter.card] = done.message_id
        if done.letter.edit:
            edited.add(where)
    if not places:
        return
    new = insert_into(connection, card)
    statement = new.on_conflict_do_update(
        index_elements=[card.c.chat_id, card.c.card],
        set_={"message_id": new.excluded.message_id, "sent_at": new.excluded.sent_at},
    )
    # Sorted, so that two processes lock the same rows in the same order.
    rows = [{"chat_id": c, "card": name, "message_id": message_id, "sent_at": now} for (c, name), message_id in sorted(places.items())]
    await connection.execute(statement, rows)
    # A message that was edited into another card is the old one no more: a later change of that card would overwrite what is read there.
    moved = [{"chat": chat, "message": message, "now": shown[chat, message]} for chat, message in sorted(edited)]
    if moved:
        await connection.execute(_MOVE, moved)


async def _tried(connection: AsyncConnection, finished: Iterable[Finished], now: datetime) -> None:
    """Cards whose edit was refused or given up count as tried: where several take turns the next one has its turn."""
    tried = {(f.letter.chat_id, f.letter.card) for f in finished if f.fate is not Fate.DELIVERED and f.letter.edit and f.letter.card}
    if tried:
        await connection.execute(_TRIED, [{"chat": chat, "name": name, "at": now} for chat, name in sorted(tried)])


def _dead(finished: Finished) -> DeadLetter:
    """Without the link in it, where it carried one: whoever looks through dead letters is not to declare for somebody. Of an attachment
    only the kind: tracks and the like are not kept longer here than in their own tables."""
    letter = finished.letter
    payload: dict[str, Any] = {"chat_id": letter.chat_id, "screen": letter.screen, "subject": letter.subject}
    if letter.view is not None and letter.card != LINK:
        payload["view"] = view_to_json(replace(letter.view, attachment=None))
        if letter.view.attachment is not None:
            payload["attachment"] = type(letter.view.attachment).__name__
    return DeadLetter("outbound", letter.id, finished.error or "refused", payload)


async def _postpone(connection: AsyncConnection, postponed: Sequence[Postponed]) -> None:
    if not postponed:
        return
    statement = (
        update(outbox)
        .where(_UNSENT, outbox.c.id == bindparam("letter"))
        .values(not_before=bindparam("until"), attempts=bindparam("tried"), error=bindparam("why"), claimed_until=None)
    )
    rows = [{"letter": p.letter.id, "until": p.until, "tried": p.letter.attempts + p.failed, "why": p.error} for p in postponed]
    await connection.execute(statement, rows)


async def _pause(connection: AsyncConnection, paused: Iterable[LanePaused]) -> None:
    ends: dict[str, datetime] = {}
    for one in paused:
        ends[one.lane.value] = max(one.until, ends.get(one.lane.value, one.until))
    if not ends:
        return
    new = insert_into(connection, pause)
    # A pause is never shortened: whoever was told the longest knows best.
    longer = new.on_conflict_do_update(
        index_elements=[pause.c.lane], set_={"until": new.excluded.until}, where=pause.c.until < new.excluded.until
    )
    await connection.execute(longer, [{"lane": lane, "until": until} for lane, until in sorted(ends.items())])
