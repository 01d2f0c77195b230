"""Cards with something attached: photos that Telegram has, pictures and workbooks that are made; what may go wrong with each."""

import asyncio
import threading
from dataclasses import replace

import pytest

from bot.mailbox.messenger import Delivered, Gone, Held, NotMade, Outcome, Parcel, Refused, RetryAt, Unknown, Unreachable
from bot.simulator import Fault, FaultKind, Simulator
from bot.telegram.api import Api
from bot.telegram.attachments import Make
from bot.telegram.outbound import TelegramMessenger
from conversations.attachment import Attachment, Grid, SentPhoto, TrackMap, Workbook
from conversations.line import Line
from tests.simulator.test_updates import PNG
from tests.telegram.fake_server import refusal, scripted, success
from tests.telegram.screens import Button, Made, Screen, nothing

GRID = Grid(Line("x"), (), ())
BUTTONS = ((Button("今日", "today", "primary"),),)
CARD = Screen("本周消毒 <b>42/42</b>", BUTTONS, attachment=GRID, language="en")


def makes(made: Made) -> tuple[list[tuple[str, str]], Make]:
    """Something that makes the same of everything, and what it was asked for."""
    asked: list[tuple[str, str]] = []

    def make(attachment: Attachment, language: str) -> Made:
        asked.append((type(attachment).__name__, language))
        return made

    return asked, make


async def test_a_picture_is_made_in_the_readers_language_and_uploaded(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    asked, make = makes(Made("周表.png", PNG))
    messenger = TelegramMessenger(api, make)
    sent = await messenger.deliver(Parcel(101, CARD, silent=True))
    assert isinstance(sent, Delivered)
    assert asked == [("Grid", "en")]
    (call,) = simulator.log.of("sendPhoto")
    assert call.files == ("photo",)
    shown = simulator.read(101).messages[-1]
    assert (shown.id, shown.text, shown.labels, shown.silent) == (sent.message_id, "本周消毒 42/42", ["今日"], True)
    assert shown.get("caption_entities") == [{"type": "bold", "offset": 5, "length": 5}]
    assert shown.get("photo")


@pytest.mark.parametrize("name", ["消毒记录.xlsx", 'a/b\\c"d\r\n.xlsx'])
async def test_a_workbook_is_a_document(simulator: Simulator, api: Api, name: str) -> None:
    await simulator.people.start(101)
    _, make = makes(Made(name, b"PK\x03\x04", photo=False))
    workbook = replace(CARD, attachment=Workbook(Line("x"), ()), buttons=())
    assert isinstance(await TelegramMessenger(api, make).deliver(Parcel(101, workbook)), Delivered)
    document = simulator.read(101).messages[-1].get("document")
    assert document["file_name"] in ("消毒记录.xlsx", "a_b_c_d_.xlsx")
    assert document["mime_type"].endswith("spreadsheetml.sheet")
    assert simulator.state.files[document["file_id"]].content == b"PK\x03\x04"


async def test_a_photo_that_was_sent_to_us_goes_out_by_its_id(simulator: Simulator, api: Api) -> None:
    messenger = TelegramMessenger(api, nothing)
    await simulator.people.start(101)
    photo = (await simulator.people.photo(102, PNG)).message["photo"][-1]["file_id"]
    as_file = (await simulator.people.document(102, "a.png", PNG)).message["document"]["file_id"]
    for attachment in (SentPhoto(photo), SentPhoto(as_file, as_file=True)):
        assert isinstance(await messenger.deliver(Parcel(101, replace(CARD, attachment=attachment))), Delivered)
    first, second = simulator.log.of("sendPhoto", "sendDocument")
    assert (first.params["photo"], second.params["document"]) == (photo, as_file)
    assert first.files == second.files == ()
    # No file changes its kind: the server refuses, and the mailbox sends the text alone.
    refused = await messenger.deliver(Parcel(101, replace(CARD, attachment=SentPhoto(as_file))))
    assert refused == Refused("can't use file of type Document as Photo")


async def test_with_an_attachment_nothing_is_edited(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    _, make = makes(Made("a.png", PNG))
    messenger = TelegramMessenger(api, make)
    text = await messenger.deliver(Parcel(101, replace(CARD, attachment=None)))
    assert isinstance(text, Delivered)
    picture = await messenger.deliver(Parcel(101, CARD, edit_message_id=text.message_id))
    assert isinstance(picture, Delivered)
    assert picture.message_id != text.message_id
    # A text never takes the place of a picture.
    assert await messenger.deliver(Parcel(101, replace(CARD, attachment=None), edit_message_id=picture.message_id)) == Gone()


async def test_what_cannot_be_made_is_not_sent(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    outcome = await TelegramMessenger(api, nothing).deliver(Parcel(101, CARD))
    assert outcome == NotMade("LookupError: Grid")
    assert simulator.log.of("sendPhoto", "sendDocument", "sendMessage") == []


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault(FaultKind.FLOOD, retry_after=7), RetryAt(7.0)),
        (Fault(FaultKind.ERROR, code=502), Unknown("error 502", answered=True)),
        (Fault(FaultKind.LOST), Unknown("ServerDisconnectedError")),
    ],
)
async def test_trouble_at_the_server(simulator: Simulator, api: Api, fault: Fault, outcome: Outcome) -> None:
    await simulator.people.start(101)
    simulator.faults.add(fault)
    _, make = makes(Made("a.png", PNG))
    assert await TelegramMessenger(api, make).deliver(Parcel(101, CARD)) == outcome


