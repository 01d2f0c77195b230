"""Thousands of phones at once, some of which cannot be written to: for plays under load."""

import random
from dataclasses import dataclass

from bot.simulator.people import People
from bot.simulator.state import Phone


@dataclass(frozen=True, slots=True)
class Crowd:
    """Persons by their user_id: all of them, and those whom the bot cannot reach."""

    users: tuple[int, ...]
    blocked: frozenset[int]
    deactivated: frozenset[int]

    @property
    def reachable(self) -> tuple[int, ...]:
        return tuple(user for user in self.users if user not in self.blocked and user not in self.deactivated)


def crowd(people: People, number: int, *, first: int = 1_000_000, blocked: float = 0.0, deactivated: float = 0.0,
          seed: int = 20200228) -> Crowd:  # fmt: skip
    """`number` persons with user_ids from `first` on who have pressed START. These shares of them (0..1, exact but for rounding, chosen by
    the seed) have blocked the bot, or are no more. The bot hears nothing of it: it finds out."""
    users = tuple(range(first, first + number))
    shuffled = list(users)
    random.Random(seed).shuffle(shuffled)
    gone = round(number * blocked)
    out = Crowd(users, frozenset(shuffled[:gone]), frozenset(shuffled[gone : gone + round(number * deactivated)]))
    for user in users:
        person = people.world.state.add_person(Phone(user, f"{user}", started=True))
        person.blocked = user in out.blocked
        person.deactivated = user in out.deactivated
    people.world.tell({"kind": "people"})
    return out
