"""An audit event for every record: who did what to what. Details hold ids, numbers and codes, never names or texts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.facts.entries import totals_columns
from bot.storage.records.broadcast_audit import describe_broadcast
from bot.storage.records.courier_audit import describe_courier
from bot.storage.records.deed import Deed
from bot.storage.records.disinfection_audit import describe_disinfection
from bot.storage.records.duty_audit import describe_duty
from bot.storage.records.guidance_audit import describe_guidance
from bot.storage.records.officer_day_audit import describe_officer_day
from bot.storage.records.reminder_audit import describe_reminder
from bot.storage.records.return_audit import describe_return
from bot.storage.secrets import Keyring
from conversations import records as r
from conversations.alert_records import (
    AcknowledgeAlert,
    AlertRecord,
    HandOverAlert,
    ReopenAlert,
    ResolveAlert,
    SeeDetail,
    SilenceAlert,
)
from conversations.broadcast_records import BroadcastRecord
from conversations.courier_records import CourierRecord
from conversations.disinfection_records import DisinfectionRecord
from conversations.duty_records import DutyRecord
from conversations.guidance_records import GuidanceRecord
from conversations.officer_day_records import OfficerDayRecord
from conversations.reminder_records import ReminderRecord

Described = tuple[str, str, dict[str, Any]]


def _describe(record: r.Record, keyring: Keyring) -> Described:
    """Action, subject, details."""
    if isinstance(record, ReminderRecord):
        return describe_reminder(record)
    if isinstance(record, DisinfectionRecord):
        return describe_disinfection(record)
    if isinstance(record, DutyRecord):
        return describe_duty(record)
    if isinstance(record, OfficerDayRecord):
        return describe_officer_day(record)
    if isinstance(record, GuidanceRecord):
        return describe_guidance(record)
    if isinstance(record, BroadcastRecord):
        return describe_broadcast(record)
    return describe_courier(record, keyring) if isinstance(record, CourierRecord) else _describe_other(record)


def _describe_other(record: Any) -> Described:
    match record:
        case r.FileReport() | r.AddStaff() | r.ImportRoster() | r.ReadRoster() | r.ReadPoints() | r.ReadDeliveries():
            return _describe_for_enterprise(record)
        case r.AnswerRefused():
            told = {"question": record.question, "reason": record.reason}
            return "refuse_answer", f"flow/{record.flow}", {"about": list(record.about), **told}
        case r.Enrol():
            return "enrol", f"invite/{record.invite_id}", {"language": record.language}
        case r.SetLanguage():
            return "set_language", "self", {"language": record.language}
        case r.RenameStaff():
            return "rename_staff", f"staff/{record.staff_id}", {}
        case r.MarkDeparted():
            return "mark_departed", f"staff/{record.staff_id}", {"departed": record.departed}
        case r.RemindLaggards():
            details = {"day": record.day.isoformat(), "enterprise": record.enterprise_id}
            return "remind_laggards", f"division{record.path}", details
        case AcknowledgeAlert() | SilenceAlert() | HandOverAlert() | ResolveAlert() | ReopenAlert() | SeeDetail():
            return _describe_for_alert(record)
        case _:
            return describe_return(record)


ForEnterprise = r.FileReport | r.AddStaff | r.ImportRoster | r.ReadRoster | r.ReadPoints | r.ReadDeliveries


def _describe_for_enterprise(record: ForEnterprise) -> Described:
    subject = f"enterprise/{record.enterprise_id}"
    match record:
        case r.FileReport():
            told = {"day": record.day.isoformat(), "revision": record.revision, "late": record.late}
            return "file_report", subject, {**told, "totals": totals_columns(record.totals), "entries": len(record.entries)}
        case r.AddStaff():
            return "add_staff", subject, {"people": len(record.people)}
        case r.ImportRoster():
            return "import_roster", subject, {"file": record.file}
        case r.ReadRoster():
            return "read_roster", subject, {"size": record.size}
        case r.ReadPoints():
            return "read_points", subject, {"size": record.size}
        case r.ReadDeliveries():
            return "read_deliveries", f"run/{record.run_id}", {"size": record.size}


def _describe_for_alert(record: AlertRecord) -> Described:
    subject = f"alert/{record.alert_id}"
    match record:
        case AcknowledgeAlert():
            return "acknowledge_alert", subject, {}
        case SilenceAlert():
            return "silence_alert", subject, {"until": record.until.isoformat()}
        case HandOverAlert():
            return "hand_over_alert", subject, {"to": record.to}
        case ResolveAlert():
            return "resolve_alert", subject, {"outcome": record.outcome.value} if record.outcome is not None else {}
        case ReopenAlert():
            return "reopen_alert", subject, {}
        case SeeDetail():
            return "see_detail", subject, {}


async def write_audit(conn: AsyncConnection, deeds: Sequence[Deed], accounts: Mapping[int, int], now: datetime, keyring: Keyring) -> None:
    """One event for each deed, in one statement. `accounts`: accounts made in this batch, by chat."""
    rows = []
    for deed in deeds:
        action, subject, details = _describe(deed.record, keyring)
        by = deed.account_id if deed.account_id is not None else accounts.get(deed.chat_id)
        rows.append({"at": now, "actor_account_id": by, "action": action, "subject": subject, "details": details})
    await conn.execute(insert(t.audit_event), rows)
