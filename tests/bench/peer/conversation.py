"""The peer's conversation: states, keyboards and handlers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes, ConversationHandler, MessageHandler, filters

from tests.bench.peer.filing import file_report, review_text
from tests.bench.peer.models import Conversation, Manager, StaffMember
from tests.bench.peer.words import STATUSES, SYMPTOMS, USUAL

CHOOSING, TEMPERATURE, HOW, WHERE, REVIEW = range(5)
Context = ContextTypes.DEFAULT_TYPE
PAGE = 12


def _keyboard(items: Sequence[tuple[str, str]], columns: int, *more: Sequence[tuple[str, str]]) -> InlineKeyboardMarkup:
    rows = [items[start : start + columns] for start in range(0, len(items), columns)]
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=data) for text, data in row] for row in [*rows, *more]])


def first_card() -> InlineKeyboardMarkup:
    """The two ways to report a day; under reminders too."""
    return _keyboard([("✅ 全部正常", "ok"), ("有异常，逐人填写", "bad")], 1)


def _tapped(update: Update) -> CallbackQuery:
    assert update.callback_query is not None
    return update.callback_query


async def report(update: Update, context: Context) -> int:
    """`/report`: the card of the day."""
    assert update.effective_message is not None
    manager = await _manager(update, context)
    await update.effective_message.reply_text(f"<b>{manager.enterprise.name}</b>\n今日健康台账待填报。", reply_markup=first_card())
    return int(ConversationHandler.END)


async def all_normal(update: Update, context: Context) -> int:
    """全部正常"""
    query = _tapped(update)
    await query.answer("已保存")
    assert update.effective_user is not None
    done = await file_report(context, update.effective_user.id, {})
    await query.edit_message_text(done)
    return int(ConversationHandler.END)


async def exceptions(update: Update, context: Context) -> int:
    """有异常: whom?"""
    query = _tapped(update)
    await query.answer()
    draft: dict[str, Any] = {"picked": [], "people": {}}
    await _save(update, context, draft)
    await _show_people(query, context, draft)
    return CHOOSING


async def choose(update: Update, context: Context) -> int:
    """One more, or one less, of the roster; or done."""
    query = _tapped(update)
    await query.answer()
    draft, data = await _load(update, context), str(query.data)
    if data == "done" and draft["picked"]:
        return await _next(update, context, draft)
    if data.startswith("page "):
        draft["page"] = int(data[5:])
    elif data != "done":
        key = data[1:]
        draft["picked"] = [*draft["picked"], key] if key not in draft["picked"] else [k for k in draft["picked"] if k != key]
    await _save(update, context, draft)
    await _show_people(query, context, draft)
    return CHOOSING


async def _show_people(query: CallbackQuery, context: Context, draft: dict[str, Any]) -> None:
    async with context.bot_data["sessions"]() as session:
        manager = await session.get_one(Manager, query.from_user.id)
        everybody = (await session.scalars(select(StaffMember).where(StaffMember.enterprise_id == manager.enterprise_id))).all()
    page, pages = draft.get("page", 0), -(-len(everybody) // PAGE)
    shown = everybody[page * PAGE : (page + 1) * PAGE]
    items = [(f"{'✔ ' if str(p.id) in draft['picked'] else ''}{p.name}（{p.post}）", f"+{p.id}") for p in shown]
    turning = [(f"下一页 {page + 2}/{pages} ›", f"page {page + 1}")] if page + 1 < pages else [("‹ 第一页", "page 0")]
    last = [(f"选好了（{len(draft['picked'])} 人）", "done")]
    await query.edit_message_text(f"<b>{manager.enterprise.name}</b>\n哪些员工有异常？", reply_markup=_keyboard(items, 2, turning, last))


async def _next(update: Update, context: Context, draft: dict[str, Any]) -> int:
    """The first person of whom something is missing, else the review."""
    for place, key in enumerate(draft["picked"], 1):
        told = draft["people"].setdefault(key, {})
        if "temperature" not in told:
            markup = _keyboard([(f"{value}℃", value) for value in USUAL], 4, [("未测量，跳过", "-")])
            return await _ask(update, context, draft, f"第 {place} 人：体温？", markup, TEMPERATURE)
        if "symptoms_done" not in told:
            chosen = told.get("symptoms", [])
            items = [(f"✔ {words}" if code in chosen else words, code) for code, words in SYMPTOMS.items()]
            last = [("就医", "=hospital"), ("居家隔离", "=home_isolation"), ("其他状态", "done")] if chosen else [("无症状", "done")]
            return await _ask(update, context, draft, f"第 {place} 人：有哪些症状？", _keyboard(items, 2, last), HOW)
        if "status" not in told:
            markup = _keyboard([(words, code) for code, words in STATUSES.items()], 2)
            return await _ask(update, context, draft, f"第 {place} 人：目前状态？", markup, WHERE)
    async with context.bot_data["sessions"]() as session:
        text = await review_text(session, draft["people"])
    return await _ask(update, context, draft, text, _keyboard([("✅ 确认上报", "yes"), ("重新填写", "again")], 1), REVIEW)


async def _ask(update: Update, context: Context, draft: dict[str, Any], text: str, markup: InlineKeyboardMarkup, state: int) -> int:
    await _save(update, context, draft)
    if update.callback_query is not None:
        await update.callback_query.edit_message_text(text, reply_markup=markup)
    elif update.effective_message is not None:
        await update.effective_message.reply_text(text, reply_markup=markup)
    return state


def _current(draft: dict[str, Any]) -> dict[str, Any]:
    return next(draft["people"][key] for key in draft["picked"] if "status" not in draft["people"].get(key, {}))


async def temperature(update: Update, context: Context) -> int:
    """A reading, tapped or typed."""
    if update.callback_query is not None:
        await update.callback_query.answer()
        value = str(update.callback_query.data)
    else:
        assert update.effective_message is not None
        value = str(update.effective_message.text)
    draft = await _load(update, context)
    _current(draft)["temperature"] = value
    return await _next(update, context, draft)


async def symptoms(update: Update, context: Context) -> int:
    """One more, or one less; or done."""
    query = _tapped(update)
    await query.answer()
    draft, data = await _load(update, context), str(query.data)
    told = _current(draft)
    if data == "done" or data.startswith("="):
        told["symptoms_done"] = True
        if data != "done":
            told["status"] = data[1:]
    else:
        known = told.get("symptoms", [])
        told["symptoms"] = [c for c in known if c != data] if data in known else [*known, data]
    return await _next(update, context, draft)


async def status(update: Update, context: Context) -> int:
    """Where the person is."""
    query = _tapped(update)
    await query.answer()
    draft = await _load(update, context)
    _current(draft)["status"] = str(query.data)
    return await _next(update, context, draft)


async def confirm(update: Update, context: Context) -> int:
    """File it."""
    query = _tapped(update)
    await query.answer("已保存")
    draft = await _load(update, context)
    done = await file_report(context, query.from_user.id, draft["people"])
    await query.edit_message_text(done)
    return int(ConversationHandler.END)


async def cancel(update: Update, context: Context) -> int:
    """`/cancel`"""
    assert update.effective_message is not None
    await _save(update, context, {})
    await update.effective_message.reply_text("已放弃。")
    return int(ConversationHandler.END)


async def _manager(update: Update, context: Context) -> Manager:
    assert update.effective_user is not None
    async with context.bot_data["sessions"]() as session:
        found: Manager = await session.get_one(Manager, update.effective_user.id)
    return found


async def _load(update: Update, context: Context) -> dict[str, Any]:
    assert update.effective_user is not None
    async with context.bot_data["sessions"]() as session:
        found: Conversation = await session.get_one(Conversation, update.effective_user.id)
    return dict(found.draft)


async def _save(update: Update, context: Context, draft: dict[str, Any]) -> None:
    assert update.effective_user is not None
    async with context.bot_data["sessions"].begin() as session:
        now: datetime = context.bot_data["now"]()
        await session.merge(Conversation(chat_id=update.effective_user.id, draft=draft, updated_at=now))


def conversation() -> ConversationHandler[Context]:
    """The handler."""
    return ConversationHandler(
        entry_points=[
            CommandHandler("report", report),
            CallbackQueryHandler(all_normal, "^ok$"),
            CallbackQueryHandler(exceptions, "^bad$"),
        ],
        states={
            CHOOSING: [CallbackQueryHandler(choose)],
            TEMPERATURE: [CallbackQueryHandler(temperature), MessageHandler(filters.TEXT & ~filters.COMMAND, temperature)],
            HOW: [CallbackQueryHandler(symptoms)],
            WHERE: [CallbackQueryHandler(status)],
            REVIEW: [CallbackQueryHandler(confirm, "^yes$"), CallbackQueryHandler(exceptions, "^again$")],
        },
        fallbacks=[CommandHandler("cancel", cancel)],
        allow_reentry=True,
    )
