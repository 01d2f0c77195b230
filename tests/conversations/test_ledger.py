"""The health ledger, case by case: the bad input of the issue that a conversation alone can meet."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from conversations.briefing import Invite
from conversations.codes import AlertKind, Status, Symptom
from conversations.engine.signals import FileFailed, RosterArrived, Tapped, Typed, Unread, Unreadable, Uploaded
from conversations.policy import DEFAULT_POLICY
from conversations.records import FileReport, ReadRoster
from conversations.roles import Membership, Role
from conversations.roster_file import Rejected, Rejection
from conversations.rules.names import read_names
from conversations.rules.temperature import Celsius, NotPlausible, read_temperature
from tests.conversations.dialogue import WORDING, Talk, plain
from tests.conversations.world import DIVISION, PATH, ZONE, World


@pytest.fixture
def talk() -> Talk:
    """A manager with a small roster, and the district's officer."""
    world = World()
    world.manager()
    world.officer()
    world.hire("王芳|收银员", "李强", "赵敏", "<b>A&B</b>")
    return Talk(world)


def text_of(talk: Talk, chat: int = 1) -> str:
    """The newest card's text."""
    return plain(WORDING.screen(talk.cards[chat], "zh-CN").text)


def open_temperature(talk: Talk, name: str = "王芳") -> None:
    """As far as the question for the temperature."""
    talk.type(1, "/today")
    talk.tap(1, "有异常")
    talk.tap(1, name)
    talk.tap(1, "选好了")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("38.2", "38.2"), ("3７．５", "37.5"), ("３８．５", "38.5"), ("38度2", "38.2"), ("38。2", "38.2"),
        ("38,2", "38.2"), ("38·2", "38.2"),
        ("38点2", "38.2"), ("38°5", "38.5"), ("38℃8", "38.8"), ("38度", "38"), ("37", "37"), ("36度半", "36.5"), ("体温38.2", "38.2"),
        ("38.25", "38.25"), ("100.8F", "38.2"), ("38.2℃", "38.2"), ("38.2°C", "38.2"), ("38.2 度", "38.2"), ("34.0", "34.0"), ("43", "43"),
    ],
)  # fmt: skip
def test_temperatures_that_are_read(typed: str, value: str) -> None:
    assert read_temperature(typed, DEFAULT_POLICY) == Celsius(Decimal(value))


@pytest.mark.parametrize(
    ("typed", "hint"), [("365", True), ("382", True), ("99", False), ("33.9", False), ("43.1", False), ("3.65", False)]
)
def test_temperatures_that_are_asked_again(typed: str, hint: bool) -> None:
    reading = read_temperature(typed, DEFAULT_POLICY)
    assert isinstance(reading, NotPlausible)
    assert reading.hint is hint


@pytest.mark.parametrize("typed", ["😀", "", "发烧", "38.2.1", "三十八", "٣٨", "38.2 咳嗽", "3" * 5000, "-38"])
def test_what_is_no_temperature(typed: str) -> None:
    assert read_temperature(typed, DEFAULT_POLICY) is None


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("365", "少了小数点"), ("99", "不在 34.0–43.0"), ("😀", "没有看出体温"), ("好的" * 2500, "没有看出体温"),
    ],
)  # fmt: skip
def test_a_bad_temperature_gets_a_clear_answer_and_loses_nothing(talk: Talk, typed: str, answer: str) -> None:
    open_temperature(talk)
    talk.type(1, typed)
    assert answer in text_of(talk)
    assert "体温是多少" in text_of(talk)
    talk.type(1, "38.2")
    assert "有哪些症状" in text_of(talk)


@pytest.mark.parametrize("signal", [Unreadable(Unread.VOICE), Unreadable(Unread.STICKER), Unreadable(Unread.PICTURE)])
def test_voice_and_stickers_are_answered_and_the_question_stays(talk: Talk, signal: Unreadable) -> None:
    open_temperature(talk)
    talk.send(1, signal, "> (…)")
    assert "暂不支持" in text_of(talk)
    assert "体温是多少" in text_of(talk)


def test_an_edited_message_changes_nothing(talk: Talk) -> None:
    open_temperature(talk)
    talk.send(1, Typed("38.2", edited=True), "> 38.2")
    assert "修改已发出的消息" in text_of(talk)
    assert "体温是多少" in text_of(talk)


