"""Which reply edits the card that was tapped, and which is a message of its own."""

import pytest

from bot.desk.arrival import Arrival
from bot.desk.post import replies
from bot.desk.turns import Call, Taken
from bot.storage.seats import Seat
from conversations.attachment import SentPhoto
from conversations.engine.session import Session
from conversations.engine.signals import Signal, Tapped, Typed
from conversations.engine.turn import Turn
from conversations.view import Line, View

TEXT = View((Line("x"),), card="text")
PHOTO = View((Line("x"),), card="photo", attachment=SentPhoto("AgAC"))
TAP = Tapped("week:17")


def sent(signal: Signal, *views: View, again: bool = False) -> list[tuple[str, bool, int | None]]:
    """Card, edit and message of what is sent to a person who tapped message 40."""
    arrival = Arrival(1, 101, signal, message_id=40)
    taken = Taken(Call(arrival, signal, Seat(None, Session(), ""), "zh-CN", again), Turn(Session(), views), "zh-CN")
    return [(draft.card, draft.edit, draft.message_id) for draft in replies(taken)]


def test_the_first_text_takes_the_place_of_the_tapped_card() -> None:
    assert sent(TAP, TEXT, TEXT) == [("text", True, 40), ("text", False, None)]
    assert sent(Typed("x"), TEXT) == [("text", False, None)]


@pytest.mark.parametrize("signal", [TAP, Typed("x")])
def test_a_card_with_an_attachment_is_a_message_of_its_own(signal: Signal) -> None:
    assert sent(signal, PHOTO) == [("photo", False, None)]
    assert sent(signal, PHOTO, TEXT) == [("photo", False, None), ("text", False, None)]


def test_text_first_and_the_picture_below() -> None:
    assert sent(TAP, TEXT, PHOTO) == [("text", True, 40), ("photo", False, None)]


def test_what_comes_again_shows_no_picture_twice() -> None:
    assert sent(TAP, TEXT, again=True) == [("text", True, None)]
    assert sent(TAP, PHOTO, again=True) == []
