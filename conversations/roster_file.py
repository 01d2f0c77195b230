"""What importing a staff roster gives, and how its values are read: the rules a file and a pasted line share.

The outcome types are shown by conversations; `bot.files.roster` fills them from a workbook. Rows are 1-based sheet
rows, as a spreadsheet program numbers them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Rejection(StrEnum):
    """Why nothing of a file was imported."""

    UNREADABLE = "unreadable"  # damaged, or not what its extension says
    NO_NAME_COLUMN = "no_name_column"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_LARGE = "too_large"  # more bytes, packed or unpacked, than the bot reads


class RosterField(StrEnum):
    """The fields in which a row can have an error, in the order in which errors of one row are told."""

    NAME = "name"
    PHONE = "phone"
    ID_NUMBER = "id_number"


class RowErrorCode(StrEnum):
    """What is wrong with a cell. After a name error the person is not imported, else only the value is left out."""

    MISSING_NAME = "missing_name"
    BAD_NAME = "bad_name"
    BAD_PHONE = "bad_phone"
    BAD_ID_NUMBER = "bad_id_number"


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A person read from a roster, values normalised."""

    name: str
    phone: str | None = None
    id_number: str | None = None
    department: str | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True)
class RowError:
    """A value that could not be taken; it carries no value, so it may be shown and logged."""

    row: int
    field: RosterField
    code: RowErrorCode


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row with the name and phone of an earlier imported row."""

    row: int
    of_row: int


@dataclass(frozen=True, slots=True)
class RosterOutcome:
    """A roster that was read: staff in sheet order, errors and duplicates in order of row."""

    staff: tuple[StaffRow, ...] = ()
    row_errors: tuple[RowError, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file of which nothing is imported."""

    code: Rejection


# Script=Han of Unicode: radicals, 々〇〡…〩〸…〻, the ideographs with extension A, compatibility ideographs, Tangut-block
# reading marks, and planes 2 and 3, which hold ideographs alone.
_HAN = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufa6d\ufa70-\ufad9\U00016fe2\U00016fe3\U00016ff0\U00016ff1\U00020000-\U0003fffd"
)
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
# Space separators (Unicode Zs) and the four dashes that people type; a line break is neither.
_SPACES_AND_DASHES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\\-–—－]+")
_PHONE = re.compile(r"1[0-9]{10}")
_ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_DIGITS_POINT_ZERO = re.compile(r"[0-9]+\.0")
_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))  # ０-９, Ａ-Ｚ, ａ-ｚ
_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in _WIDE}
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"


def is_han(character: str) -> bool:
    """Whether the one character belongs to the Han script, rare ones included."""
    return _HAN_CHARACTER.fullmatch(character) is not None


def clean_text(text: str) -> str:
    """Trim white space (U+3000 and the no-break space included) and narrow full-width digits and letters."""
    return text.strip().translate(_FULL_WIDTH)


def clean_name(text: str) -> str:
    """Clean a name and close the gaps between Han characters: `张　 三` is `张三`, `John Smith` stays."""
    return _BETWEEN_HAN.sub("", clean_text(text))


def is_name(name: str) -> bool:
    """Whether a cleaned, non-empty text can be a name: no formula, no markup. There is no length limit."""
    return bool(name) and not name.startswith("=") and "<" not in name


def read_phone(text: str) -> str | None:
    """The 11 digits of a mobile number as people write it, or None where it is not one.

    Spaces, dashes, a leading `+86` and the `.0` of a number turned into text are taken out. No number range is excluded.
    """
    digits = _SPACES_AND_DASHES.sub("", clean_text(text)).removeprefix("+86")
    if _DIGITS_POINT_ZERO.fullmatch(digits):
        digits = digits[:-2]
    return digits if _PHONE.fullmatch(digits) else None


def read_id_number(text: str) -> str | None:
    """The 18 characters of an ID number whose check character is right (GB 11643, ISO 7064 MOD 11-2), or None.

    Region and date of birth are not checked. A lower-case x becomes X.
    """
    number = clean_text(text)
    if number.endswith("x"):
        number = number[:-1] + "X"
    if not _ID_NUMBER.fullmatch(number):
        return None
    total = sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, number, strict=False))
    return number if _ID_CHECK[total % 11] == number[-1] else None
