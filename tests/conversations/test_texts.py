"""The catalogues: both languages hold the same messages with the same variables, and all that the code names is there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

from conversations.about_isolation import ALL, MISSED
from conversations.alert_pages import Tab
from conversations.attachment import CellState
from conversations.audience import Size
from conversations.audience_making import FIELDS, ROLES, SIDES
from conversations.broadcast import FailureReason, Outcome, PauseReason, State
from conversations.catalog import FLOWS
from conversations.chain import Happening, Severity, StepKind
from conversations.codes import (
    AlertKind,
    AlertOutcome,
    BarReason,
    Half,
    IsolationKind,
    IsolationStep,
    MediumRule,
    RiskLevel,
    Rule,
    Sector,
    Status,
    Symptom,
    Verdict,
)
from conversations.commands import MENU
from conversations.content import MediaKind
from conversations.days import DayProblem
from conversations.disinfection import Agent, PointKind, Shortfall
from conversations.engine.ahead import QUICK
from conversations.engine.flow import Ask
from conversations.flows.alert_resolution import OF_PERSON, USUAL
from conversations.flows.isolation_change import REASONS
from conversations.officer_day import DigestKind
from conversations.point_file import PointProblem
from conversations.policy_values import MISFITS, POLICY_VALUES, Group, ValueKind
from conversations.reminding import WISHED
from conversations.risk_text import SaidProblem
from conversations.roles import Level, Role
from conversations.roster_file import Rejection, RowErrorCode
from conversations.rules.isolation import CompletionProblem
from conversations.rules.point_proposals import NAMES
from conversations.said_time import TimeProblem
from conversations.said_when import WhenProblem
from conversations.screens.alert_story import REACHED
from conversations.screens.disinfection_points import TEMPLATE
from conversations.screens.disinfection_week import LOG_COLUMNS
from conversations.treatment_asks import TREATMENT_FIELDS
from conversations.view import Line
from conversations.wording import LANGUAGES, Wording, catalogue

CODE = Path(__file__).parents[2] / "conversations"


class Variables(Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the visitor's own naming
        self.found.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """Variables of every message."""
    found = {}
    for entry in FluentParser().parse(catalogue(language)).body:
        assert not isinstance(entry, Junk), entry.content
        if isinstance(entry, Message):
            visitor = Variables()
            visitor.visit(entry)
            assert entry.id.name not in found, f"{entry.id.name} stands twice"
            found[entry.id.name] = visitor.found
    return found


def test_both_languages_have_the_same_messages_and_variables() -> None:
    assert messages("zh-CN") == messages("en")


def named() -> Iterator[str]:
    """Keys that the code names outright: first arguments of `Line`, and of `button` behind its prefix."""
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                if node.func.id == "Line":
                    yield first.value
                if node.func.id == "button":
                    yield f"button-{first.value}"
                if node.func.id == "_plain":
                    yield first.value


def officer_day_keys() -> Iterator[str]:
    """Of the officer's day."""
    yield from (f"strip-{sign}" for sign in ("normal", "late", "abnormal", "missing", "off"))
    yield from (f"thread-{kind}" for kind in ("out", "many", "in", "waiting"))
    for kind in DigestKind:
        yield from (f"button-{kind}-{what}" for what in ("at", "none", "other"))
        yield f"digest-set-{kind}"


