"""The methods of the API by name, as each module of methods registers them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.simulator.params import Params
from bot.simulator.world import World

Handler = Callable[[World, Params], Any]
AsyncHandler = Callable[[World, Params], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Described:
    """A result with a description beside it, such as "Webhook was set"."""

    result: Any
    description: str


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its name as the specification writes it, and what carries it out."""

    name: str
    handler: Handler | AsyncHandler


class Registry:
    """Methods by name in lower case: the server does not mind how a name is written."""

    def __init__(self) -> None:
        self.methods: dict[str, Method] = {}

    def add(self, name: str) -> Callable[[Handler | AsyncHandler], Handler | AsyncHandler]:
        """Register the function as this method."""

        def register(handler: Handler | AsyncHandler) -> Handler | AsyncHandler:
            self.methods[name.lower()] = Method(name, handler)
            return handler

        return register
