"""The simulator as a whole: what assembly and tests hold in their hands."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.simulator.dispatch import dispatch
from bot.simulator.faults import Faults
from bot.simulator.feed import T
from bot.simulator.guide import Guide, Words
from bot.simulator.limits import Limits
from bot.simulator.log import Call, CallLog
from bot.simulator.params import JsonDict, Params
from bot.simulator.people import People
from bot.simulator.state import Phone, State
from bot.simulator.timer import RealTimer, Timer
from bot.simulator.updates import Updates
from bot.simulator.views import ChatView, view_of
from bot.simulator.webhook import Webhook
from bot.simulator.world import World, make_world

Stop = tuple[str, Words, datetime]
"""Key, words on the button, moment."""


class Simulator:
    """A Bot API server for one bot, its people and their phones.

    `clock` gives the (simulated) time that dates messages. `phones` are shown on the page in this order. `limits` turns
    the rate limits on. `stops` lists the moments to which the page offers to jump (key, label, moment) and `jump` moves
    the clock there; without them the page only shows the clock. The page shows all times in the zone of `clock`.
    `timer` measures lifetimes and limits (tests move it). `guide` may be given steps for a newcomer to be shown on the page.
    """

    guide = Guide()

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        token: str,
        phones: Sequence[Phone] = (),
        limits: bool = True,
        stops: Callable[[], Sequence[Stop]] | None = None,
        jump: Callable[[datetime], None] | None = None,
        timer: Timer | None = None,
    ) -> None:
        self.world: World = make_world(clock, timer or RealTimer(), token, limits=limits)
        self.people = People(self.world)
        self.shown = [phone.user_id for phone in phones]
        self.stops = stops
        self.jump = jump
        self.world.webhook.execute = self._execute
        for phone in phones:
            self.people.add(phone)

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def state(self) -> State:
        return self.world.state

    @property
    def updates(self) -> Updates:
        return self.world.updates

    @property
    def limits(self) -> Limits:
        return self.world.limits

    @property
    def webhook(self) -> Webhook:
        return self.world.webhook

    @property
    def faults(self) -> Faults:
        return self.world.faults

    @property
    def log(self) -> CallLog:
        return self.world.log

    def read(self, user: int, *, chat: int | None = None) -> ChatView:
        """The person's chat with the bot, or a group, as it is now."""
        place = self.people.chat_of(user, chat)
        return view_of(place, tuple(toast for toast in self.world.toasts if toast.user_id == user))

    async def wait_for(self, user: int, condition: Callable[[ChatView], T | None], within: float = 10.0, *, chat: int | None = None) -> T:
        """The first true value of `condition` over the person's chat, looked at after every change.

        `within` is in real seconds. Raises TimeoutError with the chat's transcript.
        """
        try:
            return await self.world.feed.until(lambda: condition(self.read(user, chat=chat)), within)
        except TimeoutError:
            raise TimeoutError(f"not within {within} s; the chat:\n{self.read(user, chat=chat).transcript}") from None

    async def wait_for_call(self, condition: Callable[[Call], bool], within: float = 10.0) -> Call:
        """The newest logged call for which `condition` is true, waiting for one if there is none yet."""
        return await self.world.feed.until(lambda: next(filter(condition, reversed(self.log.calls)), None), within)

    async def call(self, method: str, **params: object) -> JsonDict:
        """Carry out a method as the bot would, without HTTP; the whole answer."""
        return (await dispatch(self.world, method, Params(params), "direct")).body

    def name_bot(self, name: str, username: str) -> None:
        """Name the bot as its owner would have with @BotFather."""
        self.state.bot = {**self.state.bot, "first_name": name, "username": username}

    async def _execute(self, method: str, params: JsonDict) -> None:
        await dispatch(self.world, method, Params(params), "webhook")

    async def close(self) -> None:
        """End webhook delivery, polls and the page's events, so that the HTTP server can stop at once."""
        self.world.feed.close()
        waiting = self.world.poll.waiting
        if waiting is not None and not waiting.done():
            waiting.set_result(None)
        await self.world.webhook.stop()
