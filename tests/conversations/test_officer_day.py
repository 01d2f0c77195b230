"""The officer's day: the enterprise card, notes, messages on both phones, figures, chosen digests."""

from datetime import date, datetime, time

import pytest

from conversations.disinfection import Photo
from conversations.duty import Hours
from conversations.duty_records import SetDutyHours, TakeLeave
from conversations.duty_text import WORK_HOURS
from conversations.engine.signals import Pictured, Tapped, Uploaded
from conversations.officer_day import DigestKind
from conversations.officer_day_records import AddNote, AnswerMessage, RemoveNote, SetDigest, WriteMessage, WriteToLaggards
from conversations.roles import Membership, Role
from tests.conversations.dialogue import Talk
from tests.conversations.officer_scenery import COLLEAGUE, ELSEWHERE, MANAGER, OFFICER, OTHER_MANAGER, stored, talk
from tests.conversations.scenery import labels, text_of
from tests.conversations.world import ZONE
from tests.conversations.world_duty import enrol_officer

__all__ = ["talk"]


def test_the_card_tells_who_can_be_written_to_and_how_the_days_were(talk: Talk) -> None:
    talk.world.desk.phones[17] = "13804314821"
    talk.world.desk.unreachable = {MANAGER}
    talk.type(MANAGER, "/report")
    talk.tap(MANAGER, "全部正常")
    talk.type(OFFICER, "/enterprise 4821")
    card = text_of(talk, OFFICER)
    assert "联系人：孙丽娜" in card
    assert "填报人 1 名：黄春（0 名收得到消息）" in card
    assert card.count("❌") == 4
    assert "23日✅" in card
    talk.tap(OFFICER, "发消息")
    assert "没有收得到消息的填报人" in text_of(talk, OFFICER)


def test_notes_are_seen_by_colleagues_and_removed_by_their_author_alone(talk: Talk) -> None:
    talk.send(OFFICER, Tapped("noteadd:17"), "")
    talk.type(OFFICER, "晚上好联系")
    assert stored(talk, AddNote) == [AddNote(17, "晚上好联系")]
    talk.send(COLLEAGUE, Tapped("notes:17:0"), "")
    assert "晚上好联系" in text_of(talk, COLLEAGUE)
    assert "崔勇军" in text_of(talk, COLLEAGUE)
    assert not any("删除" in label for label in labels(talk, COLLEAGUE))
    talk.send(COLLEAGUE, Tapped("notedel:17:401:0"), "")
    assert not stored(talk, RemoveNote)
    talk.send(OFFICER, Tapped("notes:17:0"), "")
    talk.tap(OFFICER, "删除 1")
    assert "还没有备注" in text_of(talk, OFFICER)
    talk.tap(OFFICER, "恢复")
    talk.tap(OFFICER, "查看备注")
    assert "晚上好联系" in text_of(talk, OFFICER)


def test_notes_have_pages_and_one_of_the_second_is_removed_there(talk: Talk) -> None:
    for number in range(7):
        talk.send(OFFICER, Tapped("noteadd:17"), "")
        talk.type(OFFICER, f"备注{number}")
    talk.send(OFFICER, Tapped("notes:17:0"), "")
    assert "1. 备注6" in text_of(talk, OFFICER)
    talk.tap(OFFICER, "下一页")
    assert "7. 备注0" in text_of(talk, OFFICER)
    talk.tap(OFFICER, "删除 7")
    assert stored(talk, RemoveNote) == [RemoveNote(17, 401)]


def test_a_message_names_posts_never_people(talk: Talk) -> None:
    talk.send(OFFICER, Tapped("msg:17"), "")
    talk.type(OFFICER, "请报库存")
    talk.tap(OFFICER, "发送")
    assert stored(talk, WriteMessage) == [WriteMessage(17, "请报库存")]
    talk.arrives(MANAGER, "message", "501")
    assert "南关区联络员" in text_of(talk, MANAGER)
    assert "崔勇军" not in text_of(talk, MANAGER)
    assert talk.arrives(OTHER_MANAGER, "message", "501") is None
    talk.tap(MANAGER, "回复")
    talk.type(MANAGER, "还有 <200> 只")
    talk.tap(MANAGER, "发送")
    assert stored(talk, AnswerMessage) == [AnswerMessage(17, 501, "还有 <200> 只")]
    talk.arrives(OFFICER, "message_back", "502:501")
    assert "南关祥瑞摄影店 填报人" in text_of(talk, OFFICER)
    assert "还有 <200> 只" in text_of(talk, OFFICER)
    assert "黄春" not in text_of(talk, OFFICER)
    assert talk.arrives(ELSEWHERE, "message_back", "502:501") is None
    talk.tap(OFFICER, "回复")
    talk.type(OFFICER, "收到")
    talk.tap(OFFICER, "发送")
    assert stored(talk, WriteMessage)[-1] == WriteMessage(17, "收到", 502)


