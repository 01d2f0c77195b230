"""The HTTP door: tokens, names of methods, ways to give parameters, uploads and downloads."""

from io import BytesIO

import aiohttp
import orjson

from bot.simulator import Simulator
from tests.contract import check_answer, check_result
from tests.simulator.conftest import ANNA, TOKEN, Bot
from tests.simulator.test_updates import PNG


async def _post(http: aiohttp.ClientSession, method: str, **kwargs: object) -> tuple[int, dict[str, object]]:
    async with http.post(method, **kwargs) as response:  # type: ignore[arg-type]
        body = orjson.loads(await response.read())
    check_answer(body)
    return response.status, body


async def test_bad_addresses(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        for path, status, description in (
            (f"/bot{TOKEN}/getNothing", 404, "Not Found"),
            (f"/bot{TOKEN}", 404, "Not Found"),
            ("/bot999:WRONG/getMe", 401, "Unauthorized"),
            (f"/file/bot{TOKEN}/documents/none.txt", 404, "Not Found"),
            ("/file/bot999:WRONG/x", 401, "Unauthorized"),
        ):
            async with session.get(address + path) as response:
                assert response.status == status
                assert await response.json() == {"ok": False, "error_code": status, "description": description}


async def test_every_way_to_give_parameters(http: aiohttp.ClientSession, simulator: Simulator) -> None:
    keyboard = {"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]}
    text = {"chat_id": str(ANNA), "text": "x", "reply_markup": orjson.dumps(keyboard).decode()}
    multipart = aiohttp.FormData({**text, "disable_notification": "true"}, default_to_multipart=True)
    results = [
        await _post(http, "sendMessage", json={"chat_id": ANNA, "text": "x", "reply_markup": keyboard}),
        await _post(http, "SENDMESSAGE", json=text),
        await _post(http, "sendmessage", data=text),
        await _post(http, "sendMessage", params=text),
        await _post(http, "sendMessage", data=multipart),
    ]
    async with http.get("sendMessage", params=text) as response:
        results.append((response.status, await response.json()))
    for status, body in results:
        assert status == 200
        check_result("sendMessage", body["result"])
        assert body["result"]["reply_markup"] == keyboard  # type: ignore[index]
    assert [bubble.silent for bubble in simulator.read(ANNA).messages] == [False] * 4 + [True, False]
    assert {call.method for call in simulator.log.calls} == {"sendMessage"}
    assert (await _post(http, "sendMessage", data=b"{", headers={"Content-Type": "application/json"}))[0] == 400


async def test_a_document_up_and_down(http: aiohttp.ClientSession, address: str, simulator: Simulator) -> None:
    fields = {"chat_id": str(ANNA), "caption": "<b>名单</b>", "parse_mode": "HTML", "document": "attach://part"}
    form = aiohttp.FormData(fields, quote_fields=False)  # the server takes a file's name as it stands
    form.add_field("part", b"PK\x03\x04" * 1000, filename="名单.xlsx")
    status, body = await _post(http, "sendDocument", data=form)
    assert status == 200
    result = body["result"]
    check_result("sendDocument", result)
    document = result["document"]  # type: ignore[index]
    assert document["file_name"] == "名单.xlsx"
    assert document["mime_type"].endswith("spreadsheetml.sheet")
    _, got = await _post(http, "getFile", json={"file_id": document["file_id"]})
    check_result("getFile", got["result"])
    async with aiohttp.ClientSession() as session:
        path = got["result"]["file_path"]  # type: ignore[index]
        async with session.get(f"{address}/file/bot{TOKEN}/{path}") as response:
            assert await response.read() == b"PK\x03\x04" * 1000
    status, body = await _post(http, "sendDocument", data={"chat_id": ANNA, "document": document["file_id"]})
    assert body["result"]["document"] == document  # type: ignore[index]


async def test_a_photo_album_and_another_picture(http: aiohttp.ClientSession, bot: Bot) -> None:
    form = aiohttp.FormData({"chat_id": str(ANNA), "caption": "图"})
    form.add_field("photo", PNG, filename="a.png", content_type="image/png")
    _, body = await _post(http, "sendPhoto", data=form)
    sent = body["result"]
    check_result("sendPhoto", sent)
    sizes = [(each["width"], each["height"]) for each in sent["photo"]]  # type: ignore[index]
    assert sizes == [(90, 45), (256, 128)]
    file_id = sent["photo"][-1]["file_id"]  # type: ignore[index]
    album = [{"type": "photo", "media": file_id, "caption": "一"}, {"type": "photo", "media": file_id}]
    messages = await bot("sendMediaGroup", chat_id=ANNA, media=album)
    assert len({message["media_group_id"] for message in messages}) == 1
    place = {"chat_id": ANNA, "message_id": sent["message_id"]}  # type: ignore[index]
    edited = await bot("editMessageMedia", **place, media={"type": "photo", "media": file_id, "caption": "<i>新</i>", "parse_mode": "HTML"})
    assert edited["caption_entities"][0]["type"] == "italic"
    edited = await bot("editMessageCaption", **place, caption="再新")
    assert edited["caption"] == "再新"


async def test_files_that_are_refused(http: aiohttp.ClientSession, bot: Bot, simulator: Simulator) -> None:
    async def said(method: str, field: str, data: bytes | str) -> object:
        form = aiohttp.FormData({"chat_id": str(ANNA)}, default_to_multipart=True)
        if isinstance(data, bytes):
            form.add_field(field, BytesIO(data), filename="a.png")
        else:
            form.add_field(field, data)
        return (await _post(http, method, data=form))[1]["description"]

    assert await said("sendPhoto", "photo", b"no picture") == "Bad Request: IMAGE_PROCESS_FAILED"
    assert await said("sendPhoto", "photo", PNG + bytes(10 * 2**20)) == (
        f"Bad Request: file of size {len(PNG) + 10 * 2**20} bytes is too big for a photo; the maximum size is 10485760 bytes"
    )
    assert await said("sendDocument", "document", b"") == "Bad Request: file must be non-empty"
    assert await said("sendDocument", "document", "nonsense") == ("Bad Request: wrong file identifier/HTTP URL specified")
    assert await said("sendDocument", "other", b"x") == "Bad Request: there is no document in the request"
    assert await said("sendDocument", "document", "https://a.example/x") == "Bad Request: failed to get HTTP URL content"
    stored = simulator.state.add_file(b"x", "x.txt", "text/plain", "documents")
    caption = {"chat_id": ANNA, "caption": "长" * 1025, "document": stored.file_id}
    assert await bot.refused("sendDocument", **caption) == "400 Bad Request: message caption is too long"
    assert await bot.refused("sendPhoto", chat_id=ANNA, photo=stored.file_id) == "400 Bad Request: can't use file of type Document as Photo"
    photo = (await simulator.people.photo(ANNA, PNG)).message["photo"][0]["file_id"]
    assert await bot.refused("sendDocument", chat_id=ANNA, document=photo) == "400 Bad Request: can't use file of type Photo as Document"
    big = await simulator.people.document(ANNA, "大.xlsx", b"PK", size=30 * 2**20)
    assert await bot.refused("getFile", file_id=big.message["document"]["file_id"]) == "400 Bad Request: file is too big"
    assert await bot.refused("getFile", file_id="x") == "400 Bad Request: invalid file_id"
    assert await said("sendDocument", "document", bytes(51 * 2**20)) == "Request Entity Too Large"


async def test_the_other_methods_keep_the_contract(bot: Bot, simulator: Simulator) -> None:
    me = await bot("getMe")
    assert me["id"] == 123456
    await bot("setMyName", name="复工报送")
    assert (await bot("getMyName")) == {"name": "复工报送"}
    await bot("setMyDescription", description="说明")
    assert (await bot("getMyDescription")) == {"description": "说明"}
    await bot("setMyShortDescription", short_description="短")
    assert (await bot("getMyShortDescription")) == {"short_description": "短"}
    await bot("setChatMenuButton", chat_id=ANNA, menu_button={"type": "commands"})
    assert (await bot("getChatMenuButton", chat_id=ANNA)) == {"type": "commands"}
    sent = await bot("sendMessage", chat_id=ANNA, text="x", reply_parameters={"message_id": 9, "allow_sending_without_reply": True})
    await bot("pinChatMessage", chat_id=ANNA, message_id=sent["message_id"])
    assert (await bot("getChat", chat_id=ANNA))["pinned_message"]["text"] == "x"
    await bot("unpinChatMessage", chat_id=ANNA)
    await bot("sendChatAction", chat_id=ANNA, action="typing")
    copied = await bot("copyMessage", chat_id=ANNA, from_chat_id=ANNA, message_id=sent["message_id"])
    forwarded = await bot("forwardMessage", chat_id=ANNA, from_chat_id=ANNA, message_id=copied["message_id"])
    assert forwarded["forward_origin"]["sender_user"]["id"] == me["id"]
    live = await bot("sendLocation", chat_id=ANNA, latitude=43.9, longitude=125.3, live_period=60)
    place = {"chat_id": ANNA, "message_id": live["message_id"]}
    await bot("editMessageLiveLocation", **place, latitude=43.8, longitude=125.3)
    await bot("stopMessageLiveLocation", **place)
    await bot("sendMessage", chat_id=ANNA, text="x", reply_markup={"force_reply": True})
    await bot("logOut")
    await bot("close")


async def test_reply_keyboards(bot: Bot, simulator: Simulator) -> None:
    rows = [[{"text": "手机号", "request_contact": True}], [{"text": "位置", "request_location": True}, {"text": "跳过"}]]
    await bot("sendMessage", chat_id=ANNA, text="x", reply_markup={"keyboard": rows, "one_time_keyboard": True})
    assert simulator.read(ANNA).keyboard is not None
    await simulator.people.press(ANNA, "手机号")
    assert simulator.read(ANNA).keyboard is None
    await bot("sendMessage", chat_id=ANNA, text="x", reply_markup={"keyboard": rows})
    await simulator.people.press(ANNA, "位置")
    await simulator.people.press(ANNA, "跳过")
    await bot("sendMessage", chat_id=ANNA, text="x", reply_markup={"remove_keyboard": True})
    assert simulator.read(ANNA).keyboard is None
    updates = await bot.updates()
    assert [sorted(update["message"])[0] for update in updates] == ["chat", "chat", "chat"]
    assert updates[0]["message"]["contact"]["user_id"] == ANNA
    assert updates[1]["message"]["location"]["latitude"] > 43
    assert updates[2]["message"]["text"] == "跳过"
    group = await simulator.people.group("一队", {ANNA})
    assert await bot.refused("sendMessage", chat_id=group.id, text="x", reply_markup={"keyboard": rows}) == (
        "400 Bad Request: phone number can be requested in private chats only"
    )
