"""Everything an author can send and a bot can pass on: formatted text, videos, voice, music, albums; sent, edited, copied and deleted."""

from typing import Any

import aiohttp
import pytest

from bot.simulator import Simulator
from tests.simulator.conftest import ANNA, BORIS, Bot, Clock
from tests.simulator.test_updates import PNG

NOT_FOUND = "400 Bad Request: message to delete not found"
TOO_OLD = "400 Bad Request: message can't be deleted for everyone"


async def ids(simulator: Simulator) -> dict[str, str]:
    """A file of every kind that somebody has sent, by its field."""
    people = simulator.people
    return {
        "photo": (await people.photo(BORIS, PNG)).message["photo"][-1]["file_id"],
        "video": (await people.video(BORIS, seconds=12)).message["video"]["file_id"],
        "voice": (await people.voice(BORIS, 7)).message["voice"]["file_id"],
        "audio": (await people.audio(BORIS, title="须知", performer="市商务局")).message["audio"]["file_id"],
        "document": (await people.document(BORIS, "指引.pdf", b"%PDF-1.4")).message["document"]["file_id"],
    }


async def test_phones_send_every_kind_with_a_caption(bot: Bot, simulator: Simulator) -> None:
    people = simulator.people
    await people.video(ANNA, caption="看**这里**", seconds=9)
    await people.audio(ANNA, caption="__听__", title="须知", performer="局")
    await people.voice(ANNA, 4, caption="说明")
    await people.album(ANNA, [("a.png", PNG), ("b.mp4", b"film")], caption="前后")
    await people.album(ANNA, [("a.mp3", b"x"), ("b.mp3", b"y")])
    await people.album(ANNA, [("a.pdf", b"x"), ("b.png", b"no picture")])
    await people.album(ANNA, [("a.pdf", b"x"), ("b.mp3", b"y"), ("c.png", PNG)], as_files=True)
    messages = [update["message"] for update in await bot.updates()]
    kinds = [next(kind for kind in ("photo", "video", "voice", "audio", "document") if kind in message) for message in messages]
    assert kinds == ["video", "audio", "voice", "photo", "video", "audio", "audio", "document", "document", *["document"] * 3]
    assert [message.get("caption") for message in messages[:5]] == ["看这里", "听", "说明", "前后", None]
    assert messages[0]["caption_entities"] == [{"type": "bold", "offset": 1, "length": 2}]
    assert (messages[0]["video"]["duration"], messages[2]["voice"]["duration"]) == (9, 4)
    assert (messages[1]["audio"]["title"], messages[1]["audio"]["performer"]) == ("须知", "局")
    with pytest.raises(ValueError, match="do not go together"):
        await people.album(ANNA, [("a.png", PNG), ("b.mp3", b"x")])


async def test_text_that_is_marked_up_arrives_formatted(bot: Bot, simulator: Simulator) -> None:
    await simulator.people.write(ANNA, "😀 **请__今天__复查** ||隐|| ~~旧~~ `a**b**` [全文](example.org) #通知")
    (update,) = await bot.updates()
    message = update["message"]
    assert message["text"] == "😀 请今天复查 隐 旧 a**b** 全文 #通知"
    assert message["entities"] == [
        {"type": "bold", "offset": 3, "length": 5},
        {"type": "italic", "offset": 4, "length": 2},
        {"type": "spoiler", "offset": 9, "length": 1},
        {"type": "strikethrough", "offset": 11, "length": 1},
        {"type": "code", "offset": 13, "length": 6},
        {"type": "text_link", "offset": 20, "length": 2, "url": "http://example.org/"},
        {"type": "hashtag", "offset": 23, "length": 3},
    ]


@pytest.mark.parametrize("text", ["**", "2 ** 3 ** 4", "a_b__c", "[x](不是 地址)", "||", "`", "[只是](括号)", "** x **"])
async def test_what_is_no_markup_stays_as_it_was_typed(bot: Bot, simulator: Simulator, text: str) -> None:
    await simulator.people.write(ANNA, text)
    (update,) = await bot.updates()
    assert (update["message"]["text"], "entities" in update["message"]) == (text, False)


async def test_a_long_text_is_cut_and_so_is_its_formatting(bot: Bot, simulator: Simulator) -> None:
    await simulator.people.write(ANNA, f"  **{'长' * 4100}**尾")
    messages = [update["message"] for update in await bot.updates()]
    assert [message["text"] for message in messages] == ["长" * 4096, "长" * 4 + "尾"]
    assert [message["entities"][0]["length"] for message in messages] == [4096, 4]


