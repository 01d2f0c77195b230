"""Reminders, own times and days off in conversations: what is told, what is refused, and what can be taken back."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from conversations.days import DayProblem, read_range_ahead
from conversations.engine.signals import Tapped
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.reminder_records import CloseDays, OpenDays, PutOff, ReminderRecord, SetOwnTimes
from conversations.reminding import Duty, OwnTimes, allowed, counting_times, is_quiet, snooze_ends, spans
from conversations.roles import Membership, Role
from conversations.view import View
from tests.conversations.dialogue import Talk, plain
from tests.conversations.disinfection_scenes import SHOP
from tests.conversations.reminder_scenes import BUNDLE, at, everything
from tests.conversations.scenes import MANAGER, OFFICER
from tests.conversations.world import ZONE, World

TODAY = date(2026, 11, 23)
MOST = date(2027, 1, 22)


@pytest.fixture
def talk() -> Talk:
    """A shop that owes everything, on a Monday at nine."""
    made = Talk(World())
    everything(made)
    at(made, 9)
    return made


def stored(talk: Talk) -> list[ReminderRecord]:
    """What was stored of reminders and days off."""
    return [one for one in talk.world.records if isinstance(one, ReminderRecord)]


def text(talk: Talk, view: View | None, chat: int = MANAGER) -> str:
    """A card as it is read."""
    assert view is not None
    return plain(talk.show(chat, view).text)


def buttons(view: View | None) -> list[str]:
    """The data of a card's buttons."""
    assert view is not None
    return [button.data for row in view.rows for button in row]


def test_a_bundle_names_what_is_still_owed_with_the_buttons_of_each(talk: Talk) -> None:
    view = talk.world.composed(MANAGER, "reminders", BUNDLE)
    assert "有 3 项待办" in text(talk, view)
    verbs = [data.split(":")[0] for data in buttons(view)]
    assert {"bad", "read", "disall", "snooze", "today"} <= set(verbs)
    assert verbs[-1] == "today"
    assert verbs.count("today") == 1
    talk.world.reminders.closings[SHOP] = []
    talk.world.disinfections.days_off.add(TODAY)
    assert "有 2 项待办" in text(talk, talk.world.composed(MANAGER, "reminders", BUNDLE))


def test_a_bundle_of_one_thing_left_looks_like_its_own_reminder_and_of_nothing_is_none(talk: Talk) -> None:
    one = talk.world.composed(MANAGER, "reminders", f"{SHOP}:readings+returns")
    assert one == talk.world.composed(MANAGER, "readings", str(SHOP))
    assert talk.world.composed(MANAGER, "reminders", f"{SHOP}:returns") is None
    for subject in ("", "x", f"{SHOP}", f"{SHOP}:", f"{SHOP}:nonsense", "999:ledger"):
        assert talk.world.composed(MANAGER, "reminders", subject) is None, subject


@pytest.mark.parametrize("screen", ["reminder", "reminders", "readings", "disinfect"])
def test_reminders_are_for_managers_of_the_enterprise_alone(talk: Talk, screen: str) -> None:
    subject = BUNDLE if screen == "reminders" else str(SHOP)
    assert talk.world.composed(OFFICER, screen, subject) is None
    talk.world.enrol(5, "别家", Membership(Role.MANAGER, 17, "别家"))
    assert talk.world.composed(5, screen, subject) is None
    assert talk.world.composed(77, screen, subject) is None


@pytest.mark.parametrize(("hour", "minute", "said"), [(8, 30, False), (10, 29, False), (10, 30, True), (11, 59, True), (12, 0, False)])
def test_the_last_one_before_the_cutoff_names_what_follows(talk: Talk, hour: int, minute: int, said: bool) -> None:
    at(talk, hour, minute)
    assert ("名单会报给联络员" in text(talk, talk.world.composed(MANAGER, "reminder", str(SHOP)))) is said


def test_what_is_put_off_is_stored_and_said_and_a_stale_button_is_not(talk: Talk) -> None:
    talk.arrives(MANAGER, "reminders", BUNDLE)
    talk.tap(MANAGER, "30 分钟")
    assert stored(talk) == [PutOff(datetime(2026, 11, 23, 9, 30, tzinfo=ZONE))]
    for token in ("last", "9999", "", "-30"):
        at(talk, 11)
        turn = talk.send(MANAGER, Tapped(f"snooze:{SHOP}:{token}"), "> [?]")
        assert not turn.records, token
        assert turn.toast is not None
    at(talk, 20, 35)
    assert not talk.send(MANAGER, Tapped(f"snooze:{SHOP}:30"), "> [?]").records, "it would end in the quiet hours"


