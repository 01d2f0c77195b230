"""Where clauses and sentences of a line begin and end, and small questions about what stands next to a token."""

from collections.abc import Iterable, Sequence

from conversations.quick.tokens import CLAUSE_ENDS, Kind, Token

QUIET = frozenset({Kind.BLANK, Kind.FILLER, Kind.MARK})
"""Kinds that say nothing by themselves."""

_FAR = 50
"""How many tokens away anything can still matter; keeps monstrous messages cheap."""


def _pieces(tokens: Sequence[Token], ends: Iterable[Kind]) -> list[range]:
    pieces, begin = [], 0
    ending = frozenset(ends)
    for place, token in enumerate(tokens):
        if token.kind in ending:
            pieces.append(range(begin, place))
            begin = place + 1
    return [*pieces, range(begin, len(tokens))]


def clauses(tokens: Sequence[Token]) -> list[range]:
    """The places of the tokens of every clause; a comma or a stop ends one."""
    return _pieces(tokens, CLAUSE_ENDS)


def sentences(tokens: Sequence[Token]) -> list[range]:
    """The places of the tokens of every sentence; a stop or a semicolon ends one."""
    return _pieces(tokens, (Kind.STOP,))


def clause_of(tokens: Sequence[Token], place: int) -> range:
    """The clause that holds a token."""
    start, stop = place, place
    lowest, highest = max(0, place - _FAR), min(len(tokens), place + _FAR)
    while start > lowest and tokens[start - 1].kind not in CLAUSE_ENDS:
        start -= 1
    while stop < highest and tokens[stop].kind not in CLAUSE_ENDS:
        stop += 1
    return range(start, stop)


def following(tokens: Sequence[Token], place: int, skipped: Iterable[Kind] = QUIET) -> int | None:
    """The next place whose kind is not skipped."""
    passed = frozenset(skipped)
    return next((p for p in range(place + 1, min(len(tokens), place + _FAR)) if tokens[p].kind not in passed), None)


def preceding(tokens: Sequence[Token], place: int, skipped: Iterable[Kind] = QUIET) -> int | None:
    """The last place before whose kind is not skipped."""
    passed = frozenset(skipped)
    return next((p for p in range(place - 1, max(-1, place - _FAR), -1) if tokens[p].kind not in passed), None)


def kind_at(tokens: Sequence[Token], place: int | None) -> Kind | None:
    """The kind of a token, None outside."""
    return tokens[place].kind if place is not None and 0 <= place < len(tokens) else None
