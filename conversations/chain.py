"""升级 The chain of an alert: whom it is told to, one step after the other, until somebody takes it.

A chain is frozen into its alert when that opens: whoever changes the policy or an assignment later changes nothing for it, unless asked to
(`rules/escalation.reassigned`). What it says of people is who they are; whether they are on duty and can be written to is looked up when a
step is run. `rules/escalation.py` is what happens to a chain.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from conversations.codes import AlertKind, AlertState


class Severity(StrEnum):
    """How an alert is told. Urgent: at once, at any hour. Routine: bundled with others, not in the quiet hours."""

    URGENT = "urgent"
    ROUTINE = "routine"


_URGENT = frozenset(
    {
        AlertKind.WORKING_ILL,
        AlertKind.FEVER,
        AlertKind.SYMPTOMS,
        AlertKind.NOT_FIT,
        AlertKind.CONTACT,
        AlertKind.HIGH_RISK,
        AlertKind.UNFIT_COURIER,
        AlertKind.TROUBLE,
    }
)


def severity_of(kind: AlertKind) -> Severity:
    """How an alert of a kind is told (DOMAIN.md, "Judging a return check" and the policy defaults)."""
    return Severity.URGENT if kind in _URGENT else Severity.ROUTINE


class StepKind(StrEnum):
    """To whom a step goes. `responsible`: the officers who answer for the enterprise; `substitutes`: who stands in for them; `level`: the
    officers of a division above; `admins`: all of them."""

    RESPONSIBLE = "responsible"
    SUBSTITUTES = "substitutes"
    LEVEL = "level"
    ADMINS = "admins"


@dataclass(frozen=True, slots=True)
class Step:
    """`people`: account ids, nobody for admins, who are whoever is one. After `wait` minutes without anybody taking the alert the next
    step is due. `path`: the place of the division whose officers they are."""

    kind: StepKind
    wait: int
    people: tuple[int, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """After the last step it goes on from the step `again_from`, `rounds` times, or for ever (None); after that admins are told, each hour.

    Minutes: whoever took the alert is asked after `held`, and loses it `back` later; whoever it was handed to loses it after `handed`."""

    steps: tuple[Step, ...]
    again_from: int = 0
    rounds: int | None = None
    held: int = 240
    back: int = 30
    handed: int = 15


class Due(StrEnum):
    """What comes next: a step of the chain; the holder is asked whether it is still theirs; the alert is taken back from its holder."""

    STEP = "step"
    ASK = "ask"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Chase:
    """Where an alert stands in its chain. `next_at` (aware): when `due` is due; an alert that is not resolved always has one. `step`: the
    step that is run next, in the round `round` (from 0). `holder`: the account that took it. `silent_until`: until then its holder wants to
    hear nothing of it. `confirmed`: false while whoever it was handed to has not said that they take it."""

    chain: Chain
    state: AlertState = AlertState.OPEN
    step: int = 0
    round: int = 0
    due: Due = Due.STEP
    next_at: datetime | None = None
    holder: int | None = None
    silent_until: datetime | None = None
    confirmed: bool = True


class Happening(StrEnum):
    """What the timeline of an alert tells. `told`: of a step; `skipped`: a step had nobody who could be told; `nobody`: no step had, nor
    is there an admin; `again`: it was told of anew; `raised`: it went up a level before its time; `corrected`: the enterprise took back
    what it had told; `moved`: other officers answer for it by now."""

    OPENED = "opened"
    TOLD = "told"
    SKIPPED = "skipped"
    NOBODY = "nobody"
    AGAIN = "again"
    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    ASKED = "asked"
    TAKEN_BACK = "taken_back"
    SILENCED = "silenced"
    HANDED_OVER = "handed_over"
    MOVED = "moved"
    CORRECTED = "corrected"
    RESOLVED = "resolved"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline. `by`: who did it, None for the bot itself; `people`: whom it concerns (accounts); `step`: the step's kind."""

    kind: Happening
    by: int | None = None
    people: tuple[int, ...] = ()
    step: StepKind | None = None
    until: datetime | None = None
    note: str = ""


class NoticeKind(StrEnum):
    """Why somebody is written to: a step of the chain; it was told of anew; is it still theirs; it was handed to them; it was taken back
    from them."""

    STEP = "step"
    AGAIN = "again"
    ASK = "ask"
    HANDED = "handed"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Notice:
    """To be written to these accounts. With the alert's id, `kind`, `round` and `step` it is unique, but for `again`."""

    kind: NoticeKind
    people: tuple[int, ...]
    round: int = 0
    step: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a chase: how it stands, what the timeline tells, who is to be written to."""

    chase: Chase
    events: tuple[Event, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Who:
    """Who can be told now. `steps`: of each step of the chain those on duty (or their stand-ins) who can be written to; `admins`: those who
    can be written to; `reachable`: all of whom it is known that they can."""

    steps: tuple[tuple[int, ...], ...]
    admins: tuple[int, ...] = ()
    reachable: frozenset[int] = frozenset()


def chain_to_json(chain: Chain) -> dict[str, Any]:
    """What the alert keeps of it."""
    steps = [{"kind": one.kind.value, "wait": one.wait, "people": list(one.people), "path": one.path} for one in chain.steps]
    return {
        "steps": steps,
        "again_from": chain.again_from,
        "rounds": chain.rounds,
        "held": chain.held,
        "back": chain.back,
        "handed": chain.handed,
    }


def chain_from_json(raw: Mapping[str, Any]) -> Chain:
    """The inverse of `chain_to_json`."""
    steps = tuple(Step(StepKind(one["kind"]), one["wait"], tuple(one["people"]), one["path"]) for one in raw["steps"])
    rest = {name: raw[name] for name in ("again_from", "rounds", "held", "back", "handed")}
    return replace(Chain(steps), **rest)
