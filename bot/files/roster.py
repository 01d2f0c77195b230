"""Staff rosters as managers upload them, read by the rules of `tests/data/rosters/ROSTERS.md`."""

from bot.files.cells import cell_text
from bot.files.rejecting import rejecting
from bot.files.table import Layout, TableRow, read_table
from conversations.roster_file import (
    Duplicate,
    Rejected,
    RosterField,
    RosterOutcome,
    RowError,
    RowErrorCode,
    StaffRow,
    clean_name,
    clean_text,
    is_name,
    read_id_number,
    read_phone,
)

MOST_ROWS = 20_000
"""Data rows of one roster."""

LAYOUT = Layout(
    headers={
        "name": frozenset({"姓名", "员工姓名", "名字"}),
        "phone": frozenset({"手机", "联系电话", "手机号码", "电话"}),
        "department": frozenset({"部门", "科室"}),
        "post": frozenset({"岗位", "职务", "工种"}),
        "id_number": frozenset({"身份证号", "身份证号码", "证件号码"}),
    },
    is_header=lambda fields: "name" in fields,
)


def read_roster(name: str, content: bytes) -> RosterOutcome | Rejected:
    """What importing the file gives. `name` is the file's name, of which only the extension counts.

    Takes up to some seconds for the largest files and touches nothing else: run it in a thread.
    """
    return rejecting(lambda: _read(name, content))


def _read(name: str, content: bytes) -> RosterOutcome:
    reading = _Reading()
    for row in read_table(name, content, LAYOUT, MOST_ROWS).rows:
        reading.take(row)
    return RosterOutcome(tuple(reading.staff), tuple(reading.row_errors), tuple(reading.duplicates))


class _Reading:
    """The outcome so far, and whom it holds already."""

    def __init__(self) -> None:
        self.staff: list[StaffRow] = []
        self.row_errors: list[RowError] = []
        self.duplicates: list[Duplicate] = []
        self._rows: dict[tuple[str, str], int] = {}

    def take(self, row: TableRow) -> None:
        """Read one data row."""
        name = clean_name(cell_text(row.cells.get("name")))
        if not is_name(name):
            code = RowErrorCode.BAD_NAME if name else RowErrorCode.MISSING_NAME
            self.row_errors.append(RowError(row.number, RosterField.NAME, code))
            return
        phone = self._phone(row)
        id_number = self._id_number(row)
        if phone is not None:
            first = self._rows.setdefault((name, phone), row.number)
            if first != row.number:
                self.duplicates.append(Duplicate(row.number, first))
                return
        department, post = (clean_text(cell_text(row.cells.get(field))) or None for field in ("department", "post"))
        self.staff.append(StaffRow(name, phone, id_number, department, post))

    def _phone(self, row: TableRow) -> str | None:
        text = clean_text(cell_text(row.cells.get("phone")))
        phone = read_phone(text)
        if text and phone is None:
            self.row_errors.append(RowError(row.number, RosterField.PHONE, RowErrorCode.BAD_PHONE))
        return phone

    def _id_number(self, row: TableRow) -> str | None:
        cell = row.cells.get("id_number")
        text = clean_text(cell_text(cell))
        # Spreadsheets keep 15 digits of a number, so the last ones of an ID number in a number cell are lost.
        number = read_id_number(text) if isinstance(cell, str) else None
        if text and number is None:
            self.row_errors.append(RowError(row.number, RosterField.ID_NUMBER, RowErrorCode.BAD_ID_NUMBER))
        return number
