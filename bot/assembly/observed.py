"""Counting what passes by: the desk's batches and the messenger's outcomes, without either knowing."""

from collections.abc import Sequence

from bot.clock import Clock
from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import Take
from bot.health import Metrics
from bot.mailbox.messenger import Messenger, Outcome, Parcel


def counted(take: Take, metrics: Metrics, clock: Clock) -> Take:
    """`take`, counted. Seconds are real ones, also under a test clock."""

    async def counting(arrivals: Sequence[Arrival]) -> Sequence[Answer]:
        begun = clock.now()
        try:
            answers = await take(arrivals)
        except BaseException:
            metrics.batch_failures.inc()
            raise
        metrics.batch_seconds.observe((clock.now() - begun).total_seconds() / clock.speed)
        metrics.batch_size.observe(len(arrivals))
        metrics.updates.inc(len(arrivals))
        return answers

    return counting


class CountedMessenger:
    """A messenger whose outcomes are counted."""

    def __init__(self, messenger: Messenger, metrics: Metrics) -> None:
        self._messenger = messenger
        self._metrics = metrics

    async def deliver(self, parcel: Parcel) -> Outcome:
        """Deliver `parcel`."""
        outcome = await self._messenger.deliver(parcel)
        self._metrics.deliveries.labels(type(outcome).__name__.lower()).inc()
        return outcome
