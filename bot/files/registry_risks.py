"""The list of risks: which level a place has from which moment on. Places are told by name or by code; a moment is always told, so that a
list says the same whenever it is read."""

from datetime import datetime

from bot.files.cells import MOST_SERIAL, serial_moment
from bot.files.registry_table import Column, ListKind, ReadList, Reason, RejectedList, RowReader, read_list
from conversations.records import SetRisk
from conversations.risk_lines import codes_named
from conversations.risk_text import SaidProblem, read_level, read_since, within_reach

MOST_NOTE = 200

RISKS: ListKind[SetRisk] = ListKind(
    columns={
        "place": Column("地区", ("place", "地点", "名称", "行政区划", "区划名称", "地区名称"), required=False),
        "code": Column("区划代码", ("adcode", "code", "代码", "行政区划代码", "地区代码"), required=False),
        "level": Column("风险等级", ("level", "risk", "等级", "风险", "级别")),
        "since": Column("起始时间", ("since", "from", "起始", "自", "开始时间", "生效时间", "起始日期", "生效日期", "日期", "时间")),
        "note": Column("备注", ("note", "说明", "依据", "文号"), required=False),
    },
    key="since",
    identity=lambda row: (row.place, row.since),
    any_of=("place", "code"),
)


def read_risks(name: str, content: bytes, now: datetime) -> ReadList[SetRisk] | RejectedList:
    """Read the statements; moments without a zone are in that of `now` (local, aware)."""

    def read_row(reader: RowReader) -> SetRisk | None:
        place, said, since = _place(reader), reader.text("level"), _since(reader, now)
        level = read_level(said)
        if said and level is None:
            reader.note("level", Reason.UNKNOWN_RISK)
        if place is None or level is None or since is None:
            return None
        return SetRisk(place, level, since, reader.text("note")[:MOST_NOTE])

    return read_list(name, content, RISKS, read_row)


def _place(reader: RowReader) -> str | None:
    """The code of the place; where name and code are told they have to agree."""
    name, code = reader.text("place"), reader.text("code")
    if not name and not code:
        reader.note("place", Reason.MISSING)
        return None
    coded, named = codes_named(code) if code else (), codes_named(name) if name else ()
    if code and code.upper() not in coded:
        reader.note("code", Reason.UNKNOWN_PLACE)
        return None
    if name and not named:
        reader.note("place", Reason.UNKNOWN_PLACE)
    elif code and name and code.upper() not in named:
        reader.note("code", Reason.CODE_DOES_NOT_FIT)
    elif not code and len(named) > 1:
        reader.note("place", Reason.AMBIGUOUS_PLACE)
    return code.upper() or named[0] if coded or named else None


def _since(reader: RowReader, now: datetime) -> datetime | None:
    cell = reader.cell("since")
    said = serial_moment(cell) if isinstance(cell, int | float) and cell < MOST_SERIAL else _of_text(reader, now)
    if said is None:
        return None
    since = said.replace(tzinfo=now.tzinfo)
    if not within_reach(since, now):
        reader.note("since", Reason.FAR_MOMENT)
        return None
    return since


def _of_text(reader: RowReader, now: datetime) -> datetime | None:
    text = reader.text("since")
    if not text:
        return None
    said = read_since(text, now.date())
    if isinstance(said, datetime):
        return said
    reader.note("since", Reason.FAR_MOMENT if said is SaidProblem.FAR else Reason.BAD_MOMENT)
    return None
