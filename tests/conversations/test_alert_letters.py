"""Nudges and bundles: what they say, which buttons they carry, and when there is nothing to say any more."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from conversations.alert import Alert
from conversations.briefing import Briefing
from conversations.chain import Chain, Due, NoticeKind
from conversations.codes import AlertKind, AlertState, Status, Symptom
from conversations.dialogue import compose, composed_wants
from conversations.roles import Account, Membership, Role
from conversations.view import View
from conversations.wording import Wording

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PATH = "/220000/220100/220104/"
OFFICER = Account(7, 7, "zh-CN", "李卫东", (Membership(Role.OFFICER, division="220104", path=PATH),))
FEVER = Alert(
    17,
    AlertKind.FEVER,
    AlertState.OPEN,
    5,
    "好邻居超市",
    "朝阳区",
    PATH,
    "张三",
    "收银员",
    Decimal("38.5"),
    (Symptom.COUGH,),
    Status.HOSPITAL,
    date(2026, 11, 23),
    NOW - timedelta(minutes=30),
    "王经理",
)
HELD = replace(FEVER, state=AlertState.ACKNOWLEDGED, holder_id=7, holder="李卫东")
ASKED = replace(HELD, due=Due.BACK, next_at=NOW + timedelta(minutes=30))
OTHERS = replace(HELD, holder_id=8, holder="赵")
DONE = replace(HELD, state=AlertState.RESOLVED)
WORDING = Wording()


def nudge(alert: Alert, kind: NoticeKind, account: Account | None = OFFICER) -> View | None:
    return compose("alert_nudge", f"17:{kind}:3", Briefing(NOW, account, alerts={17: alert}))


def shown(view: View | None, language: str = "zh-CN") -> tuple[str, list[str]]:
    """Its words, and what its buttons send back."""
    assert view is not None
    screen = WORDING.screen(view, language)
    return screen.text, [button.data for row in screen.buttons for button in row]


@pytest.mark.parametrize(
    ("alert", "kind", "says", "buttons"),
    [
        (FEVER, NoticeKind.STEP, "仍无人接单</b>（已 30 分钟）", ["ack:17", "alert:17"]),
        (FEVER, NoticeKind.AGAIN, "情况有变", ["ack:17", "alert:17"]),
        (HELD, NoticeKind.AGAIN, "您接的预警有新情况", ["alert:17"]),
        (ASKED, NoticeKind.ASK, "30 分钟内没有回应", ["ack:17", "res:17", "hand:17", "alert:17"]),
        (HELD, NoticeKind.HANDED, "请在 15 分钟内接单", ["ack:17", "alert:17"]),
        (FEVER, NoticeKind.BACK, "预警已收回", ["ack:17", "alert:17"]),
    ],
)
def test_each_nudge_says_why_and_what_to_do(alert: Alert, kind: NoticeKind, says: str, buttons: list[str]) -> None:
    text, sent = shown(nudge(alert, kind))
    assert says in text
    assert "发热：张*" in text
    assert "张三" not in text
    assert sent == buttons
    assert shown(nudge(alert, kind), "en")[1] == buttons


@pytest.mark.parametrize("kind", NoticeKind)
@pytest.mark.parametrize("alert", [FEVER, HELD, ASKED, OTHERS, DONE], ids=["open", "mine", "asked", "others", "done"])
def test_a_nudge_that_is_not_true_any_more_does_not_leave(alert: Alert, kind: NoticeKind) -> None:
    true = {
        NoticeKind.STEP: [FEVER],
        NoticeKind.BACK: [FEVER],
        NoticeKind.AGAIN: [FEVER, HELD, ASKED],
        NoticeKind.ASK: [ASKED],
        NoticeKind.HANDED: [HELD, ASKED],
    }
    assert (nudge(alert, kind) is not None) == (alert in true[kind])


def test_a_card_that_would_ring_says_nothing_of_what_is_resolved_by_now() -> None:
    def sent(subject: str, alert: Alert) -> bool:
        return compose("alert", subject, Briefing(NOW, OFFICER, alerts={17: alert})) is not None

    assert [sent("17:new", one) for one in (FEVER, HELD, OTHERS, DONE)] == [True, True, True, False]
    assert sent("17", DONE), "the card that stands already is edited"


def test_a_nudge_is_for_who_may_see_the_alert() -> None:
    stranger = replace(OFFICER, memberships=(replace(OFFICER.memberships[0], path="/220000/220581/"),))
    assert nudge(FEVER, NoticeKind.STEP, stranger) is None
    assert nudge(FEVER, NoticeKind.STEP, None) is None


def bundle(*alerts: Alert, account: Account = OFFICER) -> View | None:
    (want,) = composed_wants("alert_bundle", "7:1000", account)
    return compose("alert_bundle", "7:1000", Briefing(NOW, account, alert_bundles={str(want.key): alerts}))


def silent(number: int) -> Alert:
    return replace(
        FEVER, id=number, kind=AlertKind.SILENT, person_name="", person_post=None, status=None, enterprise_name=f"企业{number:02}"
    )


def test_a_bundle_lists_what_is_open_and_what_is_the_readers_own() -> None:
    text, sent = shown(bundle(silent(1), replace(silent(2), state=AlertState.ACKNOWLEDGED, holder_id=7), replace(DONE, id=3)))
    assert "2 件" in text.splitlines()[0]
    assert "待接单 1 件" in text
    assert "企业未报：企业01" in text
    assert "由您接单、尚未办结 1 件" in text
    assert sent == ["alert:1", "alert:2", "today"]


def test_a_bundle_says_until_when_the_reader_is_to_answer_for_their_own() -> None:
    mine = replace(silent(2), state=AlertState.ACKNOWLEDGED, holder_id=7, due=Due.ASK, next_at=NOW + timedelta(hours=3))
    assert "前没有回应" not in shown(bundle(mine))[0]
    asked = replace(mine, due=Due.BACK, next_at=NOW + timedelta(minutes=30))
    assert "请打开后点「仍由我处理」；09:30 前没有回应，将收回并告知其他人。" in shown(bundle(mine, asked))[0]
    assert "without an answer by 09:30" in shown(bundle(asked), "en")[0]


def test_a_nudge_names_the_minutes_that_its_chain_has() -> None:
    slow = replace(ASKED, chain=Chain((), back=45, handed=20))
    assert "45 分钟内没有回应" in shown(nudge(slow, NoticeKind.ASK))[0]
    assert "请在 20 分钟内接单" in shown(nudge(slow, NoticeKind.HANDED))[0]


def test_a_bundle_of_many_lists_ten_and_says_how_many_more() -> None:
    text, sent = shown(bundle(*(silent(number) for number in range(1, 26))))
    assert text.count("•") == 10
    assert "另有 15 件" in text
    assert sent == [*(f"alert:{number}" for number in range(1, 11)), "today"]


def test_a_bundle_with_nothing_left_to_tell_does_not_leave() -> None:
    assert bundle(replace(DONE, id=3), replace(OTHERS, id=4)) is None
    assert bundle(silent(1), account=replace(OFFICER, id=8)) is None


def test_trouble_of_the_system_has_no_enterprise() -> None:
    admin = Account(7, 7, "zh-CN", "管理员", (Membership(Role.ADMIN),))
    trouble = replace(silent(17), kind=AlertKind.TROUBLE, enterprise_id=0, enterprise_name="", path="/")
    assert "系统故障" in shown(nudge(trouble, NoticeKind.STEP, admin))[0]
    assert nudge(trouble, NoticeKind.STEP) is None, "no officer's"
