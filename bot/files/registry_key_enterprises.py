"""The lists of key enterprises (重点企业): which enterprise stands on the list of which level."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.files.registry_enterprises import read_credit_code
from bot.files.registry_places import read_level
from bot.files.registry_table import Column, ListKind, ReadList, Reason, RejectedList, RowReader, read_list
from conversations.roles import Level


@dataclass(frozen=True, slots=True)
class KeyEnterpriseRow:
    """An enterprise, by its 统一社会信用代码, and the level of the list."""

    credit_code: str
    level: Level


KEY_ENTERPRISES: ListKind[KeyEnterpriseRow] = ListKind(
    columns={
        "credit_code": Column("统一社会信用代码", ("uscc", "社会信用代码", "信用代码", "统一信用代码")),
        "level": Column("级别", ("level", "层级", "重点级别", "重点企业级别")),
    },
    key="credit_code",
    identity=lambda row: (row.credit_code, row.level),
)


def read_key_enterprises(name: str, content: bytes, known: Collection[str]) -> ReadList[KeyEnterpriseRow] | RejectedList:
    """Read the list; `known`: the codes of the enterprises that there are."""

    def read_row(reader: RowReader) -> KeyEnterpriseRow | None:
        code, level = read_credit_code(reader), read_level(reader)
        if code and not reader.bad and code not in known:
            reader.note("credit_code", Reason.UNKNOWN_ENTERPRISE)
        return KeyEnterpriseRow(code, level) if code and level is not None else None

    return read_list(name, content, KEY_ENTERPRISES, read_row)
