"""What admins do to broadcasts, and what recipients answer, as records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from conversations.audience import Audience
from conversations.broadcast import BackReason
from conversations.content import Parts


@dataclass(frozen=True, slots=True)
class CreateBroadcast:
    """A broadcast is written. `start_at`: aware; None: at once. With `ask` it waits as a draft until another admin has approved it.
    The progress card goes to the author. `expected`: to how many it could be sent when the author looked at it last.
    `terminal`: it was written there."""

    content: Mapping[str, Parts]
    audience: Audience
    must_confirm: bool
    start_at: datetime | None = None
    ask: bool = False
    guidance_version_id: int | None = None
    paid: bool = False
    expected: int = 0
    terminal: bool = False


@dataclass(frozen=True, slots=True)
class TestBroadcast:
    """Send it to the author alone, as it would arrive; nothing else changes. `guidance_version_id`: of the document that it is about."""

    content: Mapping[str, Parts]
    must_confirm: bool
    guidance_version_id: int | None = None


@dataclass(frozen=True, slots=True)
class ApproveBroadcast:
    """The second pair of eyes: it leaves at its time."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class SendBackBroadcast:
    """The second pair of eyes sends it back to its author: it does not leave until it is handed in again."""

    broadcast_id: int
    why: BackReason


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Its author hands in anew what was sent back."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class RearrangeBroadcast:
    """Its author hands in anew what was sent back, for another audience or at another time. `start_at`: aware; None: at once."""

    broadcast_id: int
    audience: Audience
    start_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PauseBroadcast:
    """By hand."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class ResumeBroadcast:
    """It goes on with those whose turn has not come."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class CancelBroadcast:
    """Whose turn has not come does not get it any more."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class RetryFailed:
    """Those for whom it failed get it once more. `unknown`: also those of whom nobody knows whether it arrived: some get it twice."""

    broadcast_id: int
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class EditBroadcast:
    """New content everywhere: an edit where it has arrived, the new text for those still to come. `again`: whoever has confirmed is asked
    again. As many parts of the same kinds as before. With `ask` it waits until another admin has confirmed it."""

    broadcast_id: int
    content: Mapping[str, Parts]
    again: bool = False
    ask: bool = False


@dataclass(frozen=True, slots=True)
class ConfirmEdit:
    """The second pair of eyes on the edit `number` that waits: it is made everywhere."""

    broadcast_id: int
    number: int


@dataclass(frozen=True, slots=True)
class ReturnEdit:
    """Another admin than wrote it sends the edit `number` back: the broadcast stays as it is."""

    broadcast_id: int
    number: int


@dataclass(frozen=True, slots=True)
class TakeBackEdit:
    """Whoever wrote the edit `number` takes it back."""

    broadcast_id: int
    number: int


@dataclass(frozen=True, slots=True)
class WithdrawBroadcast:
    """Taken back: deleted where it is younger than 48 hours, else edited to say so; nobody else gets it."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class ChaseBroadcast:
    """Whoever has it and owes the confirmation is reminded: at most once a day and `MOST_CHASES` times."""

    broadcast_id: int


MOST_CHASES = 3


@dataclass(frozen=True, slots=True)
class ConfirmBroadcast:
    """A recipient: 已阅, of the broadcast as it is in its `revision`; where it has been edited since, this counts for nothing."""

    broadcast_id: int
    revision: int = 1


@dataclass(frozen=True, slots=True)
class HurryEdits:
    """A recipient tapped below an older text: what waits of the edit for this chat leaves at once."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class OpenBroadcast:
    """A recipient has opened what it is about."""

    broadcast_id: int


BroadcastRecord = (
    CreateBroadcast
    | TestBroadcast
    | ApproveBroadcast
    | SendBackBroadcast
    | AskAgain
    | RearrangeBroadcast
    | PauseBroadcast
    | ResumeBroadcast
    | CancelBroadcast
    | RetryFailed
    | EditBroadcast
    | ConfirmEdit
    | ReturnEdit
    | TakeBackEdit
    | WithdrawBroadcast
    | ChaseBroadcast
    | ConfirmBroadcast
    | HurryEdits
    | OpenBroadcast
)
