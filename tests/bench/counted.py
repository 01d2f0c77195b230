"""Runs a module of a bot and counts what it asks of its database: `python -m tests.bench.counted FILE MODULE ARGUMENTS`.

The counts lie in a small file shared with who started it, so that they can be read at any moment.
"""

import mmap
import re
import runpy
import struct
import sys
from pathlib import Path
from typing import Any, NamedTuple

_LAYOUT = struct.Struct("<6q")
_READS = re.compile(r"\s*(SELECT|PRAGMA|BEGIN|SHOW)(?!.*\b(FOR UPDATE|INSERT)\b)", re.IGNORECASE | re.DOTALL)
_INBOX = re.compile(r"\s*INSERT INTO inbox\b", re.IGNORECASE)


class Tallies(NamedTuple):
    """`transactions` that were committed, `writing` those of them that wrote, `statements` sent in all; `batches` are transactions that
    take updates into the inbox, with their statements: in all and the most of one."""

    transactions: int = 0
    writing: int = 0
    statements: int = 0
    batches: int = 0
    batch_statements: int = 0
    batch_most: int = 0

    def since(self, before: "Tallies") -> "Tallies":
        """What came between; the most of one batch is that of all times."""
        return Tallies(*(now - then for now, then in zip(self, before, strict=True)))._replace(batch_most=self.batch_most)


class Counts:
    """The shared file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _LAYOUT.size)

    @classmethod
    def create(cls, path: Path) -> "Counts":
        """A new file with noughts."""
        path.write_bytes(bytes(_LAYOUT.size))
        return cls(path)

    def read(self) -> Tallies:
        """The counts at this moment."""
        return Tallies(*_LAYOUT.unpack(self._map[:]))

    def write(self, tallies: Tallies) -> None:
        """Set the counts."""
        self._map[:] = _LAYOUT.pack(*tallies)


def _listen(counts: Counts) -> None:
    from sqlalchemy import Connection, Engine, event

    @event.listens_for(Engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.info["statements"], connection.info["wrote"], connection.info["batch"] = 0, False, False

    @event.listens_for(Engine, "before_cursor_execute")
    def _statement(connection: Connection, _cursor: Any, statement: str, _parameters: Any, _context: Any, _many: bool) -> None:
        info = connection.info
        if statement.startswith("BEGIN"):
            return
        info["statements"] = info.get("statements", 0) + 1
        info["wrote"] = info.get("wrote", False) or not _READS.match(statement)
        info["batch"] = info.get("batch", False) or bool(_INBOX.match(statement))
        counts.write(counts.read()._replace(statements=counts.read().statements + 1))

    @event.listens_for(Engine, "commit")
    def _commit(connection: Connection) -> None:
        now, info = counts.read(), connection.info
        now = now._replace(transactions=now.transactions + 1, writing=now.writing + bool(info.get("wrote")))
        if info.get("batch"):
            sent = info["statements"]
            now = now._replace(batches=now.batches + 1, batch_statements=now.batch_statements + sent, batch_most=max(now.batch_most, sent))
        counts.write(now)


if __name__ == "__main__":
    _listen(Counts(Path(sys.argv[1])))
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
