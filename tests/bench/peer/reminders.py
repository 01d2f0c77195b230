"""The peer's reminders: rows by the ORM, sent by a job in a loop."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from tests.bench.peer.conversation import first_card
from tests.bench.peer.models import Enterprise, Manager, Reminder, Report


def silent(now: datetime) -> ColumnElement[bool]:
    """The enterprise has not reported today."""
    return ~exists().where(Report.enterprise_id == Enterprise.id, Report.day == now.date())


async def queue_reminders(sessions: Any, now: datetime) -> int:
    """A row for every manager of an enterprise that is silent. Returns how many."""
    async with sessions.begin() as session:
        managers = (await session.scalars(select(Manager).join(Manager.enterprise).where(silent(now)))).unique().all()
        session.add_all([Reminder(chat_id=m.chat_id, text=f"{m.enterprise.name}：今日健康台账尚未填报。") for m in managers])
    return len(managers)


async def page_of_laggards(sessions: Any, now: datetime, page: int) -> list[Enterprise]:
    """Eight enterprises that are silent, by name."""
    async with sessions() as session:
        found = await session.scalars(select(Enterprise).where(silent(now)).order_by(Enterprise.name).limit(8).offset(page * 8))
        return list(found.all())


async def send_reminders(context: ContextTypes.DEFAULT_TYPE) -> None:
    """The job: everything that waits, one after another."""
    sessions = context.bot_data["sessions"]
    while True:
        async with sessions.begin() as session:
            waiting = (await session.scalars(select(Reminder).where(Reminder.sent_at.is_(None)).order_by(Reminder.id).limit(100))).all()
            if not waiting:
                return
            for reminder in waiting:
                reminder.sent_at = context.bot_data["now"]()
        for reminder in waiting:
            try:
                await context.bot.send_message(reminder.chat_id, reminder.text, reply_markup=first_card())
            except TelegramError:
                continue
