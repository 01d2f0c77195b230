"""The values of the policy one by one: how each is written and read, which limits it has, and which values must fit each other.

A value is written as text where it is stored and where it is shown to be confirmed: `37.3`, `14`, `08:30 10:30`, `on`, `isolate`.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import pairwise
from typing import Any

from conversations.codes import MediumRule
from conversations.policy import DEFAULT_POLICY, Policy

MOST_TIMES = 4
MOST_WORDS = 60
MOST_WORD = 12


class Group(StrEnum):
    """How the values are grouped where they are shown."""

    TEMPERATURE = "temperature"
    TIMES = "times"
    RETURNS = "returns"
    DISINFECTION = "disinfection"
    RETENTION = "retention"
    ALERTS = "alerts"
    BROADCASTS = "broadcasts"


class ValueKind(StrEnum):
    """What a value is."""

    CELSIUS = "celsius"
    DAYS = "days"
    MINUTES = "minutes"
    MG_L = "mg_l"
    PERCENT = "percent"
    PEOPLE = "people"
    TIME = "time"
    TIMES = "times"
    MEDIUM = "medium"
    SWITCH = "switch"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class PolicyValue:
    """A value that an admin may change. `least` and `most` bound a number; `usual` are offered as buttons."""

    name: str
    group: Group
    kind: ValueKind
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    usual: tuple[str, ...] = ()


def _celsius(name: str, least: str, most: str, *usual: str) -> PolicyValue:
    return PolicyValue(name, Group.TEMPERATURE, ValueKind.CELSIUS, Decimal(least), Decimal(most), usual)


def _days(name: str, group: Group, most: int, *usual: str) -> PolicyValue:
    return PolicyValue(name, group, ValueKind.DAYS, Decimal(1), Decimal(most), usual)


def _amount(name: str, kind: ValueKind, least: int, most: int, *usual: str) -> PolicyValue:
    return PolicyValue(name, Group.DISINFECTION, kind, Decimal(least), Decimal(most), usual)


def _minutes(name: str, least: int, most: int, *usual: str) -> PolicyValue:
    return PolicyValue(name, Group.ALERTS, ValueKind.MINUTES, Decimal(least), Decimal(most), usual)


def _broadcast(name: str, kind: ValueKind, most: int, *usual: str) -> PolicyValue:
    return PolicyValue(name, Group.BROADCASTS, kind, Decimal(1), Decimal(most), usual)


POLICY_VALUES: dict[str, PolicyValue] = {
    value.name: value
    for value in (
        _celsius("fever", "36.5", "39.0", "37.0", "37.1", "37.2", "37.3", "37.5", "38.0"),
        _celsius("lowest_plausible", "33.0", "36.0", "34.0", "35.0"),
        _celsius("highest_plausible", "41.0", "45.0", "42.0", "43.0"),
        PolicyValue("day_opens", Group.TIMES, ValueKind.TIME, usual=("06:00", "06:30", "07:00", "07:30")),
        PolicyValue("reminders", Group.TIMES, ValueKind.TIMES, usual=("08:30 10:30", "08:00 09:00", "09:00 11:00")),
        PolicyValue("cutoff", Group.TIMES, ValueKind.TIME, usual=("09:30", "10:00", "11:00", "12:00")),
        PolicyValue("digests", Group.TIMES, ValueKind.TIMES, usual=("12:05 14:00", "12:05", "12:30 15:00")),
        PolicyValue("quiet_from", Group.TIMES, ValueKind.TIME, usual=("20:00", "21:00", "22:00", "23:00")),
        PolicyValue("quiet_until", Group.TIMES, ValueKind.TIME, usual=("06:00", "06:30", "07:00")),
        PolicyValue("duty_warning", Group.TIMES, ValueKind.TIME, usual=("17:00", "18:00", "19:00", "20:00")),
        _days("invite_days", Group.TIMES, 90, "3", "7", "14", "30"),
        _days("look_back_days", Group.RETURNS, 60, "7", "14", "21", "28"),
        _days("isolation_days", Group.RETURNS, 60, "7", "14", "21", "28"),
        PolicyValue("medium_risk", Group.RETURNS, ValueKind.MEDIUM, usual=tuple(MediumRule)),
        PolicyValue("returning_check", Group.RETURNS, ValueKind.SWITCH, usual=("on", "off")),
        PolicyValue("front_line_check", Group.RETURNS, ValueKind.SWITCH, usual=("on", "off")),
        PolicyValue("front_line_posts", Group.RETURNS, ValueKind.WORDS),
        PolicyValue("readings", Group.RETURNS, ValueKind.TIMES, usual=("09:00 17:00", "08:00 18:00", "09:00 16:00")),
        PolicyValue("evening_from", Group.RETURNS, ValueKind.TIME, usual=("12:00", "13:00", "14:00", "15:00")),
        PolicyValue("disinfection_times", Group.DISINFECTION, ValueKind.TIMES, usual=("09:00 13:00 17:00", "08:30 12:30 16:30")),
        PolicyValue("disinfection_overdue", Group.DISINFECTION, ValueKind.TIME, usual=("18:00", "18:30", "19:00")),
        PolicyValue("disinfection_digest", Group.DISINFECTION, ValueKind.TIME, usual=("19:30", "20:00", "20:30")),
        _amount("chlorine_mg_l", ValueKind.MG_L, 100, 5_000, "250", "500", "1000", "2000"),
        _amount("ethanol_percent", ValueKind.PERCENT, 60, 95, "70", "75", "80"),
        _amount("contact_minutes", ValueKind.MINUTES, 1, 120, "15", "20", "30", "60"),
        _amount("ventilation_minutes", ValueKind.MINUTES, 1, 240, "20", "30", "60"),
        _days("track_days", Group.RETENTION, 400, "30", "60", "90"),
        _days("delivery_days", Group.RETENTION, 1_100, "180", "365", "730"),
        _days("record_days", Group.RETENTION, 3_650, "730", "1095", "1825"),
        _days("draft_days", Group.RETENTION, 90, "3", "7", "14", "30"),
        _minutes("alert_substitute_minutes", 5, 240, "10", "15", "20", "30"),
        _minutes("alert_city_minutes", 10, 480, "20", "30", "45", "60"),
        _minutes("alert_province_minutes", 15, 1_440, "60", "90", "120"),
        _minutes("alert_held_minutes", 30, 2_880, "120", "240", "480", "1440"),
        _minutes("alert_back_minutes", 5, 480, "15", "30", "60"),
        _minutes("bundle_minutes", 5, 60, "10", "15", "30", "60"),
        _broadcast("broadcast_second_from", ValueKind.PEOPLE, 999_999, "100", "500", "1000", "5000"),
        _broadcast("broadcast_pause_percent", ValueKind.PERCENT, 100, "5", "10", "20", "30"),
    )
}
"""Values by field name of `Policy`. How long a roster may be is no policy: it is what the bot can take."""

_NUMBERS = frozenset({ValueKind.CELSIUS, ValueKind.DAYS, ValueKind.MINUTES, ValueKind.MG_L, ValueKind.PERCENT, ValueKind.PEOPLE})
_SWITCHES = {"on": True, "off": False, "是": True, "否": False, "开": True, "关": False, "yes": True, "no": False}
_MEDIUM = {
    **{rule.value: rule for rule in MediumRule},
    "隔离": MediumRule.ISOLATE,
    "居家隔离": MediumRule.ISOLATE,
    "观察": MediumRule.OBSERVE,
}
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:点时.](?:(?P<minute>[0-9]{1,2})分?|(?P<half>半))?)")
_UNITS = "℃|°C|度|天|日|days?|人|people|%|％|分钟?|min|mg/l|ppm|毫克/升"
_NUMBER = re.compile(rf"(?P<number>[0-9]{{1,6}}(?:\.[0-9]{{1,2}})?)(?:{_UNITS})?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,、，;；/]+")


def policy_value_to_text(name: str, value: Any) -> str:
    """A value as it is stored and shown. Raises KeyError for a name that is none."""
    kind = POLICY_VALUES[name].kind
    if kind is ValueKind.SWITCH:
        return "on" if value else "off"
    if kind is ValueKind.TIME:
        return f"{value:%H:%M}"
    if kind is ValueKind.TIMES:
        return " ".join(f"{each:%H:%M}" for each in value)
    return " ".join(value) if kind is ValueKind.WORDS else str(value)


def policy_value_from_text(name: str, text: str) -> Any:
    """The inverse, for stored texts and for typed ones alike (`8点半、10:30`, `37.3度`, `隔离`).

    Raises KeyError for a name that is none, ValueError for a text that is no such value or lies outside the limits.
    """
    read = read_policy_value(name, text)
    if read is None or not within_limits(name, read):
        raise ValueError(f"{name}: not a value that it can have")
    return read


def read_policy_value(name: str, text: str) -> Any | None:
    """What a text says, within the limits or not; None when it is no such value at all."""
    return _READERS[POLICY_VALUES[name].kind](unicodedata.normalize("NFKC", text).strip())


def within_limits(name: str, value: Any) -> bool:
    """Whether a value that was read may be taken, whatever the others are."""
    limits = POLICY_VALUES[name]
    if limits.kind in _NUMBERS:
        return limits.least <= Decimal(value) <= limits.most
    if limits.kind is ValueKind.TIMES:
        return 1 <= len(value) <= MOST_TIMES
    if limits.kind is ValueKind.WORDS:
        return 1 <= len(value) <= MOST_WORDS and all(len(word) <= MOST_WORD for word in value)
    return True


def policy_with(policy: Policy, values: Sequence[tuple[str, str]]) -> Policy:
    """The policy with values changed, of the same version. Raises KeyError or ValueError like `policy_value_from_text`."""
    return replace(policy, **{name: policy_value_from_text(name, text) for name, text in values})


MISFITS = {
    "cutoff": ("day_opens", "cutoff"),
    "reminders": ("day_opens", "reminders", "cutoff"),
    "digests": ("cutoff", "digests"),
    "quiet": ("quiet_from", "quiet_until", "reminders", "digests", "readings"),
    "readings": ("readings", "evening_from"),
    "disinfection": ("disinfection_times", "disinfection_overdue", "disinfection_digest"),
    "duty": ("quiet_from", "quiet_until", "duty_warning"),
    "disinfection_quiet": ("quiet_from", "quiet_until", "disinfection_times", "disinfection_overdue", "disinfection_digest"),
    "alerts": ("alert_substitute_minutes", "alert_city_minutes", "alert_province_minutes"),
    "alert_held": ("alert_back_minutes", "alert_held_minutes"),
}
"""Which values have to fit each other, by the name of the rule."""


def misfits(policy: Policy) -> tuple[str, ...]:
    """What does not fit together, by name of the rule (`policy-misfit-NAME` is its text): nobody is reminded before the day has opened or
    of what is late already, the digest comes once reports are late, nothing is planned for the quiet hours, both readings of a day are
    asked for, what is still open is told after the last time of the plan, to managers first, an alert goes up level by level, and whoever
    has taken one has longer for it than for answering whether it is still theirs."""
    levels = (policy.alert_substitute_minutes, policy.alert_city_minutes, policy.alert_province_minutes)
    disinfection = (*policy.disinfection_times, policy.disinfection_overdue, policy.disinfection_digest)
    rules: tuple[tuple[str, bool], ...] = (
        ("cutoff", policy.day_opens < policy.cutoff),
        ("reminders", all(policy.day_opens < each < policy.cutoff for each in policy.reminders)),
        ("digests", all(policy.cutoff <= each for each in policy.digests)),
        ("quiet", not any(_quiet(each, policy) for each in (*policy.reminders, *policy.digests, *policy.readings))),
        ("readings", len({each < policy.evening_from for each in policy.readings}) == 2),
        ("disinfection", all(one < another for one, another in pairwise(disinfection))),
        ("duty", not _quiet(policy.duty_warning, policy)),
        ("disinfection_quiet", not any(_quiet(each, policy) for each in disinfection)),
        ("alerts", all(one < another for one, another in pairwise(levels))),
        ("alert_held", policy.alert_back_minutes < policy.alert_held_minutes),
    )
    return tuple(name for name, holds in rules if not holds)


def new_misfit(before: Policy, after: Policy) -> str | None:
    """The first thing that did fit and would not any more. What does not fit already is not held against a change of something else."""
    known = misfits(before)
    return next((name for name in misfits(after) if name not in known), None)


def _quiet(wall: time, policy: Policy) -> bool:
    begins, ends = policy.quiet_from, policy.quiet_until
    return wall >= begins or wall < ends if begins > ends else begins <= wall < ends


def _read_number(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(text.replace(" ", ""))
    try:
        return Decimal(match["number"]) if match else None
    except InvalidOperation:
        return None


def _read_celsius(text: str) -> Decimal | None:
    number = _read_number(text)
    tenths = None if number is None else number.quantize(Decimal("0.1"))
    return tenths if tenths == number else None


def _read_whole(text: str) -> int | None:
    number = _read_number(text)
    return int(number) if number is not None and number == number.to_integral_value() else None


def _read_time(text: str) -> time | None:
    match = _TIME.fullmatch(text.replace(" ", ""))
    if match is None:
        return None
    hour, minute = int(match["hour"]), 30 if match["half"] else int(match["minute"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _read_times(text: str) -> tuple[time, ...] | None:
    read = [_read_time(part) for part in _BETWEEN.split(text) if part and part not in ("和", "and")]
    times = tuple(sorted({each for each in read if each is not None}))
    return times if times and None not in read else None


def _read_words(text: str) -> tuple[str, ...] | None:
    words = tuple(dict.fromkeys(part for part in _BETWEEN.split(text) if part))
    return words if words and all(word.isprintable() and "<" not in word for word in words) else None


_READERS: dict[ValueKind, Callable[[str], Any | None]] = {
    ValueKind.CELSIUS: _read_celsius,
    **dict.fromkeys(_NUMBERS - {ValueKind.CELSIUS}, _read_whole),
    ValueKind.TIME: _read_time,
    ValueKind.TIMES: _read_times,
    ValueKind.MEDIUM: lambda text: _MEDIUM.get(text.lower()),
    ValueKind.SWITCH: lambda text: _SWITCHES.get(text.lower()),
    ValueKind.WORDS: _read_words,
}
DEFAULT_TEXTS = {name: policy_value_to_text(name, getattr(DEFAULT_POLICY, name)) for name in POLICY_VALUES}
"""The defaults as texts, by name."""
