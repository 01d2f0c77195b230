"""Audit events of an officer's day: ids, codes and numbers, never names or texts."""

from typing import Any

from conversations import officer_day_records as r


def describe_officer_day(record: r.OfficerDayRecord) -> tuple[str, str, dict[str, Any]]:
    """Action, subject, details."""
    match record:
        case r.AddNote():
            return "add_note", f"enterprise/{record.enterprise_id}", {"length": len(record.text)}
        case r.RemoveNote():
            return "remove_note", f"note/{record.note_id}", {"enterprise": record.enterprise_id, "removed": record.removed}
        case r.WriteMessage():
            return "write_message", f"enterprise/{record.enterprise_id}", {"answers": record.answers, "length": len(record.text)}
        case r.WriteToLaggards():
            return "write_to_laggards", f"division{record.path}", {"day": record.day.isoformat(), "length": len(record.text)}
        case r.AnswerMessage():
            return "answer_message", f"message/{record.message_id}", {"enterprise": record.enterprise_id, "length": len(record.text)}
        case r.SetDigest():
            return "set_digest", "self", {"kind": record.kind.value, "at": record.at.isoformat() if record.at is not None else None}
