"""What an officer reads at eight in the morning: whose words are quoted, why an answer comes to them, what the figures count."""

import pytest

from conversations.engine.signals import Tapped
from conversations.officer_day import DivisionDay, Figures, Part
from conversations.screens.division import division_card
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.officer_scenery import COLLEAGUE, MANAGER, OFFICER, talk
from tests.conversations.scenery import text_of

__all__ = ["talk"]


def _answered(talk: Talk) -> None:
    talk.send(OFFICER, Tapped("msg:17"), "")
    talk.type(OFFICER, "请报库存")
    talk.tap(OFFICER, "发送")
    talk.arrives(MANAGER, "message", "501")
    talk.tap(MANAGER, "回复")
    talk.type(MANAGER, "还有200只")


def test_what_is_quoted_stands_under_the_post_of_whoever_wrote_it(talk: Talk) -> None:
    _answered(talk)
    assert "南关区联络员：请报库存" in text_of(talk, MANAGER)
    talk.tap(MANAGER, "发送")
    talk.arrives(OFFICER, "message_back", "502:501")
    assert "南关区联络员：请报库存" in text_of(talk, OFFICER)
    assert "↪️" not in text_of(talk, OFFICER)
    talk.tap(OFFICER, "回复")
    assert "南关祥瑞摄影店 填报人：还有200只" in text_of(talk, OFFICER)


@pytest.mark.parametrize(("why", "said"), [("left", "已不再负责该企业"), ("away", "目前收不到消息")])
def test_who_gets_an_answer_instead_is_told_why(talk: Talk, why: str, said: str) -> None:
    _answered(talk)
    talk.tap(MANAGER, "发送")
    talk.arrives(COLLEAGUE, "message_back", f"502:501:{why}")
    text = text_of(talk, COLLEAGUE)
    assert f"原发信人（南关区联络员）{said}，企业的回复现由您处理。" in text
    assert "崔勇军" not in text
    talk.tap(COLLEAGUE, "回复")
    assert "南关祥瑞摄影店 填报人：还有200只" in text_of(talk, COLLEAGUE)


def _card(talk: Talk, figures: Figures, language: str) -> list[str]:
    """The lines about the one part of a division."""
    part = Part("220102", "南关区", figures)
    day = DivisionDay("220100", "长春市", "/220000/220100/", Figures(owed=9), (part,))
    lines = WORDING.screen(division_card(day, talk.world.briefing((), talk.world.accounts[OFFICER])), language).text.split("\n")
    return lines[next(n for n, line in enumerate(lines) if line.startswith("•")) :]


FULL = Figures(owed=120, silent=20, isolated=3, symptomatic=1, urgent=3, routine=5, overdue=4)


@pytest.mark.parametrize(
    ("figures", "zh", "en"),
    [
        (
            FULL,
            [
                "• 南关区：应报 120 家，已报 100 家，未报 <b>20</b> 家",
                "　隔离观察 3 人、今日有症状 1 人、消毒未完成 4 家",
                "　待办预警：紧急 3 件、一般 5 件",
            ],
            [
                "• 南关区: 120 due, 100 received, <b>20</b> missing",
                "  3 in isolation, 1 with symptoms, 4 with disinfection not finished",
                "  Open alerts: 3 urgent, 5 routine",
            ],
        ),
        (
            Figures(owed=1, routine=1),
            ["• 南关区：应报 1 家，已报 1 家，未报 <b>0</b> 家", "　待办预警：一般 1 件"],
            ["• 南关区: 1 due, 1 received, <b>0</b> missing", "  Open alerts: 1 routine"],
        ),
        (Figures(), ["• 南关区：今天没有应报的企业"], ["• 南关区: no reports are due today"]),
    ],
)
def test_a_part_is_told_in_words_and_what_is_nought_is_left_out(talk: Talk, figures: Figures, zh: list[str], en: list[str]) -> None:
    assert _card(talk, figures, "zh-CN") == zh
    assert _card(talk, figures, "en") == en
