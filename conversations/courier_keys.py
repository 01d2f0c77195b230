"""By what order numbers and areas are found: two ways to write the same thing have the same key."""

import re
import unicodedata

_BLANKS = re.compile(r"\s+")
_BUILDING = re.compile(
    r"(?<=\w\w)(?:(?:[A-Z]?[0-9]+(?:-[0-9]+)*|[A-Z]|[一二三四五六七八九十]+)(?:栋|幢|座|号楼|单元)|[0-9]+-[0-9]+|(?:BUILDING|BLOCK|UNIT)[0-9]).*"
)
"""A building, and all that follows, behind at least two signs that name the compound."""
_BETWEEN = re.compile(r"(?<=\d)([\W_]+)(?=\d)|[\W_]+")


def order_key(text: str) -> str:
    """An order number as it is compared: full width as half width, capitals, no blanks (`ｍｔ 0012` and `MT0012` are one order)."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text).upper())


def area_key(text: str) -> str:
    """An area or compound as it is compared: full width as half width, capitals, without blanks and signs (`万科·城 3栋` and `万科城３栋`
    are one area); what stands between two digits is `-`, for 3-2栋 is not 32栋."""
    return _BETWEEN.sub(lambda found: "-" if found.group(1) else "", unicodedata.normalize("NFKC", text).upper())


def compound_key(text: str) -> str:
    """The compound that an area lies in, as it is compared: without building, unit and flat (`安澜小区3栋2单元501` and `安澜小区 9 栋` lie
    in one); the number of a house in a street stays."""
    return _BUILDING.sub("", area_key(text))
