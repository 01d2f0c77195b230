"""The slots of a local day, in China and in zones whose clocks jump."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.duties.day_plan import DayPlan, SlotKind, moment_of, next_stops, plan_at, plan_day
from conversations.policy import DEFAULT_POLICY, Policy

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 23)
ZONES = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("posix/", "right/")))
WALLS = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    """A moment by Shanghai's clocks."""
    return datetime.combine(day, time(hour, minute), tzinfo=SHANGHAI)


def test_an_ordinary_day_in_china() -> None:
    plan = plan_day(MONDAY, DEFAULT_POLICY, SHANGHAI)
    midnight = at(0, day=date(2026, 11, 24))
    assert [(slot.key, slot.kind, slot.due_at, slot.expires_at) for slot in plan.slots] == [
        ("drafts:2026-11-23:0300", SlotKind.DRAFTS, at(3), midnight),
        ("open:2026-11-23", SlotKind.OPEN, at(7), midnight),
        ("reminder:2026-11-23:0830", SlotKind.REMINDER, at(8, 30), at(10, 30)),
        ("readings:2026-11-23:0900", SlotKind.READINGS, at(9), at(14)),
        ("disinfect:2026-11-23:0900", SlotKind.DISINFECT, at(9), at(13)),
        ("reminder:2026-11-23:1030", SlotKind.REMINDER, at(10, 30), at(12)),
        ("digest:2026-11-23:1205", SlotKind.DIGEST, at(12, 5), midnight),
        ("silent_alert:2026-11-23", SlotKind.SILENT_ALERT, at(12, 5), midnight),
        ("disinfect:2026-11-23:1300", SlotKind.DISINFECT, at(13), at(17)),
        ("digest:2026-11-23:1400", SlotKind.DIGEST, at(14), midnight),
        ("readings_alert:2026-11-23:morning", SlotKind.READINGS_ALERT, at(14), midnight),
        ("readings:2026-11-23:1700", SlotKind.READINGS, at(17), midnight),
        ("disinfect:2026-11-23:1700", SlotKind.DISINFECT, at(17), at(19)),
        ("duty_warning:2026-11-23:1800", SlotKind.DUTY_WARNING, at(18), midnight),
        ("disinfect_overdue:2026-11-23:1900", SlotKind.DISINFECT_OVERDUE, at(19), midnight),
        ("overdue:2026-11-23:2000", SlotKind.OVERDUE, at(20), midnight),
        ("disinfection_alert:2026-11-23", SlotKind.DISINFECTION_ALERT, at(20), midnight),
        ("readings_alert:2026-11-23:evening", SlotKind.READINGS_ALERT, at(21), midnight),
        ("open:2026-11-24", SlotKind.OPEN, at(7, day=date(2026, 11, 24)), at(0, day=date(2026, 11, 25))),
    ]
    assert (plan.opens_at, plan.cutoff_at, plan.ends_at) == (at(7), at(12), midnight)
    assert all(slot.due_at.tzinfo is UTC and slot.expires_at.tzinfo is UTC for slot in plan.slots)


def test_the_day_of_a_moment_is_the_local_one() -> None:
    assert plan_at(datetime(2026, 11, 22, 16, 0, tzinfo=UTC), DEFAULT_POLICY, SHANGHAI).day == MONDAY
    assert plan_at(datetime(2026, 11, 22, 15, 59, tzinfo=UTC), DEFAULT_POLICY, SHANGHAI).day == date(2026, 11, 22)


def test_reminders_in_any_order_and_after_the_cutoff() -> None:
    policy = Policy(reminders=(time(15, 0), time(9, 0), time(9, 0)))
    slots = [slot for slot in plan_day(MONDAY, policy, SHANGHAI).slots if slot.kind is SlotKind.REMINDER]
    assert [(slot.due_at, slot.expires_at) for slot in slots] == [(at(9), at(12)), (at(15), at(0, day=date(2026, 11, 24)))]


