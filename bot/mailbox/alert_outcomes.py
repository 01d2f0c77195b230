"""What became of the letters about alerts: every notice learns its outcome; where nobody was reached the chain goes on at once.

The runner (`bot/jobs/escalating.py`) does what is due within a second, so all that is to be done here is to make it due.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.alert_letters import BUNDLE, NUDGE, SCREEN
from bot.mailbox.letters import Fate, Finished
from bot.storage.columns import among
from bot.storage.tables import account, alert, alert_notice, on_its_way, unresolved
from conversations.chain import Due, NoticeKind

_FINISH = (
    update(alert_notice)
    .where(alert_notice.c.id == bindparam("notice"), on_its_way)
    .values(outcome=bindparam("fate"), finished_at=bindparam("moment"))
)
_STEP_ON = (
    update(alert)
    .where(
        alert.c.id == bindparam("alert"),
        unresolved,
        alert.c.due == Due.STEP.value,
        alert.c.round == bindparam("at_round"),
        alert.c.step == bindparam("at_step") + 1,
        alert.c.next_at > bindparam("moment"),
    )
    .values(next_at=bindparam("moment"))
)
_TAKE_BACK = (
    update(alert)
    .where(
        alert.c.id == bindparam("alert"),
        unresolved,
        alert.c.due == Due.BACK.value,
        alert.c.holder_id == bindparam("holder"),
        alert.c.next_at > bindparam("moment"),
    )
    .values(next_at=bindparam("moment"))
)


async def note_outcomes(connection: AsyncConnection, finished: Iterable[Finished], now: datetime) -> None:
    """Write down what became of the notices behind these letters. Two statements, or six at most where somebody was not reached."""
    ours = [done for done in finished if done.letter.screen in (SCREEN, NUDGE, BUNDLE) and not done.letter.edit]
    if not ours:
        return
    waiting = await _waiting(connection, ours)
    rows, lost = [], set()
    for done in ours:
        for notice in _notices_of(done, waiting):
            waiting.remove(notice)
            rows.append({"notice": notice.id, "fate": done.fate.value, "moment": now})
            if done.fate is not Fate.DELIVERED:
                lost.add(notice.alert_id)
    if rows:
        await connection.execute(_FINISH, rows)
    if lost:
        await _go_on(connection, sorted(lost), {row["notice"] for row in rows}, now)


def _number(subject: str, place: int) -> int:
    return int(subject.split(":")[place])


async def _waiting(connection: AsyncConnection, ours: Sequence[Finished]) -> list[Any]:
    """Notices on their way to these chats, the oldest first. One statement."""
    statement = (
        select(alert_notice, account.c.chat_id)
        .join(account, account.c.id == alert_notice.c.account_id)
        .where(among(account.c.chat_id, {done.letter.chat_id for done in ours}), on_its_way)
        .order_by(alert_notice.c.id)
    )
    return list((await connection.execute(statement)).all())


def _notices_of(done: Finished, waiting: Sequence[Any]) -> list[Any]:
    """The notices that a letter told of. A card is the first that somebody gets of an alert: all that come later are nudges."""
    letter = done.letter
    mine = [notice for notice in waiting if notice.chat_id == letter.chat_id]
    if letter.screen == NUDGE:
        return [notice for notice in mine if notice.id == _number(letter.subject, 2)]
    if letter.screen == BUNDLE:
        leaving = datetime.fromtimestamp(_number(letter.subject, 1), UTC)
        return [notice for notice in mine if notice.bundle == leaving]
    return [notice for notice in mine if notice.bundle is None and notice.alert_id == _number(letter.subject, 0)][:1]


async def _go_on(connection: AsyncConnection, alert_ids: Sequence[int], just_finished: set[int], now: datetime) -> None:
    """Where nobody of a step was reached the next step is due; who could not be asked, or told that an alert was handed to them, does not
    keep it. Four statements at most."""
    statement = select(alert_notice).where(among(alert_notice.c.alert_id, alert_ids)).order_by(alert_notice.c.id)
    steps: dict[tuple[int, int, int], list[Any]] = {}
    holders = []
    for notice in await connection.execute(statement):
        if notice.kind == NoticeKind.STEP.value:
            steps.setdefault((notice.alert_id, notice.round, notice.step), []).append(notice)
        elif notice.kind in (NoticeKind.ASK.value, NoticeKind.HANDED.value) and notice.id in just_finished and _failed(notice):
            holders.append({"alert": notice.alert_id, "holder": notice.account_id, "moment": now})
    rows = await connection.execute(select(alert.c.id, alert.c.chain).where(among(alert.c.id, alert_ids)))
    lengths = {row.id: len(row.chain["steps"]) if row.chain else 0 for row in rows}
    on = [
        {"alert": alert_id, "at_round": round_, "at_step": step, "moment": now}
        for (alert_id, round_, step), told in sorted(steps.items())
        if any(one.id in just_finished for one in told) and _leads_on(told, is_last=step + 1 >= lengths.get(alert_id, 0))
    ]
    if on:
        await connection.execute(_STEP_ON, on)
    if holders:
        await connection.execute(_TAKE_BACK, holders)


def _leads_on(told: Sequence[Any], *, is_last: bool) -> bool:
    """Whether the next step is due because of what became of all notices of a step. The last one is gone through again and again: there
    it is only where all turned out to be unreachable, who are not told anew. A message that can never be shown would else be sent for
    ever."""
    if is_last:
        return all(one.outcome == Fate.UNREACHABLE.value for one in told)
    return all(_failed(one) for one in told)


def _failed(notice: Any) -> bool:
    """Whether it is known that the person did not get it."""
    return notice.outcome is not None and notice.outcome != Fate.DELIVERED.value