def test_somebody_elses_buttons_do_nothing(talk: Talk) -> None:
    for data in (f"snooze:{SHOP}:60", f"reminders:{SHOP}", f"owntime:{SHOP}:ledger", f"closed:{SHOP}", f"closenew:{SHOP}"):
        turn = talk.send(OFFICER, Tapped(data), "> [?]")
        assert not turn.records
        assert turn.toast is not None, data
        assert turn.toast.key == "nothing-there", data


BAD_TIMES = ("25:00", "7:60", "早点", "99", "-1:00", "", " ", "7:40 25:00", "21:00", "06:59", "12:00", "7:40" * 40, "🕗", "7：4 0 0")


@pytest.mark.parametrize("typed", BAD_TIMES)
def test_times_that_cannot_be_are_refused_with_a_reason(talk: Talk, typed: str) -> None:
    talk.send(MANAGER, Tapped(f"owntime:{SHOP}:ledger"), "> [台账]")
    turn = talk.type(MANAGER, typed)
    assert not stored(talk)
    assert turn.session.flow == "own_time"


@pytest.mark.parametrize(
    ("duty", "typed", "times"),
    [
        ("ledger", "7:40", (time(7, 40),)),
        ("ledger", "７：４０、9点半", (time(7, 40), time(9, 30))),
        ("ledger", "0740", (time(7, 40),)),
        ("readings", "上午8点半和下午6点", (time(8, 30), time(18))),
        ("readings", "8:30 am and 6 pm", (time(8, 30), time(18))),
        ("disinfection", "18:59 7:00 18:59", (time(7), time(18, 59))),
    ],
)
def test_times_are_read_as_people_type_them(talk: Talk, duty: str, typed: str, times: tuple[time, ...]) -> None:
    talk.send(MANAGER, Tapped(f"owntime:{SHOP}:{duty}"), "> [?]")
    talk.type(MANAGER, typed)
    assert stored(talk) == [SetOwnTimes(Duty(duty), times)]


def test_a_button_for_a_duty_that_is_none_leads_to_the_card(talk: Talk) -> None:
    for duty in ("returns", "overdue", "x", ""):
        turn = talk.send(MANAGER, Tapped(f"owntime:{SHOP}:{duty}"), "> [?]")
        assert turn.session.flow is None


def test_no_time_is_offered_after_the_last_reminder_that_everybody_gets(talk: Talk) -> None:
    view = talk.send(MANAGER, Tapped(f"owntime:{SHOP}:ledger"), "> [台账]").replies[0]
    offered = [button.label for row in talk.show(MANAGER, view).buttons for button in row]
    assert {at for at in offered if at[:1].isdigit()} == {"07:30", "08:00", "09:00", "09:30", "10:00"}