def test_readings_are_asked_for_in_their_half_of_the_day() -> None:
    policy = Policy(readings=(time(20, 0), time(8, 0), time(10, 0)))
    slots = [slot for slot in plan_day(MONDAY, policy, SHANGHAI).slots if slot.kind is SlotKind.READINGS]
    midnight = at(0, day=date(2026, 11, 24))
    assert [(slot.due_at, slot.expires_at) for slot in slots] == [(at(8), at(10)), (at(10), at(14)), (at(20), midnight)]


def test_what_was_not_done_is_noticed_when_nothing_more_can_be_expected() -> None:
    def noticed(policy: Policy) -> dict[str, datetime]:
        kinds = (SlotKind.SILENT_ALERT, SlotKind.READINGS_ALERT, SlotKind.DISINFECTION_ALERT)
        return {slot.key.replace(":2026-11-23", ""): slot.due_at for slot in plan_day(MONDAY, policy, SHANGHAI).slots if slot.kind in kinds}

    moved = Policy(cutoff=time(10), digests=(time(9), time(11), time(10, 5)), disinfection_digest=time(18), evening_from=time(13))
    assert noticed(moved) == {
        "silent_alert": at(10, 5),
        "readings_alert:morning": at(13),
        "readings_alert:evening": at(21),
        "disinfection_alert": at(18),
    }
    # No digest after the cutoff; quiet hours that begin after midnight.
    odd = noticed(Policy(cutoff=time(16), quiet_from=time(1)))
    assert (odd["silent_alert"], odd["readings_alert:evening"]) == (at(16), at(23, 59) + timedelta(seconds=59))


def test_clocks_go_forward_over_a_reminder() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    plan = plan_day(date(2026, 3, 29), Policy(reminders=(time(2, 30), time(8, 30))), berlin)
    reminders = [slot for slot in plan.slots if slot.kind is SlotKind.REMINDER]
    assert reminders[0].due_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # clocks show 03:30 then
    assert plan.ends_at - moment_of(plan.day, time(0), berlin) == timedelta(hours=23)


def test_clocks_go_back_over_a_reminder() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    plan = plan_day(date(2026, 10, 25), Policy(reminders=(time(2, 30),)), berlin)
    reminders = [slot for slot in plan.slots if slot.kind is SlotKind.REMINDER]
    assert [slot.due_at for slot in reminders] == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]  # the first 02:30, summer time


def test_a_day_without_midnight_and_a_day_that_never_was() -> None:
    cairo = plan_day(date(2026, 4, 23), DEFAULT_POLICY, ZoneInfo("Africa/Cairo"))
    assert cairo.ends_at.astimezone(ZoneInfo("Africa/Cairo")) == datetime(2026, 4, 24, 1, 0, tzinfo=ZoneInfo("Africa/Cairo"))
    samoa = plan_day(date(2011, 12, 29), DEFAULT_POLICY, ZoneInfo("Pacific/Apia"))
    assert samoa.next_day == date(2011, 12, 31)
    assert samoa.slots[-1].key == "open:2011-12-31"


