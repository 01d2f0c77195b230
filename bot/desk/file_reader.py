"""Uploaded files: fetched, read in a thread, kept encrypted; then what they hold comes to the desk as an arrival of its own.

Its update id is minus the file's id, so it has its effect once, however often the file is read: a process that starts reads again whatever
has not come to the desk.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from sqlalchemy import exists, or_, select

from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import Closed
from bot.desk.office import Office
from bot.mailbox.backoff import backoff
from bot.mailbox.messenger import Fetcher, FetchFailed
from bot.mailbox.patience import Patience
from bot.storage.files import TO_READ, FileToRead, give_up, keep_contents, seal, to_read, unseal
from bot.storage.tables import file, inbox
from conversations.delivery_file import DeliveriesRead
from conversations.engine.signals import DeliveriesArrived, FileFailed, PointsArrived, RosterArrived
from conversations.file_kind import FileKind, ReadFile
from conversations.point_file import PointsRead
from conversations.roster_file import Rejected, RosterOutcome

_log = structlog.get_logger(__name__)
_AT_ONCE = 2
_FETCHES_MOST = 4
_LOOK_BACK = timedelta(hours=24)


class Submit(Protocol):
    """Hands an arrival to the intake."""

    def __call__(self, arrival: Arrival) -> "asyncio.Future[Answer]":
        """The answer, once it is safe. Raises Closed when the process is stopping."""
        ...


Read = Callable[[FileKind, str, bytes, datetime], ReadFile | Rejected]
"""Reads the contents of a file of a kind and a name; times in it are told as of the local moment. Blocks."""


class FileReader:
    """Reads uploads, two at a time. `add` is told of new ones; `run` begins with those that were left over."""

    def __init__(self, office: Office, patience: Patience, fetcher: Fetcher, read: Read, submit: Submit) -> None:
        self._database = office.database
        self._clock = office.clock
        self._keyring = office.keyring
        self._patience = patience
        self._fetcher = fetcher
        self._read = read
        self._submit = submit
        self._queue: asyncio.Queue[FileToRead | None] = asyncio.Queue()
        self._seen: set[int] = set()

    def add(self, files: Sequence[FileToRead]) -> None:
        """These are to be read, each once: one that comes while `run` looks for what was left over is found twice."""
        for one in files:
            if one.id not in self._seen:
                self._seen.add(one.id)
                self._queue.put_nowait(one)

    def close(self) -> None:
        """Finish what is being read and begin nothing more: `run` returns. What is left is read by the next process."""
        for _ in range(_AT_ONCE):
            self._queue.put_nowait(None)

    async def run(self) -> None:
        """Read files until `close`."""
        self.add(await self._patience.through(self._left_over))
        async with asyncio.TaskGroup() as readers:
            for _ in range(_AT_ONCE):
                readers.create_task(self._work())

    async def _work(self) -> None:
        while (one := await self._queue.get()) is not None:
            try:
                await self._handle(one)
            except Closed:
                return
            except Exception:
                # The row is still there: it is tried again when a process starts.
                _log.exception("file_not_read", file=one.id)

    async def _left_over(self) -> list[FileToRead]:
        """Files of the last day that have not come to the desk."""
        done = exists().where(inbox.c.update_id == -file.c.id)
        recent = file.c.created_at > self._clock.now() - _LOOK_BACK
        statement = select(*TO_READ).where(or_(file.c.state == "asked", recent), ~done).order_by(file.c.id)
        async with self._database.read() as connection:
            return [to_read(row) for row in await connection.execute(statement)]

    async def _handle(self, one: FileToRead) -> None:
        signal: RosterArrived | DeliveriesArrived | PointsArrived | FileFailed
        try:
            content = await self._fetch(one)
            outcome = await asyncio.to_thread(self._read, one.kind, one.name, content, self._clock.local())
            signal = _arrived(one, outcome)
            sealed = None if isinstance(outcome, Rejected) else await asyncio.to_thread(seal, outcome, self._keyring)
            await self._settle(one, sealed)
        except FetchFailed as error:
            kept = await self._kept(one)
            signal = FileFailed(error.reason) if kept is None else _arrived(one, kept)
            await self._settle(one, None)
        await self._submit(Arrival(-one.id, one.chat_id, signal))

    async def _fetch(self, one: FileToRead) -> bytes:
        attempt = 0
        while True:
            attempt += 1
            try:
                return await self._fetcher.fetch(one.file_id)
            except FetchFailed as error:
                _log.warning("file_not_fetched", file=one.id, attempt=attempt, reason=error.reason)
                if not error.again or attempt >= _FETCHES_MOST or self._patience.gave_up:
                    raise
            await self._patience.pause(backoff(attempt))

    async def _settle(self, one: FileToRead, sealed: str | None) -> None:
        async def once() -> None:
            async with self._database.begin() as connection:
                if sealed is None:
                    await give_up(connection, one.id)
                else:
                    await keep_contents(connection, one.id, sealed)

        await self._patience.through(once)

    async def _kept(self, one: FileToRead) -> ReadFile | None:
        """What was read and kept before a process died, for a file that cannot be fetched any more."""

        async def once() -> str | None:
            async with self._database.read() as connection:
                statement = select(file.c.contents_enc).where(file.c.id == one.id, file.c.state == "read")
                return (await connection.execute(statement)).scalar_one_or_none()

        sealed = await self._patience.through(once)
        return None if sealed is None else await asyncio.to_thread(unseal, one.kind, sealed, self._keyring)


def _arrived(one: FileToRead, outcome: ReadFile | Rejected) -> RosterArrived | DeliveriesArrived | PointsArrived:
    """The signal that brings the outcome to the desk."""
    if one.kind is FileKind.DELIVERIES and one.run_id is not None and isinstance(outcome, DeliveriesRead | Rejected):
        return DeliveriesArrived(one.id, one.run_id, outcome)
    if one.kind is FileKind.POINTS and isinstance(outcome, PointsRead | Rejected):
        return PointsArrived(one.id, one.enterprise_id, outcome)
    if one.kind is FileKind.ROSTER and isinstance(outcome, RosterOutcome | Rejected):
        return RosterArrived(one.id, one.enterprise_id, outcome)
    raise TypeError(f"{type(outcome).__name__} out of a file of kind {one.kind}")