def test_a_message_is_a_text_of_at_most_a_thousand_characters(talk: Talk) -> None:
    talk.send(OFFICER, Tapped("msg:17"), "")
    talk.type(OFFICER, "字" * 1001)
    assert "太长" in text_of(talk, OFFICER)
    talk.send(OFFICER, Pictured(Photo("p", "u")), "")
    assert "不需要照片" in text_of(talk, OFFICER)
    talk.send(OFFICER, Uploaded("f", "x.pdf", 9), "")
    assert not talk.world.records
    talk.type(OFFICER, "字" * 1000)
    talk.tap(OFFICER, "发送")
    assert len(stored(talk, WriteMessage)) == 1


def test_an_answer_is_looked_at_before_it_leaves(talk: Talk) -> None:
    """A report that is typed after an idle tap on "reply" reaches nobody by accident."""
    talk.send(OFFICER, Tapped("msg:17"), "")
    talk.type(OFFICER, "在吗")
    talk.tap(OFFICER, "发送")
    talk.send(MANAGER, Tapped("msgans:501"), "")
    talk.type(MANAGER, "王芳 38.2")
    assert not stored(talk, AnswerMessage)
    talk.tap(MANAGER, "返回")
    talk.tap(MANAGER, "返回")
    assert not stored(talk, AnswerMessage)
    talk.send(OTHER_MANAGER, Tapped("msgans:501"), "")
    assert "没有找到" in text_of(talk, OTHER_MANAGER)


def test_laggards_are_written_to_and_who_reports_meanwhile_is_not(talk: Talk) -> None:
    talk.type(OFFICER, "/laggards")
    talk.tap(OFFICER, "写给未报企业")
    talk.type(OFFICER, "请抓紧")
    assert "将发给 2 家" in text_of(talk, OFFICER)
    talk.tap(OFFICER, "发送")
    assert stored(talk, WriteToLaggards) == [WriteToLaggards(talk.world.today, "/220000/220100/220102/", "请抓紧")]
    talk.type(MANAGER, "/report")
    talk.tap(MANAGER, "全部正常")
    assert talk.arrives(MANAGER, "message_many", "501:17:2026-11-23") is None
    assert talk.arrives(OTHER_MANAGER, "message_many", "502:18:2026-11-23") is not None
    talk.world.now = datetime(2026, 11, 24, 7, 30, tzinfo=ZONE)
    assert talk.arrives(OTHER_MANAGER, "message_many", "502:18:2026-11-23") is None


def test_nobody_is_written_to_in_the_evening_about_a_day_that_is_over(talk: Talk) -> None:
    talk.world.now = datetime(2026, 11, 23, 21, 30, tzinfo=ZONE)
    talk.send(OFFICER, Tapped("msglag:220102"), "")
    assert "请电话联系" in text_of(talk, OFFICER)
    assert "发送" not in "".join(labels(talk, OFFICER))


def test_a_list_of_messages_has_the_unanswered_first(talk: Talk) -> None:
    for enterprise in (17, 18):
        talk.send(OFFICER, Tapped(f"msg:{enterprise}"), "")
        talk.type(OFFICER, "在吗")
        talk.tap(OFFICER, "发送")
    talk.send(MANAGER, Tapped("msgans:501"), "")
    talk.type(MANAGER, "在")
    talk.tap(MANAGER, "发送")
    talk.type(OFFICER, "/messages")
    assert [label for label in labels(talk, OFFICER) if "南关" in label] == [
        "🔔 南关祥瑞摄影店　11月23日 周一",
        "南关恒佳超市　11月23日 周一",
    ]
    talk.type(COLLEAGUE, "/messages")
    assert "还没有往来消息" in text_of(talk, COLLEAGUE)


