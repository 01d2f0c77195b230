"""An admin's cards and buttons: the policy and the risk of places. Officers may look at the risk."""

from collections.abc import Sequence
from dataclasses import replace

from conversations.codes import RiskLevel
from conversations.engine.advance import card
from conversations.engine.flow import Flow
from conversations.engine.session import Answers, Session
from conversations.engine.turn import Turn
from conversations.flows.policy_change import FLOW as POLICY_CHANGE
from conversations.flows.risk_change import FLOW as RISK_CHANGE
from conversations.flows.risk_change import NO_NOTE
from conversations.flows.risk_list import FLOW as RISK_LIST
from conversations.flows.risk_list import NAMED, bad_line, bad_text
from conversations.places import places
from conversations.policy_values import POLICY_VALUES
from conversations.records import AnswerRefused
from conversations.request import Request
from conversations.risk_lines import bad_lines, codes_in, codes_named, good_lines, resolve, since_text
from conversations.risk_text import MOST_LINES, Said, SaidProblem, read_lines
from conversations.roles import Action, Subject, may
from conversations.screens.policy import policy_card
from conversations.screens.risk import risk_board, risk_history, which_place
from conversations.view import Line, View
from conversations.want import Want

MOST_ASKED = 40
"""Signs of a typed place, where it is searched for."""


def wants_policy(_args: tuple[str, ...]) -> tuple[Want, ...]:
    """Since when the policy counts."""
    return (Want("policy_version", ""),)


def wants_risk(args: tuple[str, ...]) -> tuple[Want, ...]:
    """The board, and what was stated of the places that are named."""
    codes = codes_in(args[0]) if args else ()
    return (Want("risk_board", ""), *(want for code in codes for want in _about(code)))


def wants_board(_args: tuple[str, ...]) -> tuple[Want, ...]:
    """What is in force anywhere, and what is to come."""
    return (Want("risk_board", ""),)


def wants_place(args: tuple[str, ...]) -> tuple[Want, ...]:
    """The board, and what was stated of one place."""
    known = args and places().get(args[0]) is not None
    return (Want("risk_board", ""), *(_about(args[0]) if known else ()))


def _about(code: str) -> tuple[Want, ...]:
    return Want("risk", code), Want("risk_place", code)


def show_policy(request: Request) -> Turn:
    """The policy card."""
    return Turn(request.session, (policy_card(request.briefing),))


def change_policy(request: Request) -> Turn:
    """One value is to be changed: `args` is its name."""
    name = request.text(0)
    if name not in POLICY_VALUES:
        return Turn(request.session, (policy_card(request.briefing),), toast=Line("toast-stale"))
    return _begun(POLICY_CHANGE, request.session.begin(POLICY_CHANGE.name, name), request)


def show_board(request: Request) -> Turn:
    """A page of the board."""
    return Turn(request.session, (risk_board(request.briefing, request.number(0) or 0),))


def show_history(request: Request) -> Turn:
    """What was stated of a place: `args` are its code and the page."""
    code = request.text(0)
    if places().get(code) is None:
        return Turn(request.session, (risk_board(request.briefing),), toast=Line("toast-stale"))
    return Turn(request.session, (risk_history(code, request.briefing, request.number(1) or 0),))


def state_risk(request: Request) -> Turn:
    """The questionnaire, for the place of a card where it was opened there."""
    code = request.text(0)
    given = Answers((("place", code),)) if places().get(code) is not None else Answers()
    return _begun(RISK_CHANGE, request.session.begin(RISK_CHANGE.name, answers=given), request)


def show_risk(request: Request) -> Turn:
    """`/risk` shows the board; `/risk 朝阳区` a place; with levels it is a statement, or several, to be confirmed."""
    text, briefing = request.text(0), request.briefing
    read = read_lines(text, briefing.today)
    if not read:
        return Turn(request.session, (risk_board(briefing),))
    if len(read) > 1:
        return _several(request, text)
    line, said = read[0]
    if isinstance(said, SaidProblem):
        return _told(request, bad_text(line[:MOST_ASKED], said), refused=(said,))
    if said.level is None or not _may_state(request):
        return _place(request, said)
    return _one(request, said, said.level)


def _may_state(request: Request) -> bool:
    return may(request.briefing.account, Action.SET_RISK, Subject())


def _begun(flow: Flow, session: Session, request: Request) -> Turn:
    return Turn(session, (card(flow, session, request.briefing),))


def _told(request: Request, *said: Line, refused: Sequence[SaidProblem] = ()) -> Turn:
    view: View = risk_board(request.briefing, 0, *said)
    return Turn(request.session, (view,), _traces(request, refused))


def _traces(request: Request, refused: Sequence[SaidProblem]) -> tuple[AnswerRefused, ...]:
    """What an admin said of a place and was not taken leaves its trace, as within the questionnaires: why, not the words."""
    if not _may_state(request):
        return ()
    return tuple(AnswerRefused(RISK_LIST.name, (), "lines", f"risk-bad-{problem}") for problem in refused[:MOST_LINES])


def _place(request: Request, said: Said) -> Turn:
    name = said.place[:MOST_ASKED]
    codes = codes_named(name)
    if not codes:
        return _told(request, Line("risk-not-found", {"text": name}), refused=(SaidProblem.UNKNOWN,))
    view = risk_history(codes[0], request.briefing) if len(codes) == 1 else which_place(name, codes)
    return Turn(request.session, (view,))


def _one(request: Request, said: Said, level: RiskLevel) -> Turn:
    """All that was typed is answered already; a place that is not certain is asked for."""
    name = said.place[:MOST_ASKED]
    codes = codes_named(name)
    if not codes:
        return _told(request, Line("risk-not-found", {"text": name}), refused=(SaidProblem.UNKNOWN,))
    place = ("place", codes[0]) if len(codes) == 1 else ("place~", {"find": name, "page": 0})
    note = said.note or {"suggested": NO_NOTE}
    given = Answers((place, ("level", level.value), ("since", since_text(said.since)), ("note", note)))
    return _begun(RISK_CHANGE, request.session.begin(RISK_CHANGE.name, answers=given), request)


def _several(request: Request, text: str) -> Turn:
    if not _may_state(request):
        return _told(request)
    kept = resolve(text, request.briefing.today)
    bad = [each.problem for each in bad_lines(kept)]
    if not good_lines(kept):
        return _told(request, *(bad_line(each) for each in bad_lines(kept)[:NAMED]), refused=bad)
    turn = _begun(RISK_LIST, request.session.begin(RISK_LIST.name, answers=Answers((("lines", kept),))), request)
    return replace(turn, records=_traces(request, bad))
