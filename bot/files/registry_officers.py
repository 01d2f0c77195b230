"""The list of officers: who answers for which division at which level."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.files.registry_enterprises import read_division
from bot.files.registry_places import read_level
from bot.files.registry_table import Column, ListKind, ReadList, Reason, RejectedList, RowReader, read_list
from conversations.roles import Level
from conversations.roster_file import clean_name, is_name, read_phone


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """An officer of a division; one person may stand in the list once for each of several divisions."""

    name: str
    level: Level
    division: str
    phone: str


OFFICERS: ListKind[OfficerRow] = ListKind(
    columns={
        "name": Column("姓名", ("联络员", "联络员姓名", "名字")),
        "level": Column("级别", ("层级", "级")),
        "division": Column("负责单位", ("负责单位代码", "行政区划代码", "负责区划", "区划代码")),
        "phone": Column("联系电话", ("电话", "手机", "手机号码")),
    },
    key="name",
    identity=lambda row: row,
)


def read_officers(name: str, content: bytes, levels: Mapping[str, Collection[Level]]) -> ReadList[OfficerRow] | RejectedList:
    """Read the officers; `levels` tells for every code that exists which levels of officers it can have.

    `bot.files.registry_places.division_levels` makes it from the lists of places.
    """

    def read_row(reader: RowReader) -> OfficerRow | None:
        officer = clean_name(reader.text("name"))
        if officer and not is_name(officer):
            reader.note("name", Reason.BAD_NAME)
        level, division, text = read_level(reader), read_division(reader, levels), reader.text("phone")
        if level is not None and division in levels and level not in levels[division]:
            reader.note("level", Reason.LEVEL_DOES_NOT_FIT)
        phone = read_phone(text)
        if text and phone is None:
            reader.note("phone", Reason.BAD_PHONE)
        return None if level is None or phone is None else OfficerRow(officer, level, division, phone)

    return read_list(name, content, OFFICERS, read_row)
