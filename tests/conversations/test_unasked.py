"""Photos and places that nothing was waiting for: said so, with what to do instead; a questionnaire that runs stays where it is."""

from datetime import UTC, datetime

import pytest

from conversations.courier import Spot
from conversations.disinfection import Photo
from conversations.engine.session import Session
from conversations.engine.signals import Located, Pictured, Signal
from conversations.unasked import unasked
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.scenery import open_temperature, talk, text_of
from tests.conversations.world import World

__all__ = ["talk"]

PHOTO = Pictured(Photo("f", "u"))
AS_FILE = Pictured(Photo("f", "u", as_file=True), album="7")
PLACE = Located(Spot(43_886_800, 125_324_500), datetime(2026, 11, 23, 1, 0, tzinfo=UTC), 7)
LIVE = Located(PLACE.spot, PLACE.at, 7, live_seconds=3600)


@pytest.mark.parametrize(
    ("signal", "said"),
    [(PHOTO, "照片没有保存"), (AS_FILE, "照片没有保存"), (PLACE, "请先开始配送，再发送位置"), (LIVE, "可以停止共享")],
)
def test_what_nobody_asked_for_is_answered(talk: Talk, signal: Signal, said: str) -> None:
    turn = talk.send(1, signal, "> (…)")
    assert said in text_of(talk)
    assert not turn.records
    assert turn.session == Session()


def test_a_stranger_is_answered_too() -> None:
    talk = Talk(World())
    talk.send(99, PHOTO, "> (…)")
    assert "照片没有保存" in text_of(talk, 99)


@pytest.mark.parametrize(("signal", "said"), [(PHOTO, "这一步不需要照片"), (PLACE, "这一步不需要位置"), (LIVE, "这一步不需要位置")])
def test_a_question_that_wants_something_else_stays(talk: Talk, signal: Signal, said: str) -> None:
    open_temperature(talk)
    talk.send(1, signal, "> (…)")
    assert said in text_of(talk)
    assert "已填内容都在" in text_of(talk)
    assert "体温是多少" in text_of(talk)


@pytest.mark.parametrize("signal", [PHOTO, PLACE, LIVE])
def test_it_is_short_in_english_too(signal: Signal) -> None:
    assert "was not kept" in WORDING.text(unasked(signal), "en")
