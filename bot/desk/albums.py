"""Photos that were sent together come one by one; ten cards would be too many. The first is answered with a card, the others edit it.

What was answered last is remembered by this process alone: when another takes over in between, there is one card more.
"""

from collections import OrderedDict
from collections.abc import Iterable

from bot.desk.arrival import Arrival
from conversations.engine.signals import Pictured

_MOST = 4096


class Albums:
    """The album that each chat's newest answer was about."""

    def __init__(self) -> None:
        self._answered: OrderedDict[int, str] = OrderedDict()

    def goes_on(self, arrival: Arrival) -> bool:
        """Whether this is another photo of the album that the chat's newest answer was about."""
        album = _album(arrival)
        return bool(album) and self._answered.get(arrival.chat_id) == album

    def answered(self, arrivals: Iterable[Arrival]) -> None:
        """These were answered, and that is committed. Whatever else a person does in between ends the album."""
        for arrival in arrivals:
            if arrival.signal is None:
                continue
            self._answered.pop(arrival.chat_id, None)
            if album := _album(arrival):
                self._answered[arrival.chat_id] = album
                if len(self._answered) > _MOST:
                    self._answered.popitem(last=False)


def _album(arrival: Arrival) -> str:
    return arrival.signal.album if isinstance(arrival.signal, Pictured) and not arrival.group else ""
