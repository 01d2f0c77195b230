"""What of a line is no report of this day: questions, requests, wishes, rules, other days, other people's children.

Every pass marks statements as dead; nothing is removed, so that quotations and order stay."""

from collections.abc import Iterable, Sequence

from conversations.quick.clauses import QUIET, clause_of, clauses, following, kind_at, preceding, sentences
from conversations.quick.tokens import CLAUSE_ENDS, STATEMENTS, Kind, Token

_FORM_QUESTIONS = ("是否", "有无", "有没有")
_ANSWERS = frozenset({Kind.YES, Kind.NO})
_EVENTS = ("返岗", "复工", "住院")
"""Statuses that go on from the day they are told of, like 离职."""
_SUBJECTS = frozenset({Kind.NAME, Kind.ALL, Kind.REST, Kind.ABOVE, Kind.PRONOUN})


def bury(tokens: Sequence[Token], places: Iterable[int]) -> None:
    """Mark these statements, and whom they would speak of, as no report."""
    for place in places:
        if tokens[place].kind in STATEMENTS or tokens[place].kind in (Kind.ALL, Kind.REST, Kind.OVER, Kind.NO, Kind.STAFF, Kind.NOBODY):
            tokens[place].dead = True


def answered(tokens: Sequence[Token], place: int) -> int | None:
    """Where the form question at this place (是否发热：否) is answered, if it is."""
    label = following(tokens, place)
    while label is not None and kind_at(tokens, label) in (Kind.SYMPTOM, Kind.COMPLAINT, Kind.STATUS, Kind.NORMAL, Kind.JOIN):
        if kind_at(tokens, label) in CLAUSE_ENDS:
            return None
        label = following(tokens, label, {Kind.BLANK, Kind.COLON, Kind.OPEN, Kind.FILLER, Kind.ETC, Kind.MARK})
    return label if kind_at(tokens, label) in _ANSWERS else None


def questions(tokens: Sequence[Token]) -> None:
    """Clauses that ask (…吗, 是否…, …?)."""
    for clause in clauses(tokens):
        asked = clause.stop < len(tokens) and tokens[clause.stop].text == "?"
        for place in clause:
            token = tokens[place]
            if token.kind is Kind.ASK:
                form = token.text in _FORM_QUESTIONS and answered(tokens, place) is not None
                asked = asked or not form
        if asked:
            bury(tokens, clause)


def wishes(tokens: Sequence[Token]) -> None:
    """Wishes, conditions and rules reach to the end of the sentence and back to the beginning of their clause."""
    for sentence in sentences(tokens):
        for place in sentence:
            if tokens[place].kind is Kind.WISH:
                clause = clause_of(tokens, place)
                named = any(tokens[p].kind is Kind.NAME for p in range(clause.start, place))
                bury(tokens, range(place if named else clause.start, sentence.stop))
                break


def requests(tokens: Sequence[Token]) -> None:
    """A request reaches to the end of the sentence, or to a clause that speaks of somebody again."""
    asking = False
    for clause in clauses(tokens):
        if clause.start and tokens[clause.start - 1].kind is Kind.STOP:
            asking = False
        begins = next((p for p in clause if tokens[p].kind is Kind.REQUEST), None)
        if begins is not None:
            asking = True
            back = any(tokens[p].kind is Kind.OF for p in range(clause.start, begins))
            bury(tokens, range(clause.start if back else begins, clause.stop))
        elif asking and any(tokens[p].kind in _SUBJECTS for p in clause):
            asking = False
        elif asking:
            bury(tokens, clause)


def other_days(tokens: Sequence[Token], *, other: bool = False) -> None:
    """What is said of another day, unless it began then and goes on (昨天开始咳嗽). `other`: the whole line is."""
    scope: Kind | None = Kind.OTHER_DAY if other else None
    until_today, settled = other, False
    for place, token in enumerate(tokens):
        if token.kind in (Kind.OTHER_DAY, Kind.FUTURE) and _remarked(tokens, place):
            tokens[place - 2].dead = True
        elif token.kind in (Kind.OTHER_DAY, Kind.FUTURE):
            scope = None if _goes_on(tokens, place) else token.kind
            until_today, settled = scope is not None and (_today_follows(tokens, place) or _heads_line(tokens, place)), False
        elif token.kind is Kind.TODAY or (token.kind is Kind.CLOCK and scope and settled):
            scope = None
        elif token.kind in CLAUSE_ENDS:
            settled = True
            scope = scope if until_today else None
        elif token.kind is Kind.NAME and settled and not other and not _dated(tokens):
            scope = None
        elif scope and (token.kind in STATEMENTS or token.kind in (Kind.ALL, Kind.REST, Kind.NO, Kind.OVER)):
            token.dead = token.dead or not _event(token, scope)


def _remarked(tokens: Sequence[Token], place: int) -> bool:
    """`37.1（昨晚）`: a day in brackets dates what stands before it."""
    bracketed = kind_at(tokens, place - 1) is Kind.OPEN and kind_at(tokens, place + 1) is Kind.CLOSE
    return bracketed and kind_at(tokens, place - 2) in STATEMENTS


def _dated(tokens: Sequence[Token]) -> bool:
    opening = following(tokens, -1, {*QUIET, Kind.OPEN, Kind.LIST_NUMBER})
    return opening is not None and tokens[opening].code == "date" and _heads_line(tokens, opening)


def _heads_line(tokens: Sequence[Token], place: int) -> bool:
    """A date that opens a line dates the whole line, unless its clause merely tells where somebody was."""
    if tokens[place].code != "date" or following(tokens, -1, {*QUIET, Kind.OPEN, Kind.LIST_NUMBER}) != place:
        return False
    clause = [tokens[p].kind for p in range(place, clause_of(tokens, place).stop)]
    return Kind.NAME not in clause or Kind.TEMPERATURE in clause


def _event(token: Token, scope: Kind) -> bool:
    return scope is Kind.OTHER_DAY and token.kind is Kind.STATUS and (token.code == "departed" or token.text in _EVENTS)


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].kind is Kind.FUTURE:
        return False
    clause = clause_of(tokens, place)
    return any(tokens[p].kind is Kind.SINCE for p in range(place + 1, clause.stop))


def _today_follows(tokens: Sequence[Token], place: int) -> bool:
    for token in tokens[place + 1 : place + 100]:
        if token.kind is Kind.TODAY:
            return True
        if token.kind is Kind.NAME or token.text == ";":
            return False
    return False


def relatives(tokens: Sequence[Token]) -> None:
    """What is said of a relative or room mate is not the employee's; a leave taken for them is."""
    for place, token in enumerate(tokens):
        if token.kind is not Kind.RELATIVE:
            continue
        follower = place + 1
        if kind_at(tokens, follower) is Kind.NAME:
            tokens[follower].kind = Kind.WORD
        for after in range(place + 1, clause_of(tokens, place).stop):
            told = tokens[after]
            if told.kind is Kind.NAME:
                break
            if told.kind in STATEMENTS and not (told.kind is Kind.STATUS and told.code in ("leave", "remote")):
                told.dead = True
        before = preceding(tokens, place)
        if before is not None and kind_at(tokens, before) is Kind.STATUS and tokens[before].code == "hospital":
            tokens[before].dead = tokens[before].dead or tokens[before].text.startswith(("送", "陪"))
