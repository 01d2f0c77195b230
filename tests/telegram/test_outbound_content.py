"""What an author wrote reaches readers as it is, is edited where it stands, and is taken back; nothing of it is ever sent a second time."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.mailbox.messenger import Delivered, Gone, Held, Outcome, Parcel, Refused, RetryAt, Unknown, Unreachable
from bot.simulator import Bubble, Fault, FaultKind, Simulator
from bot.telegram.api import Api
from bot.telegram.inbound import Inbound
from bot.telegram.outbound import TelegramMessenger
from conversations.content import Entity, MediaFile, MediaKind, Part
from conversations.engine.signals import Pictured, Typed, Unreadable, Uploaded
from conversations.view import Button as ViewButton
from conversations.view import Line, View
from conversations.wording import Wording
from tests.contract import check_result
from tests.simulator.test_updates import PNG
from tests.telegram.fake_server import refusal, scripted, success
from tests.telegram.screens import Button, Screen, nothing

READER, AUTHOR = 101, 102
BOLD = (Entity("bold", 0, 2), Entity("text_link", 3, 2, "https://example.org/"))
TEXT = Part("通知 全文 <不是标签> & https://example.org", BOLD)
BUTTONS = ((Button("已阅", "bcok:1", "success"), Button("查看全文", "guide:5")),)
WITHDRAWN = "此通告已<b>撤回</b>"


def screen(part: Part | None, withdrawn: bool = False, text: str = "") -> Screen:
    return Screen(text, BUTTONS, "broadcast/1/0", content=part, withdrawn=withdrawn)


def messenger(api: Api) -> TelegramMessenger:
    return TelegramMessenger(api, nothing)


async def sent(api: Api, parcel: Parcel) -> Delivered:
    outcome = await messenger(api).deliver(parcel)
    assert isinstance(outcome, Delivered), outcome
    return outcome


@pytest.fixture(autouse=True)
async def started(simulator: Simulator) -> None:
    for user in (READER, AUTHOR):
        await simulator.people.start(user)


async def files(simulator: Simulator) -> dict[MediaKind, MediaFile]:
    """One of every kind, as the author's phone sent it."""
    people = simulator.people
    posts = {
        MediaKind.PHOTO: await people.photo(AUTHOR, PNG),
        MediaKind.VIDEO: await people.video(AUTHOR),
        MediaKind.VOICE: await people.voice(AUTHOR),
        MediaKind.AUDIO: await people.audio(AUTHOR),
        MediaKind.DOCUMENT: await people.document(AUTHOR, "指引.pdf", b"%PDF"),
    }
    found = {kind: post.message[kind.value] for kind, post in posts.items()}
    return {kind: MediaFile(kind, file[-1]["file_id"] if isinstance(file, list) else file["file_id"]) for kind, file in found.items()}


def shown(simulator: Simulator, message_id: int, chat: int = READER) -> Bubble:
    return next(bubble for bubble in simulator.read(chat).messages if bubble.id == message_id)


async def test_a_text_keeps_its_formatting_and_has_buttons(simulator: Simulator, api: Api) -> None:
    first = await sent(api, Parcel(READER, screen(TEXT)))
    bubble = shown(simulator, first.message_id)
    assert (bubble.text, bubble.labels) == (TEXT.text, ["已阅", "查看全文"])
    assert bubble.entities[:2] == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 3, "length": 2, "url": "https://example.org/"},
    ]
    (call,) = simulator.log.of("sendMessage")
    assert "parse_mode" not in call.params
    edited = replace(TEXT, text="通知 全文 <新>")
    parcel = Parcel(READER, screen(edited), edit_message_id=first.message_id, edit_only=True)
    assert await sent(api, parcel) == first
    assert await sent(api, parcel) == first, "not modified is a success"
    bubble = shown(simulator, first.message_id)
    assert (bubble.text, bubble.edits, bubble.labels) == (edited.text, 1, ["已阅", "查看全文"])
    assert bubble.entities[0]["type"] == "bold"