def composed() -> Iterator[str]:
    """Keys that are put together from codes."""
    for flow in FLOWS.values():
        for ask in flow.asks:
            yield from (f"ask-{flow.name}-{each.name}" for each in ([ask] if isinstance(ask, Ask) else ask.asks))
        yield f"leave-{flow.name}"
    yield from (f"status-{code}" for code in Status)
    yield from (f"symptom-{code}" for code in Symptom)
    yield from (f"sector-{code}" for code in Sector)
    yield from alert_keys()
    yield from (f"{about}-{reason}" for about in ("bar", "way", "barred") for reason in BarReason)
    yield from ("bar-isolation-due", "toast-barred-first", "toast-carried-first", "quick-all-normal", "quick-all-normal-but")
    yield from (f"enrol-for-{role}" for role in Role)
    yield from (f"enrolled-{role}" for role in Role)
    yield from (f"import-error-{code}" for code in RowErrorCode)
    yield from (f"rejected-{code}" for code in Rejection)
    yield from (f"upload-failed-{reason}" for reason in ("too_big", "unavailable"))
    yield from (f"command-{name}" for name in MENU)
    yield from officer_day_keys()
    yield from broadcast_keys()
    yield from (f"policy-group-{group}" for group in Group)
    yield from (f"policy-{about}-{name}" for name in POLICY_VALUES for about in ("name", "about"))
    yield from (f"{about}-{kind}" for kind in ValueKind for about in ("policy-how", "refused-policy"))
    yield from (f"policy-medium-{rule}" for rule in MediumRule)
    yield from (f"policy-misfit-{name}" for name in MISFITS)
    yield from (f"risk-{level}" for level in RiskLevel)
    yield from (f"risk-told-{state}" for state in ("coming", "held", "over"))
    yield from (f"risk-bad-{problem}" for problem in SaidProblem)
    yield from (f"refused-since-{problem}" for problem in (SaidProblem.BAD_DAY, SaidProblem.FAR))
    yield from (f"risk-since-{name}" for name in ("now", "today", "yesterday", "tomorrow"))
    yield from (f"field-risk-{name}" for name in ("place", "level", "since", "note", "lines"))
    yield from (f"rejudged-{about}-{verdict}" for verdict in Verdict for about in ("was", "count"))
    yield from (f"rejudged-now-{what}" for what in ("isolate", "kept", "again"))
    yield from isolation_keys()
    yield from disinfection_keys()
    yield from ("bot-description", "bot-short-description")  # shown by Telegram itself (`bot.assembly.menu`)
    yield from (f"duty-{duty}" for duty in WISHED)
    yield from (f"button-own-{duty}" for duty in WISHED)
    yield from (f"own-times-outside-{duty}" for duty in WISHED)
    yield from (f"button-snooze-{name}" for name in ("30", "60", "last"))
    yield from (f"button-ahead-{name}" for name in QUICK)
    yield from (f"day-problem-{problem}" for problem in DayProblem)
    yield from (f"day-ahead-problem-{problem}" for problem in DayProblem)
    yield from (f"day-{state}" for state in ("normal", "normal-late", "abnormal", "abnormal-late", "missing", "off", "closed"))


def broadcast_keys() -> Iterator[str]:
    """Keys about broadcasts that are put together from codes."""
    yield from (f"content-part-{kind}" for kind in ("text", "album", *MediaKind))
    yield from (f"when-problem-{problem}" for problem in WhenProblem)
    yield from (f"field-broadcast-{name}" for name in ("audience", "confirm", "when", "paid"))
    yield from (f"broadcast-{about}-{said}" for about in ("confirm", "again", "paid") for said in ("yes", "no"))
    yield from (f"audience-role-{role}" for role in ROLES)
    yield from (f"audience-field-{name}" for name in FIELDS)
    yield from (f"audience-how-{name}" for name in FIELDS)
    yield from (f"audience-{about}-{side}" for about in ("side", "line") for side in SIDES)
    yield from (f"audience-key-{level}" for level in Level)
    yield from (f"audience-size-{size}" for size in Size)
    yield from (f"broadcast-state-{state}" for state in (*State, "withdrawn"))
    yield from (f"broadcast-paused-{reason}" for reason in PauseReason)
    yield from (f"{about}-{reason}" for about in ("broadcast-failed", "failure") for reason in FailureReason)
    yield from (f"outcome-{outcome}" for outcome in (*Outcome, "sent-owes", "read-owes"))


