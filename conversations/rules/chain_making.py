"""升级 How a chain is made of those who answer for an enterprise, and who of it can be told now. Pure.

DOMAIN.md, policy defaults: an urgent alert that nobody takes goes to the substitute after 15 minutes, to the city after 30, to the province
after 60, and there again each hour. A routine one has a working day for every step. Trouble of the system itself is the admins' alone.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from conversations.chain import Chain, Chase, Notice, NoticeKind, Severity, Step, StepKind, Who
from conversations.codes import AlertKind
from conversations.policy import Policy

ROUTINE_RESPONSIBLE, ROUTINE_SUBSTITUTES, ROUTINE_LEVEL = 240, 1_200, 1_440
"""Minutes that those told of a routine alert have for it."""
TROUBLE_AGAIN = 60
"""Minutes after which admins hear again of a trouble that nobody takes."""
BOARDING = timedelta(seconds=30)
"""A bundle that leaves sooner than this takes nothing more: it may be on its way before what is decided now has been written down."""

Levels = Sequence[tuple[str, tuple[int, ...]]]
"""The divisions above that have officers, the nearest first: path and accounts."""
Quiet = Callable[[datetime], datetime]
"""The earliest moment at which a routine message that exists at a moment may leave."""


def chain_for(
    kind: AlertKind,
    severity: Severity,
    policy: Policy,
    *,
    path: str = "",
    responsible: tuple[int, ...] = (),
    substitutes: tuple[int, ...] = (),
    levels: Levels = (),
) -> Chain:
    """The chain of an alert. A step for which there is nobody stays in it: it is skipped at once, and the timeline says so. Where no
    division above has officers, the admins take its place."""
    limits = {"held": policy.alert_held_minutes, "back": policy.alert_back_minutes, "handed": policy.alert_substitute_minutes}
    if kind is AlertKind.TROUBLE:
        return Chain((Step(StepKind.ADMINS, TROUBLE_AGAIN),), **limits)
    waits = _waits(severity, policy, len(levels) or 1)
    own = (Step(StepKind.RESPONSIBLE, waits[0], responsible, path), Step(StepKind.SUBSTITUTES, waits[1], substitutes, path))
    above = tuple(Step(StepKind.LEVEL, wait, people, where) for wait, (where, people) in zip(waits[2:], levels, strict=False))
    steps = (*own, *(above or (Step(StepKind.ADMINS, waits[2]),)))
    return Chain(steps, again_from=len(steps) - 1, **limits)


def _waits(severity: Severity, policy: Policy, levels: int) -> tuple[int, ...]:
    """Minutes of each step. The last one is gone through again and again, as often as it was waited for at the top."""
    if severity is Severity.ROUTINE:
        return (ROUTINE_RESPONSIBLE, ROUTINE_SUBSTITUTES, *(ROUTINE_LEVEL,) * levels)
    top = policy.alert_province_minutes
    told_after = (0, policy.alert_substitute_minutes, policy.alert_city_minutes, top)
    rising = tuple(max(1, later - earlier) for earlier, later in pairwise(told_after))
    return (*rising[: 1 + min(levels, 2)], *(top,) * max(1, levels - 1))


def who_can(
    chain: Chain,
    acting: Mapping[int, tuple[int, ...]],
    reachable: Collection[int],
    admins: tuple[int, ...],
    ahead: int = 0,
    there: Mapping[int, int] | None = None,
) -> Who:
    """Who of a chain can be told now. `acting`: for each person of it who acts for them, nobody while they are off duty; `reachable`: all
    of those, and of the chain, who can be written to; `ahead`: the step that comes next (`escalation.next_step`); `there`: who is there in
    the place of each that day, whatever the hours, nobody for those on leave for whom nobody stands in.

    No alert is lost to a night or a weekend: when none of the steps still ahead has anybody on duty, they go to those off duty, before the
    admins; to those on leave only where nobody else is left. (What can wait is not told in the quiet hours anyway.)"""
    can = frozenset(reachable)
    off_duty = {person: (one,) for person, one in there.items()} if there is not None else None

    def those(step: Step, instead: Mapping[int, tuple[int, ...]] | None) -> tuple[int, ...]:
        named = [one for person in step.people for one in ((person,) if instead is None else instead.get(person, ()))]
        return tuple(dict.fromkeys(one for one in named if one in can))

    steps = tuple(those(step, acting) for step in chain.steps)
    for instead in (off_duty, None):
        if not any(steps[ahead:]):
            steps = (*steps[:ahead], *(those(step, instead) for step in chain.steps[ahead:]))
    return Who(steps, admins, can | frozenset(admins))


def leaves_at(kind: NoticeKind, severity: Severity, policy: Policy, now: datetime, quiet: Quiet) -> datetime | None:
    """When the bundle leaves that a notice of `now` is told in: the end of the running quarter of an hour, or of the next one where that
    has all but come; not in the quiet hours. None: at once, in a message of its own: urgent alerts, and what somebody was handed in
    person."""
    if severity is Severity.URGENT or kind is NoticeKind.HANDED:
        return None
    span = timedelta(minutes=policy.bundle_minutes)
    start = datetime(2000, 1, 1, tzinfo=UTC)
    return quiet(start + ((now + BOARDING - start) // span + 1) * span)


def paced(chase: Chase, severity: Severity, notices: Sequence[Notice], policy: Policy, now: datetime, quiet: Quiet) -> Chase:
    """The chase of a routine alert waits from when its message leaves, and does nothing in the quiet hours; an urgent one is as it was."""
    if severity is Severity.URGENT or chase.next_at is None:
        return chase
    begun = [notice.kind for notice in notices if notice.kind is not NoticeKind.AGAIN]  # what is told again leaves the chain where it is
    leaves = [leaves_at(kind, severity, policy, now, quiet) for kind in begun]
    delay = max((moment - now for moment in leaves if moment is not None), default=timedelta())
    return replace(chase, next_at=quiet(chase.next_at + delay))
