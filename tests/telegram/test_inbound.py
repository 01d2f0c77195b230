"""Every kind of update becomes the right arrival; whatever is odd becomes a problem, and nothing raises."""

from dataclasses import replace
from datetime import UTC
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.arrival import Arrival
from bot.telegram.inbound import Inbound
from conversations.content import Entity, units
from conversations.content_json import part_from_json, part_to_json
from conversations.courier import Spot
from conversations.engine.signals import Located, Pictured, Signal, Tapped, Typed, Unread, Unreadable, Uploaded
from tests.contract import check_update
from tests.telegram.updates import (
    CHANNEL,
    CONTACT,
    DATE,
    DOCUMENT,
    GROUP,
    IMAGE,
    LIVE,
    PERSON,
    PHOTO,
    PRIVATE,
    STICKER,
    VENUE,
    VIDEO,
    VOICE,
    in_group,
    membership,
    message,
    tap,
    update,
    without_part,
)

INBOUND = Inbound("fugong_bot")


@pytest.mark.parametrize(
    ("raw", "signal"),
    [
        (update(text="张三 38.2"), Typed("张三 38.2")),
        (update(text="x", forward_origin=CHANNEL), Typed("x", forwarded=True)),
        (update("edited_message", text="张三 37.2", edit_date=1), Typed("张三 37.2", edited=True)),
        (update(document=DOCUMENT), Uploaded("BQAC", "名单.xlsx", 8122)),
        (update(document=DOCUMENT, caption="员工名单"), Uploaded("BQAC", "名单.xlsx", 8122)),
        (update(document={"file_id": "B", "file_unique_id": "A"}), Uploaded("B", "", 0)),
        (update(animation=VIDEO, document=DOCUMENT), Unreadable(Unread.OTHER)),
        (update(voice=VOICE), Unreadable(Unread.VOICE)),
        (update(video_note={**VOICE, "length": 9}), Unreadable(Unread.VOICE)),
        (update(video=VIDEO), Unreadable(Unread.OTHER)),
        (update(sticker=STICKER), Unreadable(Unread.STICKER)),
        (update(contact=CONTACT), Unreadable(Unread.CONTACT)),
        (update(dice={"emoji": "🎲", "value": 3}), Unreadable(Unread.OTHER)),
        (update("edited_message", photo=PHOTO, caption="x", edit_date=1), None),
        (update("edited_message", document=DOCUMENT, edit_date=1), None),
        (update(message_auto_delete_timer_changed={"message_auto_delete_time": 60}), None),
        (update(pinned_message=message(text="x")), None),
        ({"update_id": 500, "message": message(text="x") | {"from": {**PERSON, "is_bot": True}}}, None),
    ],
)
def test_messages(raw: dict[str, Any], signal: Signal | None) -> None:
    check_update(raw)
    arrival = without_part(INBOUND.read(raw))
    assert arrival == Arrival(500, 101, signal, sender_name="李小红", sender_language="zh-hans", raw=raw)


def test_a_kind_of_content_that_is_not_known_yet_is_answered() -> None:
    assert INBOUND.read(update(hologram={})).signal == Unreadable(Unread.OTHER)


@pytest.mark.parametrize(
    ("raw", "signal"),
    [
        (in_group(text="/today"), Typed("/today")),
        (in_group(text="/today@Fugong_Bot 1"), Typed("/today@Fugong_Bot 1")),
        (in_group(text="/today@another_bot"), None),
        (in_group(text="大家好 @FUGONG_BOT 在吗"), Typed("大家好 @FUGONG_BOT 在吗")),
        (in_group(text="请@fugong_bot看"), Typed("请@fugong_bot看")),
        (in_group(text="写给 a@fugong_bot"), None),
        (in_group(text="@fugong_bot2 在吗"), None),
        (in_group(text="大家好"), None),
        (in_group(photo=PHOTO), None),
        (in_group(document=DOCUMENT), None),
        (in_group(location=LIVE), None),
        (in_group(migrate_to_chat_id=-1005), None),
        (update("edited_message", chat=GROUP, text="/today", edit_date=1), None),
    ],
)
def test_groups(raw: dict[str, Any], signal: Signal | None) -> None:
    check_update(raw)
    assert INBOUND.read(raw) == Arrival(500, -1001, signal, group=True, sender_name="李小红", sender_language="zh-hans", raw=raw)


