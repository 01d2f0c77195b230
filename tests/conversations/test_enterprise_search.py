"""Searching enterprises: what is read of a text, who finds and opens what."""

from conversations.engine.signals import Tapped
from conversations.enterprise_search import EVERYWHERE, Search, paths_of, search_key, search_of, tidy
from conversations.roles import Account, Membership, Role
from tests.conversations.dialogue import Talk
from tests.conversations.officer_scenery import ELSEWHERE, FOREIGN, MANAGER, OFFICER, talk
from tests.conversations.scenery import labels, text_of

__all__ = ["talk"]


def test_what_is_typed_is_read_as_name_code_phone_or_initials() -> None:
    def of(text: str) -> Search:
        return Search((EVERYWHERE,), tidy(text))

    assert (of("4821").tail, of("4821").code, of("4821").initials) == ("4821", "4821", None)
    assert (of("４８２１").tail, of("482").tail, of("48213").tail) == ("4821", None, None)
    assert of("91220102ma0000001x").code == "91220102MA0000001X"
    assert (of("ma1x").code, of("abcd").code) == ("MA1X", None)
    assert (of("XRSY").initials, of("x").initials, of("祥瑞").initials) == ("xrsy", None, None)
    assert of("恒佳（东站）").names == ("恒佳（东站）", "恒佳(东站)")
    assert search_of(search_key(("/1/", "/2/"), ' a"b:c ', 3)) == Search(("/1/", "/2/"), 'a"b:c', 3)


def test_who_searches_where() -> None:
    officer = Membership(Role.OFFICER, path="/220000/220100/")
    assert paths_of(Account(1, 1, "en", "", (officer,))) == ("/220000/220100/",)
    assert paths_of(Account(1, 1, "en", "", (officer, Membership(Role.ADMIN)))) == (EVERYWHERE,)
    assert paths_of(Account(1, 1, "en", "", (Membership(Role.MANAGER, 17),))) == () == paths_of(None)


def test_a_single_hit_is_opened_at_once_and_pages_are_turned(talk: Talk) -> None:
    talk.type(OFFICER, "/enterprise 恒佳")
    assert "南关恒佳超市" in text_of(talk, OFFICER)
    assert any("发消息" in label for label in labels(talk, OFFICER))
    talk.type(OFFICER, "/enterprise 南关")
    assert [label for label in labels(talk, OFFICER) if "（南关区）" in label] == ["南关恒佳超市（南关区）", "南关祥瑞摄影店（南关区）"]


def test_a_text_with_a_colon_is_searched_whole_on_every_page(talk: Talk) -> None:
    talk.world.enterprises |= {n: f"甲:乙店{n}" for n in range(20, 30)}
    talk.world.staff |= {n: [] for n in range(20, 30)}
    talk.type(OFFICER, "/enterprise 甲:乙")
    talk.tap(OFFICER, "2/2")
    assert labels(talk, OFFICER)[:2] == ["甲:乙店28（南关区）", "甲:乙店29（南关区）"]


def test_a_text_too_long_for_a_button_has_no_pages_and_says_so(talk: Talk) -> None:
    name = "长春市南关区某某某某某某有限责任公司门店"
    talk.world.enterprises |= {n: f"{name}{n}" for n in range(20, 30)}
    talk.world.staff |= {n: [] for n in range(20, 30)}
    talk.type(OFFICER, f"/enterprise {name}")
    assert "只列前 8 家" in text_of(talk, OFFICER)
    assert not any("下一页" in label for label in labels(talk, OFFICER))


def test_too_many_and_none_say_how_else_to_search(talk: Talk) -> None:
    talk.world.enterprises |= {n: f"店{n}" for n in range(20, 80)}
    talk.world.staff |= {n: [] for n in range(20, 80)}
    talk.type(OFFICER, "/enterprise 店")
    assert "超过 50 家" in text_of(talk, OFFICER)
    talk.type(OFFICER, "/enterprise 无此店名")
    assert "没有查到" in text_of(talk, OFFICER)
    assert "手机尾号" in text_of(talk, OFFICER)


def test_managers_and_officers_of_other_divisions_find_and_open_nothing(talk: Talk) -> None:
    talk.type(ELSEWHERE, "/enterprise 恒佳")
    assert "没有查到" in text_of(talk, ELSEWHERE)
    talk.type(MANAGER, "/enterprise 恒佳")
    assert "恒佳" not in text_of(talk, MANAGER)
    for chat in (ELSEWHERE, MANAGER):
        for data in (
            "ent:18",
            "enthist:18",
            "notes:18:0",
            "noteadd:18",
            "msg:18",
            "thread:18:0",
            "msglag:220102",
            "div:220102",
            "divtrend:220102",
        ):
            talk.send(chat, Tapped(data), data)
            assert "没有找到" in text_of(talk, chat), data
    assert not talk.world.records


def test_the_question_ends_when_the_division_is_another_one(talk: Talk) -> None:
    talk.type(OFFICER, "/enterprise")
    talk.world.enrol(OFFICER, "崔勇军", Membership(Role.OFFICER, division="220202", division_name="昌邑区", path=FOREIGN))
    talk.type(OFFICER, "恒佳")
    assert "恒佳超市" not in text_of(talk, OFFICER)
