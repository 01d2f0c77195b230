"""Readings and names of a line: which whole numbers are readings, and lines that set the value before the name."""

from itertools import pairwise

from conversations.quick.clauses import following, kind_at, preceding
from conversations.quick.tokens import Kind, Token, bodily


def offered_wholes(tokens: list[Token], *, others: bool) -> None:
    """Whole numbers out of range are readings only next to a name where the others' temperatures stand."""
    opens = following(tokens, -1)
    alone = sum(token.kind is Kind.TEMPERATURE for token in tokens) == 1
    for place, token in enumerate(tokens):
        if token.kind is not Kind.TEMPERATURE or token.code != "whole" or bodily(token.number):
            continue
        name = preceding(
            tokens, place, {Kind.BLANK, Kind.COLON, Kind.LABEL, Kind.CLOCK, Kind.OPEN, Kind.MARK, Kind.CLOSE, Kind.ROLE, Kind.DEPARTMENT}
        )
        after = following(tokens, place, {Kind.BLANK})
        beside = kind_at(tokens, name) is Kind.NAME or (place == opens and kind_at(tokens, after) is Kind.NAME and alone)
        if not others or not beside or kind_at(tokens, after) is Kind.TEMPERATURE:
            token.kind = Kind.NUMBER


def value_first(lines: list[list[Token]]) -> bool:
    """Whether every line that has both values and names has every value before its name."""
    found = False
    for tokens in lines:
        shape = [t.kind for t in tokens if t.kind is Kind.NAME or (t.kind is Kind.TEMPERATURE and not t.dead)]
        if Kind.NAME not in shape or Kind.TEMPERATURE not in shape:
            continue
        pairs = any(a is b is Kind.NAME for a, b in pairwise(shape))
        if shape[0] is not Kind.TEMPERATURE or shape[-1] is not Kind.NAME or pairs:
            return False
        found = True
    return found


def names_first(tokens: list[Token]) -> list[Token]:
    """A value-first line turned round: every name before the values in front of it."""
    turned: list[Token] = []
    since = 0
    for token in tokens:
        if token.kind is Kind.NAME:
            begin = next((p for p in range(since, len(turned)) if turned[p].kind is Kind.TEMPERATURE), len(turned))
            turned.insert(begin, token)
            since = len(turned)
        else:
            turned.append(token)
    return turned