OLD = {"chat": PRIVATE, "message_id": 40, "date": 0}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (tap(), {"signal": Tapped("ok:17"), "message_id": 40}),
        (tap(message=OLD), {"signal": Tapped("ok:17"), "message_id": None}),
        (tap(message=None, inline_message_id="x"), {"signal": Tapped("ok:17"), "message_id": None}),
        (tap(data=None, game_short_name="x"), {"signal": None, "message_id": 40}),
        (tap(message={**OLD, "chat": GROUP}), {"signal": Tapped("ok:17"), "chat_id": -1001, "group": True}),
    ],
)
def test_taps(raw: dict[str, Any], expected: dict[str, Any]) -> None:
    check_update(raw)
    usual = Arrival(501, 101, callback_id="4711", sender_name="李小红", sender_language="zh-hans", raw=raw)
    assert INBOUND.read(raw) == replace(usual, **expected)


@pytest.mark.parametrize(("status", "reachable"), [("kicked", False), ("member", True), ("left", None)])
def test_blocking_and_coming_back(status: str, reachable: bool | None) -> None:
    raw = membership(status)
    check_update(raw)
    assert INBOUND.read(raw) == Arrival(502, 101, sender_name="李小红", sender_language="zh-hans", reachable=reachable, raw=raw)


def test_being_thrown_out_of_a_group_makes_nobody_unreachable() -> None:
    arrival = INBOUND.read(membership("kicked", GROUP))
    assert (arrival.chat_id, arrival.group, arrival.reachable, arrival.problem) == (-1001, True, None, None)


def test_other_kinds_are_only_acknowledged() -> None:
    raw = {"update_id": 9, "poll": {"id": "1"}}
    assert INBOUND.read(raw) == Arrival(9, 0, raw=raw)


@pytest.mark.parametrize(
    ("raw", "problem", "chat_id"),
    [
        ({"update_id": 5, "message": 7}, "message: not an object", 0),
        (update(text=7) | {"update_id": 5}, "text: not a string", 101),
        (update(document="x") | {"update_id": 5}, "document: not an object", 101),
        (update(chat={"id": "101", "type": "private"}, text="x") | {"update_id": 5}, "id: not a whole number", 0),
        (update(chat={"id": 2**63, "type": "private"}, text="x") | {"update_id": 5}, "id: not a whole number", 0),
        (update(chat={"id": 101}, text="x") | {"update_id": 5}, "type: not a string", 101),
        (tap(id=4711) | {"update_id": 5}, "id: not a string", 101),
        (tap(**{"from": None}) | {"update_id": 5}, "from: not an object", 101),
        (tap(data=["x"]) | {"update_id": 5}, "data: not a string", 101),
    ],
)
def test_what_is_malformed_is_a_problem_of_its_own(raw: dict[str, Any], problem: str, chat_id: int) -> None:
    arrival = INBOUND.read(raw)
    assert (arrival.update_id, arrival.chat_id, arrival.problem, arrival.signal, arrival.raw) == (5, chat_id, problem, None, raw)


def test_a_malformed_tap_can_still_be_answered() -> None:
    assert INBOUND.read(tap(data=["x"])).callback_id == "4711"


@pytest.mark.parametrize("raw", [7, None, [], "x", {}, {"update_id": True}, {"update_id": -3}, {"update_id": 2**63}, {"update_id": 1.0}])
def test_without_an_id_it_gets_one_that_is_the_same_the_next_time(raw: Any) -> None:
    first, again = INBOUND.read(raw), INBOUND.read(raw)
    assert first == again
    assert -(2**63) <= first.update_id < -(2**62) + 1
    assert first.problem
    assert INBOUND.read([raw]).update_id != first.update_id


def test_what_is_nested_too_deeply_for_a_dead_letter_is_left_out_of_it() -> None:
    deep: Any = []
    for _ in range(5_000):
        deep = [deep]
    arrival = INBOUND.read({"update_id": 5, "message": deep})
    assert (arrival.update_id, arrival.problem, arrival.raw) == (5, "message: not an object", None)


