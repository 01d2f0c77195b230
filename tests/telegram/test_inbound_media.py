"""Photos and places become signals, live locations that move become a track; what is malformed in them is a problem of its own."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.desk.arrival import Arrival, LivePoint
from bot.telegram.inbound import Inbound
from conversations.courier import Spot
from conversations.disinfection import Photo
from conversations.engine.signals import Located, Pictured, Signal
from tests.contract import check_update
from tests.telegram.updates import (
    CHANNEL,
    DATE,
    GROUP,
    IMAGE,
    LARGER,
    LIVE,
    PERSON,
    PHOTO,
    PLACE,
    VENUE,
    VIDEO,
    message,
    update,
    without_part,
)

INBOUND = Inbound("fugong_bot")
SENT = datetime.fromtimestamp(DATE, UTC)
SPOT = Spot(43_886_800, 125_324_500)
FOR_EVER = 0x7FFFFFFF


@pytest.mark.parametrize(
    ("raw", "signal"),
    [
        (update(document=IMAGE), Pictured(Photo("BQAC", "AQ", as_file=True))),
        (update(document={**IMAGE, "mime_type": "Image/HEIC"}, media_group_id="77"), Pictured(Photo("BQAC", "AQ", as_file=True), "77")),
        (update(photo=PHOTO, caption="张三 38.2"), Pictured(Photo("AgAC", "AQ"))),
        (update(photo=[*LARGER, *PHOTO], media_group_id="77"), Pictured(Photo("large", "AQ2"), "77")),
        (update(photo=PHOTO, live_photo=VIDEO), Pictured(Photo("AgAC", "AQ"))),
        (update(photo=PHOTO, forward_origin=CHANNEL), Pictured(Photo("AgAC", "AQ"))),
        (update(location=PLACE), Located(SPOT, SENT, 7)),
        (update(location=LIVE), Located(SPOT, SENT, 7, 60)),
        (update(location={**PLACE, "live_period": FOR_EVER}), Located(SPOT, SENT, 7, FOR_EVER)),
        (update(location={"latitude": -90, "longitude": 180.0}), Located(Spot(-90_000_000, 180_000_000), SENT, 7)),
        (update(venue=VENUE, location=PLACE), Located(SPOT, SENT, 7)),
        (update(venue=VENUE), Located(SPOT, SENT, 7)),
    ],
)
def test_photos_and_places(raw: dict[str, Any], signal: Signal) -> None:
    check_update(raw)
    arrival = without_part(INBOUND.read(raw))
    assert arrival == Arrival(500, 101, signal, sender_name="李小红", sender_language="zh-hans", raw=raw)


@pytest.mark.parametrize(
    ("location", "ended"),
    [(LIVE, False), ({**PLACE, "live_period": FOR_EVER}, False), (PLACE, True)],
)
def test_a_live_location_that_moves_is_a_track_and_no_signal(location: dict[str, Any], ended: bool) -> None:
    raw = update("edited_message", location=location, edit_date=DATE + 90)
    check_update(raw)
    point = LivePoint(7, SPOT, datetime.fromtimestamp(DATE + 90, UTC), ended)
    assert INBOUND.read(raw) == Arrival(500, 101, sender_name="李小红", sender_language="zh-hans", raw=raw, track=point)


def test_nobody_else_leaves_a_track() -> None:
    moved = {"location": LIVE, "edit_date": DATE + 90}
    for raw in (
        update("edited_message", chat=GROUP, **moved),
        {"update_id": 500, "edited_message": message(**moved) | {"from": {**PERSON, "is_bot": True}}},
    ):
        check_update(raw)
        arrival = INBOUND.read(raw)
        assert (arrival.signal, arrival.track, arrival.problem) == (None, None, None)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (update(photo=[]), "photo: empty"),
        (update(photo=PHOTO[0]), "photo: not a list of objects"),
        (update(photo=[{**PHOTO[0], "width": "9"}]), "width: not a whole number"),
        (update(photo=PHOTO, media_group_id=7), "media_group_id: not a string"),
        (update(document={"file_id": "B", "mime_type": "image/png"}), "file_unique_id: not a string"),
        (update(location={**PLACE, "latitude": 90.1}), "latitude: not a coordinate"),
        (update(location={**PLACE, "longitude": True}), "longitude: not a coordinate"),
        (update(location={**PLACE, "longitude": float("nan")}), "longitude: not a coordinate"),
        (update(location={**PLACE, "live_period": -1}), "live_period: negative"),
        (update(location=PLACE, date=2**60), "date: not a moment"),
        (update(venue={}), "location: not an object"),
        (update("edited_message", location=LIVE), "edit_date: not a whole number"),
    ],
)
def test_what_is_malformed_is_a_problem_of_its_own(raw: dict[str, Any], problem: str) -> None:
    arrival = INBOUND.read(raw)
    assert (arrival.update_id, arrival.chat_id, arrival.problem, arrival.signal, arrival.track) == (500, 101, problem, None, None)
