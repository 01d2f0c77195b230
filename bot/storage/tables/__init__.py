"""All tables. `metadata` is what the migrations must give."""

from bot.storage.tables.base import metadata
from bot.storage.tables.duties import due, due_total, lease, policy, slot
from bot.storage.tables.ledger import abnormal, alert, asked, file, health_entry, not_returned, present, report, staff, unresolved
from bot.storage.tables.people import account, held, held_by_officer, invite, membership
from bot.storage.tables.registry import division, enterprise, officer
from bot.storage.tables.returns import (
    check_revision,
    current_check,
    isolated,
    isolation,
    isolation_change,
    pending_risk,
    reading,
    return_check,
    risk,
    stay,
    unclear_check,
    verdict,
)
from bot.storage.tables.traffic import audit_event, card, dead_letter, inbox, outbox, pause, session

__all__ = [
    "abnormal",
    "account",
    "alert",
    "asked",
    "audit_event",
    "card",
    "check_revision",
    "current_check",
    "dead_letter",
    "division",
    "due",
    "due_total",
    "enterprise",
    "file",
    "health_entry",
    "held",
    "held_by_officer",
    "inbox",
    "invite",
    "isolated",
    "isolation",
    "isolation_change",
    "lease",
    "membership",
    "metadata",
    "not_returned",
    "officer",
    "outbox",
    "pause",
    "pending_risk",
    "policy",
    "present",
    "reading",
    "report",
    "return_check",
    "risk",
    "session",
    "slot",
    "staff",
    "stay",
    "unclear_check",
    "unresolved",
    "verdict",
]
