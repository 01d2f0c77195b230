"""Verdicts in words: each with its reason, the rule's name and the way out; what officers are told; the why card of anything at all."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.codes import AlertKind, Exposure, MediumRule, RiskLevel, Rule, Status, Symptom, Verdict
from conversations.policy import DEFAULT_POLICY
from conversations.returns import Check, Declaration, Judgement, RiskStatement, Stay
from conversations.rules.check_alerts import alert_of_check
from conversations.screens.verdict import verdict_lines, why_view
from conversations.view import Line, View, line_from_json, line_to_json
from conversations.wording import LANGUAGES, MOST_TEXT, Wording
from tests.conversations.return_cases import HOME, RETURN, TODAYS, WUHAN, at, at_home, declarations, declared, judged, said, statements

WORDING = Wording()
HIGH = said(WUHAN, RiskLevel.HIGH, at(date(2020, 2, 10), 0))
MEDIUM = replace(HIGH, level=RiskLevel.MEDIUM)
OBSERVE = replace(DEFAULT_POLICY, medium_risk=MediumRule.OBSERVE)
FROM_WUHAN = declared(Stay(WUHAN, date(2020, 2, 18), date(2020, 2, 21)), Stay(HOME, date(2020, 2, 1), date(2020, 2, 18)))


def worded(lines: tuple[Line, ...], language: str = "zh-CN") -> list[str]:
    """Lines as they are read, without markup."""
    return WORDING.screen(View(lines), language).text.replace("<b>", "").replace("</b>", "").splitlines()


def checked(declaration: Declaration, judgement: Judgement, because: str = "declared", before: Verdict | None = None) -> Check:
    """A check with that judgement."""
    return Check(
        5, 17, 7, "王芳", "收银员", 1, declaration, judgement, self_declared=False, confirmed=True, declared_by="李经理",
        declared_at=at(RETURN), judged_at=at(judgement.as_of), judged_because=because, before=before,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("judgement", "lines"),
    [
        (
            judged(declared(at_home())),
            ["✅ 结论：可以返岗", "依据：第 6 条 其余情况 · 14 天行程完整，没有到过中、高风险地区，没有离开本地"],
        ),
        (
            judged(FROM_WUHAN),
            ["🟢 结论：可以返岗，注意观察", "依据：第 6 条 其余情况 · 到过武汉市", "返岗后每天测体温，如有不适立即报告。"],
        ),
        (
            judged(declared(at_home(), exposures=(Exposure.HOUSEHOLD_UNWELL,))),
            ["🟢 结论：可以返岗，注意观察", "依据：第 6 条 其余情况 · 家人或同行的人有不适", "返岗后每天测体温，如有不适立即报告。"],
        ),
        (
            judged(FROM_WUHAN, MEDIUM, policy=OBSERVE),
            [
                "🟢 结论：可以返岗，注意观察",
                "依据：第 4 条 中风险地区 · 2月18日–21日在武汉市（2月10日起为中风险）",
                "返岗后每天测体温，如有不适立即报告。",
            ],
        ),
        (
            judged(declared(Stay(HOME, date(2020, 2, 17), RETURN), Stay(HOME, date(2020, 2, 1), date(2020, 2, 14)))),
            [
                "🟡 结论：行程不全，暂不能返岗",
                "依据：第 5 条 行程不全 · 还差 2月15日–16日，共 2 天",
                "请更正本次核查，补上这些天的停留地。",
            ],
        ),
        (
            judged(FROM_WUHAN, HIGH),
            [
                "🟠 结论：需隔离观察，至 3月6日",
                "依据：第 3 条 高风险地区 · 2月18日–21日在武汉市（2月10日起为高风险）",
                "隔离期间不能上岗，每天上午、下午各测一次体温。期满当天起，同一天两次体温正常、确认身体无恙后，可以返岗。",
            ],
        ),
        (
            judged(replace(FROM_WUHAN, temperature=FROM_WUHAN.temperature + 2, symptoms=(Symptom.COUGH,)), HIGH),
            [
                "🔴 结论：不能返岗，请就医",
                "依据：第 1 条 发热或有症状 · 38.5℃、咳嗽",
                "请戴好口罩尽快就医，不要上岗。康复后重新做返岗核查。",
            ],
        ),
    ],
    ids=["fit", "observed", "exposed", "medium", "incomplete", "isolate", "not_fit"],
)
def test_a_verdict_says_why_and_what_next(judgement: Judgement, lines: list[str]) -> None:
    assert worded(verdict_lines(judgement)) == lines
    assert len(worded(verdict_lines(judgement), "en")) == len(lines)
    assert verdict_lines(checked(FROM_WUHAN, judgement)) == verdict_lines(judgement)


def test_of_which_place_and_since_when() -> None:
    province = replace(HIGH, place="420000")
    assert worded(verdict_lines(judged(FROM_WUHAN, province)))[1].endswith("2月18日–21日在武汉市（所属的湖北省2月10日起为高风险）")
    district = worded(verdict_lines(judged(FROM_WUHAN, replace(HIGH, place="420106"))))
    assert district[1].endswith("2月18日–21日在武汉市（其中的武汉市武昌区2月10日起为高风险）")
    assert district[2] == "没有到过武汉市武昌区的，请更正停留地、写到区县，再看结论。"
    later = worded(verdict_lines(judged(FROM_WUHAN, said(WUHAN, RiskLevel.HIGH, at(RETURN, 8)))))
    assert later[1].endswith("2月18日–21日在武汉市（离开后，2月22日起为高风险）")


def test_contact_and_a_later_reason() -> None:
    contact = replace(FROM_WUHAN, exposures=(Exposure.CASE,), contact_day=date(2020, 2, 15))
    assert worded(verdict_lines(judged(contact)))[:2] == [
        "🟠 结论：需隔离观察，至 2月29日",
        "依据：第 2 条 接触病例 · 接触过确诊或疑似病例，最近一次 2月15日",
    ]
    both = worded(verdict_lines(judged(contact, HIGH)))
    assert both[0] == "🟠 结论：需隔离观察，至 3月6日"
    assert both[2] == "隔离期按最后一项计算：2月18日–21日在武汉市（2月10日起为高风险）"
    undated = worded(verdict_lines(judged(replace(contact, contact_day=None))))
    assert undated[1].endswith("接触过确诊或疑似病例，日期不详，按返岗日计算")


def test_the_why_card_has_everything() -> None:
    again = checked(FROM_WUHAN, judged(FROM_WUHAN, HIGH), "risk", Verdict.OBSERVED)
    view = why_view(again)
    assert worded(view.lines) == [
        "为什么是这个结论？",
        "🟠 结论：需隔离观察，至 3月6日",
        "依据：第 3 条 高风险地区 · 2月18日–21日在武汉市（2月10日起为高风险）",
        "<i>第 3 条：停留地在停留期间任一时刻或现在为高风险，自离开之日起隔离 14 天。</i>",
        "行程　返岗日 2月22日，应写明 2月8日–21日",
        "• 2月18日–21日　武汉市（外地）：2月10日起为高风险",
        "• 2月1日–18日　长春市朝阳区：低风险",
        "每一天都已写明。",
        "没有接触过病例。",
        "核查时：36.5℃、无症状（发热标准 37.3℃）",
        "口径　第 1 版：回溯 14 天，隔离 14 天，发热 37.3℃，来自中风险地区居家隔离；本地指长春市",
        "2020年2月22日 周六 09:00 作出（地区风险等级变化）",
        "此前的结论：可以返岗，注意观察",
    ]
    assert view.rows[0][0].data == "chk:5"


@pytest.mark.parametrize("language", LANGUAGES)
@given(declarations(), statements(), TODAYS, st.sampled_from(MediumRule))
def test_anything_can_be_worded(
    language: str, declaration: Declaration, risks: tuple[RiskStatement, ...], today: date, medium: MediumRule
) -> None:
    judgement = judged(declaration, *risks, today=today, policy=replace(DEFAULT_POLICY, medium_risk=medium))
    check = checked(declaration, judgement, "amended", Verdict.FIT)
    draft = alert_of_check(17, declaration, judgement)
    for lines in (verdict_lines(judgement), why_view(check).lines, draft.details if draft else ()):
        text = "\n".join(worded(lines, language))
        assert len(text) < MOST_TEXT / 2
        assert "{" not in text
        assert "王芳" not in text, "the same lines are read by officers"
        assert [line_from_json(json.loads(json.dumps(line_to_json(line)))) for line in lines] == list(lines)
    assert len(verdict_lines(judgement)) <= 5


def test_which_checks_alert_officers() -> None:
    ill = replace(FROM_WUHAN, symptoms=(Symptom.COUGH,))
    contact = replace(FROM_WUHAN, exposures=(Exposure.CASE,), contact_day=RETURN - timedelta(days=3))
    kinds = [
        (ill, (HIGH,), AlertKind.NOT_FIT),
        (contact, (), AlertKind.CONTACT),
        (FROM_WUHAN, (HIGH,), AlertKind.HIGH_RISK),
        (FROM_WUHAN, (MEDIUM,), AlertKind.MEDIUM_RISK),
    ]
    for declaration, risks, kind in kinds:
        draft = alert_of_check(17, declaration, judged(declaration, *risks))
        assert draft is not None
        assert (draft.key, draft.kind, draft.staff_id, draft.entry.status) == ("return:17:7", kind, 7, Status.NOT_RETURNED)
        assert (draft.entry.temperature, draft.entry.symptoms) == (declaration.temperature, declaration.symptoms)
    observed = alert_of_check(17, FROM_WUHAN, judged(FROM_WUHAN, MEDIUM, policy=OBSERVE))
    assert observed is not None
    assert observed.kind is AlertKind.MEDIUM_RISK
    for quiet in (FROM_WUHAN, declared(at_home()), declared()):
        assert alert_of_check(17, quiet, judged(quiet)) is None


def test_an_officer_is_told_what_else_would_have_mattered() -> None:
    ill = replace(FROM_WUHAN, stays=FROM_WUHAN.stays[:1], symptoms=(Symptom.COUGH,), exposures=(Exposure.CASE,), contact_day=RETURN)
    judgement = judged(ill, HIGH)
    draft = alert_of_check(17, ill, judgement)
    assert draft is not None
    assert judgement.rule is Rule.ILL
    assert worded(draft.details) == [
        "🔴 结论：不能返岗，请就医",
        "依据：第 1 条 发热或有症状 · 36.5℃、咳嗽",
        "另：接触过确诊或疑似病例，最近一次 2月22日",
        "另：2月18日–21日在武汉市（2月10日起为高风险）",
        "另：还差 2月8日–17日，共 10 天",
    ]
