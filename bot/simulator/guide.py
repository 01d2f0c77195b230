"""A guide for a newcomer, shown above the phones: a few steps that tick themselves off as they are done.

Whoever assembles the simulator says what the steps are and how each can be seen to be done; the simulator only asks and tells.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.simulator.params import JsonDict

Words = str | Mapping[str, str]
"""Words of the page: one text for everybody, or a text for each of the page's languages, `zh` and `en`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `title` is its few words, `say` the sentence shown while its turn has come, `done` tells whether it has been done.

    `phone` is the person whose phone it happens on. With an `offer` the page shows a button named `label`: `sample` sends the first
    sample of that phone, `jump:KEY` moves the clock to the stop of that key.
    """

    key: str
    title: Words
    say: Words
    done: Callable[[], bool]
    phone: int | None = None
    offer: str = ""
    label: Words = ""


class Guide:
    """The steps, and which of them have been done. What was done once stays done; `finished` is said when all are."""

    def __init__(self, steps: Sequence[Step] = (), finished: Words = "") -> None:
        self._steps = tuple(steps)
        self._finished = finished
        self._done: set[str] = set()

    @property
    def done(self) -> frozenset[str]:
        """The keys of the steps that are done, looked at now."""
        self._done.update(step.key for step in self._steps if step.key not in self._done and step.done())
        return frozenset(self._done)

    @property
    def state(self) -> JsonDict:
        """What the page is told."""
        done = self.done
        return {
            "kind": "guide",
            "finished": self._finished,
            "steps": [
                {
                    "key": step.key,
                    "title": step.title,
                    "say": step.say,
                    "done": step.key in done,
                    "phone": step.phone,
                    "offer": step.offer,
                    "label": step.label,
                }
                for step in self._steps
            ],
        }