IDS = st.integers(0, 2**52)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=8), part, max_size=4),
    max_leaves=12,
)
SAMPLES = [
    update(text="张三 38.2"),
    in_group(text="/today@fugong_bot"),
    update(document=DOCUMENT),
    update("edited_message", text="x"),
    update(
        text="张三 38.2", entities=[{"type": "bold", "offset": 0, "length": 2}, {"type": "text_link", "offset": 3, "length": 4, "url": "u"}]
    ),
    update(photo=PHOTO, media_group_id="77", caption="x", caption_entities=[{"type": "italic", "offset": 0, "length": 1}]),
    update(video=VIDEO, caption="x"),
    update(animation=VIDEO, document=DOCUMENT),
    update(document=IMAGE),
    update(location=LIVE),
    update(venue=VENUE),
    update("edited_message", location=LIVE, edit_date=DATE),
    tap(),
    tap(message=OLD),
    membership("kicked"),
]


def well_formed(arrival: Arrival) -> None:
    """What the desk may rely on."""
    assert -(2**63) <= arrival.update_id < 2**63
    assert -(2**63) <= arrival.chat_id < 2**63
    assert sum(said is not None for said in (arrival.signal, arrival.problem, arrival.reachable, arrival.track)) <= 1
    assert isinstance(arrival.sender_name, str)
    assert isinstance(arrival.sender_language, str)
    assert arrival.callback_id is None or isinstance(arrival.callback_id, str)
    assert arrival.message_id is None or isinstance(arrival.message_id, int)
    if isinstance(arrival.signal, Typed):
        assert isinstance(arrival.signal.text, str)
        inside(arrival.signal.text, arrival.signal.entities)
    if isinstance(arrival.signal, Uploaded | Pictured | Unreadable) and (part := arrival.signal.part) is not None:
        assert part == part_from_json(orjson.loads(orjson.dumps(part_to_json(part))))
        inside(part.text, part.entities)
    if isinstance(arrival.signal, Uploaded):
        assert isinstance(arrival.signal.file_id, str)
        assert isinstance(arrival.signal.name, str)
        assert 0 <= arrival.signal.size < 2**53
    if isinstance(arrival.signal, Pictured):
        assert all(isinstance(each, str) for each in (arrival.signal.photo.file_id, arrival.signal.photo.unique_id, arrival.signal.album))
    if isinstance(arrival.signal, Located):
        assert on_the_ground(arrival.signal.spot)
        assert 0 <= arrival.signal.live_seconds < 2**63
        assert arrival.signal.at.tzinfo is UTC
    if arrival.track is not None:
        assert on_the_ground(arrival.track.spot)
        assert arrival.track.at.tzinfo is UTC
    orjson.dumps(arrival.raw)


def inside(text: str, entities: tuple[Entity, ...]) -> None:
    """All formatting lies within its text."""
    assert all(each.offset >= 0 < each.length <= units(text) - each.offset for each in entities)


def on_the_ground(spot: Spot) -> bool:
    """Whether there is such a place."""
    return abs(spot.latitude) <= 90_000_000 and abs(spot.longitude) <= 180_000_000


@given(JSON)
def test_any_json_is_an_arrival(raw: Any) -> None:
    well_formed(INBOUND.read(raw))


@given(IDS, st.dictionaries(st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "poll"]), JSON, max_size=2))
def test_an_id_that_is_there_is_kept(update_id: int, rest: dict[str, Any]) -> None:
    arrival = INBOUND.read({"update_id": update_id, **rest})
    assert arrival.update_id == update_id
    well_formed(arrival)


@given(IDS, st.sampled_from(SAMPLES), st.data())
def test_any_field_may_be_anything(update_id: int, sample: dict[str, Any], data: st.DataObject) -> None:
    raw = orjson.loads(orjson.dumps(sample | {"update_id": update_id}))
    place = raw
    while True:
        name = data.draw(st.sampled_from(sorted(place)))
        if name != "update_id" and isinstance(place[name], dict) and place[name] and data.draw(st.booleans()):
            place = place[name]
            continue
        break
    if name != "update_id":
        if data.draw(st.booleans()):
            del place[name]
        else:
            place[name] = data.draw(JSON)
    arrival = INBOUND.read(raw)
    assert arrival.update_id == update_id
    well_formed(arrival)


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [("小红", "李", "李小红"), ("小红", "", "小红"), ("Anna", "Li", "Anna Li"), ("Anna", "李", "Anna 李"), ("", "李", "李")],
)
def test_a_name_is_written_in_the_order_of_its_language(first: str, last: str, name: str) -> None:
    person = {**PERSON, "first_name": first, "last_name": last}
    raw = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": PRIVATE, "from": person, "text": "x"}}
    assert INBOUND.read(raw).sender_name == name
