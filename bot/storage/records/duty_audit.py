"""Audit events of duty: ids, days and codes."""

from typing import Any

from conversations import duty_records as r


def describe_duty(record: r.DutyRecord) -> tuple[str, str, dict[str, Any]]:
    """Action, subject, details."""
    match record:
        case r.SetDutyHours():
            told = [[one.weekday, f"{one.begins:%H:%M}", f"{one.ends:%H:%M}"] for one in record.hours]
            return "set_duty_hours", "self", {"hours": told}
        case r.TakeLeave():
            days = {"first": record.first.isoformat(), "last": record.last.isoformat()}
            return "take_leave", "self", {**days, "stand_in": record.stand_in, "swap": record.swap}
        case r.WithdrawLeave():
            return "withdraw_leave", f"absence/{record.leave_id}", {}
        case r.AssignOfficer():
            place = f"division{record.path}" if record.enterprise_id is None else f"enterprise/{record.enterprise_id}"
            sector = record.sector.value if record.sector is not None else None
            return "assign_officer", place, {"officer": record.officer, "sector": sector, "move": record.move}
        case r.AppointOfficer():
            return "appoint_officer", f"division{record.path}", {"officer": record.officer, "move": record.move}
        case r.EndAssignment():
            return "end_assignment", f"assignment/{record.assignment_id}", {"move": record.move}
