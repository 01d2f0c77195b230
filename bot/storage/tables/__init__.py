"""All tables. `metadata` is what the migrations must give."""

from bot.storage.tables.base import metadata
from bot.storage.tables.duties import due, due_total, lease, policy, slot
from bot.storage.tables.ledger import abnormal, alert, asked, file, health_entry, present, report, staff, unresolved
from bot.storage.tables.people import account, held, held_by_officer, invite, membership
from bot.storage.tables.registry import division, enterprise, officer
from bot.storage.tables.traffic import audit_event, card, dead_letter, inbox, outbox, pause, session

__all__ = [
    "abnormal",
    "account",
    "alert",
    "asked",
    "audit_event",
    "card",
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
    "lease",
    "membership",
    "metadata",
    "officer",
    "outbox",
    "pause",
    "policy",
    "present",
    "report",
    "session",
    "slot",
    "staff",
    "unresolved",
]
