"""The numbers that an admin may change (口径), with the defaults of DOMAIN.md."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from conversations.codes import MediumRule


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of the policy. Times are local (the bot's zone); temperatures in °C.

    `look_back_days`, `isolation_days`, `medium_risk`: how return checks are judged. `returning_check`: who was reported 未返岗 owes a
    check before being on post again. `front_line_check`: everybody whose post holds one of the words of `front_line_posts` owes one.
    `readings`: when managers are reminded of the temperatures of those in isolation; the evening begins at `evening_from`.

    `disinfection_times`: when premises and equipment are due, and managers reminded; `disinfection_overdue`: when managers are told what
    is still open; `disinfection_digest`: when officers are. Below `chlorine_mg_l` (available chlorine), `ethanol_percent`,
    `contact_minutes` or `ventilation_minutes` a disinfection counts as not done. `track_days`, `delivery_days`: how long the tracks and
    the delivery lists of couriers are kept; `record_days`: how long notes on enterprises and messages between officers and them are;
    `draft_days`: how long what is filled in of a questionnaire waits for somebody to go on with it.

    An urgent alert that nobody takes goes to the substitutes, the level above and the one above that so many minutes after it opened:
    `alert_substitute_minutes`, `alert_city_minutes`, `alert_province_minutes`. Who has taken one is asked after `alert_held_minutes`
    whether it is still theirs, and loses it `alert_back_minutes` later. Routine ones are told in one message every `bundle_minutes`.
    `duty_warning`: when officers hear of holes in the next day's duty.

    A broadcast for `broadcast_second_from` people or more leaves when a second admin has confirmed it. One of which more than
    `broadcast_pause_percent` fail is paused."""

    version: int = 1
    fever: Decimal = Decimal("37.3")
    lowest_plausible: Decimal = Decimal("34.0")
    highest_plausible: Decimal = Decimal("43.0")
    day_opens: time = time(7, 0)
    reminders: tuple[time, ...] = (time(8, 30), time(10, 30))
    cutoff: time = time(12, 0)
    digests: tuple[time, ...] = (time(12, 5), time(14, 0))
    quiet_from: time = time(21, 0)
    quiet_until: time = time(7, 0)
    invite_days: int = 7
    roster_most: int = 20_000
    look_back_days: int = 14
    isolation_days: int = 14
    medium_risk: MediumRule = MediumRule.ISOLATE
    returning_check: bool = True
    front_line_check: bool = False
    front_line_posts: tuple[str, ...] = (
        "收银",
        "营业员",
        "导购",
        "服务员",
        "厨",
        "配送",
        "骑手",
        "快递",
        "司机",
        "保洁",
        "保安",
        "前台",
        "理货",
        "店员",
    )
    readings: tuple[time, ...] = (time(9, 0), time(17, 0))
    evening_from: time = time(14, 0)
    disinfection_times: tuple[time, ...] = (time(9, 0), time(13, 0), time(17, 0))
    disinfection_overdue: time = time(19, 0)
    disinfection_digest: time = time(20, 0)
    duty_warning: time = time(18, 0)
    chlorine_mg_l: int = 500
    ethanol_percent: int = 75
    contact_minutes: int = 30
    ventilation_minutes: int = 30
    track_days: int = 60
    delivery_days: int = 365
    record_days: int = 1_095
    draft_days: int = 7
    alert_substitute_minutes: int = 15
    alert_city_minutes: int = 30
    alert_province_minutes: int = 60
    alert_held_minutes: int = 240
    alert_back_minutes: int = 30
    bundle_minutes: int = 15
    broadcast_second_from: int = 1000
    broadcast_pause_percent: int = 10


DEFAULT_POLICY = Policy()