def alert_keys() -> Iterator[str]:
    """Keys about alerts that are put together from codes."""
    yield from (f"alert-{about}-{code}" for code in AlertKind for about in ("title", "kind"))
    yield from (f"severity-{severity}" for severity in Severity)
    yield from (f"step-{kind}" for kind in StepKind)
    yield from (f"story-{kind}" for kind in Happening)
    yield from (f"told-{what}" for what in (*REACHED.values(), "missed"))
    yield from (f"resolution-{name}" for names in (OF_PERSON, *USUAL.values(), tuple(AlertOutcome)) for name in names)
    yield from (f"button-alerts-{tab}" for tab in Tab)
    yield from ("alerts-none-mine", "alerts-none-free")


def disinfection_keys() -> Iterator[str]:
    """Keys about disinfection that are put together from codes, or named by a kind of question."""
    for flow in FLOWS.values():
        for ask in flow.asks:
            yield from (each.skip for each in ([ask] if isinstance(ask, Ask) else ask.asks))
    yield from (f"{about}-{kind}" for kind in PointKind for about in ("point-kind", "button-kind"))
    yield from (f"agent-{agent}" for agent in Agent)
    yield from (f"shortfall-{one}" for one in Shortfall)
    yield from (f"point-name-{name}" for name in NAMES)
    yield from (f"grid-{state}" for state in CellState)
    yield from (f"mark-{state}" for state in CellState if state is not CellState.NOTHING)
    yield from (f"weekday-{day}" for day in range(7))
    yield from (f"column-{name}" for name in (*LOG_COLUMNS, "kind", "planned", "done", "state"))
    yield from (f"column-point-{name}" for name in TEMPLATE)
    yield from (f"field-{name}" for name in (*TREATMENT_FIELDS, "name", "kind", "times", "plate", "points", "when", "ventilation"))
    yield from (f"field-{name}" for name in ("batches", "operator", "verifier", "photos", "remark"))
    yield from (f"time-problem-{problem}" for problem in TimeProblem)
    yield from (f"points-doubt-{problem}" for problem in PointProblem)
    yield from (f"points-rejected-{code}" for code in Rejection)
    yield from (f"{about}{bounds}" for about in ("refused-chlorine", "refused-ethanol", "refused-minutes") for bounds in ("", "-bounds"))
    yield from ("mg-l", "percent", "minutes", "button-points-ticked", "button-points-done", "refused-no-points", "refused-tap-points")


def isolation_keys() -> Iterator[str]:
    """Keys about isolation that are put together from codes."""
    yield from (f"half-{half}" for half in Half)
    yield from (f"isolation-{kind}" for kind in IsolationKind)
    yield from (f"isolation-because-{rule}" for rule in Rule)
    yield from (f"isolation-step-{step}" for step in IsolationStep)
    yield from (f"isolation-ended-{step}" for step in (IsolationStep.COMPLETED, IsolationStep.RELEASED))
    yield from (f"{about}-{step}" for step in REASONS for about in ("isolation-do", "isolation-will", "button-isolation"))
    yield from (f"isolation-reason-{name}" for names in REASONS.values() for name in names)
    yield from (f"isowell-{problem}" for problem in CompletionProblem)
    yield from (f"isolated-{state}" for state in ("ended", "goes-on"))
    yield from (f"button-isolated-{chosen}" for chosen in (ALL, MISSED))


def test_every_key_that_the_code_names_has_a_text() -> None:
    missing = {*named(), *composed()} - messages("zh-CN").keys()
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_typed_is_escaped_and_markup_is_closed(language: str) -> None:
    wording = Wording()
    text = wording.text(Line("today-enterprise", {"name": "<b>A&B"}), language)
    assert text == "<b>&lt;b&gt;A&amp;B</b>"
    for key in messages(language):
        source = catalogue(language)
        block = re.search(rf"^{re.escape(key)} =(.*(?:\n[ ]+.*|\n(?=[ ]))*)", source, re.MULTILINE)
        assert block is not None
        for tag in ("b", "i", "code"):
            assert block[0].count(f"<{tag}>") == block[0].count(f"</{tag}>"), key