async def test_what_may_not_leave_any_more_when_it_is_made_is_held(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    asked, make = makes(Made("a.png", PNG))
    assert await TelegramMessenger(api, make).deliver(Parcel(101, CARD, held=lambda: bool(asked))) == Held()
    assert simulator.log.of("sendPhoto") == []


async def test_who_cannot_be_written_to_gets_no_picture_either(simulator: Simulator, api: Api) -> None:
    await simulator.people.start(101)
    await simulator.people.block(101)
    _, make = makes(Made("a.png", PNG))
    assert await TelegramMessenger(api, make).deliver(Parcel(101, CARD)) == Unreachable("bot was blocked by the user")


async def test_a_group_that_became_a_supergroup_gets_it_there(simulator: Simulator, api: Api) -> None:
    group = await simulator.people.group("群", {101, 102})
    await simulator.people.upgrade(group.id)
    asked, make = makes(Made("a.png", PNG))
    assert isinstance(await TelegramMessenger(api, make).deliver(Parcel(group.id, CARD)), Delivered)
    assert [call.status for call in simulator.log.of("sendPhoto")] == [400, 200]
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("content", "times", "said"),
    [(b"no picture", 1, "IMAGE_PROCESS_FAILED"), (b"", 1, "file must be non-empty"), (b"0", 51 * 2**20, "Request Entity Too Large")],
)
async def test_files_that_the_server_does_not_take(simulator: Simulator, api: Api, content: bytes, times: int, said: str) -> None:
    await simulator.people.start(101)
    _, make = makes(Made("a.png", content * times))
    assert await TelegramMessenger(api, make).deliver(Parcel(101, CARD)) == Refused(said)


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (refusal(413, "Request Entity Too Large"), Refused("Request Entity Too Large")),
        ((413, b"<html>nginx</html>"), Refused("HTTP status 413")),
        (refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"), Refused("PHOTO_INVALID_DIMENSIONS")),
        (refusal(429, "Too Many Requests: retry after 35", {"retry_after": 35}), RetryAt(35.0)),
        ((200, b"<html>a captive portal</html>"), Unknown("the answer is not a Bot API server's")),
        (success({"no": "id"}), Unknown("an answer without message_id")),
    ],
)
async def test_every_answer_has_an_outcome(reply: tuple[int, bytes], outcome: Outcome) -> None:
    asked, make = makes(Made("a.png", PNG))
    async with scripted(reply) as (api, _):
        for attachment in (GRID, SentPhoto("AgAC")):
            assert await TelegramMessenger(api, make).deliver(Parcel(101, replace(CARD, attachment=attachment))) == outcome
    assert asked == [("Grid", "en")]


async def test_what_a_form_cannot_say_is_refused_not_raised() -> None:
    _, make = makes(Made("a.png", PNG))
    async with scripted(success({"message_id": 1})) as (api, script):
        outcome = await TelegramMessenger(api, make).deliver(Parcel(101, replace(CARD, text="\ud83d")))
        assert outcome == Refused("the parameters cannot be written as a form")
        assert script.calls == []


async def test_two_at_a_time_are_made_and_nothing_else_waits_for_them(simulator: Simulator, api: Api) -> None:
    for user in (101, 102):
        await simulator.people.start(user)
    let, now, most = threading.Event(), 0, 0
    lock, two = threading.Lock(), threading.Event()

    def slow(_attachment: Attachment, _language: str) -> Made:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
            if now == 2:
                two.set()
        assert let.wait(10)
        with lock:
            now -= 1
        return Made("a.png", PNG)

    messenger = TelegramMessenger(api, slow)
    track = replace(CARD, attachment=TrackMap(Line("x"), (), Line("x"), Line("x")))
    making = [asyncio.create_task(messenger.deliver(Parcel(101, track))) for _ in range(5)]
    assert await asyncio.to_thread(two.wait, 10)
    assert isinstance(await messenger.deliver(Parcel(102, replace(CARD, attachment=None))), Delivered)
    let.set()
    assert {type(outcome) for outcome in await asyncio.gather(*making)} == {Delivered}
    assert most == 2
