"""Order numbers: which of the words of a line is one, and when none is sure enough."""

import re

LONGEST_ORDER = 40
"""Signs of an order number; a longer one is none."""

_ORDER = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_ORDER_LABEL = re.compile(
    rf"(?:(?:外卖|快递|配送)?(?:订单|运单|配送单|快递单|单)(?:编号|号码|号)?|(?<![A-Za-z])order(?:\s?(?:number|no|num|id)\b)?|(?<![A-Za-z])no(?=[.:#\s])|№)"
    rf"\s?[.:#]*\s?(?=[A-Za-z-]*\d)(?P<order>{_ORDER})(?![A-Za-z0-9_+-]|\.\d)",
    re.IGNORECASE,
)
_STANDING = re.compile(rf"(?:第|#)?(?P<order>{_ORDER})(?:号单|单|号)?", re.ASCII)
_GLUED = re.compile(rf"#?(?P<order>{_ORDER})(?P<rest>[\u4e00-\u9fff(].*)")
MEASURES = tuple("室号栋楼单元层座弄米份件度月日点时年分路街周天届栋厂幢期门院#")
"""What stands behind a number that is that of a house, an amount or a day."""
_WHOLE = re.compile(_ORDER)
_ELSE = re.compile(r"\d{1,2}(?:-\d{1,2})?-\d{1,4}|1\d{10}")
_LEAST, _LEAST_GLUED, _LEAST_ELSEWHERE = 3, 4, 6

Words = list[list[str]]
"""The words of a line, parted at commas and there at blanks."""


def is_order(text: str) -> bool:
    """Whether the text can be an order number where it is said to be one: 3 to 40 letters, digits or strokes with a digit."""
    return _LEAST <= len(text) <= LONGEST_ORDER and bool(_WHOLE.fullmatch(text)) and any(sign.isdigit() for sign in text)


def may_be_order(text: str) -> bool:
    """The same where nothing says so: `3-1-502` is rather a flat, 11 digits beginning with 1 a phone."""
    return is_order(text) and not _ELSE.fullmatch(text)


def labelled_order(text: str) -> tuple[str | None, str]:
    """What stands behind `订单号`, `no.` and the like, and the text without it."""
    match = _ORDER_LABEL.search(text)
    if not match or not is_order(match["order"].rstrip("-")):
        return None, text
    return match["order"].rstrip("-"), f"{text[: match.start()]}\t{text[match.end() :]}"


def unlabelled_order(pieces: Words) -> tuple[str | None, Words]:
    """The order number: what stands first, or a long number that is the only one; a short one further on may be that of a house."""
    words = [(row, column, word) for row, part in enumerate(pieces) for column, word in enumerate(part)]
    ahead = words[1:] if words and re.fullmatch(r"\d{1,2}", words[0][2]) else words  # without the number of the line
    if not ahead:
        return None, pieces
    row, column, first = ahead[0]
    standing = _STANDING.fullmatch(first)
    if standing and may_be_order(standing["order"].rstrip("-")):
        return standing["order"].rstrip("-"), _replaced(pieces, row, column, "", drop=words[: len(words) - len(ahead)])
    others = [one for one in ahead[1:] if len(one[2]) >= _LEAST_ELSEWHERE and may_be_order(one[2])]
    glued = _GLUED.fullmatch(first)
    if (
        glued
        and may_be_order(glued["order"].rstrip("-"))
        and not glued["rest"].startswith(MEASURES)
        and (len(glued["order"]) >= _LEAST_GLUED or not others)
    ):
        return glued["order"].rstrip("-"), _replaced(pieces, row, column, glued["rest"])
    if len(others) == 1:
        row, column, order = others[0]
        return order, _replaced(pieces, row, column, "")
    return None, pieces


def _replaced(pieces: Words, row: int, column: int, word: str, drop: list[tuple[int, int, str]] | None = None) -> Words:
    changed = [list(part) for part in pieces]
    changed[row][column] = word
    for other_row, other_column, _ in drop or ():
        changed[other_row][other_column] = ""
    return changed