def test_own_times_by_the_policy() -> None:
    assert spans(Duty.LEDGER, DEFAULT_POLICY) == ((time(7), time(12)),)
    assert spans(Duty.READINGS, DEFAULT_POLICY) == ((time(7), time(14)), (time(14), time(21)))
    siesta = replace(DEFAULT_POLICY, quiet_from=time(13), quiet_until=time(14, 30))
    assert spans(Duty.DISINFECTION, siesta) == ((time(7), time(13)), (time(14, 30), time(19)))
    none = replace(DEFAULT_POLICY, quiet_from=time(7), quiet_until=time(7))
    assert spans(Duty.READINGS, none)[-1] == (time(14), None)
    for policy in (DEFAULT_POLICY, siesta, none):
        for duty in Duty:
            for minute in range(24 * 60):
                at_time = time(minute // 60, minute % 60)
                assert not (allowed(duty, at_time, policy) and is_quiet(at_time, policy) and policy is not none)
    own = OwnTimes(((Duty.LEDGER, time(7, 40)), (Duty.READINGS, time(8)), (Duty.DISINFECTION, time(19, 30))))
    assert counting_times(Duty.LEDGER, own, DEFAULT_POLICY) == (time(7, 40), time(10, 30))
    assert counting_times(Duty.READINGS, own, DEFAULT_POLICY) == (time(8), time(17))
    assert counting_times(Duty.DISINFECTION, own, DEFAULT_POLICY) == DEFAULT_POLICY.disinfection_times, "too late to count"


@pytest.mark.parametrize(
    ("hour", "minute", "tokens"),
    [(8, 0, "30 60 last"), (10, 30, "30 60"), (20, 0, "30"), (20, 30, ""), (23, 45, ""), (6, 30, "30 60 last"), (5, 0, "last")],
)
def test_until_when_it_can_be_put_off(hour: int, minute: int, tokens: str) -> None:
    now = datetime(2026, 11, 23, hour, minute, 40, tzinfo=ZONE)
    ends = dict(snooze_ends(now, DEFAULT_POLICY))
    assert list(ends) == tokens.split()
    assert all(end.second == 0 and end.date() == TODAY for end in ends.values())
    late = Policy(quiet_from=time(0), quiet_until=time(0))
    assert all(end.date() == TODAY for _, end in snooze_ends(now.replace(hour=23, minute=45), late))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("12.24-12.26", (2026, 12, 24), (2026, 12, 26)),
        ("12月24日到26日", (2026, 12, 24), (2026, 12, 26)),
        ("从12.24至12.26止", (2026, 12, 24), (2026, 12, 26)),
        ("12.30-1.3", (2026, 12, 30), (2027, 1, 3)),
        ("12.30-3", (2026, 12, 30), (2027, 1, 3)),
        ("2026-12-24", (2026, 12, 24), (2026, 12, 24)),
        ("24-26", (2026, 11, 24), (2026, 11, 26)),
        ("5号", (2026, 12, 5), (2026, 12, 5)),
        ("明天", (2026, 11, 24), (2026, 11, 24)),
        ("今天到后天", (2026, 11, 23), (2026, 11, 25)),
        ("明天到周五", (2026, 11, 24), (2026, 11, 27)),
        ("下周一到下周三", (2026, 11, 30), (2026, 12, 2)),
        ("周五到下周二", (2026, 11, 27), (2026, 12, 1)),
        ("next Friday", (2026, 12, 4), (2026, 12, 4)),
        ("24 Dec to 26 Dec", (2026, 12, 24), (2026, 12, 26)),
        ("24-26 Dec", (2026, 12, 24), (2026, 12, 26)),
        ("30-2 Jan", (2026, 12, 30), (2027, 1, 2)),
        ("1.2", (2027, 1, 2), (2027, 1, 2)),
        ("11.20", (2026, 11, 20), (2026, 11, 20)),
        ("29-31", (2026, 12, 29), (2026, 12, 31)),
        ("周六周日", (2026, 11, 28), (2026, 11, 29)),
        ("周六、周日", (2026, 11, 28), (2026, 11, 29)),
        ("周日下午", (2026, 11, 29), (2026, 11, 29)),
        ("周日上午", (2026, 11, 29), (2026, 11, 29)),
        ("上周日", (2026, 11, 22), (2026, 11, 22)),
        ("12.3到周五", (2026, 12, 3), (2026, 12, 4)),
    ],
)
def test_days_ahead(typed: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert read_range_ahead(typed, TODAY, MOST) == (date(*first), date(*last))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("12.26-12.24", DayProblem.BACKWARDS),
        ("2.30", DayProblem.NO_SUCH_DAY),
        ("12.24-12.32", DayProblem.NO_SUCH_DAY),
        ("13.40", DayProblem.NO_SUCH_DAY),
        ("12.24起", DayProblem.OPEN_ENDED),
        ("12.24-", DayProblem.OPEN_ENDED),
        ("从明天开始", DayProblem.OPEN_ENDED),
        ("12.24 onwards", DayProblem.OPEN_ENDED),
        ("过年", DayProblem.NO_DAY),
        ("周一、周三", DayProblem.NO_DAY),
        ("", DayProblem.NO_DAY),
        ("起", DayProblem.NO_DAY),
        ("-", DayProblem.NO_DAY),
        ("1" * 500, DayProblem.NO_DAY),
    ],
)
def test_what_is_no_span_of_days_ahead(typed: str, problem: DayProblem) -> None:
    assert read_range_ahead(typed, TODAY, MOST) is problem


