"""定风险等级 Say the risk of a place from a moment on: what holds now, and what it will change. Nothing stated before is overwritten."""

from pydantic import BaseModel, ConfigDict

from conversations.about import own_concerned
from conversations.codes import RiskLevel
from conversations.engine.flow import SAID, Ask, Finish, Flow
from conversations.engine.kinds import Choice, Option, Text, fixed
from conversations.engine.places import AT, MOST_TYPED, OnePlace
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Value
from conversations.records import SetRisk
from conversations.risk_draft import SinceWhen, basis_of, effects, held_line, moment_of, since_line
from conversations.risk_lines import codes_named
from conversations.risk_text import read_level
from conversations.roles import Action
from conversations.screens.moment import moment
from conversations.screens.parts import button, to_today
from conversations.screens.place import place_line
from conversations.screens.risk import board_of, level_line
from conversations.view import Fact, Line, View
from conversations.want import Want

NAME = "risk_change"
NO_NOTE = "none"
OFFERED = 6
"""Places offered before anything is typed."""


class RiskDraft(BaseModel):
    """A complete statement."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    place: str
    level: RiskLevel
    since: str
    note: str | dict[str, str]


def wants(_subject: tuple[str, ...]) -> tuple[Want, ...]:
    """What is in force anywhere: at the first questions nobody knows yet which place it will be."""
    return (Want("risk_board", ""),)


def also_wants(answers: Answers) -> tuple[Want, ...]:
    """All that was stated of the place, and how many checks it touches; the same of one that is being named."""
    said = str(answers.get(SAID) or "").rpartition(f":{AT}")[2]
    named = codes_named(said[:MOST_TYPED]) if said else ()
    codes = {str(code): None for code in (answers.get("place"), named[0] if len(named) == 1 else None) if code}
    return tuple(Want(kind, code) for code in codes for kind in ("risk", "risk_place"))


def header(scope: Scope) -> tuple[Line, ...]:
    """Which place, and what holds there now; before it is known, what a whole message has said already."""
    place = scope.value("place")
    if place is None:
        level, since = scope.notes.get("level"), scope.notes.get("since")
        facts = {} if level is None or since is None else {"level": level_line(level), "since": since_line(since, scope.briefing)}
        return (Line("risk-change-title"), *((Line("risk-change-what", facts),) if facts else ()))
    return Line("risk-change-of", {"place": place_line(place)}), held_line(place, scope.briefing)


def risky_places(scope: Scope) -> tuple[str, ...]:
    """Those most likely meant: the places that are on the board, the greatest risk first."""
    held, coming = board_of(scope.briefing)
    return tuple(dict.fromkeys(each.place for each in (*held, *coming)))[:OFFERED]


def nowhere(_scope: Scope) -> str:
    """An admin speaks of any place in the country."""
    return ""


def _levels(text: str) -> tuple[str, ...]:
    level = read_level(text)
    return (level.value,) if level is not None else ()


def _note(value: Value) -> Fact:
    return value if isinstance(value, str) else Line("risk-no-note")


def items(scope: Scope) -> tuple[Item, ...]:
    """The statement, line by line."""
    shown: tuple[tuple[str, Fact], ...] = (
        ("place", place_line(str(scope.value("place")))),
        ("level", level_line(RiskLevel(str(scope.value("level"))))),
        ("since", since_line(str(scope.value("since")), scope.briefing)),
        ("note", _note(scope.value("note"))),
    )
    return tuple(_item(name, value) for name, value in shown)


def _item(name: str, value: Fact) -> Item:
    label = Line(f"field-risk-{name}")
    return Item(name, Line("risk-item", {"what": label, "value": value}), label, ((name, label),))


def total(scope: Scope) -> tuple[Line, ...]:
    """What it will change."""
    return effects(str(scope.value("place")), RiskLevel(str(scope.value("level"))), str(scope.value("since")), scope.briefing)


def stated(scope: Scope) -> Value:
    """Another statement about the place meanwhile, and what was shown is not confirmed any more."""
    return basis_of(str(scope.value("place")), scope.briefing)


def record(draft: RiskDraft, scope: Scope) -> Finish:
    """The statement; the checks that it touches are judged again right after."""
    note = draft.note if isinstance(draft.note, str) else ""
    when = moment_of(draft.since, scope.briefing)
    facts: dict[str, Fact] = {"place": place_line(draft.place), "level": level_line(draft.level)}
    since = moment(when, scope.briefing.now)
    told = Line("risk-said", {**facts, "since": since})
    next_step = Line("risk-said-later" if when > scope.briefing.now else "risk-said-judging")
    rows = ((button("risk-history", "riskhist", draft.place), button("risk-board", "risk")), to_today())
    return Finish((SetRisk(draft.place, draft.level, when, note),), View((told, next_step), rows), Line("toast-risk-said"))


FLOW = Flow(
    name=NAME,
    draft=RiskDraft,
    header=header,
    asks=(
        Ask("place", OnePlace(recents=risky_places, near=nowhere)),
        Ask("level", Choice(fixed(*(Option(level.value, level_line(level)) for level in reversed(RiskLevel))), per_row=3, words=_levels)),
        Ask("since", SinceWhen()),
        Ask("note", Text(most=200, suggested=(Option(NO_NOTE, Line("button-no-note")),))),
        Ask("review", Review(items, total, confirm=Line("button-risk-yes"), basis=stated)),
    ),
    record=record,
    wants=wants,
    also_wants=also_wants,
    action=Action.SET_RISK,
    concerns=own_concerned,
    traces_refusals=True,
)
