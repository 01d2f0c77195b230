"""自己的提醒时间 At which times a person wants to be reminded of a duty. The subject is an enterprise and the duty; the times count for
all of the person's enterprises."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned
from conversations.about_reminders import own_times, wants_wishes
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.own_clock import OwnClock
from conversations.engine.scope import Scope
from conversations.reminder_records import SetOwnTimes
from conversations.reminding import MOST_OWN, Duty, OwnTimes, allowed, is_quiet, last_before_cutoff, policy_times, spans
from conversations.roles import Action
from conversations.screens.reminders import clocks, times_card
from conversations.view import Line

NAME = "own_time"
STEPS = tuple(timedelta(minutes=minutes) for minutes in (-60, -30, 30, 60))
"""What is offered: so much before and after the policy's times."""


class TimesDraft(BaseModel):
    """The times; none for those of the policy."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    times: tuple[time, ...]


def duty_of(scope: Scope) -> Duty:
    """Which duty it is about."""
    return Duty(scope.subject[1])


def offered(scope: Scope) -> tuple[time, ...]:
    """Times around those of the policy that it allows, eight at most; none of the ledger after the last reminder that everybody gets."""
    duty, policy = duty_of(scope), scope.briefing.policy
    last = last_before_cutoff(policy) if duty is Duty.LEDGER else None
    usual = policy_times(duty, policy)
    moved = {(datetime.combine(date.min + timedelta(days=1), at) + step).time() for at in usual for step in STEPS}
    return tuple(sorted(at for at in moved - set(usual) if allowed(duty, at, policy) and (last is None or at < last)))[:8]


def refused(times: Sequence[time], scope: Scope) -> Line | None:
    """Why such times cannot be chosen."""
    duty, policy = duty_of(scope), scope.briefing.policy
    if len(times) > MOST_OWN:
        return Line("own-times-too-many", {"most": MOST_OWN})
    outside = next((at for at in times if not allowed(duty, at, policy)), None)
    if outside is None:
        return None
    facts = {"at": f"{outside:%H:%M}", "spans": " / ".join(_span(begins, ends) for begins, ends in spans(duty, policy))}
    if is_quiet(outside, policy):
        return Line("own-times-quiet", {**facts, "begin": f"{policy.quiet_from:%H:%M}", "end": f"{policy.quiet_until:%H:%M}"})
    return Line(f"own-times-outside-{duty}", facts)


def _span(begins: time, ends: time | None) -> str:
    """`07:00–11:59`: the last minute is one that can be chosen."""
    last = time(23, 59) if ends is None else (datetime.combine(date.min + timedelta(days=1), ends) - timedelta(minutes=1)).time()
    return f"{begins:%H:%M}–{last:%H:%M}"


def header(scope: Scope) -> tuple[Line, ...]:
    """Which duty, the policy's times, and the own ones."""
    duty, policy = duty_of(scope), scope.briefing.policy
    own = own_times(int(scope.subject[0]), scope.briefing).of(duty)
    lines = [Line("own-times-title", {"duty": Line(f"duty-{duty}"), "usual": clocks(policy_times(duty, policy))})]
    lines += [Line("own-times-now", {"times": clocks(own)})] if own else []
    last: time | None = last_before_cutoff(policy) if duty is Duty.LEDGER else None
    return (*lines, Line("own-times-last", {"at": f"{last:%H:%M}"})) if last is not None else tuple(lines)


def record(draft: TimesDraft, scope: Scope) -> Finish:
    """Store them, and show when the person is reminded from now on."""
    enterprise, duty = scope.briefing.enterprises[int(scope.subject[0])], duty_of(scope)
    own = own_times(enterprise.id, scope.briefing)
    rest = tuple(each for each in own.times if each[0] is not duty)
    after = OwnTimes((*rest, *((duty, at) for at in draft.times)), own.snoozed_until)
    account = scope.briefing.account
    wishes = {enterprise.id: {account.id if account is not None else 0: after}}
    said = Line("own-times-set" if draft.times else "own-times-usual", {"duty": Line(f"duty-{duty}"), "times": clocks(draft.times)})
    view = times_card(enterprise, replace(scope.briefing, wishes=wishes), said)
    return Finish((SetOwnTimes(duty, draft.times),), view, Line("toast-filed"))


FLOW = Flow(
    name=NAME,
    draft=TimesDraft,
    header=header,
    asks=(Ask("times", OwnClock(offered, refused)),),
    record=record,
    wants=wants_wishes,
    action=Action.SET_REMINDERS,
    concerns=enterprise_concerned,
)