@pytest.mark.parametrize("typed", ["11.20", "11.20-11.25", "2.1", "12.26-12.24", "12.24起", "过年", "/", "12.1-2.1", ":" * 30])
def test_days_that_cannot_be_closed_are_refused(talk: Talk, typed: str) -> None:
    turn = talk.type(MANAGER, f"/closed {typed}")
    assert not stored(talk)
    assert turn.replies
    talk.send(MANAGER, Tapped(f"closenew:{SHOP}"), "> [登记]")
    talk.type(MANAGER, typed)
    assert not stored(talk)


def test_days_off_are_registered_undone_and_not_twice(talk: Talk) -> None:
    talk.type(MANAGER, "/closed 12.24-12.26")
    assert stored(talk) == [CloseDays(SHOP, date(2026, 12, 24), date(2026, 12, 26))]
    talk.type(MANAGER, "/closed 12.26")
    assert len(stored(talk)) == 1
    talk.tap(MANAGER, "撤销 12月24日")
    assert stored(talk)[-1] == OpenDays(SHOP, date(2026, 12, 24), date(2026, 12, 26))
    turn = talk.send(MANAGER, Tapped(f"reopen:{SHOP}:2026-12-24:2026-12-26"), "> [撤销]")
    assert not turn.records, "it is withdrawn already"
    for data in (f"reopen:{SHOP}", f"reopen:{SHOP}:x:y", f"reopen:{SHOP}:2026-12-24:2026-13-99"):
        assert not talk.send(MANAGER, Tapped(data), "> [?]").records


def test_today_can_be_closed_until_the_cutoff_and_opened_until_then(talk: Talk) -> None:
    talk.type(MANAGER, "/closed 今天到明天")
    assert "歇业至 11月24日" in text(talk, talk.type(MANAGER, "/today").replies[0])
    assert talk.world.composed(MANAGER, "reminder", str(SHOP)) is None
    assert talk.world.composed(MANAGER, "disinfect", str(SHOP)) is None
    assert talk.world.composed(MANAGER, "reminders", BUNDLE) == talk.world.composed(MANAGER, "readings", str(SHOP))
    talk.type(MANAGER, "/closed")
    talk.tap(MANAGER, "撤销 11")
    assert stored(talk)[-1] == OpenDays(SHOP, TODAY, date(2026, 11, 24), None, owed_today=True)
    talk.type(MANAGER, "/closed 今天到明天")
    at(talk, 12)
    talk.type(MANAGER, "/closed")
    talk.tap(MANAGER, "撤销 11")
    assert stored(talk)[-1] == OpenDays(SHOP, TODAY, date(2026, 11, 24), TODAY, owed_today=False)
    assert "歇业至 11月23日" in text(talk, talk.type(MANAGER, "/today").replies[0])
    count = len(stored(talk))
    talk.type(MANAGER, "/closed 今天")
    assert len(stored(talk)) == count


def test_the_middle_of_a_closing_is_withdrawn_from_today_on(talk: Talk) -> None:
    talk.type(MANAGER, "/closed 11.24-11.27")
    at(talk, 9, day=26)
    talk.type(MANAGER, "/closed")
    talk.tap(MANAGER, "撤销 11")
    assert stored(talk)[-1] == OpenDays(SHOP, date(2026, 11, 24), date(2026, 11, 27), date(2026, 11, 25), owed_today=True)


def test_a_report_of_today_stands_though_the_day_is_closed(talk: Talk) -> None:
    talk.world.reminders.closings[SHOP] = []
    talk.world.isolations.clear()
    talk.type(MANAGER, "/report")
    talk.tap(MANAGER, "全部正常")
    assert "仍然有效" in text(talk, talk.type(MANAGER, "/closed 今天").replies[0])
    assert "已报" in text(talk, talk.type(MANAGER, "/today").replies[0])


def test_who_reports_for_several_chooses_first(talk: Talk) -> None:
    talk.world.enrol(4, "两家", Membership(Role.MANAGER, 17, "甲"), Membership(Role.MANAGER, SHOP, "乙"))
    turn = talk.type(4, "/closed 12.24")
    assert {"closed:17", f"closed:{SHOP}"} <= set(buttons(turn.replies[0]))
    assert not turn.records