@pytest.mark.parametrize("kind", MediaKind)
async def test_every_kind_of_file_goes_by_its_id_and_is_edited(simulator: Simulator, api: Api, kind: MediaKind) -> None:
    known = await files(simulator)
    part = Part("注意 附件", (Entity("italic", 0, 2),), (known[kind],))
    parcel = Parcel(READER, screen(part), silent=True, paid=True)
    first = await sent(api, parcel)
    bubble = shown(simulator, first.message_id)
    assert bubble.get(kind.value)
    assert (bubble.text, bubble.silent, bubble.labels) == ("注意 附件", True, ["已阅", "查看全文"])
    assert bubble.entities == [{"type": "italic", "offset": 0, "length": 2}]
    (call,) = simulator.log.of(f"send{kind.value.capitalize()}")
    assert (call.params["allow_paid_broadcast"], call.files) == (True, ())
    again = replace(parcel, screen=screen(replace(part, text="注意 新附件")), edit_message_id=first.message_id, edit_only=True)
    assert await sent(api, again) == await sent(api, again) == first
    assert (shown(simulator, first.message_id).text, shown(simulator, first.message_id).edits) == ("注意 新附件", 1)
    assert "allow_paid_broadcast" not in simulator.log.calls[-1].params
    if kind is not MediaKind.VOICE:
        other = MediaFile(MediaKind.DOCUMENT, (await simulator.people.document(AUTHOR, "新.pdf", b"%PDF2")).message["document"]["file_id"])
        await sent(api, replace(again, screen=screen(Part(files=(other,)))))
        bubble = shown(simulator, first.message_id)
        assert (bubble.get("document")["file_name"], bubble.text) == ("新.pdf", "")


async def test_an_album_is_several_messages_and_its_caption_is_edited(simulator: Simulator, api: Api) -> None:
    known = await files(simulator)
    part = Part("前后 对比", (Entity("bold", 0, 2),), (known[MediaKind.PHOTO], known[MediaKind.VIDEO]), "77")
    first = await sent(api, Parcel(READER, screen(part), paid=True))
    assert len(first.more) == 1
    bubbles = [shown(simulator, message_id) for message_id in (first.message_id, *first.more)]
    assert [bubble.text for bubble in bubbles] == ["前后 对比", ""]
    assert bubbles[0].get("media_group_id") == bubbles[1].get("media_group_id")
    assert simulator.log.of("sendMediaGroup")[0].params["allow_paid_broadcast"] is True
    edit = Parcel(READER, screen(replace(part, text="新的 说明")), edit_message_id=first.message_id, edit_only=True)
    assert (await sent(api, edit)).message_id == first.message_id
    assert shown(simulator, first.message_id).text == "新的 说明"
    await sent(api, replace(edit, screen=screen(replace(part, text="", entities=()))))
    assert shown(simulator, first.message_id).text == ""


async def test_what_a_phone_sends_is_passed_on_as_it_was(simulator: Simulator, api: Api) -> None:
    """From one phone through the bot's eyes to another."""
    people, inbound = simulator.people, Inbound("trial_bot")
    posts = [
        await people.write(AUTHOR, "**重要** [全文](https://example.org/) 😀||隐||"),
        await people.photo(AUTHOR, PNG, caption="__图__"),
        await people.document(AUTHOR, "a.png", PNG, caption="`原图`"),
        await people.voice(AUTHOR, 5, caption="说明"),
        await people.video(AUTHOR, caption="~~旧~~"),
    ]
    for post in posts:
        signal = inbound.read({"update_id": 1, "message": post.message}).signal
        if isinstance(signal, Typed):
            part = Part(signal.text, signal.entities)
        else:
            assert isinstance(signal, Pictured | Uploaded | Unreadable)
            assert signal.part is not None
            part = signal.part
        bubble = shown(simulator, (await sent(api, Parcel(READER, screen(part)))).message_id)
        for field in ("text", "entities", "caption", "caption_entities", "voice", "video"):
            assert bubble.get(field) == post.message.get(field)