def test_a_name_with_markup_is_shown_as_it_is(talk: Talk) -> None:
    open_temperature(talk, "<b>A&B</b>")
    assert "<b>&lt;b&gt;A&amp;B&lt;/b&gt;</b>" in WORDING.screen(talk.cards[1], "zh-CN").text


def test_two_taps_file_one_report(talk: Talk) -> None:
    talk.type(1, "/today")
    data, _ = talk.find(1, "全部正常")
    first = talk.send(1, Tapped(data), "> tap")
    second = talk.send(1, Tapped(data), "> tap")
    assert len(first.records) == 1
    assert not second.records
    assert second.toast is not None
    assert second.toast.key == "toast-already-filed"


def test_a_tap_on_last_weeks_card_never_acts(talk: Talk) -> None:
    talk.type(1, "/today")
    data, _ = talk.find(1, "全部正常")
    talk.world.now += timedelta(days=7)
    turn = talk.send(1, Tapped(data), "> tap")
    assert not turn.records
    assert turn.toast is not None
    assert turn.toast.key == "toast-other-day"
    assert "未报" in text_of(talk)


def test_a_tap_on_an_older_question_never_acts(talk: Talk) -> None:
    open_temperature(talk)
    data, _ = talk.find(1, "38.2")
    talk.type(1, "36.6")
    turn = talk.send(1, Tapped(data), "> tap")
    assert turn.toast is not None
    assert turn.toast.key == "toast-stale"
    assert "有哪些症状" in text_of(talk)
    talk.tap(1, "无症状")
    talk.tap(1, "休假")
    talk.tap(1, "确认上报")
    assert talk.world.reports[-1].entries[0].temperature == Decimal("36.6")


def test_quick_taps_on_several_names_all_count(talk: Talk) -> None:
    talk.type(1, "/today")
    talk.tap(1, "有异常")
    first, _ = talk.find(1, "王芳")
    second, _ = talk.find(1, "李强")
    for data in (first, second, second):
        talk.send(1, Tapped(data), "> tap")
    assert "已选 2 人：王芳、李强" in text_of(talk)


def test_the_attempt_to_work_while_ill_is_filed_and_alerted(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "38.2")
    talk.tap(1, "无症状")
    talk.tap(1, "在岗")
    assert "不能上岗" in text_of(talk)
    talk.tap(1, "居家隔离")
    talk.tap(1, "确认上报")
    filed = talk.world.records[-1]
    assert isinstance(filed, FileReport)
    assert filed.entries[0].attempted_on_post
    assert filed.entries[0].status is Status.HOME_ISOLATION
    assert [alert.kind for alert in filed.alerts] == [AlertKind.WORKING_ILL]


def test_a_fever_typed_later_takes_back_on_post(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "36.5")
    talk.tap(1, "无症状")
    talk.tap(1, "在岗")
    talk.tap(1, "修改：王芳")
    talk.tap(1, "体温")
    talk.type(1, "37.3")
    assert "今天是什么状态" in text_of(talk)
    talk.tap(1, "就医")
    assert "确认上报" in str([b.label.key for row in talk.cards[1].rows for b in row]) or talk.find(1, "确认上报")


def test_typed_words_answer_symptoms_and_status(talk: Talk) -> None:
    open_temperature(talk)
    talk.type(1, "38.2")
    talk.type(1, "咳嗽，有点乏力")
    talk.tap(1, "选好了")
    talk.type(1, "去医院了")
    talk.tap(1, "确认上报")
    entry = talk.world.reports[-1].entries[0]
    assert set(entry.symptoms) == {Symptom.COUGH, Symptom.FATIGUE}
    assert entry.status is Status.HOSPITAL


def test_people_in_hospital_are_asked_for_again(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "38.2")
    talk.tap(1, "无症状")
    talk.tap(1, "就医")
    talk.tap(1, "确认上报")
    talk.world.now += timedelta(days=1)
    turn = talk.send(1, Tapped(f"ok:17:{talk.world.now.date()}"), "> [全部正常]")
    assert not turn.records, "all normal must not swallow somebody in hospital"
    talk.tap(1, "其余都正常")
    assert "王芳" in text_of(talk)


