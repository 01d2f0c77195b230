"""The list of enterprises, as a commerce bureau hands it over."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.files.registry_table import Column, ListKind, ReadList, Reason, RejectedList, RowReader, read_list
from conversations.codes import Sector
from conversations.roster_file import is_name, read_phone

MOST_HEADS = 9_999_999

SECTORS = {
    **{sector.value: sector for sector in Sector},
    "零售": Sector.RETAIL,
    "餐饮": Sector.CATERING,
    "住宿": Sector.ACCOMMODATION,
    "洗染": Sector.LAUNDRY,
    "美容美发": Sector.BEAUTY,
    "摄影": Sector.PHOTOGRAPHY,
    "家电服务": Sector.APPLIANCE_SERVICE,
    "家政": Sector.HOUSEKEEPING,
    "批发市场": Sector.WHOLESALE_MARKET,
    "超市": Sector.SUPERMARKET,
    "便利店": Sector.CONVENIENCE,
    "社区菜店": Sector.COMMUNITY_GROCERY,
    "外贸": Sector.FOREIGN_TRADE,
    "外资": Sector.FOREIGN_INVESTMENT,
    "电子商务": Sector.ECOMMERCE,
}
"""Sectors by their names and codes in DOMAIN.md."""

_YES_NO = {"是": True, "否": False, "": False, "yes": True, "no": False}
_LANDLINE = re.compile(r"0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?")
_GAPS = re.compile(r"\s+")
# GB 32100: digits and capitals without I, O, S, V, Z; the weight of the n-th place is 3 to the n modulo 31.
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_CODE = re.compile(f"[{_CREDIT_ALPHABET}]{{18}}")


@dataclass(frozen=True, slots=True)
class EnterpriseRow:
    """An enterprise; `credit_code` is its 统一社会信用代码, `phone` a mobile or landline number."""

    name: str
    credit_code: str
    division: str
    sector: Sector
    headcount: int
    address: str | None
    contact: str | None
    phone: str | None
    works_weekends: bool


ENTERPRISES: ListKind[EnterpriseRow] = ListKind(
    columns={
        "name": Column("企业名称", ("名称", "单位名称", "企业", "公司名称")),
        "credit_code": Column("统一社会信用代码", ("社会信用代码", "信用代码", "统一信用代码")),
        "division": Column("行政区划代码", ("行政区划", "区划代码", "所属区划代码")),
        "sector": Column("行业", ("所属行业", "行业类别")),
        "headcount": Column("职工人数", ("员工人数", "职工数", "员工数", "人数", "从业人数")),
        "address": Column("地址", ("经营地址", "详细地址", "企业地址"), required=False),
        "contact": Column("联系人", ("负责人", "联系人姓名"), required=False),
        "phone": Column("联系电话", ("电话", "手机", "手机号码", "联系人电话"), required=False),
        "works_weekends": Column("周末营业", ("周末是否营业", "双休日营业"), filled=False),
    },
    key="credit_code",
    identity=lambda row: row.credit_code,
)


def read_enterprises(name: str, content: bytes, divisions: Collection[str]) -> ReadList[EnterpriseRow] | RejectedList:
    """Read the enterprises; `divisions` are the codes of divisions and units that exist.

    An empty 周末营业 is 否. Address, contact and phone may be empty, also as columns.
    """

    def read_row(reader: RowReader) -> EnterpriseRow | None:
        enterprise = reader.text("name")
        if enterprise and not is_name(enterprise):
            reader.note("name", Reason.BAD_NAME)
        code, division = read_credit_code(reader), read_division(reader, divisions)
        sector, headcount, weekends = _sector(reader), _headcount(reader), _weekends(reader)
        address, contact, phone = reader.text("address") or None, reader.text("contact") or None, _phone(reader)
        if sector is None or headcount is None or reader.bad:
            return None
        return EnterpriseRow(enterprise, code, division, sector, headcount, address, contact, phone, weekends)

    return read_list(name, content, ENTERPRISES, read_row)


def is_credit_code(code: str) -> bool:
    """Whether the 18 characters are a 统一社会信用代码 with its check character (GB 32100)."""
    if not _CREDIT_CODE.fullmatch(code):
        return False
    total = sum(_CREDIT_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(code[:17]))
    return _CREDIT_ALPHABET[-total % 31] == code[17]


def read_division(reader: RowReader, divisions: Collection[str]) -> str:
    """The code of a division that exists; another is noted."""
    code = reader.text("division").upper()
    if code and code not in divisions:
        reader.note("division", Reason.UNKNOWN_DIVISION)
    return code


def read_credit_code(reader: RowReader) -> str:
    """The code of a row, in capitals; what is wrong with it is noted."""
    code = _GAPS.sub("", reader.text("credit_code")).upper()
    if code and not (is_credit_code(code) and isinstance(reader.cell("credit_code"), str)):
        reader.note("credit_code", Reason.BAD_CREDIT_CODE)  # a number cell has lost its last digits
    return code


def _sector(reader: RowReader) -> Sector | None:
    text = reader.text("sector")
    sector = SECTORS.get(_GAPS.sub("", text).lower())
    if text and sector is None:
        reader.note("sector", Reason.UNKNOWN_SECTOR)
    return sector


def _headcount(reader: RowReader) -> int | None:
    text = reader.text("headcount")
    if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_HEADS)):
        return int(text)
    if text:
        reader.note("headcount", Reason.BAD_HEADCOUNT)
    return None


def _weekends(reader: RowReader) -> bool:
    works = _YES_NO.get(reader.text("works_weekends").lower())
    if works is None:
        reader.note("works_weekends", Reason.BAD_YES_NO)
    return bool(works)


def _phone(reader: RowReader) -> str | None:
    text = reader.text("phone")
    phone = read_phone(text)
    if phone is None and _LANDLINE.fullmatch(_GAPS.sub("", text)):
        phone = _GAPS.sub("", text)
    if text and phone is None:
        reader.note("phone", Reason.BAD_PHONE)
    return phone
