"""Which slots are run, and what becomes of the others."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.duties.day_plan import SlotKind, plan_day
from bot.duties.timetable import Facts, Verdict, decide
from conversations.policy import DEFAULT_POLICY, Policy

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


LEDGER = frozenset({SlotKind.OPEN, SlotKind.REMINDER, SlotKind.DIGEST})


def verdicts(
    now: datetime,
    done: tuple[str, ...] = (),
    today: date = MONDAY,
    policy: Policy = DEFAULT_POLICY,
    kinds: frozenset[SlotKind] = LEDGER,
) -> list[tuple[str, Verdict]]:
    """What is decided of slots of `kinds` at `now` when Monday's were planned by the defaults, `done` of them are closed, and `policy`
    holds today."""
    plan = plan_day(today, policy, SHANGHAI)
    pending = {slot.key: slot for slot in (*plan_day(MONDAY, DEFAULT_POLICY, SHANGHAI).slots, *plan.slots) if slot.key not in done}
    decisions = decide(Facts(plan, tuple(pending.values())), now)
    return [(decision.slot.key.replace("2026-11-", ""), decision.verdict) for decision in decisions if decision.slot.kind in kinds]


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=SHANGHAI)


def test_nothing_is_due_before_the_day_opens() -> None:
    assert verdicts(at(6, 59)) == []


def test_a_slot_is_run_at_its_moment() -> None:
    assert verdicts(at(7)) == [("open:23", Verdict.RUN)]
    assert verdicts(at(8, 30), done=("open:2026-11-23",)) == [("reminder:23:0830", Verdict.RUN)]


def test_after_an_hour_of_downtime_the_reminder_comes_late() -> None:
    assert verdicts(at(9, 20), done=("open:2026-11-23",)) == [("reminder:23:0830", Verdict.RUN)]


def test_after_a_morning_of_downtime_the_day_opens_and_only_the_last_reminder_is_given() -> None:
    assert verdicts(at(10, 45)) == [
        ("open:23", Verdict.RUN),
        ("reminder:23:0830", Verdict.EXPIRED),
        ("reminder:23:1030", Verdict.RUN),
    ]


def test_of_two_digests_that_are_late_only_the_second_is_sent() -> None:
    assert verdicts(at(15), done=("open:2026-11-23",)) == [
        ("reminder:23:0830", Verdict.EXPIRED),
        ("reminder:23:1030", Verdict.EXPIRED),
        ("digest:23:1205", Verdict.OVERTAKEN),
        ("digest:23:1400", Verdict.RUN),
    ]


def test_what_is_left_of_yesterday_expires() -> None:
    assert verdicts(at(7, day=TUESDAY), done=("open:2026-11-23",), today=TUESDAY) == [
        ("reminder:23:0830", Verdict.EXPIRED),
        ("reminder:23:1030", Verdict.EXPIRED),
        ("digest:23:1205", Verdict.EXPIRED),
        ("digest:23:1400", Verdict.EXPIRED),
        ("open:24", Verdict.RUN),
    ]


def test_what_a_changed_policy_does_not_plan_any_more_is_withdrawn() -> None:
    policy = Policy(reminders=(time(9, 0),), digests=(time(12, 30),))
    assert verdicts(at(9, 30), done=("open:2026-11-23",), policy=policy) == [
        ("reminder:23:0830", Verdict.WITHDRAWN),
        ("reminder:23:0900", Verdict.RUN),
    ]
    left = verdicts(at(12, 40), done=("open:2026-11-23", "reminder:2026-11-23:0830", "reminder:2026-11-23:0900"), policy=policy)
    assert left == [("reminder:23:1030", Verdict.EXPIRED), ("digest:23:1205", Verdict.WITHDRAWN), ("digest:23:1230", Verdict.RUN)]


def test_a_reminder_of_readings_is_given_late_in_its_half_of_the_day_only() -> None:
    readings = frozenset({SlotKind.READINGS})
    assert verdicts(at(13, 59), kinds=readings) == [("readings:23:0900", Verdict.RUN)]
    assert verdicts(at(17, 30), kinds=readings) == [("readings:23:0900", Verdict.EXPIRED), ("readings:23:1700", Verdict.RUN)]