def test_a_division_has_its_parts_and_a_way_up_for_those_who_may(talk: Talk) -> None:
    talk.world.enrol(7, "市局", Membership(Role.OFFICER, division="220100", division_name="长春市", path="/220000/220100/"))
    talk.type(7, "/division")
    assert "下级区划" in text_of(talk, 7)
    talk.tap(7, "南关区")
    assert "应报 2 家，已报 0 家，未报 2 家" in text_of(talk, 7)
    talk.tap(7, "上级")
    assert text_of(talk, 7).startswith("长春市")
    talk.type(OFFICER, "/division")
    assert not any("上级" in label for label in labels(talk, OFFICER))
    talk.tap(OFFICER, "走势")
    assert talk.cards[OFFICER].attachment is not None
    assert text_of(talk, OFFICER).count("/2 家") == 10


@pytest.mark.parametrize(("typed", "said"), [("25:00", "时间"), ("22:00", "免打扰"), ("6:00", "免打扰"), ("13:00", "12:00 以前")])
def test_a_time_that_is_none_or_does_not_fit_is_refused(talk: Talk, typed: str, said: str) -> None:
    talk.type(OFFICER, "/settings")
    talk.tap(OFFICER, "早报：其他时间")
    talk.type(OFFICER, typed)
    assert said in text_of(talk, OFFICER)
    assert not talk.world.records


def test_digests_are_chosen_and_given_up(talk: Talk) -> None:
    talk.type(OFFICER, "/settings")
    talk.tap(OFFICER, "早报 08:00")
    talk.tap(OFFICER, "晚报：其他时间")
    talk.type(OFFICER, "1915")
    talk.tap(OFFICER, "早报、晚报时间")
    assert "晚报：19:15" in text_of(talk, OFFICER)
    talk.tap(OFFICER, "不要早报")
    assert talk.world.desk.digests[OFFICER] == {DigestKind.EVENING: time(19, 15)}
    assert stored(talk, SetDigest)[0] == SetDigest(DigestKind.MORNING, time(8, 0))
    talk.type(MANAGER, "/settings")
    assert "早报" not in text_of(talk, MANAGER)


def test_digests_are_about_the_own_divisions_and_end_with_the_office(talk: Talk) -> None:
    talk.world.now = datetime(2026, 11, 27, 18, 30, tzinfo=ZONE)
    talk.arrives(OFFICER, "evening", "2026-11-27")
    assert "明天是休息日" in text_of(talk, OFFICER)
    assert talk.arrives(MANAGER, "morning", "2026-11-27") is None
    assert talk.arrives(MANAGER, "evening", "2026-11-27") is None


def test_the_morning_digest_tells_who_is_on_duty_and_when_nobody_is(talk: Talk) -> None:
    talk.world.now = datetime(2026, 11, 24, 8, 0, tzinfo=ZONE)
    talk.arrives(OFFICER, "morning", "2026-11-24")
    assert "今天值班：崔勇军 全天、胡明 全天" in text_of(talk, OFFICER)
    assert not any("值班安排" in one for one in labels(talk, OFFICER)), "nothing is missing"
    talk.world.apply(SetDutyHours(WORK_HOURS), OFFICER)
    talk.world.apply(TakeLeave(date(2026, 11, 24), date(2026, 11, 24), OFFICER), COLLEAGUE)
    talk.world.apply(SetDutyHours((Hours(1, time(18), time(20)),)), COLLEAGUE)
    talk.arrives(OFFICER, "morning", "2026-11-24")
    text = text_of(talk, OFFICER)
    assert "今天值班：崔勇军 08:00–18:00、崔勇军（代胡明） 18:00–20:00" in text
    assert "⚠️ 今天无人值班的时段：00:00–08:00 20:00–24:00" in text
    talk.tap(OFFICER, "值班安排 · 南关区")
    assert "我的值班时间" in text_of(talk, OFFICER)


def test_the_morning_digest_tells_of_a_day_without_anybody_and_of_the_own_divisions_alone(talk: Talk) -> None:
    for chat in (OFFICER, COLLEAGUE):
        talk.world.apply(TakeLeave(date(2026, 11, 24), date(2026, 11, 24)), chat)
    talk.world.now = datetime(2026, 11, 24, 8, 0, tzinfo=ZONE)
    talk.arrives(OFFICER, "morning", "2026-11-24")
    assert "⚠️ 今天全天无人值班" in text_of(talk, OFFICER)
    enrol_officer(talk.world, 7, "赵刚", "220100")
    talk.arrives(7, "morning", "2026-11-24")
    assert "今天值班：赵刚 全天" in text_of(talk, 7)
    assert "崔勇军" not in text_of(talk, 7), "of the own division alone"
