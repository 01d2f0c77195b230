"""The cells of a table row, read for the person of the row."""

import re
from datetime import date

from conversations.quick.columns import Column, Title
from conversations.quick.normalise import Text
from conversations.quick.passes import Reader
from conversations.quick.roster import Who
from conversations.quick.scene import Mode
from conversations.quick.tables import Cell, Row
from conversations.quick.temperature import day_at
from conversations.quick.tokens import Kind, Token

_YES = re.compile(r"\s*(?:是|有|√|对|y|yes|1)\s*")
_NO = re.compile(r"\s*(?:否|无|没有|没|×|x|n|no|0|不|未)\s*")
_NOBODY = re.compile(r".*(?:合计|总计|小计|平均|共计|汇总|备注|说明|最高|最低|人数|填报人|制表)|\s*[-/\\无]*\s*")


class RowReader:
    """Reads rows into the reader's ledger."""

    def __init__(self, reader: Reader, text: Text, day: date) -> None:
        self.reader, self.text, self.day = reader, text, day

    def read(self, row: Row) -> None:
        """One row: nothing for totals, for other days, for rows without a name."""
        written = self._written(row.name)
        if _NOBODY.fullmatch(written) or any(
            _NOBODY.fullmatch(self._written(c)) and self._written(c).strip(" -/无") for _, c in row.cells[:1]
        ):
            return
        if any(title.column is Column.DATE and self._other_day(cell) for title, cell in row.cells):
            return
        who = self._who(row)
        scene = self.reader.scene
        key = scene.ledger.name(who, row.name.start)
        scene.meet(key)
        for title, cell in row.cells:
            if title.today and self._written(cell).strip():
                self._cell(key, title, cell)

    def _written(self, cell: Cell) -> str:
        return self.text.normal[cell.start : cell.end]

    def _other_day(self, cell: Cell) -> bool:
        written = self._written(cell)
        found = next((day_at(written, p, self.day) for p in range(len(written)) if written[p].isdigit()), None)
        return found is not None and found.kind is not Kind.TODAY

    def _who(self, row: Row) -> Who:
        """The person of the name cell, told apart by department; a name that fits nobody is kept as written."""
        written = self._written(row.name)
        tokens = self.reader.tokens(row.name.start, row.name.end)
        named = next((token.who for token in tokens if token.kind is Kind.NAME and token.who), None)
        if named is None:
            quoted = self.text.quoted(row.name.start, row.name.end).strip()
            return Who(quoted)
        if named.candidates and row.department:
            department = self._written(row.department).strip()
            fitting = [c for c in named.candidates if c.startswith(written.strip()) and department in c]
            return Who(named.token, name=fitting[0]) if len(fitting) == 1 and department else named
        return named

    def _cell(self, key: str, title: Title, cell: Cell) -> None:
        written = self._written(cell)
        if title.column in (Column.IGNORED, Column.DEPARTMENT, Column.DATE, Column.NAME):
            return
        if title.column is Column.ANSWER and (_YES.fullmatch(written) or _NO.fullmatch(written)):
            self._answer(key, title, cell, held=bool(_YES.fullmatch(written)))
            return
        if title.column is Column.TEMPERATURE and (number := re.fullmatch(r"\s*(\d{1,4})\s*", written)):
            token = Token(Kind.TEMPERATURE, number[1], cell.start, cell.end, "marked", float(number[1]))
            self.reader.scene.state(key, token)
            return
        tokens = self.reader.tokens(cell.start, cell.end)
        for token in tokens:
            if token.kind is Kind.TEMPERATURE and title.column is not Column.TEMPERATURE and token.code == "whole":
                token.kind = Kind.NUMBER
        scene = self.reader.scene
        head, scene.head = scene.head, key
        self.reader.read(tokens)
        scene.head = head

    def _answer(self, key: str, title: Title, cell: Cell, *, held: bool) -> None:
        """是 gives what the title asks for, 否 denies a symptom; only 是否返岗 → 否 is a status."""
        scene = self.reader.scene
        scene.mode = Mode.NOBODY
        several = sum(kind is Kind.SYMPTOM for kind, _ in title.asked) > 1
        for kind, code in title.asked:
            if several and held and kind is Kind.SYMPTOM:
                kind, code = Kind.COMPLAINT, ""  # 发热、咳嗽: 有 does not say which
            token = Token(kind, title.text, cell.start, cell.end, code)
            if kind is Kind.STATUS and not held:
                if "返岗" not in title.text:
                    continue
                token.code = "not_returned"
            token.denied = kind is Kind.SYMPTOM and not held
            scene.state(key, token)
