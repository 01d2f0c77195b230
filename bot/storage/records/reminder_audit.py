"""Audit events of reminders and days off: times, days and ids."""

from typing import Any

from conversations.reminder_records import CloseDays, OpenDays, PutOff, ReminderRecord, SetOwnTimes


def describe_reminder(record: ReminderRecord) -> tuple[str, str, dict[str, Any]]:
    """Action, subject, details."""
    match record:
        case SetOwnTimes():
            return "set_own_times", "self", {"duty": record.duty.value, "times": [f"{at:%H:%M}" for at in record.times]}
        case PutOff():
            return "put_off_reminders", "self", {"until": record.until.isoformat()}
        case CloseDays():
            days = {"first": record.first.isoformat(), "last": record.last.isoformat()}
            return "close_days", f"enterprise/{record.enterprise_id}", days
        case OpenDays():
            days = {"first": record.first.isoformat(), "last": record.last.isoformat()}
            kept = record.kept_until.isoformat() if record.kept_until is not None else None
            return "open_days", f"enterprise/{record.enterprise_id}", {**days, "kept_until": kept}