@given(
    name=st.sampled_from(ZONES),
    minutes=st.integers(0, 66 * 365 * 24 * 60),
    walls=st.lists(WALLS, min_size=4, max_size=6, unique=True),
)
@settings(deadline=None, max_examples=300)
def test_in_every_zone_slots_lie_in_their_day_and_expire_after_they_are_due(name: str, minutes: int, walls: list[time]) -> None:
    zone, now = ZoneInfo(name), datetime(1971, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    policy = Policy(day_opens=walls[0], cutoff=walls[1], reminders=tuple(walls[2:4]), digests=tuple(walls[4:]))
    plan = without_retention(plan_at(now, policy, zone))
    assert plan.ends_at.astimezone(zone).date() >= plan.next_day > plan.day
    assert len({slot.key for slot in plan.slots}) == len(plan.slots) == 1 + 2 + len(walls[4:]) + 2 + 5 + 1 + 4 + 1 + 1
    for earlier, later in pairwise(plan.slots):
        assert earlier.due_at <= later.due_at
    for slot in plan.slots:
        assert slot.due_at < slot.expires_at
        if slot.day == plan.day:
            assert slot.due_at < plan.ends_at
            assert slot.expires_at <= plan.ends_at
    stops = next_stops(now, plan)
    assert all(moment > now for _, moment in stops)
    assert len({key for key, _ in stops}) == len(stops)


def without_retention(plan: DayPlan) -> DayPlan:
    """Thursdays and Sundays as other days."""
    return replace(plan, slots=tuple(slot for slot in plan.slots if slot.kind not in (SlotKind.PURGE_WARNING, SlotKind.PURGE)))


@given(name=st.sampled_from(ZONES), day=st.dates(date(1971, 1, 2), date(2036, 12, 30)))
@settings(deadline=None)
def test_admins_are_warned_on_thursdays_of_what_is_deleted_on_sundays(name: str, day: date) -> None:
    zone = ZoneInfo(name)
    plan = plan_day(day, DEFAULT_POLICY, zone)
    planned = [slot for slot in plan.slots if slot.kind in (SlotKind.PURGE_WARNING, SlotKind.PURGE)]
    expected = {3: [f"purge_warning:{day}:1000"], 6: [f"purge:{day}:0330"]}.get(day.weekday(), [])
    assert [slot.key for slot in planned] == expected
    assert all(slot.due_at < slot.expires_at == plan.ends_at for slot in planned)
    assert all(slot.due_at == moment_of(day, time(10) if day.weekday() == 3 else time(3, 30), zone) for slot in planned)


@given(
    name=st.sampled_from(ZONES),
    day=st.dates(date(1971, 1, 2), date(2036, 12, 30)),
    wall=WALLS,
)
@settings(deadline=None, max_examples=300)
def test_a_wall_clock_time_that_exists_is_met_exactly(name: str, day: date, wall: time) -> None:
    zone = ZoneInfo(name)
    shown = moment_of(day, wall, zone).astimezone(zone)
    in_gap = datetime.combine(day, wall, tzinfo=zone).utcoffset() != shown.replace(fold=0).utcoffset()
    assert in_gap or (shown.date(), shown.time()) == (day, wall)


@pytest.mark.parametrize(
    ("now", "stops"),
    [
        (at(3), "opening 07:00, reminder 08:30, readings 09:00, disinfect 09:00, cutoff 12:05, digest 14:00, overdue 20:00"),
        (at(8, 29), "reminder 08:30, readings 09:00, disinfect 09:00, cutoff 12:05, digest 14:00, overdue 20:00"),
        (at(8, 30), "readings 09:00, disinfect 09:00, reminder 10:30, cutoff 12:05, digest 14:00, overdue 20:00"),
        (at(12), "cutoff 12:05, disinfect 13:00, digest 14:00, readings 17:00, overdue 20:00"),
        (at(12, 5), "disinfect 13:00, digest 14:00, readings 17:00, overdue 20:00"),
        (at(14), "readings 17:00, disinfect 17:00, overdue 20:00"),
        (at(17), "overdue 20:00"),
        (at(20), ""),
    ],
)
def test_stops_for_a_jump(now: datetime, stops: str) -> None:
    ahead = next_stops(now, plan_at(now, DEFAULT_POLICY, SHANGHAI))
    assert ahead.pop() == ("tomorrow", at(7, day=date(2026, 11, 24)))
    assert ", ".join(f"{key} {moment.astimezone(SHANGHAI):%H:%M}" for key, moment in ahead) == stops


def test_a_reminder_of_disinfection_is_worth_sending_until_the_next_one_or_until_it_is_told_what_is_open() -> None:
    policy = Policy(disinfection_times=(time(16, 0), time(8, 0)), disinfection_overdue=time(18, 30))
    slots = [slot for slot in plan_day(MONDAY, policy, SHANGHAI).slots if slot.kind is SlotKind.DISINFECT]
    assert [(slot.due_at, slot.expires_at) for slot in slots] == [(at(8), at(16)), (at(16), at(18, 30))]


def test_without_a_digest_the_cutoff_itself_is_a_stop() -> None:
    plan = plan_day(MONDAY, Policy(digests=()), SHANGHAI)
    assert ("cutoff", at(12)) in next_stops(at(9), plan)
