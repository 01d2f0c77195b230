"""Guidance in conversation: who sees what, receipts that never step back, admins who overtake each other, buttons of others."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from conversations.codes import RiskLevel, Sector
from conversations.content import MediaFile, MediaKind, Part
from conversations.engine.signals import Tapped, Typed
from conversations.guidance_keys import Asked, asked_of, list_key
from conversations.guidance_records import ConfirmGuidance, PublishGuidance, ReadGuidance, WithdrawGuidance
from conversations.roles import Membership, Role
from tests.conversations import world_guidance
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.dialogue import plain as spoken
from tests.conversations.guidance_scenes import ADMIN, MONDAY, SECOND, masks, people, plain
from tests.conversations.scenes import MANAGER, OFFICER
from tests.conversations.world import World


@pytest.fixture
def talk() -> Talk:
    """Everybody is there, and guidance for photographers and supermarkets that must be confirmed."""
    talk = Talk(World("zh-CN"))
    people(talk)
    talk.world.apply(masks(), ADMIN)
    talk.world.records.clear()
    return talk


def stored(talk: Talk) -> list[object]:
    return talk.world.records


def shown(talk: Talk, chat: int) -> str:
    return spoken(WORDING.screen(talk.cards[chat], "zh-CN").text)


def test_opening_is_reading_once(talk: Talk) -> None:
    talk.send(MANAGER, Tapped("guide:1"), "")
    talk.send(MANAGER, Tapped("guide:1:here"), "")
    talk.send(OFFICER, Tapped("guide:1"), "")
    talk.send(ADMIN, Tapped("guide:1"), "")
    assert stored(talk) == [ReadGuidance(1)]


def test_what_was_tapped_elsewhere_stays(talk: Talk) -> None:
    assert talk.send(MANAGER, Tapped("guide:1"), "").below
    assert not talk.send(MANAGER, Tapped("guide:1:here"), "").below
    assert talk.send(MANAGER, Tapped("guidebody:1"), "").below
    assert talk.send(MANAGER, Tapped("guideok:1:below"), "").below


def test_a_confirmation_is_kept_once_and_never_taken_back(talk: Talk) -> None:
    talk.send(MANAGER, Tapped("guideok:1"), "")
    talk.send(MANAGER, Tapped("guideok:1"), "")
    talk.send(MANAGER, Tapped("guide:1:here"), "")
    assert stored(talk) == [ConfirmGuidance(1)]
    assert "您已点「已阅」" in shown(talk, MANAGER)


def test_an_old_version_can_be_confirmed_and_the_new_one_asks_again(talk: Talk) -> None:
    talk.world.apply(masks(guidance_id=1, changes={"zh-CN": "加了一条"}, after=1), ADMIN)
    turn = talk.send(MANAGER, Tapped("guideok:1:below"), "")
    assert ConfirmGuidance(1) in turn.records
    assert "请再看新版" in shown(talk, MANAGER)
    talk.type(MANAGER, "/guidance")
    talk.tap(MANAGER, "● 待已阅：门店口罩")


def test_a_version_holds_until_the_next_one_begins(talk: Talk) -> None:
    tomorrow = MONDAY.date() + timedelta(days=1)
    talk.world.apply(masks(guidance_id=1, changes={"zh-CN": "加了一条"}, valid_from=tomorrow, after=1), ADMIN)
    talk.type(MANAGER, "/guidance")
    talk.tap(MANAGER, "● 待已阅：门店口罩")
    assert "第 1 版" in shown(talk, MANAGER)
    assert "自11月24日起执行新版" in shown(talk, MANAGER)
    talk.tap(MANAGER, "✅ 已阅")
    assert talk.world.library.receipts[1, MANAGER]
    talk.world.now += timedelta(days=1)
    talk.type(MANAGER, "/guidance")
    talk.tap(MANAGER, "● 待已阅：门店口罩")
    assert "第 2 版" in shown(talk, MANAGER)


def test_withdrawn_guidance_says_so_and_nothing_else(talk: Talk) -> None:
    talk.world.apply(WithdrawGuidance(1), ADMIN)
    talk.send(MANAGER, Tapped("guide:1"), "")
    assert "已停用" in shown(talk, MANAGER)
    assert "37.3" not in shown(talk, MANAGER)
    talk.send(MANAGER, Tapped("guidebody:1"), "")
    talk.send(MANAGER, Tapped("guideok:1"), "")
    talk.send(MANAGER, Tapped("guideold:1"), "")
    assert stored(talk) == [WithdrawGuidance(1)]
    talk.type(MANAGER, "/guidance")
    assert "共 0 份" in shown(talk, MANAGER)
    talk.send(ADMIN, Tapped("guide:1"), "")
    assert "37.3" in shown(talk, ADMIN)


@pytest.mark.parametrize(
    ("chat", "data"),
    [
        (MANAGER, "guides:18:0:"),
        (MANAGER, "guides:all:0"),
        (MANAGER, "guidesin:220102:0"),
        (MANAGER, "guidefind:guides:18"),
        (MANAGER, "guidefind:guides:all"),
        (MANAGER, "guidefind"),
        (MANAGER, "guidefind:today:1"),
        (MANAGER, "guidenew"),
        (MANAGER, "guidever:1"),
        (MANAGER, "guideoff:1:yes"),
        (MANAGER, "guideon:1"),
        (MANAGER, "bcguide:1"),
        (MANAGER, "guidewho:1::0"),
        (MANAGER, "guidewho:1:220102:0"),
        (MANAGER, "guide:99"),
        (OFFICER, "guides:all:0"),
        (OFFICER, "guidesin:220104:0"),
        (OFFICER, "guidenew"),
        (OFFICER, "guideoff:1:yes"),
        (OFFICER, "bcguide:1"),
        (OFFICER, "guidewho:1::0"),
        (OFFICER, "guidewho:1:220104:0"),
        (7, "guide:1"),
        (7, "guides:17:0"),
    ],
)
def test_what_is_not_theirs_is_not_there(talk: Talk, chat: int, data: str) -> None:
    talk.world.hire("王芳")
    talk.world.person(7, 1)
    turn = talk.send(chat, Tapped(data), "")
    assert turn.toast is not None
    assert turn.toast.key == "nothing-there"
    assert not stored(talk)


def test_somebody_with_several_lists_chooses(talk: Talk) -> None:
    account = talk.world.accounts[MANAGER]
    talk.world.accounts[MANAGER] = replace(account, memberships=(*account.memberships, Membership(Role.ADMIN)))
    talk.type(MANAGER, "/guidance 口罩")
    talk.tap(MANAGER, "指引库（全部）")
    assert "指引库" in shown(talk, MANAGER)


def test_a_search_stays_within_a_button(talk: Talk) -> None:
    for n in range(20):
        talk.world.apply(plain(f"口罩口罩口罩口罩口罩口罩口罩{n}", f"Masks {n}"), ADMIN)
    talk.type(MANAGER, "/guidance " + "口罩" * 40)
    talk.tap(MANAGER, "下一页 2/3")
    talk.tap(MANAGER, "上一页")
    talk.type(MANAGER, "/guidance")
    talk.tap(MANAGER, "查指引")
    talk.type(MANAGER, "a:b:口罩")
    assert "没有查到" in shown(talk, MANAGER)


@pytest.mark.parametrize("text", ["", "口罩", "a:b", "2020"])
@pytest.mark.parametrize("asked", [Asked(), Asked(17, reader=3, page=2), Asked(division="220102", reader=9), Asked(division="220102")])
def test_keys_of_lists(asked: Asked, text: str) -> None:
    asked = replace(asked, text=text)
    assert asked_of(list_key(asked)) == asked


def test_of_two_admins_the_second_is_told(talk: Talk) -> None:
    talk.send(ADMIN, Tapped("guidever:1"), "")
    talk.world.apply(masks(guidance_id=1, changes={"zh-CN": "别人改的"}, after=1), ADMIN)
    talk.world.records.clear()
    talk.tap(ADMIN, "沿用")
    assert "别的管理员发布了新版" in shown(talk, ADMIN)
    assert not stored(talk)


def test_an_album_is_closed_by_a_line_with_the_buttons(talk: Talk) -> None:
    album = Part("图解", files=(MediaFile(MediaKind.PHOTO, "a"), MediaFile(MediaKind.PHOTO, "b")), album="1")
    talk.world.apply(masks(body={"zh-CN": (Part("正文"), album)}), ADMIN)
    turn = talk.send(MANAGER, Tapped("guidebody:2"), "")
    assert [view.content for view in turn.replies] == [Part("正文"), album, None]
    assert [bool(view.rows) for view in turn.replies] == [False, False, True]


def test_an_english_reader_gets_chinese_where_there_is_nothing_else(talk: Talk) -> None:
    talk.world.apply(masks(title={"zh-CN": "只有中文"}, summary={"zh-CN": "摘要"}, body={"zh-CN": (Part("正文"),)}), ADMIN)
    talk.world.accounts[MANAGER] = replace(talk.world.accounts[MANAGER], language="en")
    turn = talk.send(MANAGER, Tapped("guidebody:2"), "")
    assert turn.replies[0].content == Part("正文")


def test_the_next_version_keeps_what_is_not_changed(talk: Talk) -> None:
    talk.send(ADMIN, Tapped("guidever:1"), "")
    talk.tap(ADMIN, "沿用")
    talk.tap(ADMIN, "今天")
    talk.tap(ADMIN, "长期有效")
    talk.type(ADMIN, "减少：不再登记姓名。")
    talk.type(ADMIN, "Names are not taken down any more.")
    talk.tap(ADMIN, "通知适用企业")
    turn = talk.tap(ADMIN, "确认发布")
    before = masks()
    changes = {"zh-CN": "减少：不再登记姓名。", "en": "Names are not taken down any more."}
    expected = replace(before, guidance_id=1, after=1, changes=changes, valid_from=MONDAY.date(), send=True)
    assert turn.records == (replace(expected, sectors=before.sectors),)


def test_a_new_one_says_everything_that_was_answered(talk: Talk) -> None:
    talk.send(ADMIN, Tapped("guidenew"), "")
    for said in ("餐饮外卖", "骑手取餐不进后厨。", "全文第一条"):
        talk.type(ADMIN, said)
    for tapped in ("写好了", "只用中文", "餐饮", "电子商务", "选好了", "高风险", "选好了", "不要求", "明天", "长期有效", "只放入"):
        talk.tap(ADMIN, tapped)
    turn = talk.tap(ADMIN, "确认发布")
    (record,) = turn.records
    assert record == PublishGuidance(
        title={"zh-CN": "餐饮外卖"},
        summary={"zh-CN": "骑手取餐不进后厨。"},
        body={"zh-CN": (Part("全文第一条"),)},
        sectors=(Sector.CATERING, Sector.ECOMMERCE),
        risks=(RiskLevel.HIGH,),
        must_confirm=False,
        valid_from=date(2026, 11, 24),
        send=False,
    )


def test_where_nobody_can_get_a_notice_none_is_said_to_be_on_its_way(talk: Talk) -> None:
    for whom, said in (("美容美发", "通知不会发给任何人"), ("超市", "通知已排上")):
        talk.send(ADMIN, Tapped("guidenew"), "")
        for typed in (f"{whom}消毒", "每天消毒。", "全文第一条"):
            talk.type(ADMIN, typed)
        for tapped in ("写好了", "只用中文", whom, "选好了", "所有风险等级", "不要求", "今天", "长期有效", "通知适用企业"):
            talk.tap(ADMIN, tapped)
        talk.tap(ADMIN, "确认发布")
        assert said in shown(talk, ADMIN)


def test_who_enrols_later_finds_it(talk: Talk) -> None:
    talk.world.enrol(9, "新来的", Membership(Role.MANAGER, 17, talk.world.enterprises[17]))
    talk.type(9, "/today")
    talk.tap(9, "1 份待已阅")
    assert "待您处理 1 份" in shown(talk, 9)


def test_receipts_of_the_whole_province(talk: Talk) -> None:
    talk.send(MANAGER, Tapped("guideok:1"), "")
    talk.send(ADMIN, Tapped("guidewho:1::0"), "")
    assert "已点「已阅」 1 家" in shown(talk, ADMIN)
    assert next(b.data for row in talk.cards[ADMIN].rows for b in row) == "ent:18"
    talk.send(SECOND, Typed("/guidance"), "")
    talk.send(SECOND, Tapped("guideok:1"), "")
    talk.send(ADMIN, Tapped("guidewho:1::0"), "")
    assert "都看过了" in shown(talk, ADMIN)


def test_the_world_knows_whom_a_risk_reaches(talk: Talk) -> None:
    talk.world.apply(plain("高风险地区", "High risk", risks=(RiskLevel.HIGH,)), ADMIN)
    talk.world.library.sent.clear()
    talk.world.say_risk("220100", RiskLevel.HIGH)
    world_guidance.rejudge(talk.world, {}, {"/220000/220100/"})
    assert talk.world.library.sent == [(2, ("/220000/220100/",))]


def publishing(talk: Talk, *, send: bool = True) -> str:
    """As far as the review, which is given back; for all trades and levels."""
    talk.send(ADMIN, Tapped("guidenew"), "")
    for text in ("通风", "每天通风三次", "全文"):
        talk.type(ADMIN, text)
    for button in ("写好了", "只用中文", "所有行业", "所有风险等级", "要求已阅", "今天", "长期有效", "通知适用企业" if send else "只放入"):
        talk.tap(ADMIN, button)
    return shown(talk, ADMIN)


def test_before_it_is_published_it_is_said_what_telling_everybody_takes(talk: Talk) -> None:
    assert "约需 1 分钟" in publishing(talk)
    assert "夜间" not in shown(talk, ADMIN)
    assert "须另一位管理员确认" not in shown(talk, ADMIN)
    assert "约需" not in publishing(talk, send=False)
    talk.world.policy = replace(talk.world.policy, broadcast_second_from=2)
    talk.world.now = talk.world.now.replace(hour=22)
    review = publishing(talk)
    assert "达到 2 人：提交后须另一位管理员确认" in review
    assert "发出时是夜间（21:00–07:00）" in review
    assert "改选「只放入指引库，不通知」" in review
