"""What the mailbox asks of the outside: deliver one screen, fetch one file. `bot.telegram` does both.

Nothing here raises for what Telegram may answer: every refusal of TELEGRAM.md is one of the outcomes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from conversations.attachment import Attachment
from conversations.content import Part


class ScreenButton(Protocol):
    """A button as it is sent."""

    @property
    def label(self) -> str:
        """Its words."""
        ...

    @property
    def data(self) -> str:
        """What a tap sends back, 1 to 64 bytes."""
        ...

    @property
    def style(self) -> str:
        """`plain`, `primary`, `success` or `danger`."""
        ...


class Screen(Protocol):
    """What `conversations.wording` makes of a view: HTML, rows of buttons, and the name of the card."""

    @property
    def text(self) -> str:
        """HTML for Telegram, at most 4,096 characters after entities; 1,024 with an attachment."""
        ...

    @property
    def buttons(self) -> Sequence[Sequence[ScreenButton]]:
        """The rows of the inline keyboard."""
        ...

    @property
    def card(self) -> str:
        """Which living message this is."""
        ...

    @property
    def attachment(self) -> Attachment | None:
        """What is sent above the text. Such a screen is always a new message."""
        ...

    @property
    def language(self) -> str:
        """In which the attachment is made."""
        ...

    @property
    def content(self) -> Part | None:
        """What an author wrote, in place of the text."""
        ...

    @property
    def withdrawn(self) -> bool:
        """The message is to be deleted, or edited into the text where that is not possible any more."""
        ...


@dataclass(frozen=True, slots=True)
class Parcel:
    """One screen for one chat: a new message, or, with `edit_message_id`, that message in a new shape. `silent`: without a sound.
    `reply_to`: the message that a new one answers; it is sent all the same where that is not there any more. `edit_only`: an edit that is
    not possible is refused as `GONE`, and never becomes a new message. `more`: the other messages of the album that is withdrawn. `paid`:
    at the paid rate. `held` is asked right before each call: whether meanwhile nothing of it may leave."""

    chat_id: int
    screen: Screen
    edit_message_id: int | None = None
    silent: bool = False
    reply_to: int | None = None
    edit_only: bool = False
    more: tuple[int, ...] = ()
    paid: bool = False
    held: Callable[[], bool] = field(default=lambda: False, compare=False, repr=False)


GONE = "gone"
"""The `Refused.description` of a message that should have been edited, or nothing else, and is not there or cannot be edited."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """It is there, as `message_id`. `message is not modified` is this too. `more`: the other messages of an album that is
    new; an edit says nothing of them."""

    message_id: int
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RetryAt:
    """429: try again in exactly `seconds` (Telegram's `retry_after`)."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing was sent, and nothing of what was tried before did anything: `Parcel.held` said so."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """5xx, a lost connection, a time-out: it may be there or not. `reason` is for the log: no names, no texts. `answered`: by an error of
    the server (5xx), which as a rule has done nothing. `never_left`: no connection could be made, so it has done nothing for certain."""

    reason: str
    answered: bool = False
    never_left: bool = False

    @property
    def harmless(self) -> bool:
        """Whether the call may be made once more without anybody getting the message twice."""
        return self.answered or self.never_left


@dataclass(frozen=True, slots=True)
class Unreachable:
    """403, or `chat not found`: this person cannot be written to."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Any other 400: it will never be accepted as it is. `description` is Telegram's."""

    description: str


@dataclass(frozen=True, slots=True)
class NotMade:
    """The attachment could not be made, so nothing was sent. `cause` is for the operator: no names, no texts."""

    cause: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The message to edit does not exist any more (or can no longer be edited, or shows a picture): send it anew."""


Outcome = Delivered | RetryAt | Held | Unknown | Unreachable | Refused | NotMade | Gone


class Messenger(Protocol):
    """Delivers parcels. May be called for hundreds of chats at once, never twice at once for one chat."""

    async def deliver(self, parcel: Parcel) -> Outcome:
        """Deliver `parcel` in one call and say what became of it. Never raises but for cancellation."""
        ...


class FetchFailed(Exception):  # noqa: N818 - says what happened
    """A file could not be fetched. `reason`: `too_big` (over Telegram's 20 MB) or `unavailable`; `again`: trying later may help."""

    def __init__(self, reason: str, again: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again


class Fetcher(Protocol):
    """Fetches uploaded files."""

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a file. Raises FetchFailed."""
        ...
