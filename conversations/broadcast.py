"""A broadcast (通告) as it stands: its state, its audience, what became of it for whom. Facts only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from conversations.audience import Audience
from conversations.content import Parts


class State(StrEnum):
    """Where a broadcast stands. `draft`: written down, and waiting for a second pair of eyes where `Broadcast.asked_at` is set."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class PauseReason(StrEnum):
    """Why it was paused."""

    BY_HAND = "by_hand"
    FAILURES = "failures"


class BackReason(StrEnum):
    """Why another admin has sent it back: what is written, whom it is for, when it leaves, or something to be talked over."""

    CONTENT = "content"
    AUDIENCE = "audience"
    TIME = "time"
    OTHER = "other"


class News(StrEnum):
    """What its author is told of: approved or sent back by another admin; held back at its start, because it had grown; nobody who could be
    written to was left in its audience."""

    APPROVED = "approved"
    BACK = "back"
    GROWN = "grown"
    EMPTY = "empty"


class EndReason(StrEnum):
    """What of the guidance that it is about ended it, or took it back, by itself: a newer version, a withdrawal, its last day."""

    NEWER_VERSION = "newer_version"
    GUIDANCE_WITHDRAWN = "guidance_withdrawn"
    GUIDANCE_OVER = "guidance_over"


class Source(StrEnum):
    """Where a broadcast came from: an author on the phone, the terminal, guidance that was published, or a changed risk to which guidance
    newly applies."""

    AUTHOR = "author"
    TERMINAL = "terminal"
    GUIDANCE = "guidance"
    RISK = "risk"


class Outcome(StrEnum):
    """What became of it for one recipient; exactly one at a time. `unreachable`: cannot be written to (known before, or found out);
    `skipped`: it was cancelled or withdrawn before their turn, or another told them the same; `read`: opened; `confirmed`: 已阅."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    UNREACHABLE = "unreachable"
    SKIPPED = "skipped"
    READ = "read"
    CONFIRMED = "confirmed"


class FailureReason(StrEnum):
    """Why it failed. `unknown`: it was on its way when the process was killed or the line broke, and may have arrived or not; it is never
    sent again but by an explicit wish."""

    REFUSED = "refused"
    TROUBLE = "trouble"
    UNKNOWN = "unknown"


GOT_IT = frozenset({Outcome.SENT, Outcome.READ, Outcome.CONFIRMED})
"""Who has it on the phone."""
NOT_CONCERNED = (Outcome.UNREACHABLE, Outcome.SKIPPED)
"""Who neither has it nor is to get it any more."""


@dataclass(frozen=True, slots=True)
class AudienceCount:
    """Whom an audience would reach now: all, those of them who cannot be written to, and ten of the others by name (an enterprise with the
    division, or an officer's division), each name once. `key` is the audience's JSON."""

    key: str
    total: int
    unreachable: int
    samples: tuple[str, ...] = ()

    @property
    def reached(self) -> int:
        """How many it is for, wherever that is asked: those who will be written to. By this the limit, the time and the cost go."""
        return self.total - self.unreachable


@dataclass(frozen=True, slots=True)
class Tally:
    """Recipients by outcome; `failed` by reason too. `chaseable`: have it, owe the confirmation, and may be chased today."""

    by_outcome: Mapping[Outcome, int] = field(default_factory=dict)
    failed: Mapping[FailureReason, int] = field(default_factory=dict)
    chaseable: int = 0
    edits_waiting: int = 0

    def of(self, *outcomes: Outcome) -> int:
        """How many have one of these outcomes."""
        return sum(self.by_outcome.get(one, 0) for one in outcomes)

    @property
    def total(self) -> int:
        """All recipients."""
        return sum(self.by_outcome.values())


@dataclass(frozen=True, slots=True)
class WaitingEdit:
    """New content that waits for another admin than `by_id`, who wrote it (`by` by name) at the local moment `at`. `number` grows with each
    edit of a broadcast that waits. `again`: whoever has confirmed is to be asked again."""

    number: int
    by_id: int
    by: str
    at: datetime
    content: Mapping[str, Parts]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One broadcast. `content`: by language (`zh-CN`, `en`; one at least), what each message is; each reader gets the own language where it
    is there, else the other. Moments are local. `asked_at`: a second admin was asked to confirm; `by` and `approved_by` are names. `rate`:
    messages a second over the last minute, while it runs. `paid`: at the paid rate. `edited_at`: the content was changed after the start.
    `last_chased`: the day on which the last chase arrives, `reminded`: how many it was for. `expected`: how many could be written to when
    it was written, or approved by another admin; 0 where that is not known. `reach`: whom it would reach now, before it has started;
    `names`: of the enterprises that its audience names first, by id. `grown_to`: for so many it was when it was to start, which is why
    another admin was asked. `back_by` (a name), `back_why`: another admin has sent it back. `overtaken`: the guidance that it is about
    holds no more (followed, withdrawn, over); `end_reason`: that ended it. `rewritten_by_id`: who wrote the content as it is, where it was
    edited (`rewritten_by` by name). `edit`: waits for another admin. `admins`: who is one and can be written to (accounts); None where
    nobody has looked."""

    id: int
    state: State
    source: Source
    author_id: int
    by: str
    content: Mapping[str, Parts]
    audience: Audience
    must_confirm: bool
    created_at: datetime
    revision: int = 1
    guidance_version_id: int | None = None
    guidance_title: Mapping[str, str] = field(default_factory=dict)
    asked_at: datetime | None = None
    approved_by: str = ""
    start_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    pause_reason: PauseReason | None = None
    end_reason: EndReason | None = None
    overtaken: bool = False
    edited_at: datetime | None = None
    withdrawn_at: datetime | None = None
    chases: int = 0
    last_chased: date | None = None
    reminded: int = 0
    paid: bool = False
    rate: float = 0.0
    expected: int = 0
    reach: AudienceCount | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    grown_to: int = 0
    back_by: str = ""
    back_why: BackReason | None = None
    rewritten_by_id: int | None = None
    rewritten_by: str = ""
    edit: WaitingEdit | None = None
    admins: frozenset[int] | None = None
    tally: Tally = field(default_factory=Tally)

    @property
    def writer_id(self) -> int:
        """Who wrote the content as it is."""
        return self.rewritten_by_id if self.rewritten_by_id is not None else self.author_id


@dataclass(frozen=True, slots=True)
class Received:
    """A broadcast as one recipient has it: what stands in their chat, and whether they have confirmed. `text_revision`: the revision since
    which it reads as it does in their language. `withdrawn`: it does not count any more. `overtaken`: of the guidance that it is about
    another version holds, or none; `confirmed`: this, or that guidance. `state` is the broadcast's; `parts`: messages of it that have
    arrived."""

    broadcast_id: int
    content: Parts
    must_confirm: bool
    outcome: Outcome
    revision: int
    text_revision: int
    guidance_version_id: int | None = None
    title: str = ""
    edited: bool = False
    withdrawn: bool = False
    state: State = State.RUNNING
    parts: int = 0
    overtaken: bool = False
    confirmed: bool = False