def test_a_removed_manager_is_told_and_nothing_is_filed(talk: Talk) -> None:
    open_temperature(talk)
    talk.world.enrol(1, "黄春")
    turn = talk.type(1, "38.2")
    assert not turn.records
    assert "不是该企业的填报人" in text_of(talk)
    talk.world.manager()
    talk.type(1, "/today")
    assert "未报" in text_of(talk)


def test_a_manager_cannot_report_for_another_enterprise(talk: Talk) -> None:
    turn = talk.send(1, Tapped(f"ok:18:{talk.world.now.date()}"), "> tap")
    assert not turn.records
    assert "没有找到" in text_of(talk)


def test_a_manager_cannot_touch_an_alert(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "38.2")
    talk.tap(1, "无症状")
    talk.tap(1, "就医")
    talk.tap(1, "确认上报")
    for data in ("alert:101", "ack:101", "detail:101", "res:101", f"lag:{DIVISION}:0", f"remall:{DIVISION}:yes", "ent:18"):
        turn = talk.send(1, Tapped(data), "> tap")
        assert not turn.records
        assert "没有找到" in text_of(talk), data


def test_a_draft_does_not_outlive_its_day(talk: Talk) -> None:
    open_temperature(talk)
    talk.world.now = datetime(2026, 11, 24, 7, 5, tzinfo=ZONE)
    turn = talk.type(1, "38.2")
    assert not turn.records
    assert "没有保存" in text_of(talk)


def test_leaving_asks_first_and_can_be_taken_back(talk: Talk) -> None:
    open_temperature(talk)
    talk.type(1, "/cancel")
    assert "放弃" in text_of(talk)
    talk.tap(1, "继续填写")
    assert "体温是多少" in text_of(talk)
    talk.type(1, "/cancel")
    talk.tap(1, "放弃，不保存")
    assert "没有保存" in text_of(talk)


def test_looking_elsewhere_keeps_the_draft_and_shows_the_way_back(talk: Talk) -> None:
    open_temperature(talk)
    talk.type(1, "/today")
    talk.tap(1, "继续刚才的填写")
    assert "体温是多少" in text_of(talk)


def test_another_flow_parks_the_draft(talk: Talk) -> None:
    open_temperature(talk)
    talk.type(1, "/roster")
    talk.tap(1, "添加员工")
    talk.type(1, "孙丽")
    talk.tap(1, "确认添加")
    talk.tap(1, "继续刚才的填写")
    assert "体温是多少" in text_of(talk)


def test_two_managers_at_once_make_two_revisions(talk: Talk) -> None:
    talk.world.enrol(3, "李店长", Membership(Role.MANAGER, 17, "南关祥瑞摄影店"))
    open_temperature(talk)
    talk.tap(1, "38.2")
    talk.tap(1, "无症状")
    talk.tap(1, "就医")
    talk.type(3, "/today")
    talk.tap(3, "全部正常")
    talk.send(1, Typed("?"), "> ?")
    assert "李店长 报过" in text_of(talk)
    talk.tap(1, "确认上报")
    assert [report.revision for report in talk.world.reports] == [1, 2]


def test_after_the_cutoff_a_report_is_late(talk: Talk) -> None:
    talk.world.now = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)
    talk.type(1, "/today")
    talk.tap(1, "全部正常")
    assert talk.world.reports[-1].late
    assert "迟报" in text_of(talk)


def test_a_roster_of_two_thousand_is_paged_and_searched(talk: Talk) -> None:
    talk.world.staff[17].clear()
    talk.world.hire(*(f"王{chr(0x4E00 + place)}" for place in range(2000)))
    talk.type(1, "/today")
    talk.tap(1, "有异常")
    talk.tap(1, "下一页")
    talk.type(1, "王七")
    assert "找到 1 人" in text_of(talk) or "已选 1 人" in text_of(talk)
    talk.type(1, "/roster")
    assert "共 125 页" in text_of(talk)


@pytest.mark.parametrize(
    ("invite", "answer"),
    [
        (Invite(5, Role.MANAGER, "x", used=True, expired=False), "已被使用"),
        (Invite(5, Role.MANAGER, "x", used=False, expired=True), "已过期"),
        (Invite(5, Role.MANAGER, "x", used=True, expired=False, already_member=True), "已登记"),
        (None, "不正确"),
    ],
)
def test_a_code_that_does_not_open_says_why(invite: Invite | None, answer: str) -> None:
    talk = Talk(World())
    if invite is not None:
        talk.world.invites["7K2MQ4XD9TBE"] = invite
    talk.type(1, "7k2m-q4xd-9tbe")
    assert answer in text_of(talk)


