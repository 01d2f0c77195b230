"""The front desk put together: intake, desk, the tracks beside it, and the reader of uploaded files."""

import asyncio
from collections.abc import Callable

from bot.desk.arrival import Answer, Arrival
from bot.desk.begun import Begun
from bot.desk.desk import Desk
from bot.desk.file_reader import FileReader, Read
from bot.desk.intake import Intake, Take
from bot.desk.office import Office
from bot.desk.tracks import TrackIntake, Tracks
from bot.mailbox.mailbox import Mailbox
from bot.mailbox.messenger import Fetcher


class FrontDesk:
    """`submit` takes arrivals; `run` reads files; `close` ends both, before the mailbox is closed. `around` may wrap how a batch is taken,
    to count it. Points of live locations pass by the desk: they come far more often than anything else, and nobody waits for an answer."""

    def __init__(
        self,
        office: Office,
        mailbox: Mailbox,
        fetcher: Fetcher,
        read: Read,
        around: Callable[[Take], Take] = lambda take: take,
    ) -> None:
        self.desk = Desk(office, mailbox.sender, on_files=lambda files: self._reader.add(files))
        self.intake = Intake(around(self.desk.take), office.clock, arrived=mailbox.sender.arrived)
        self.tracks = TrackIntake(around(Tracks(office).take), office.clock)
        self._begun = Begun()
        self._reader = FileReader(office, mailbox.patience, fetcher, read, self.submit)

    def submit(self, arrival: Arrival) -> "asyncio.Future[Answer]":
        """The answer, once the arrival is safe. Raises Closed (at once, or from the future) when the process is stopping."""
        if arrival.track is not None:
            return self._begun.behind(arrival, self.tracks.submit)
        answer = self.intake.submit(arrival)
        self._begun.note(arrival, answer)
        return answer

    async def run(self) -> None:
        """Read uploaded files until `close`."""
        await self._reader.run()

    async def close(self) -> None:
        """Finish what has arrived; accept nothing more."""
        self._reader.close()
        await asyncio.gather(self.intake.close(), self.tracks.close())