async def test_the_bot_sends_every_kind_by_its_id_and_it_stays_what_it_is(bot: Bot, simulator: Simulator) -> None:
    entities = [{"type": "bold", "offset": 0, "length": 2}]
    for kind, file_id in (await ids(simulator)).items():
        more = {kind: file_id, "caption": "通知", "caption_entities": entities}
        sent = await bot(f"send{kind.capitalize()}", chat_id=ANNA, **more)
        assert kind in sent
        assert sent["caption_entities"] == entities
        shown = simulator.read(ANNA).last
        assert shown is not None
        assert (shown.text, shown.entities) == ("通知", entities)
    known = await ids(simulator)
    assert (await bot("sendVideo", chat_id=ANNA, video=known["video"]))["video"]["duration"] == 12
    assert "voice" in await bot("sendAudio", chat_id=ANNA, audio=known["voice"])
    assert await bot.refused("sendVideo", chat_id=ANNA, video=known["photo"]) == "400 Bad Request: can't use file of type Photo as Video"
    assert await bot.refused("sendVoice", chat_id=ANNA) == "400 Bad Request: there is no voice in the request"


async def test_albums_and_what_cannot_be_one(bot: Bot, simulator: Simulator) -> None:
    known = await ids(simulator)

    def media(*kinds: str) -> list[dict[str, Any]]:
        return [{"type": kind, "media": known[kind]} for kind in kinds]

    sent = await bot("sendMediaGroup", chat_id=ANNA, media=[{**media("photo")[0], "caption": "图"}, *media("video")])
    assert len({message["media_group_id"] for message in sent}) == 1
    assert ["photo" in message for message in sent] == [True, False]
    simulator.limits.enabled = False
    for kind in ("document", "audio"):
        assert len(await bot("sendMediaGroup", chat_id=ANNA, media=media(kind, kind))) == 2
    for wrong, words in (
        (media("photo", "document"), "document can't be mixed with other media types"),
        (media("audio", "video"), "audio can't be mixed with other media types"),
        (media("voice", "voice"), "unsupported media type specified"),
        (media("photo"), "media group must include 2-10 items"),
        (media("photo") * 11, "media group must include 2-10 items"),
    ):
        assert await bot.refused("sendMediaGroup", chat_id=ANNA, media=wrong) == f"400 Bad Request: {words}"
    as_audio = [{"type": "audio", "media": known["voice"]}] * 2
    assert await bot.refused("sendMediaGroup", chat_id=ANNA, media=as_audio) == "400 Bad Request: wrong message content type"


async def test_entities_of_a_call_are_put_right(bot: Bot) -> None:
    sent = await bot(
        "sendMessage",
        chat_id=ANNA,
        text=" 一二三四 ",
        entities=[
            {"type": "italic", "offset": 2, "length": 99},
            {"type": "bold", "offset": 1, "length": 2},
            {"type": "url", "offset": 1, "length": 2},
            {"type": "code", "offset": 40, "length": 2},
            {"type": "text_link", "offset": 3, "length": 1, "url": "example.org"},
            {"type": "text_link", "offset": 3, "length": 1, "url": "nonsense"},
        ],
    )
    assert (sent["text"], sent["entities"]) == (
        "一二三四",
        [
            {"type": "bold", "offset": 0, "length": 2},
            {"type": "italic", "offset": 1, "length": 3},
            {"type": "text_link", "offset": 2, "length": 1, "url": "http://example.org/"},
        ],
    )
    unknown = [{"type": "loud", "offset": 0, "length": 1}]
    assert "Unsupported type" in await bot.refused("sendMessage", chat_id=ANNA, text="x", entities=unknown)
    assert "Can't find field" in await bot.refused("sendMessage", chat_id=ANNA, text="x", entities=[{"type": "bold", "offset": 0}])


async def test_files_are_edited_into_others_but_for_voice_and_the_kind_of_an_album(bot: Bot, simulator: Simulator) -> None:
    known = await ids(simulator)
    simulator.limits.enabled = False

    async def edit(message_id: int, kind: str, **more: Any) -> dict[str, Any]:
        place = {"chat_id": ANNA, "message_id": message_id}
        changed: dict[str, Any] = await bot("editMessageMedia", **place, media={"type": kind, "media": known[kind], **more})
        return changed

    message_id = (await bot("sendMessage", chat_id=ANNA, text="文字"))["message_id"]
    for kind in ("photo", "video", "audio", "document"):
        changed = await edit(message_id, kind, caption="新")
        assert kind in changed
        assert changed["caption"] == "新"
        assert "text" not in changed
    same = {"chat_id": ANNA, "message_id": message_id, "media": {"type": "document", "media": known["document"], "caption": "新"}}
    assert (await bot.refused("editMessageMedia", **same)).startswith("400 Bad Request: message is not modified")
    voice = (await bot("sendVoice", chat_id=ANNA, voice=known["voice"]))["message_id"]
    for place, media, words in (
        (voice, {"type": "audio", "media": known["audio"]}, "there is no media in the message to edit"),
        (message_id, {"type": "voice", "media": known["voice"]}, "unsupported media type specified"),
    ):
        assert await bot.refused("editMessageMedia", chat_id=ANNA, message_id=place, media=media) == f"400 Bad Request: {words}"
    assert (await bot("editMessageCaption", chat_id=ANNA, message_id=voice, caption="补充"))["caption"] == "补充"
    album = await bot("sendMediaGroup", chat_id=ANNA, media=[{"type": "photo", "media": known["photo"]}] * 2)
    assert "video" in await edit(album[0]["message_id"], "video")
    media = {"type": "document", "media": known["document"]}
    refused = await bot.refused("editMessageMedia", chat_id=ANNA, message_id=album[1]["message_id"], media=media)
    assert refused == "400 Bad Request: can't change media type in the album"


