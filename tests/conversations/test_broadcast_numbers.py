"""One, none and several, in the sentences about a broadcast, as each language says them."""

from datetime import date

import pytest

from conversations.view import Fact, Line
from tests.conversations.dialogue import WORDING, plain


def said(key: str, language: str, **facts: Fact) -> str:
    return plain(WORDING.toast(Line(key, facts), language))


@pytest.mark.parametrize(
    ("got", "pending", "english", "chinese"),
    [
        (0, 1, "Nobody has it yet; the one still to come gets the new one.", "目前还没有送达记录；还没发的 1 人直接收到新的。"),
        (0, 0, "Nobody has it yet.", "目前还没有送达记录。"),
        (1, 0, "It changes in 1 chat.", "已送达的 1 人那里会改成新的。"),
        (2, 3, "It changes in 2 chats; the 3 still to come get the new one.", "已送达的 2 人那里会改成新的；还没发的 3 人直接收到新的。"),
    ],
)
def test_where_an_edit_will_be_made(got: int, pending: int, english: str, chinese: str) -> None:
    assert said("broadcast-edit-total", "en", got=got, pending=pending) == english
    assert said("broadcast-edit-total", "zh-CN", got=got, pending=pending) == chinese


@pytest.mark.parametrize(
    ("got", "pending", "english", "chinese"),
    [
        (0, 1, "is changed; the one still to come gets the new one.", "已更改，还没发的 1 人直接收到新的。"),
        (0, 0, "is changed.", "已更改。"),
        (
            1,
            1,
            "is being changed in 1 chat; the one still to come gets the new one.",
            "正在更改：已送达的 1 人那里逐一改，还没发的 1 人直接收到新的。",
        ),
        (2, 0, "is being changed, one by one in 2 chats.", "正在更改：已送达的 2 人那里逐一改。"),
    ],
)
def test_where_an_edit_is_being_made(got: int, pending: int, english: str, chinese: str) -> None:
    assert said("broadcast-edited", "en", number=3, got=got, pending=pending) == f"✏️ Broadcast 3 {english}"
    assert said("broadcast-edited", "zh-CN", number=3, got=got, pending=pending) == f"✏️ 通告 3 {chinese}"


@pytest.mark.parametrize(("count", "english"), [(1, "1 is going to be reminded"), (2, "2 are going to be reminded")])
def test_who_is_going_to_be_reminded(count: int, english: str) -> None:
    shown = said("broadcast-chasing", "en", day=date(2026, 11, 24), count=count, times=1, most=3)
    assert shown == f"🔔 Tue 24 Nov: {english} to confirm (time 1 of 3)"


def test_on_which_days_nobody_is_on_duty() -> None:
    assert said("duty-week-hole", "en", days=("24 Nov", "26 Nov"), times="0–8") == "⚠️ nobody on duty on 24 Nov, 26 Nov: 0–8"
    assert said("duty-week-hole-daily", "en", times="0–8") == "⚠️ nobody on duty on any day: 0–8"
