"""风险等级 The risk of places: the board, the history of one place, and the line of an admin's today card."""

from collections.abc import Sequence

from conversations.briefing import Briefing
from conversations.codes import RiskLevel
from conversations.returns import RiskStatement
from conversations.risk_history import in_force, level_at, statements_of
from conversations.roles import Action, Subject, may
from conversations.rules.risk import SEVERITY
from conversations.screens.moment import moment
from conversations.screens.parts import button, to_today
from conversations.screens.place import place_line
from conversations.view import Button, Fact, Line, Rows, Style, View

PAGE = 12
"""Places, or statements, on a card."""


def level_line(level: RiskLevel) -> Line:
    """`🔴 高风险`"""
    return Line(f"risk-{level}")


def board_of(briefing: Briefing) -> tuple[tuple[RiskStatement, ...], tuple[RiskStatement, ...]]:
    """What is in force of places that are not low, the greatest and then the latest first; and what is to come, the nearest first."""
    now = briefing.now
    held = [each for each in briefing.risk_board if each.since <= now and each.level is not RiskLevel.LOW]
    held.sort(key=lambda each: (-SEVERITY[each.level], -each.since.timestamp(), each.place))
    coming = sorted((each for each in briefing.risk_board if each.since > now), key=lambda each: (each.since.timestamp(), each.place))
    return tuple(held), tuple(coming)


def risk_board(briefing: Briefing, page: int = 0, *said: Line) -> View:
    """Places of medium and high risk with since when, and what comes into force later."""
    held, coming = board_of(briefing)
    everything = [*held, *coming]
    pages = max(1, -(-len(everything) // PAGE))
    page = min(page, pages - 1)
    shown = everything[page * PAGE : (page + 1) * PAGE]
    lines = [*said, Line("risk-title", _counts(held))]
    lines += [] if held else [Line("risk-none")]
    lines += [_stated(each, briefing) for each in shown if each.since <= briefing.now]
    later = [_stated(each, briefing) for each in shown if each.since > briefing.now]
    lines += [Line("risk-coming"), *later] if later else []
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    hint = (Line("risk-hint"),) if _may_set(briefing) else ()
    return View((*lines, *hint), (*_places(shown), *_turning("risks", page, pages), *_below(briefing)))


def _counts(held: Sequence[RiskStatement]) -> dict[str, Fact]:
    high = sum(each.level is RiskLevel.HIGH for each in held)
    return {"high": high, "medium": len(held) - high}


def _stated(each: RiskStatement, briefing: Briefing) -> Line:
    facts: dict[str, Fact] = {"place": place_line(each.place), "level": level_line(each.level), "since": moment(each.since, briefing.now)}
    return Line("risk-stated", facts)


def _places(shown: Sequence[RiskStatement]) -> Rows:
    codes = list(dict.fromkeys(each.place for each in shown))
    buttons = [Button(place_line(code), f"riskhist:{code}") for code in codes]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def _turning(verb: str, page: int, pages: int) -> Rows:
    turning = [button("previous", verb, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"{verb}:{page + 1}"))
    return (tuple(turning),) if turning else ()


def _below(briefing: Briefing, place: str = "") -> Rows:
    change = ((button("risk-set", *(("riskset", place) if place else ("riskset",)), style=Style.PRIMARY),),) if _may_set(briefing) else ()
    board = ((button("risk-board", "risk"),),) if place else ()
    return (*change, *board, to_today())


def _may_set(briefing: Briefing) -> bool:
    return may(briefing.account, Action.SET_RISK, Subject())


def risk_history(place: str, briefing: Briefing, page: int = 0) -> View:
    """All that was stated of a place, the latest first, and what else counts for who was there: what it lies in and what lies in it."""
    statements = sorted(statements_of(place, briefing), key=lambda each: (each.since.timestamp(), each.id), reverse=True)
    pages = max(1, -(-len(statements) // PAGE))
    page = min(page, pages - 1)
    level = level_at(statements, briefing.now)
    lines = [Line("risk-history-title", {"place": place_line(place), "level": level_line(level)})]
    lines += [] if statements else [Line("risk-history-none")]
    now_held = in_force(statements, briefing.now)
    for each in statements[page * PAGE : (page + 1) * PAGE]:
        lines += _told(each, briefing, held=each is now_held)
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    around = around_of(place, briefing)
    lines += [Line("risk-around"), *(_stated(each, briefing) for each in around[:PAGE])] if around else []
    return View(tuple(lines), (*_turning(f"riskhist:{place}", page, pages), *_below(briefing, place)))


def _told(each: RiskStatement, briefing: Briefing, *, held: bool) -> list[Line]:
    facts: dict[str, Fact] = {
        "level": level_line(each.level),
        "since": moment(each.since, briefing.now),
        "said": moment(each.said_at, briefing.now),
        "by": each.by or Line("risk-by-operator"),
    }
    state = "coming" if each.since > briefing.now else "held" if held else "over"
    return [Line(f"risk-told-{state}", facts), *([Line("risk-note", {"note": each.note})] if each.note else [])]


def around_of(place: str, briefing: Briefing) -> tuple[RiskStatement, ...]:
    """What is in force of what the place lies in and of what lies in it, but for low, the greatest first."""
    by_place: dict[str, list[RiskStatement]] = {}
    for each in briefing.risks.get(place, ()):
        by_place.setdefault(each.place, []).append(each)
    held = [in_force(statements, briefing.now) for code, statements in by_place.items() if code != place]
    risky = [each for each in held if each is not None and each.level is not RiskLevel.LOW]
    return tuple(sorted(risky, key=lambda each: (-SEVERITY[each.level], each.place)))


def risk_today(briefing: Briefing) -> tuple[tuple[Line, ...], Rows]:
    """For an admin's today card: how many places are not low, and the way to the board."""
    held, coming = board_of(briefing)
    counts: dict[str, Fact] = {**_counts(held), "coming": len(coming)}
    return (Line("today-risk", counts),), ((button("risk-board", "risk"), button("policy", "policy")),)


def which_place(text: str, codes: Sequence[str]) -> View:
    """For a name that several places have."""
    buttons = [Button(place_line(code), f"riskhist:{code}") for code in codes]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return View((Line("risk-which", {"text": text}),), (*rows, (button("risk-board", "risk"),), to_today()))
