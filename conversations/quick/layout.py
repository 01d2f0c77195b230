"""The lines of a message before they are read: sample lines, heads of pasted chat messages and of forms, day headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from conversations.quick.clauses import QUIET
from conversations.quick.tokens import Kind, Token

_SAMPLE = re.compile(
    r"[\s#*\-·\[\](){}\d.、:,]*(?:示例|范例|样例|例子|举例|例如|例(?![会行外假休])|格式|模板|模版|接龙格式|填写格式|填报格式|上报格式|报送格式|回复格式|参考格式|参照格式)"
)
_AROUND_HEAD = frozenset(
    {*QUIET, Kind.NAME, Kind.DEPARTMENT, Kind.ROLE, Kind.NUMBER, Kind.TODAY, Kind.OTHER_DAY, Kind.COLON, Kind.OPEN, Kind.CLOSE, Kind.COMMA}
    | {Kind.PREFIX, Kind.JOIN, Kind.SLASH, Kind.CLOCK, Kind.OF, Kind.WORD, Kind.LATIN, Kind.STAFF, Kind.ELSEWHERE, Kind.LIST_NUMBER}
)
_AROUND_NAME = frozenset(
    {*QUIET, Kind.NAME, Kind.PREFIX, Kind.COLON, Kind.DEPARTMENT, Kind.ROLE, Kind.OPEN, Kind.CLOSE, Kind.OF, Kind.LABEL}
)
_RULE = re.compile(r"\s*[-=*_~·.#]{3,}\s*")


@dataclass(slots=True)
class Line:
    """One line of the message, with its tokens after naming."""

    start: int
    end: int
    tokens: list[Token] = field(default_factory=list)

    def blank(self) -> bool:
        """Whether the line is empty."""
        return all(token.kind is Kind.BLANK for token in self.tokens)


def is_sample(written: str) -> bool:
    """The line of a 接龙 that shows how to fill it in."""
    return bool(_SAMPLE.match(written))


def is_rule(written: str) -> bool:
    """A line drawn between two forms."""
    return bool(_RULE.fullmatch(written))


def names_of(line: Line) -> list[Token]:
    """The names in a line."""
    return [token for token in line.tokens if token.kind is Kind.NAME]


def is_chat_head(line: Line) -> bool:
    """A sender with the time, and nothing said: the head of a pasted chat message."""
    timed = any(token.kind is Kind.NUMBER and token.code == "time" for token in line.tokens)
    people = names_of(line)
    bare = all(token.kind in _AROUND_HEAD for token in line.tokens) and not any(
        token.kind is Kind.FILLER and len(token.text) > 1 for token in line.tokens
    )
    written = sum(len(token.text) for token in line.tokens if token.kind is Kind.WORD)
    return timed and bare and len({token.who for token in people}) <= 1 and written <= (6 if people else 12)


def is_name_line(lines: Sequence[Line], place: int) -> bool:
    """A name on a line of its own (also 姓名：…), with lines below that name nobody."""
    line = lines[place]
    if len(names_of(line)) != 1 or any(token.kind not in _AROUND_NAME for token in line.tokens):
        return False
    below = lines[place + 1] if place + 1 < len(lines) else None
    return below is not None and bool(below.tokens) and not below.blank() and not names_of(below)


def is_day_heading(line: Line) -> Token | None:
    """The date of a line that tells nothing else of anybody: a title or a heading for the lines below."""
    if names_of(line):
        return None
    days = [token for token in line.tokens if token.kind in (Kind.TODAY, Kind.OTHER_DAY, Kind.FUTURE)]
    titled = [token.kind for token in line.tokens if token.kind is not Kind.BLANK][-1:] == [Kind.COLON]
    dates = [token for token in days if token.code == "date" or titled]
    told = any(token.live or token.kind in (Kind.ALL, Kind.REST, Kind.NO) for token in line.tokens)
    if len(dates) != 1 or told or any(token.kind in (Kind.SINCE, Kind.WISH, Kind.REQUEST) for token in line.tokens):
        return None
    saying = [token for token in line.tokens if token.kind not in (*QUIET, Kind.OPEN, Kind.CLOSE, Kind.LIST_NUMBER, Kind.COLON)]
    if saying[0] is dates[0] or (saying[-1] is dates[0] and dates[0].kind is Kind.OTHER_DAY):
        return dates[0]
    return None