async def test_deleting_is_for_48_hours_also_what_the_bot_sent(bot: Bot, simulator: Simulator, clock: Clock) -> None:
    sent = [(await bot("sendMessage", chat_id=ANNA, text="x"))["message_id"] for _ in range(5)]
    assert await bot("deleteMessage", chat_id=ANNA, message_id=sent[0])
    assert await bot.refused("deleteMessage", chat_id=ANNA, message_id=sent[0]) == NOT_FOUND
    assert await bot("deleteMessages", chat_id=ANNA, message_ids=[sent[0], sent[1], 999])
    clock.forward(hours=48)
    assert await bot("deleteMessage", chat_id=ANNA, message_id=sent[2])
    clock.forward(seconds=1)
    assert await bot.refused("deleteMessage", chat_id=ANNA, message_id=sent[3]) == TOO_OLD
    fresh = (await bot("sendMessage", chat_id=ANNA, text="y"))["message_id"]
    assert await bot.refused("deleteMessages", chat_id=ANNA, message_ids=[fresh, sent[3]]) == TOO_OLD
    assert [bubble.id for bubble in simulator.read(ANNA).messages] == [*sent[3:], fresh], "all or none"


async def test_messages_are_copied_together(bot: Bot, simulator: Simulator) -> None:
    album = await simulator.people.album(BORIS, [("a.png", PNG), ("b.png", PNG)], caption="图")
    text = await simulator.people.type(BORIS, "完")
    message_ids = [post.message["message_id"] for post in (*album, text)]
    copied = await bot("copyMessages", chat_id=ANNA, from_chat_id=BORIS, message_ids=[*message_ids, 999])
    shown = simulator.read(ANNA).messages
    assert [each["message_id"] for each in copied] == [bubble.id for bubble in shown]
    groups = [bubble.get("media_group_id") for bubble in shown]
    assert groups[0] == groups[1] != album[0].message["media_group_id"]
    assert [bubble.text for bubble in shown] == ["图", "", "完"]
    bare = await bot("copyMessages", chat_id=ANNA, from_chat_id=BORIS, message_ids=message_ids[:1], remove_caption=True)
    assert simulator.state.chats[ANNA].posts[bare[0]["message_id"]].message.get("caption") is None
    for wrong in ([], [999], message_ids[::-1], [*range(101)]):
        await bot.refused("copyMessages", chat_id=ANNA, from_chat_id=BORIS, message_ids=wrong)


async def test_the_page_sends_them_too(bot: Bot, address: str, simulator: Simulator) -> None:
    async with aiohttp.ClientSession(address) as page:

        async def upload(kind: str, *names: tuple[str, bytes]) -> int:
            form = aiohttp.FormData({"as": kind, "caption": "**图**"}, default_to_multipart=True)
            for name, data in names:
                form.add_field("file", data, filename=name)
            async with page.post(f"/phones/{ANNA}/upload", data=form) as response:
                return response.status

        async def act(action: str, **given: object) -> int:
            async with page.post(f"/phones/{ANNA}/{action}", json=given) as response:
                assert response.status == 200
                return int((await response.json())["message_id"])

        assert await upload("photo", ("a.png", PNG), ("b.mp4", b"film")) == 200
        assert await upload("photo", ("a.mp4", b"film")) == 200
        assert await upload("document", ("a.mp3", b"song")) == 200
        assert await upload("photo", ("a.png", PNG), ("b.pdf", b"pdf")) == 200
        for action in ("voice", "video", "audio"):
            await act(action, caption="__注__")
        written = await act("write", text="**通告** 全文")
        await act("edit", message_id=written, text="__通告__ 全文")
    said = [update.get("message") or update["edited_message"] for update in await bot.updates()]
    kinds = [next(kind for kind in ("photo", "video", "voice", "audio", "document", "text") if kind in each) for each in said]
    assert kinds == ["photo", "video", "video", "audio", "document", "document", "voice", "video", "audio", "text", "text"]
    assert [each.get("caption") for each in said[:9]] == ["图", None, "图", "图", "图", None, "注", "注", "注"]
    assert [each["entities"][0]["type"] for each in said[9:]] == ["bold", "italic"]
