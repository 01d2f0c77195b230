"""The chain of an alert: its steps in time, what people do to it, and that nothing ever stays unheard."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from conversations.chain import Chain, Change, Chase, Happening, NoticeKind, Step, StepKind, Who, chain_from_json, chain_to_json
from conversations.codes import AlertState
from conversations.rules import escalation

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNTY, STAND_IN, CITY, PROVINCE, ADMIN = 1, 2, 3, 4, 9
CHAIN = Chain(
    (
        Step(StepKind.RESPONSIBLE, 15, (COUNTY,), "/22/2201/220104/"),
        Step(StepKind.SUBSTITUTES, 15, (STAND_IN,), "/22/2201/220104/"),
        Step(StepKind.LEVEL, 30, (CITY,), "/22/2201/"),
        Step(StepKind.LEVEL, 60, (PROVINCE,), "/22/"),
    ),
    again_from=3,
)
PEOPLE = (COUNTY, STAND_IN, CITY, PROVINCE)


def who(*there: int, admins: tuple[int, ...] = (ADMIN,)) -> Who:
    """Only these can be told."""
    steps = tuple(tuple(one for one in step.people if one in there) for step in CHAIN.steps)
    return Who(steps, admins, frozenset({*there, *admins}))


def minutes(number: float) -> datetime:
    """So long after noon."""
    return NOON + timedelta(minutes=number)


def told_at(chase: Chase, there: Who, until: datetime) -> list[tuple[float, int]]:
    """Minute by minute: when who is written to first of a step."""
    found, now = [], NOON
    while now <= until:
        change = escalation.due(chase, now, there)
        chase = change.chase
        found += [((now - NOON) / timedelta(minutes=1), one) for notice in change.notices for one in notice.people]
        now += timedelta(minutes=1)
    return found


def test_the_steps_come_at_the_times_of_the_policy_and_the_last_one_again_and_again() -> None:
    chase = escalation.opened(CHAIN, NOON).chase
    assert told_at(chase, who(*PEOPLE), minutes(185)) == [
        (0, COUNTY),
        (15, STAND_IN),
        (30, CITY),
        (60, PROVINCE),
        (120, PROVINCE),
        (180, PROVINCE),
    ]


def test_a_step_without_anybody_is_skipped_at_once_and_said() -> None:
    change = escalation.due(escalation.opened(CHAIN, NOON).chase, NOON, who(CITY, PROVINCE))
    assert [(event.kind, event.step) for event in change.events] == [
        (Happening.SKIPPED, StepKind.RESPONSIBLE),
        (Happening.SKIPPED, StepKind.SUBSTITUTES),
        (Happening.TOLD, StepKind.LEVEL),
    ]
    assert change.chase.next_at == minutes(30)


def test_with_nobody_in_the_chain_the_admins_hear_and_without_them_it_is_tried_again_soon() -> None:
    chase = escalation.opened(CHAIN, NOON).chase
    to_admins = escalation.due(chase, NOON, who())
    assert [notice.people for notice in to_admins.notices] == [(ADMIN,)]
    skipped = [event.step for event in to_admins.events if event.kind is Happening.SKIPPED]
    assert skipped == [step.kind for step in CHAIN.steps], "each is looked at once, the last one too"
    assert to_admins.chase.next_at == minutes(60)
    alone = escalation.due(chase, NOON, who(admins=()))
    assert alone.events[-1].kind is Happening.NOBODY
    assert alone.chase.next_at == NOON + escalation.NOBODY_THERE


def test_a_chain_that_ends_goes_on_to_the_admins() -> None:
    chase = escalation.opened(replace(CHAIN, rounds=1, again_from=0), NOON).chase
    told = told_at(chase, who(*PEOPLE), minutes(365))
    rounds = [(at + start, one) for start in (0, 120) for at, one in ((0, COUNTY), (15, STAND_IN), (30, CITY), (60, PROVINCE))]
    assert told[:8] == rounds
    assert told[8:] == [(240, ADMIN), (300, ADMIN), (360, ADMIN)]


def test_what_is_run_late_gives_everybody_the_whole_time() -> None:
    chase = escalation.due(escalation.opened(CHAIN, NOON).chase, NOON, who(*PEOPLE)).chase
    late = escalation.due(chase, minutes(50), who(*PEOPLE))
    assert [notice.people for notice in late.notices] == [(STAND_IN,)]
    assert late.chase.next_at == minutes(65)


def test_who_took_it_is_asked_and_loses_it_and_the_chain_goes_on() -> None:
    chase = escalation.due(escalation.opened(CHAIN, NOON).chase, NOON, who(*PEOPLE)).chase
    held = escalation.acknowledged(chase, COUNTY, minutes(5)).chase
    assert escalation.due(held, minutes(244), who(*PEOPLE)) == Change(held)
    asked = escalation.due(held, minutes(245), who(*PEOPLE))
    assert [(notice.kind, notice.people) for notice in asked.notices] == [(NoticeKind.ASK, (COUNTY,))]
    back = escalation.due(asked.chase, minutes(275), who(*PEOPLE))
    assert [(notice.kind, notice.people) for notice in back.notices] == [(NoticeKind.BACK, (COUNTY,)), (NoticeKind.STEP, (STAND_IN,))]
    again = escalation.acknowledged(asked.chase, COUNTY, minutes(250)).chase
    assert again.next_at == minutes(490), "still theirs: four hours from now on"


def test_a_holder_who_cannot_be_reached_any_more_is_not_waited_for() -> None:
    held = escalation.acknowledged(escalation.opened(CHAIN, NOON).chase, COUNTY, NOON).chase
    back = escalation.due(held, minutes(240), who(CITY))
    assert back.chase.state is AlertState.OPEN
    assert [(notice.kind, notice.people) for notice in back.notices] == [(NoticeKind.STEP, (CITY,))]


def test_what_was_handed_over_and_is_not_taken_comes_back() -> None:
    chase = escalation.handed_over(escalation.opened(CHAIN, NOON).chase, COUNTY, STAND_IN, NOON).chase
    assert not chase.confirmed
    assert escalation.acknowledged(chase, COUNTY, minutes(1)).chase == chase, "it is somebody else's now"
    taken = escalation.acknowledged(chase, STAND_IN, minutes(1)).chase
    assert taken.confirmed
    back = escalation.due(chase, minutes(15), who(*PEOPLE))
    assert back.chase.state is AlertState.OPEN


def test_silence_ends_by_itself_or_when_it_gets_worse() -> None:
    chase = escalation.silenced(escalation.opened(CHAIN, NOON).chase, COUNTY, NOON, minutes(60)).chase
    assert told_at(chase, who(*PEOPLE), minutes(59)) == []
    assert told_at(chase, who(*PEOPLE), minutes(60)) == [(60, COUNTY)]
    worse = escalation.told_again(chase, (COUNTY, STAND_IN), who(*PEOPLE), minutes(10))
    assert worse.chase.silent_until is None
    assert [notice.people for notice in worse.notices] == [(COUNTY,)]


def test_a_correction_closes_what_nobody_holds_and_leaves_the_rest_to_its_holder() -> None:
    chase = escalation.opened(CHAIN, NOON).chase
    assert escalation.corrected(chase, NOON).chase.state is AlertState.RESOLVED
    held = escalation.acknowledged(chase, COUNTY, NOON).chase
    assert escalation.corrected(held, NOON).chase == held


def test_the_third_day_goes_up_a_level_at_once() -> None:
    chase = escalation.due(escalation.opened(CHAIN, NOON).chase, NOON, who(*PEOPLE)).chase
    up = escalation.due(escalation.raised(chase, minutes(1)).chase, minutes(1), who(*PEOPLE))
    assert [notice.people for notice in up.notices] == [(CITY,)]


def test_a_chain_goes_through_json() -> None:
    assert chain_from_json(chain_to_json(CHAIN)) == CHAIN


_anybody = st.sampled_from(PEOPLE)


class AnyOrder(RuleBasedStateMachine):
    """Anything that officers, enterprises and time may do, in any order."""

    @initialize(rounds=st.sampled_from((None, 0, 2)), again_from=st.integers(0, 3))
    def open(self, rounds: int | None, again_from: int) -> None:
        self.now = NOON
        self.there: Who = who(*PEOPLE)
        self.chase = escalation.opened(replace(CHAIN, rounds=rounds, again_from=again_from), NOON).chase

    def _become(self, change: Change) -> None:
        silent_before = self.chase.state is AlertState.RESOLVED
        for notice in change.notices:
            assert notice.people
            assert set(notice.people) <= self.there.reachable, "nobody is written to who cannot be"
        if silent_before and change.chase.state is AlertState.RESOLVED:
            assert not change.notices, "resolved is silent"
        self.chase = change.chase

    @rule(wait=st.integers(0, 600))
    def time_passes(self, wait: int) -> None:
        self.now += timedelta(minutes=wait)
        self._become(escalation.due(self.chase, self.now, self.there))
        assert self.chase.next_at is None or self.chase.next_at > self.now, "what is due is done"

    @rule(there=st.sets(_anybody), admin=st.booleans())
    def people_come_and_go(self, there: set[int], admin: bool) -> None:
        self.there = who(*there, admins=(ADMIN,) if admin else ())

    @rule(by=_anybody)
    def acknowledge(self, by: int) -> None:
        before = self.chase
        self._become(escalation.acknowledged(self.chase, by, self.now))
        assert before.holder in (None, by) or self.chase == before, "nobody takes it out of another's hands"

    @rule(by=_anybody, wait=st.integers(-5, 3000))
    def silence(self, by: int, wait: int) -> None:
        self._become(escalation.silenced(self.chase, by, self.now, self.now + timedelta(minutes=wait)))

    @rule(by=_anybody, to=_anybody)
    def hand_over(self, by: int, to: int) -> None:
        if to in self.there.reachable:  # nobody else is offered
            self._become(escalation.handed_over(self.chase, by, to, self.now))

    @rule(by=st.none() | _anybody)
    def resolve(self, by: int | None) -> None:
        self._become(escalation.resolved(self.chase, by, self.now))

    @rule(by=_anybody)
    def reopen(self, by: int) -> None:
        self._become(escalation.reopened(self.chase, by, self.now))

    @rule()
    def correct(self) -> None:
        self._become(escalation.corrected(self.chase, self.now))

    @rule(told=st.sets(_anybody))
    def tell_again(self, told: set[int]) -> None:
        self._become(escalation.told_again(self.chase, tuple(sorted(told)), self.there, self.now))

    @rule()
    def go_up(self) -> None:
        self._become(escalation.raised(self.chase, self.now))

    @rule()
    def reassign(self) -> None:
        self._become(escalation.reassigned(self.chase, CHAIN, self.now))

    @invariant()
    def holds(self) -> None:
        assert escalation.broken(self.chase) == ()
        assert self.chase.silent_until is None or self.chase.silent_until <= self.now + escalation.LONGEST_SILENCE

    @invariant()
    def somebody_will_hear_of_it(self) -> None:
        """With everybody there, whatever is open is told to somebody within its longest wait; what is held, its holder is asked of."""
        if self.chase.state is AlertState.RESOLVED:
            return
        later = self.now + escalation.LONGEST_SILENCE
        assert escalation.due(self.chase, later, who(*PEOPLE)).notices


AnyOrder.TestCase.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
TestAnyOrder = AnyOrder.TestCase
