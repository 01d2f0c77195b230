"""The guide of the simulator's page: a first day in five steps, three about return checks, one about disinfection, two about couriers; each
is seen to be done by what the phones show.

What a phone shows is compared with the catalogue's own texts in every language, and buttons are named by their own labels, so that
a change of wording changes the guide with it.
"""

import re
from collections.abc import Callable, Mapping

from bot.simulator import Guide, Simulator, Step
from conversations.view import Line
from conversations.wording import LANGUAGES, Wording

_ANY_TEXT, _ANY_COUNT = "⁇", 7
"""Stand for facts that are not known beforehand."""
_WORDING = Wording()
_PAGE_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def newcomers_guide(simulator: Simulator, manager: int, officer: int, admin: int) -> Guide:
    """The steps for the phones of a manager, who has a sample roster at hand, of an officer and of an admin."""

    def shown(phone: int, *lines: Line) -> Callable[[], bool]:
        pattern = re.compile("|".join(_pattern(line, language) for line in lines for language in LANGUAGES))
        return lambda: any(pattern.search(text) for each in simulator.read(phone).from_bot for text in each.texts)

    manager_in, officer_in = (
        shown(phone, Line(f"enrolled-{role}", {"subject": _ANY_TEXT})) for phone, role in ((manager, "manager"), (officer, "officer"))
    )
    return Guide(
        (
            Step(
                "enrol",
                {"zh": "登记", "en": "Enrol"},
                _said(
                    "在填报人和联络员的手机上点「开始」，选语言，再点「{button-agree}」。",
                    "Press START on the manager's and the officer's phone, choose a language, then '{button-agree}'.",
                ),
                lambda: manager_in() and officer_in(),
                phone=manager,
            ),
            Step(
                "roster",
                {"zh": "发花名册", "en": "Send a roster"},
                _said(
                    "给填报人的店里添加员工：发一份花名册，再点「{button-import-yes}」。",
                    "Give the manager's shop its staff: send a roster, then '{button-import-yes}'.",
                ),
                shown(manager, Line("import-done"), Line("roster-added", {"count": _ANY_COUNT})),
                phone=manager,
                offer="sample",
                label={"zh": "发送示例花名册", "en": "Send the sample roster"},
            ),
            Step(
                "report",
                {"zh": "报一名发热员工", "en": "Report a fever"},
                _said(
                    "填报人点「{button-report}」「{button-exceptions}」，选一人，填 38.2℃；选「{status-on_post}」会怎样？",
                    "The manager taps '{button-report}', '{button-exceptions}', a name, 38.2 °C. What if the status is '{status-on_post}'?",
                ),
                shown(officer, *(Line(f"alert-title-{kind}") for kind in ("fever", "symptoms", "working_ill"))),
                phone=manager,
            ),
            Step(
                "alert",
                {"zh": "接单、办结", "en": "Deal with it"},
                _said(
                    "联络员的手机响了：点「{button-acknowledge}」，处理好后点「{button-resolve}」。",
                    "The officer's phone rang: tap '{button-acknowledge}', and '{button-resolve}' when it is dealt with.",
                ),
                shown(officer, Line("alert-resolved", {"holder": _ANY_TEXT, "at": _ANY_TEXT, "note": _ANY_TEXT})),
                phone=officer,
            ),
            Step(
                "disinfect",
                {"zh": "消毒", "en": "Disinfection"},
                _said(
                    "填报人发 /disinfect，点「{button-points-setup}」按提示设置；再回到今日消毒，点一下「入口与收银区」就登记好了。",
                    "The manager sends /disinfect and '{button-points-setup}'. Back on its card, one tap on a point logs the treatment.",
                ),
                shown(manager, _anything("logged-slot", "name", "at", "treatment", "operator", "slot")),
                phone=manager,
            ),
            Step(
                "cutoff",
                {"zh": "看截报汇总", "en": "See the digest"},
                _said(
                    "把时钟拨到截报时间，看联络员收到的未报企业名单。",
                    "Move the clock to the cutoff and see who has not reported.",
                ),
                shown(officer, Line("digest-title", {"division": _ANY_TEXT, "day": _ANY_TEXT})),
                phone=officer,
                offer="jump:cutoff",
                label={"zh": "跳到截报", "en": "Jump to the cutoff"},
            ),
            Step(
                "return",
                {"zh": "返岗核查", "en": "Return check"},
                _said(
                    "填报人发 /return，选「{button-return-new}」和一名未返岗员工，停留地输入「武汉」：结论马上就有，联络员的手机也会响。",
                    "The manager sends /return: '{button-return-new}', someone who has not returned, and 武汉 as a stay. "
                    "The verdict comes at once, and the officer's phone rings.",
                ),
                shown(manager, Line("return-done", {"enterprise": _ANY_TEXT})),
                phone=manager,
            ),
            Step(
                "isolation",
                {"zh": "隔离观察", "en": "Isolation"},
                _said(
                    "联络员发 /isolation：本区划有人隔离到第 9 天，昨晚缺测一次。点姓名，可以延长或解除。",
                    "The officer sends /isolation: somebody is on day 9 of 14, a reading is missing. Tap the name to extend or release.",
                ),
                shown(officer, Line("isolated-list-title", {"division": _ANY_TEXT})),
                phone=officer,
            ),
            Step(
                "risk",
                {"zh": "调整风险", "en": "Change a risk"},
                _said(
                    "管理员登记后发「/risk 朝阳区 中风险」，选长春市的：到过那里的人会重新判断，各方都收到通知。",
                    "Enrol the admin and send '/risk 朝阳区 medium', the one of 长春市: whoever was there is judged again.",
                ),
                shown(admin, Line("risk-done-title")),
                phone=admin,
            ),
            Step(
                "run",
                {"zh": "配送出车", "en": "A courier's run"},
                _said(
                    "填报人发 /couriers，添加周建国、出车；点 📎「实时位置」、「开始走动」，走一会儿，再看班次的「{button-run-map}」。",
                    "The manager sends /couriers, adds 周建国 and begins a run; then 📎 Live location, Walk, "
                    "and after a while '{button-run-map}' on the run's card.",
                ),
                shown(manager, _anything("map-caption", "courier", "vehicle", "day")),
                phone=manager,
            ),
            Step(
                "trace",
                {"zh": "查配送", "en": "Trace"},
                _said(
                    "联络员发 /trace，按「{button-trace-area}」查「春林佳园」「{button-period-7}」：谁送过、送了哪些单，还有谁到过。",
                    "The officer: /trace, '{button-trace-area}', 春林佳园, '{button-period-7}': who delivered there, and who else was.",
                ),
                shown(officer, Line("trace-found", {"count": _ANY_COUNT})),
                phone=officer,
            ),
        ),
        finished={
            "zh": "都走了一遍。再跳到「明天」「测温」「消毒」：该测的、该消毒的会再提醒。",
            "en": "That was all. Jump to 'Tomorrow', 'Readings' and 'Disinfection': whatever is due is asked for again.",
        },
    )


def _anything(key: str, *facts: str) -> Line:
    """A text of which no fact is known."""
    return Line(key, dict.fromkeys(facts, _ANY_TEXT))


def _pattern(line: Line, language: str) -> str:
    """The first line of a text as a regular expression in which unknown facts are anything."""
    text = re.sub("<[^>]+>", "", _WORDING.plain(line, language)).split("\n")[0]
    return re.escape(text).replace(re.escape(_ANY_TEXT), ".+").replace(str(_ANY_COUNT), r"[\d,]+")


def _said(chinese: str, english: str) -> Mapping[str, str]:
    """The sentence in the page's languages, with `{key}` replaced by that label."""
    return {page: _filled(text, _PAGE_LANGUAGE[page]) for page, text in (("zh", chinese), ("en", english))}


def _filled(text: str, language: str) -> str:
    return re.sub(r"\{([a-z_-]+)\}", lambda match: _WORDING.plain(Line(match[1]), language).removeprefix("✅ "), text)