@pytest.mark.parametrize(
    "part", [TEXT, Part("x", files=(MediaFile(MediaKind.PHOTO, "f"),)), Part("x", files=(MediaFile(MediaKind.VOICE, "f"),))]
)
async def test_an_edit_of_what_is_not_there_never_becomes_a_new_message(simulator: Simulator, api: Api, part: Part) -> None:
    edit = Parcel(READER, screen(part), edit_message_id=999)
    assert await messenger(api).deliver(replace(edit, edit_only=True)) == Refused("gone")
    assert await messenger(api).deliver(edit) == Gone(), "for cards that may"
    card = Parcel(READER, Screen("x"), edit_message_id=999, edit_only=True)
    assert await messenger(api).deliver(card) == Refused("gone")
    text = await sent(api, Parcel(READER, screen(TEXT)))
    if not part.files:
        return
    if part.files[0].kind is MediaKind.VOICE:
        assert await messenger(api).deliver(replace(edit, edit_message_id=text.message_id, edit_only=True)) == Refused("gone")


async def test_a_message_is_withdrawn(simulator: Simulator, api: Api) -> None:
    known = await files(simulator)
    text = await sent(api, Parcel(READER, screen(TEXT)))
    album = await sent(api, Parcel(READER, screen(Part(files=(known[MediaKind.PHOTO],) * 3))))
    for first in (text, album):
        parcel = Parcel(READER, screen(None, withdrawn=True, text=WITHDRAWN), edit_message_id=first.message_id, more=first.more)
        assert await messenger(api).deliver(parcel) == Delivered(first.message_id)
        assert await messenger(api).deliver(parcel) == Delivered(first.message_id), "what is not there is withdrawn"
    assert simulator.read(READER).from_bot == ()
    assert len(simulator.log.of("deleteMessage")) == 2
    assert simulator.log.of("deleteMessages")[0].params["message_ids"] == [album.message_id, *album.more]
    assert await messenger(api).deliver(Parcel(READER, screen(None, withdrawn=True, text=WITHDRAWN))) == Refused("gone")


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("kinds", [(), (MediaKind.PHOTO,), (MediaKind.VOICE,), (MediaKind.PHOTO, MediaKind.VIDEO)])
async def test_one_that_is_too_old_says_that_it_is_withdrawn(
    simulator: Simulator, api: Api, kinds: tuple[MediaKind, ...], told: bool
) -> None:
    known = await files(simulator)
    part = Part("通知", (Entity("bold", 0, 2),), tuple(known[kind] for kind in kinds))
    first = await sent(api, Parcel(READER, screen(part)))
    late = datetime(2026, 11, 26, tzinfo=UTC)
    object.__setattr__(simulator.world, "clock", lambda: late)
    content = part if told else None
    parcel = Parcel(READER, Screen(WITHDRAWN, content=content, withdrawn=True), edit_message_id=first.message_id, more=first.more)
    assert await messenger(api).deliver(parcel) == Delivered(first.message_id)
    assert await messenger(api).deliver(parcel) == Delivered(first.message_id), "also once more"
    bubble = shown(simulator, first.message_id)
    assert (bubble.text, bubble.buttons) == ("此通告已撤回", [])
    edits = simulator.log.of("editMessageText", "editMessageCaption")
    assert len(edits) == (2 if told or not kinds else 4)


OLD = refusal(400, "Bad Request: message can't be deleted for everyone")


