"""Audiences as they are chosen and written down, lists of enterprises."""

from datetime import UTC, datetime

import pytest

from conversations.audience import Audience, Filter, Size, audience_from_json, audience_to_json
from conversations.audience_making import CODED, Making, audience_key, making_from_json, making_to_json, tapped
from conversations.audience_screens import prompt_of
from conversations.briefing import Briefing
from conversations.codes import Sector
from conversations.enterprise_list import MOST_LINES, list_key, list_of, read_list, spellings
from conversations.roles import Role
from conversations.view import Line


def test_an_audience_is_chosen_by_what_a_tap_wants_not_by_toggling() -> None:
    once = tapped(Making(), "+i.sectors retail")
    assert once is not None
    assert tapped(once, "+i.sectors retail") == once
    assert once.audience.include.sectors == (Sector.RETAIL,)
    assert tapped(once, "-i.sectors retail") == Making()
    assert making_from_json(making_to_json(once)) == once
    for name, values in CODED.items():
        for value in values:
            assert tapped(Making(), f"+x.{name} {value}") is not None


NO_TAPS = ("", "x", "+i.sectors nonsense", "+q.sectors retail", "+r staff", "go nowhere", "go i.nothing", "days i 999", "days i -1")


@pytest.mark.parametrize("token", [*NO_TAPS, "open x", "keep", "+i.enterprises 17"])
def test_a_tap_that_is_none(token: str) -> None:
    assert tapped(Making(), token) is None


def test_equal_audiences_are_one_key() -> None:
    chosen = Audience((Role.OFFICER, Role.MANAGER), Filter(sizes=(Size.SMALL, Size.MICRO)))
    other = Audience((Role.MANAGER, Role.OFFICER), Filter(sizes=(Size.MICRO, Size.SMALL)))
    assert audience_key(chosen) == audience_key(other) == '{"roles":["manager","officer"],"include":{"sizes":["micro","small"]}}'
    assert audience_to_json(audience_from_json(audience_to_json(chosen))) == audience_to_json(other)


def test_a_pasted_list_is_read_line_by_line() -> None:
    assert read_list(" 1. 南关祥瑞摄影店\n\n- 恒佳\n恒佳\n91220104MA00000001 ") == ("南关祥瑞摄影店", "恒佳", "91220104MA00000001")
    assert len(read_list("\n".join(f"店{n}" for n in range(1000)))) == MOST_LINES + 1
    assert "长春（南关）店" in spellings("长春(南关)店")
    assert "91220104MA00000001" in spellings("91220104ma0000 0001")
    assert list_of(list_key(("甲", "乙"))) == ("甲", "乙")


def test_without_a_count_the_button_tells_none_either() -> None:
    shown = prompt_of(Making(), Briefing(datetime(2026, 11, 23, 10, 0, tzinfo=UTC)))
    assert [line.key for line in shown.lines] == ["audience-to", "audience-uncounted"]
    assert [one.label for one in shown.rows[-1]] == [Line("button-audience-done-uncounted")]