def test_a_code_used_by_somebody_else_meanwhile(talk: Talk) -> None:
    talk.world.invites["7K2MQ4XD9TBE"] = Invite(5, Role.OFFICER, "南关区", used=False, expired=False)
    talk.type(7, "/start 7K2MQ4XD9TBE")
    talk.type(8, "/start 7K2MQ4XD9TBE")
    talk.tap(7, "简体中文")
    talk.tap(7, "同意")
    talk.tap(8, "简体中文")
    assert 7 in talk.world.accounts
    assert 8 not in talk.world.accounts
    assert "已被使用" in text_of(talk, 8)


def test_files_that_cannot_be_a_roster(talk: Talk) -> None:
    turn = talk.send(1, Uploaded("f", "花名册.xlsx", 30_000_000), "> (30 MB)")
    assert not turn.records
    assert "文件太大（30 MB）" in text_of(talk)
    talk.send(1, FileFailed("too_big"), "")
    assert "20 MB" in text_of(talk)
    for reason in Rejection:
        talk.send(1, RosterArrived(1, 17, Rejected(reason)), "")
        assert "没有导入" in text_of(talk)
    assert isinstance(talk.send(1, Uploaded("f", "花名册.XLSX", 9_000), "> (花名册)").records[0], ReadRoster)


def test_somebody_unknown_gets_help_and_nothing_else() -> None:
    talk = Talk(World())
    for signal in (Typed("38.2"), Typed("/today"), Typed("/roster"), Uploaded("f", "a.xlsx", 5), Tapped("ok:17:2026-11-23"), Tapped("x")):
        turn = talk.send(9, signal, "> …")
        assert not turn.records


def test_pasted_names() -> None:
    pasted = read_names("1. 王芳（收银员）\n2、李 强\n赵敏，孙丽；王芳\n买买提·吐尔逊\n13844440000\n\n=cmd", {"赵敏"})
    assert pasted.people == (("王芳", "收银员"), ("李强", None), ("孙丽", None), ("买买提·吐尔逊", None))
    assert pasted.known == ("赵敏",)
    assert len(pasted.refused) == 2


def test_an_officer_below_sees_only_the_own_division(talk: Talk) -> None:
    talk.world.enrol(5, "外区联络员", Membership(Role.OFFICER, division="220202", division_name="昌邑区", path="/220000/220200/220202/"))
    for data in ("ent:17", f"lag:{DIVISION}:0", f"alerts:{DIVISION}"):
        talk.send(5, Tapped(data), "> tap")
        assert "没有找到" in text_of(talk, 5), data
    assert talk.world.composed(5, "alert", "101") is None
    assert PATH


def test_a_message_about_one_person_keeps_what_was_told_of_others(talk: Talk) -> None:
    talk.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    talk.tap(1, "确认上报")
    talk.type(1, "李强今天请假")
    assert "王芳（收银员）：38.2℃" in text_of(talk)
    talk.tap(1, "确认上报")
    assert {entry.status for entry in talk.world.reports[-1].entries} == {Status.HOSPITAL, Status.LEAVE}


def test_a_message_about_everybody_replaces_the_report(talk: Talk) -> None:
    talk.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    talk.tap(1, "确认上报")
    talk.type(1, "王芳居家办公，其余正常")
    talk.tap(1, "确认上报")
    assert [entry.status for entry in talk.world.reports[-1].entries] == [Status.REMOTE]


def test_a_message_that_puts_somebody_ill_on_post_is_asked_again(talk: Talk) -> None:
    talk.type(1, "王芳 38.2 在岗，其余正常")
    assert "今天是什么状态" in text_of(talk)
    talk.tap(1, "就医")
    talk.tap(1, "确认上报")
    assert talk.world.reports[-1].entries[0].attempted_on_post


def test_doubts_keep_the_list_open(talk: Talk) -> None:
    talk.type(1, "赵师傅发烧，其余正常")
    assert "不能确定" in text_of(talk) or "花名册里没有" in text_of(talk)
    assert not talk.world.reports
