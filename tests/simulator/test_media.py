"""Photos, albums and live locations as phones send them, in programs and through the page's own door."""

import aiohttp
import pytest

from bot.simulator import Simulator
from bot.simulator.people import FOR_EVER
from tests.simulator.conftest import ANNA, BORIS, Bot, Clock
from tests.simulator.test_updates import PNG


async def test_an_album_is_a_message_for_each_picture(bot: Bot, simulator: Simulator) -> None:
    photos = await simulator.people.album(ANNA, [("a.png", PNG), ("b.png", PNG), ("c.png", PNG)], caption="消毒前后")
    files = await simulator.people.album(ANNA, [("a.png", PNG), ("b.png", PNG)], as_files=True)
    messages = [update["message"] for update in await bot.updates()]
    assert [message["message_id"] for message in messages] == [post.message["message_id"] for post in (*photos, *files)]
    assert len({message["media_group_id"] for message in messages[:3]}) == 1
    assert messages[3]["media_group_id"] == messages[4]["media_group_id"] != messages[0]["media_group_id"]
    assert ["photo" in message for message in messages] == [True, True, True, False, False]
    assert [message["document"]["mime_type"] for message in messages[3:]] == ["image/png"] * 2
    assert [message.get("caption") for message in messages] == ["消毒前后", None, None, None, None]


@pytest.mark.parametrize("number", [0, 1, 11])
async def test_an_album_has_two_to_ten(simulator: Simulator, number: int) -> None:
    with pytest.raises(ValueError, match="2 to 10"):
        await simulator.people.album(ANNA, [("a.png", PNG)] * number)


async def test_a_live_location_is_one_message_and_then_edits(bot: Bot, simulator: Simulator, clock: Clock) -> None:
    post = await simulator.people.location(ANNA, 43.9, 125.3, live_period=600)
    message_id = post.message["message_id"]
    for step in (1, 2):
        clock.forward(seconds=10)
        await simulator.people.move(ANNA, message_id, 43.9 + step / 1000, 125.3)
    clock.forward(seconds=10)
    await simulator.people.stop(ANNA, message_id)
    first, *edits = await bot.updates()
    sent = first["message"]
    assert (sent["location"], "edit_date" in sent) == ({"latitude": 43.9, "longitude": 125.3, "live_period": 600}, False)
    messages = [update["edited_message"] for update in edits]
    assert [(each["message_id"], each["edit_date"] - sent["date"], each["date"]) for each in messages] == [
        (message_id, seconds, sent["date"]) for seconds in (10, 20, 30)
    ]
    assert [each["location"].get("live_period") for each in messages] == [600, 600, None]
    assert messages[-1]["location"]["latitude"] == messages[-2]["location"]["latitude"] == 43.902
    for ended in (simulator.people.move(ANNA, message_id, 44, 125), simulator.people.stop(ANNA, message_id)):
        with pytest.raises(ValueError, match="ended"):
            await ended


async def test_when_its_time_is_over_nothing_is_sent(bot: Bot, simulator: Simulator, clock: Clock) -> None:
    post = await simulator.people.location(ANNA, 43.9, 125.3, live_period=60)
    ever = await simulator.people.location(ANNA, 43.9, 125.3, live_period=FOR_EVER)
    clock.forward(days=400)
    with pytest.raises(ValueError, match="ended"):
        await simulator.people.move(ANNA, post.message["message_id"], 44, 125)
    await simulator.people.move(ANNA, ever.message["message_id"], 44, 125)
    assert [sorted(update)[0] for update in await bot.updates()] == ["message", "message", "edited_message"]


@pytest.mark.parametrize("seconds", [0, 59, 86_401, -1])
async def test_a_live_location_lasts_a_minute_to_a_day(simulator: Simulator, seconds: int) -> None:
    with pytest.raises(ValueError, match="a minute to a day"):
        await simulator.people.location(ANNA, 43.9, 125.3, live_period=seconds)


async def test_a_single_location_does_not_move(simulator: Simulator) -> None:
    post = await simulator.people.location(ANNA, 43.9, 125.3)
    with pytest.raises(ValueError, match="no live location"):
        await simulator.people.move(ANNA, post.message["message_id"], 44, 125)


async def test_a_picture_of_the_bot_cannot_become_a_text(bot: Bot, simulator: Simulator) -> None:
    file_id = (await simulator.people.photo(BORIS, PNG)).message["photo"][-1]["file_id"]
    sent = await bot("sendPhoto", chat_id=ANNA, photo=file_id, caption="图")
    place = {"chat_id": ANNA, "message_id": sent["message_id"]}
    assert await bot.refused("editMessageText", **place, text="x") == "400 Bad Request: there is no text in the message to edit"
    assert (
        await bot.refused("sendPhoto", chat_id=ANNA, photo=file_id, caption="长" * 1025) == "400 Bad Request: message caption is too long"
    )


async def test_the_page_sends_them_too(bot: Bot, address: str, simulator: Simulator) -> None:
    async with aiohttp.ClientSession(address) as page:

        async def upload(kind: str, *names: str, data: bytes = PNG) -> int:
            form = aiohttp.FormData({"as": kind}, default_to_multipart=True)
            for name in names:
                form.add_field("file", data, filename=name, content_type="image/png")
            async with page.post(f"/phones/{ANNA}/upload", data=form) as response:
                return response.status

        async def act(action: str, **given: object) -> tuple[int, int]:
            async with page.post(f"/phones/{ANNA}/{action}", json=given) as response:
                return response.status, (await response.json()).get("message_id", 0)

        assert await upload("photo", "a.png", "b.png") == 200
        assert await upload("document", "a.png") == 200
        assert await upload("photo", "a.png", "b.png", data=b"no picture") == 200
        assert await upload("photo", *(f"{number}.png" for number in range(11))) == 400
        assert await upload("photo") == 400
        status, message_id = await act("location", latitude=43.9, longitude=125.3, live_period=3600)
        assert status == 200
        assert await act("move", message_id=message_id, latitude=43.91, longitude=125.3) == (200, message_id)
        assert await act("stop", message_id=message_id) == (200, message_id)
        assert await act("move", message_id=message_id, latitude=43.91, longitude=125.3) == (400, 0)
    updates = await bot.updates()
    said = [update.get("message") or update["edited_message"] for update in updates]
    assert ["photo" in each for each in said[:5]] == [True, True, False, False, False], "what is no picture goes as a file"
    assert [bool(each.get("media_group_id")) for each in said[:5]] == [True, True, False, True, True]
    assert ["edited_message" in update for update in updates[5:]] == [False, True, True]
