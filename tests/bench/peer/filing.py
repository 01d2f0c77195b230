"""What the peer does with a finished conversation: the review, the record, the officer's alert."""

from html import escape
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.ext import ContextTypes

from tests.bench.peer.models import HealthEntry, Manager, Report, StaffMember
from tests.bench.peer.words import STATUSES, SYMPTOMS

FEVER = 37.3


async def review_text(session: AsyncSession, people: dict[str, Any]) -> str:
    """What was told, a line a person."""
    known = {str(p.id): p for p in await session.scalars(select(StaffMember).where(StaffMember.id.in_([int(key) for key in people])))}
    lines = [f"{escape(known[key].name)}：{_told(told)}" for key, told in people.items()]
    return "\n".join(["<b>请核对</b>", *lines, "其余员工正常在岗。"])


def _told(told: dict[str, Any]) -> str:
    words = "、".join(SYMPTOMS[code] for code in told.get("symptoms", [])) or "无症状"
    return f"{STATUSES[told['status']]} {told['temperature']}℃ {words}"


async def file_report(context: ContextTypes.DEFAULT_TYPE, chat_id: int, people: dict[str, Any]) -> str:
    """Store the report, tell the officer of who is ill, and give the text of the card."""
    now = context.bot_data["now"]()
    async with context.bot_data["sessions"].begin() as session:
        manager = await session.get_one(Manager, chat_id)
        enterprise = manager.enterprise
        headcount = await session.scalar(select(func.count()).where(StaffMember.enterprise_id == enterprise.id))
        entries = [
            HealthEntry(staff_id=int(key), temperature=told["temperature"], symptoms=told.get("symptoms", []), status=told["status"])
            for key, told in people.items()
        ]
        on_post = headcount - sum(told["status"] != "on_post" for told in people.values())
        session.add(
            Report(
                enterprise_id=enterprise.id,
                day=now.date(),
                headcount=headcount,
                on_post=on_post,
                reported_by=chat_id,
                reported_at=now,
                entries=entries,
            )
        )
    ill = [told for told in people.values() if told.get("symptoms") or (told["temperature"] != "-" and float(told["temperature"]) >= FEVER)]
    for told in ill:
        await context.bot.send_message(enterprise.officer_chat, f"<b>预警</b> {escape(enterprise.name)}：{_told(told)}")
    return f"<b>{escape(enterprise.name)}</b>\n{now:%H:%M} 由 {escape(manager.name)} 填报\n共 {headcount} 人，在岗 {on_post} 人。"
