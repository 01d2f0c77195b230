"""多地定级 Say the risk of several places with one message: lines that are not taken are named, ambiguous places are asked for, and one
confirmation stores the others."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from conversations.about import own_concerned
from conversations.engine.flow import SAID, Ask, Each, Finish, Flow
from conversations.engine.kinds import Choice, Got, Option, Prompt, Reading, Refused
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Value
from conversations.records import SetRisk
from conversations.risk_draft import basis_of, moment_of, since_line
from conversations.risk_history import level_at, statements_of
from conversations.risk_lines import BadLine, RiskLine, bad_lines, codes_in, good_lines, resolve
from conversations.risk_text import MOST_LINES, SaidProblem
from conversations.roles import Action
from conversations.screens.parts import button, to_today
from conversations.screens.place import place_line
from conversations.screens.risk import level_line
from conversations.view import Fact, Line, View
from conversations.want import Want

NAME = "risk_list"
SKIP = "skip"
NAMED = 8
"""Lines that are not taken and are named on the card; the rest is counted."""


class ListDraft(BaseModel):
    """Lines as `risk_lines.resolve` keeps them, and which place was meant where several fit."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    lines: list[Any]
    which: dict[str, dict[str, str]] = {}


class PastedLines:
    """The value is what `risk_lines.resolve` keeps; at least one line is taken."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """Typing only."""
        del scope, half
        return Prompt()

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """No buttons."""
        del token, scope, half
        return None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """The lines, or why the first one is not taken."""
        del half
        kept = resolve(text, scope.briefing.today)
        bad = bad_lines(kept)
        return Got(kept) if good_lines(kept) or not bad else Refused(bad_line(bad[0]))

    def valid(self, value: Value, scope: Scope) -> bool:
        """Some line is taken."""
        del scope
        return isinstance(value, list) and bool(good_lines(value))

    def reopen(self, value: Value) -> Value | None:
        """Sent again from the start."""
        del value
        return None


def bad_line(bad: BadLine) -> Line:
    """Which line is not taken, and why."""
    return Line("risk-bad-line", {"number": bad.number, "text": bad.text, "why": Line(f"risk-bad-{bad.problem}", {"most": MOST_LINES})})


def bad_text(text: str, problem: SaidProblem) -> Line:
    """The same for a message of one line."""
    return Line("risk-bad-text", {"text": text, "why": Line(f"risk-bad-{problem}", {"most": MOST_LINES})})


def wants(_subject: tuple[str, ...]) -> tuple[Want, ...]:
    """What is in force anywhere."""
    return (Want("risk_board", ""),)


def also_wants(answers: Answers) -> tuple[Want, ...]:
    """All that was stated of the places that the lines may mean, also of those being sent, and how many checks each touches."""
    codes = {code: None for _, line in good_lines(answers.get("lines")) for code in line.codes}
    codes |= dict.fromkeys(codes_in(str(answers.get(SAID) or "")))
    return tuple(want for code in codes for want in (Want("risk", code), Want("risk_place", code)))


def ambiguous(scope: Scope) -> tuple[str, ...]:
    """Lines whose place has to be asked for"""
    return tuple(key for key, line in good_lines(scope.value("lines")) if len(line.codes) > 1)


def _line(scope: Scope) -> RiskLine:
    return dict(good_lines(scope.value("lines")))[scope.key]


def candidates(scope: Scope) -> tuple[Option, ...]:
    """The places of that name, and none of them."""
    found = tuple(Option(code, place_line(code)) for code in _line(scope).codes)
    return (*found, Option(SKIP, Line("button-risk-skip")))


def said(scope: Scope) -> tuple[Line, ...]:
    """The line as it was sent."""
    return (Line("risk-line-said", {"text": _line(scope).text}),)


def header(_scope: Scope) -> tuple[Line, ...]:
    """What this is."""
    return (Line("risk-list-title"),)


def chosen(scope: Scope) -> tuple[tuple[str, RiskLine], ...]:
    """Place and line of all that will be stored; of two about one place from one moment on the first."""
    found: dict[tuple[str, str], RiskLine] = {}
    for key, line in good_lines(scope.value("lines")):
        code = line.codes[0] if len(line.codes) == 1 else str(scope.counted.get(f"which/{key}/place"))
        if code != SKIP:
            found.setdefault((code, line.since), line)
    return tuple((code, line) for (code, _), line in found.items())


def items(scope: Scope) -> tuple[Item, ...]:
    """The whole list can be sent again, and what was asked can be answered anew."""
    lines = dict(good_lines(scope.value("lines")))
    asked = tuple((f"which/{key}/place", Line("as-it-is", {"text": lines[key].text})) for key in ambiguous(scope))
    count = Line("risk-list-count", {"count": len(chosen(scope)), "bad": len(bad_lines(scope.value("lines")))})
    label = Line("field-risk-lines")
    return (Item("lines", count, label, (("lines", label), *asked)),)


def total(scope: Scope) -> tuple[Line, ...]:
    """Every statement with what holds now and how many checks it touches; then what is not taken."""
    bad = bad_lines(scope.value("lines"))
    more = (Line("risk-bad-more", {"count": len(bad) - NAMED}),) if len(bad) > NAMED else ()
    stated = tuple(_change(code, line, scope) for code, line in chosen(scope))
    return (*stated, Line("risk-list-keeps"), *(bad_line(each) for each in bad[:NAMED]), *more)


def _change(code: str, line: RiskLine, scope: Scope) -> Line:
    briefing = scope.briefing
    facts: dict[str, Fact] = {
        "place": place_line(code),
        "old": level_line(level_at(statements_of(code, briefing), briefing.now)),
        "new": level_line(line.level),
        "since": since_line(line.since, briefing),
        "count": 0 if moment_of(line.since, briefing) > briefing.now else briefing.risk_places.get(code, 0),
    }
    return Line("risk-list-line", facts)


def stated(scope: Scope) -> Value:
    """Another statement about one of the places meanwhile, and what was shown is not confirmed any more."""
    return [basis_of(code, scope.briefing) for code, _ in chosen(scope)]


def record(draft: ListDraft, scope: Scope) -> Finish:
    """All statements at once; the checks that they touch are judged again right after."""
    del draft
    records = tuple(SetRisk(code, line.level, moment_of(line.since, scope.briefing), line.note) for code, line in chosen(scope))
    rows = ((button("risk-board", "risk"),), to_today())
    if not records:
        return Finish((), View((Line("risk-list-nothing"),), rows))
    later = all(record.since > scope.briefing.now for record in records)
    lines = (Line("risk-list-said", {"count": len(records)}), Line("risk-said-later" if later else "risk-said-judging"))
    return Finish(records, View(lines, rows), Line("toast-risk-said"))


FLOW = Flow(
    name=NAME,
    draft=ListDraft,
    header=header,
    asks=(
        Ask("lines", PastedLines(), lines=lambda _scope: (Line("risk-list-how", {"most": MOST_LINES}),)),
        Each("which", ambiguous, (Ask("place", Choice(candidates, per_row=1), lines=said),)),
        Ask("review", Review(items, total, confirm=Line("button-risk-yes"), basis=stated)),
    ),
    record=record,
    wants=wants,
    also_wants=also_wants,
    action=Action.SET_RISK,
    concerns=own_concerned,
    traces_refusals=True,
)
