"""The conversations about reminders: a morning with a bundle, putting it off, own times, days off."""

from collections.abc import Callable
from datetime import date, datetime

from conversations.codes import IsolationKind, Rule
from conversations.engine.signals import Tapped
from conversations.return_records import OpenIsolation
from tests.conversations.dialogue import Talk
from tests.conversations.disinfection_scenes import SHOP, shop, six_points
from tests.conversations.scenes import MANAGER, OFFICER, label
from tests.conversations.world import DIVISION, ZONE

BUNDLE = f"{SHOP}:ledger+readings+disinfection+returns"


def at(talk: Talk, hour: int, minute: int = 0, day: int = 23, month: int = 11) -> None:
    """It is this time."""
    talk.world.now = datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def everything(talk: Talk) -> None:
    """A shop with a ledger, somebody in isolation, and points to disinfect."""
    shop(talk)
    six_points(talk)
    person = talk.world.staff[SHOP][0]
    talk.world.apply(OpenIsolation(SHOP, person.id, IsolationKind.HOME, date(2026, 11, 20), date(2026, 12, 3), Rule.HIGH_RISK), MANAGER)


def reminders_morning(talk: Talk) -> None:
    """All that falls on nine o'clock is one message; it is put off; what is done meanwhile is left out; the last one names what follows."""
    everything(talk)
    at(talk, 9)
    talk.arrives(MANAGER, "reminders", BUNDLE)
    talk.tap(MANAGER, label(talk, "一小时后再提醒", "in an hour"))
    talk.heading(label(talk, "消毒做完了", "Disinfection is done"))
    at(talk, 9, 20)
    talk.type(MANAGER, "/disinfect")
    talk.tap(MANAGER, label(talk, "消毒全部完成", "All disinfected"))
    talk.heading(label(talk, "十点", "Ten o'clock"))
    at(talk, 10)
    talk.arrives(MANAGER, "reminders", BUNDLE)
    talk.tap(MANAGER, label(talk, "一小时后再提醒", "in an hour"))
    talk.heading(label(talk, "截报前最后一次", "The last one before the cutoff"))
    at(talk, 10, 30)
    talk.arrives(MANAGER, "reminder", str(SHOP))
    talk.heading(label(talk, "十一点", "Eleven o'clock"))
    at(talk, 11)
    talk.arrives(MANAGER, "reminders", BUNDLE)


def reminders_own_times(talk: Talk) -> None:
    """Times of the own: typed, refused, chosen, and the policy's again."""
    everything(talk)
    at(talk, 8)
    talk.type(MANAGER, "/reminders")
    talk.tap(MANAGER, label(talk, "健康台账的", "health ledger"))
    for text in ("25:00", "22:30", "12:00", label(talk, "早点", "early"), "7:10 7:20 7:30 7:40 7:50", "7:40"):
        talk.type(MANAGER, text)
    talk.tap(MANAGER, label(talk, "隔离测温的", "temperatures"))
    talk.type(MANAGER, label(talk, "上午8点半、下午6点", "8:30 am, 6 pm"))
    talk.tap(MANAGER, label(talk, "消毒的", "disinfection"))
    talk.type(MANAGER, "19:30")
    talk.tap(MANAGER, "09:30")
    talk.tap(MANAGER, label(talk, "健康台账的", "health ledger"))
    talk.tap(MANAGER, label(talk, "按规定时间", "usual times"))


def closing_days(talk: Talk) -> None:
    """Days off: registered in one line, withdrawn, seen by the officer; and what cannot be registered."""
    everything(talk)
    at(talk, 8, 40)
    talk.type(MANAGER, "/closed")
    talk.tap(MANAGER, label(talk, "登记歇业", "Register"))
    for text in ("12.26-12.24", "11.20", "12.24起" if talk.world.language == "zh-CN" else "12.24 onwards", "2.1", "13.40", "12.24-12.26"):
        talk.type(MANAGER, text)
    talk.type(MANAGER, "/closed 12.30-1.3")
    talk.type(MANAGER, "/closed 12.26-12.28")
    talk.tap(MANAGER, label(talk, "撤销 12", "Withdraw"))
    talk.heading(label(talk, "今天歇业", "Closed today"))
    talk.tap(MANAGER, label(talk, "登记歇业", "Register"))
    talk.tap(MANAGER, label(talk, "今天", "Today"))
    talk.type(MANAGER, "/today")
    at(talk, 9)
    talk.arrives(MANAGER, "reminders", BUNDLE)
    at(talk, 12, 5)
    talk.arrives(OFFICER, "digest", DIVISION)
    talk.send(OFFICER, Tapped(f"ent:{SHOP}"), label(talk, "> [企业]", "> [enterprise]"))
    talk.heading(label(talk, "已过截报时间", "After the cutoff"))
    talk.type(MANAGER, "/closed")
    talk.send(MANAGER, Tapped(f"unclose:{SHOP}:2026-11-23:2026-11-23"), label(talk, "> [撤销]", "> [Undo]"))


SCENES: dict[str, Callable[[Talk], None]] = {scene.__name__: scene for scene in (reminders_morning, reminders_own_times, closing_days)}
