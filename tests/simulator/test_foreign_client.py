"""A client that knows nothing of the simulator, python-telegram-bot over its own HTTP, gets along with it."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter

from bot.simulator import Fault, FaultKind, Simulator
from tests.contract import check_call
from tests.simulator.conftest import ANNA, BORIS, TOKEN


async def test_python_telegram_bot(simulator: Simulator, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    await simulator.people.type(ANNA, "/start CODE")
    async with Bot(TOKEN, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot") as bot:
        assert bot.username == "trial_bot"
        (update,) = await bot.get_updates(timeout=5)
        assert update.message is not None
        assert update.message.text == "/start CODE"
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="ok", style="success")]])
        sent = await bot.send_message(ANNA, "<b>您好</b>", parse_mode="HTML", reply_markup=keyboard)
        await simulator.people.tap(ANNA, sent.message_id, "好")
        (update,) = await bot.get_updates(offset=update.update_id + 1, timeout=5)
        assert update.callback_query is not None
        await update.callback_query.answer("已保存")
        await sent.edit_text("完成", reply_markup=keyboard)
        with pytest.raises(BadRequest, match="Message is not modified"):
            await sent.edit_text("完成", reply_markup=keyboard)
        sheet = await bot.send_document(ANNA, b"PK", filename="名单.xlsx", caption="名单")
        assert sheet.document is not None
        assert await (await sheet.document.get_file()).download_as_bytearray() == b"PK"
        await sheet.edit_media(InputMediaDocument(b"PK2", filename="新.xlsx"))
        simulator.faults.add(Fault(FaultKind.FLOOD, times=1, retry_after=3))
        with pytest.raises(RetryAfter):
            await bot.send_message(ANNA, "x")
        await simulator.people.block(BORIS)
        with pytest.raises(Forbidden):
            await bot.send_message(BORIS, "x")
    with pytest.raises(InvalidToken):
        async with Bot("1:WRONG", base_url=f"{address}/bot"):
            pass
    assert simulator.read(ANNA).messages[-1].get("document")["file_name"] == "新.xlsx"
    for call in simulator.log.calls:
        check_call(call)