@pytest.mark.parametrize(
    ("replies", "outcome"),
    [
        ([success(True)], Delivered(55)),
        ([refusal(400, "Bad Request: message to delete not found")], Delivered(55)),
        ([refusal(403, "Forbidden: bot was blocked by the user")], Unreachable("bot was blocked by the user")),
        ([refusal(429, "Too Many Requests", {"retry_after": 4})], RetryAt(4.0)),
        ([refusal(500, "Internal Server Error")], Unknown("error 500", answered=True)),
        ([OLD, success(True)], Delivered(55)),
        ([OLD, refusal(400, "Bad Request: message is not modified: x")], Delivered(55)),
        ([OLD, refusal(400, "Bad Request: message to edit not found")], Delivered(55)),
        ([OLD, refusal(400, "Bad Request: message can't be edited")], Refused("gone")),
        ([OLD, refusal(400, "Bad Request: there is no text in the message to edit"), success(True)], Delivered(55)),
        ([OLD, refusal(429, "Too Many Requests", {"retry_after": 4})], RetryAt(4.0)),
        ([OLD, (502, b"<html>")], Unknown("error 502", answered=True)),
        ([refusal(400, "Bad Request: MESSAGE_DELETE_FORBIDDEN"), success(True)], Delivered(55)),
    ],
)
async def test_every_answer_to_a_withdrawal_has_an_outcome(replies: list[tuple[int, bytes]], outcome: Outcome) -> None:
    parcel = Parcel(READER, screen(None, withdrawn=True, text=WITHDRAWN), edit_message_id=55)
    async with scripted(*replies) as (api, script):
        assert await messenger(api).deliver(parcel) == outcome
        assert len(script.calls) == len(replies)


@pytest.mark.parametrize("calls", [0, 1, 2])
async def test_before_each_call_it_is_asked_whether_it_may_still_leave(calls: int) -> None:
    left = iter([False] * calls + [True])
    parcel = Parcel(READER, screen(None, withdrawn=True, text=WITHDRAWN), edit_message_id=55, held=lambda: next(left))
    async with scripted(OLD, refusal(400, "Bad Request: there is no text in the message to edit"), success(True)) as (api, script):
        assert await messenger(api).deliver(parcel) == Held()
        assert len(script.calls) == calls


ALBUM = Part(files=(MediaFile(MediaKind.PHOTO, "f"),) * 2)


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        ([{"message_id": 7}, {"message_id": 8}, {"message_id": 9}], Delivered(7, (8, 9))),
        ([], Unknown("an answer without message_id")),
        ([{"message_id": 7}, {}], Unknown("an answer without message_id")),
        ("x", Unknown("an answer without message_id")),
    ],
)
async def test_the_messages_of_an_album_are_told(result: Any, outcome: Outcome) -> None:
    async with scripted(success(result)) as (api, _):
        assert await messenger(api).deliver(Parcel(READER, screen(ALBUM))) == outcome


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault(FaultKind.ERROR, code=503), Unknown("error 503", answered=True)),
        (Fault(FaultKind.LOST), Unknown("ServerDisconnectedError")),
        (Fault(FaultKind.FLOOD, retry_after=9), RetryAt(9.0)),
    ],
)
@pytest.mark.parametrize("part", [TEXT, ALBUM])
async def test_trouble_says_whether_the_server_answered(simulator: Simulator, api: Api, fault: Fault, outcome: Outcome, part: Part) -> None:
    simulator.faults.add(fault)
    assert await messenger(api).deliver(Parcel(READER, screen(part))) == outcome


async def test_a_group_that_became_a_supergroup_gets_it_there(simulator: Simulator, api: Api) -> None:
    group = await simulator.people.group("群", {READER, AUTHOR})
    await simulator.people.upgrade(group.id)
    assert isinstance(await messenger(api).deliver(Parcel(group.id, screen(TEXT))), Delivered)
    assert [call.status for call in simulator.log.of("sendMessage")] == [400, 200]


async def test_the_wording_of_content_has_no_text_of_its_own(simulator: Simulator, api: Api) -> None:
    view = View((), ((ViewButton(Line("button-back"), "x"),),), "broadcast/1/0", content=TEXT)
    for language in ("zh-CN", "en"):
        worded = Wording().screen(view, language)
        assert (worded.text, worded.content) == ("", TEXT)
        first = await sent(api, Parcel(READER, worded))
        assert shown(simulator, first.message_id).text == TEXT.text
        for call in simulator.log.of("sendMessage"):
            check_result("sendMessage", call.result)
