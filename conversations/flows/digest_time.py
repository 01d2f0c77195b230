"""早报、晚报时间 A time of the own for a digest. The subject is the digest's kind."""

from datetime import time

from pydantic import BaseModel, ConfigDict

from conversations.about import own_concerned, wants_nothing
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Text
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.officer_day import DigestKind
from conversations.officer_day_records import SetDigest
from conversations.policy import Policy
from conversations.roles import Action
from conversations.said_clock import read_clock
from conversations.screens.parts import button, to_today
from conversations.view import Line, View

NAME = "digest_time"
NOON = time(12, 0)


class DigestDraft(BaseModel):
    """The time, `HH:MM`."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    at: str


def read(text: str) -> str:
    """`HH:MM` of a typed time; empty for what is none."""
    clock = read_clock(text)
    return f"{clock[0]:02}:{clock[1]:02}" if clock is not None else ""


def quiet(at: time, policy: Policy) -> bool:
    """Whether it lies in the quiet hours."""
    begins, ends = policy.quiet_from, policy.quiet_until
    return (at >= begins or at < ends) if begins > ends else begins <= at < ends


def fits(value: Value, scope: Scope) -> Objection | None:
    """A time, not in the quiet hours; the morning's before noon, the evening's after it."""
    policy = scope.briefing.policy
    if not value:
        return Objection(Line("refused-clock"))
    at = time.fromisoformat(str(value))
    if quiet(at, policy):
        return Objection(Line("refused-quiet", {"begin": f"{policy.quiet_from:%H:%M}", "end": f"{policy.quiet_until:%H:%M}"}))
    if (at < NOON) is not (scope.subject[0] == DigestKind.MORNING):
        return Objection(Line("refused-morning" if scope.subject[0] == DigestKind.MORNING else "refused-evening"))
    return None


def header(scope: Scope) -> tuple[Line, ...]:
    """Which digest."""
    return (Line("digest-time-morning" if scope.subject[0] == DigestKind.MORNING else "digest-time-evening"),)


def record(draft: DigestDraft, scope: Scope) -> Finish:
    """From now on."""
    kind = DigestKind(scope.subject[0])
    view = View((Line(f"digest-set-{kind}", {"at": draft.at}),), ((button("digest-times", "dayset"), *to_today()),))
    return Finish((SetDigest(kind, time.fromisoformat(draft.at)),), view)


FLOW = Flow(
    name=NAME,
    draft=DigestDraft,
    header=header,
    asks=(Ask("at", Text(least=0, most=5, read=read), check=fits),),
    record=record,
    wants=lambda _subject: wants_nothing(()),
    action=Action.SET_DIGEST,
    concerns=own_concerned,
)
