"""One whole message: tables and lines in their order, blocks with a sender or a form's person at their head."""

from collections.abc import Sequence
from datetime import date

from conversations.quick import layout
from conversations.quick.interpret import read_line
from conversations.quick.layout import Line
from conversations.quick.ledger import Ledger
from conversations.quick.naming import Namer
from conversations.quick.normalise import normalise
from conversations.quick.passes import Reader, plausible_value
from conversations.quick.reading import Plausible, Reading
from conversations.quick.roster import roster_of
from conversations.quick.rows import RowReader
from conversations.quick.scene import Scene
from conversations.quick.tables import Table, find_table
from conversations.quick.tokenise import Tokeniser
from conversations.quick.tokens import Kind, Token
from conversations.quick.values import names_first, offered_wholes, value_first


class Message:
    """Reads one message for one roster and one day."""

    def __init__(self, message: str, names: Sequence[str], day: date, bounds: Plausible) -> None:
        self.text = normalise(message)
        roster = roster_of(tuple(names))
        tokeniser = Tokeniser(self.text, roster, day)
        self.day = day
        self.scene = Scene(Ledger(bounds), len(roster.people))
        self.reader = Reader(tokeniser, Namer(self.text, roster), self.scene)
        self.rows = RowReader(self.reader, self.text, day)
        self.places = list(tokeniser.lines())
        self.in_chat = False
        self.other_day = False

    def read(self) -> Reading:
        """The reading."""
        tables = self._tables()
        inside = {number for table in tables.values() for number in range(table.first, table.last + 1)}
        lines = [Line(start, end, [] if number in inside else self._cut(start, end)) for number, (start, end) in enumerate(self.places)]
        others = any(plausible_value(line.tokens) for line in lines)
        for line in lines:
            offered_wholes(line.tokens, others=others)
        turned = value_first([line.tokens for line in lines])
        self.in_chat = sum(layout.is_chat_head(line) and bool(layout.names_of(line)) for line in lines) > 0
        for number in range(len(lines)):
            if number in tables:
                self._table(tables[number])
            elif number not in inside:
                self._line(lines, number, turned=turned)
        return self.scene.ledger.reading()

    def _is_name(self, start: int, end: int) -> bool:
        kinds = {token.kind for token in self.reader.tokens(start, end)} - {Kind.BLANK}
        return kinds == {Kind.NAME}

    def _tables(self) -> dict[int, Table]:
        tables: dict[int, Table] = {}
        number = 0
        while number < len(self.places):
            table = find_table(self.text.normal, self.places, number, self.day, self._is_name)
            if table:
                tables[number] = table
                number = table.last
            number += 1
        return tables

    def _cut(self, start: int, end: int) -> list[Token]:
        if layout.is_sample(self.text.normal[start:end]):
            return []
        return self.reader.tokens(start, end, numbered=True)

    def _table(self, table: Table) -> None:
        self.scene.head, self.scene.heading_below = "", []
        dated = any(title.dated for row in table.rows for title, _ in row.cells)
        for row in table.rows if dated or not self.other_day else ():
            self.rows.read(row)

    def _line(self, lines: list[Line], number: int, *, turned: bool) -> None:
        line = lines[number]
        written = self.text.normal[line.start : line.end]
        if line.blank() or layout.is_rule(written):
            self.scene.heading_below = []
            self.scene.head = self.scene.head if self.in_chat else ""
            return
        if self._is_head(lines, number):
            return
        if not self.in_chat and layout.names_of(line):
            self.scene.head = ""
        self.reader.settle(line.tokens, other_day=self.other_day)
        if dated := layout.is_day_heading(line):
            self.other_day = dated.kind is not Kind.TODAY
        self.reader_line(line, turned=turned)

    def reader_line(self, line: Line, *, turned: bool) -> None:
        """Read one line whose tokens are settled."""
        read_line(self.scene, names_first(line.tokens) if turned else line.tokens)

    def _is_head(self, lines: list[Line], number: int) -> bool:
        line = lines[number]
        chat = self.in_chat and layout.is_chat_head(line)
        if not chat and (self.scene.heading_below or not layout.is_name_line(lines, number)):
            return False
        people = layout.names_of(line)
        self.scene.head = ""
        self.scene.heading_below = []
        for token in people:
            if token.who:
                self.scene.head = self.scene.ledger.name(token.who, token.start)
                self.scene.meet(self.scene.head)
        dated = [token.kind for token in line.tokens if token.kind in (Kind.TODAY, Kind.OTHER_DAY, Kind.FUTURE)]
        if chat and dated:
            self.other_day = dated[0] is not Kind.TODAY
        return True
