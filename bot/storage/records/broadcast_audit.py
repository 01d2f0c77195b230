"""Audit events of broadcasts: ids, codes and numbers, never what was written."""

from typing import Any

from conversations import broadcast_records as r
from conversations.audience import audience_to_json


def describe_broadcast(record: r.BroadcastRecord) -> tuple[str, str, dict[str, Any]]:
    """Action, subject, details."""
    match record:
        case r.CreateBroadcast():
            return "create_broadcast", "broadcast", _written(record)
        case r.TestBroadcast():
            return "test_broadcast", "self", {"messages": {code: len(parts) for code, parts in record.content.items()}}
        case r.ApproveBroadcast():
            return "approve_broadcast", f"broadcast/{record.broadcast_id}", {}
        case r.SendBackBroadcast():
            return "send_back_broadcast", f"broadcast/{record.broadcast_id}", {"why": record.why.value}
        case r.AskAgain():
            return "ask_again", f"broadcast/{record.broadcast_id}", {}
        case r.PauseBroadcast():
            return "pause_broadcast", f"broadcast/{record.broadcast_id}", {}
        case r.ResumeBroadcast():
            return "resume_broadcast", f"broadcast/{record.broadcast_id}", {}
        case r.CancelBroadcast():
            return "cancel_broadcast", f"broadcast/{record.broadcast_id}", {}
        case r.RetryFailed():
            return "retry_failed", f"broadcast/{record.broadcast_id}", {"unknown": record.unknown}
        case _:
            return _describe_later(record)


def _describe_later(record: Any) -> tuple[str, str, dict[str, Any]]:
    subject = f"broadcast/{record.broadcast_id}"
    match record:
        case r.RearrangeBroadcast():
            start = record.start_at.isoformat() if record.start_at is not None else None
            return "rearrange_broadcast", subject, {"audience": audience_to_json(record.audience), "start_at": start}
        case r.EditBroadcast():
            return "edit_broadcast", subject, {"again": record.again, "ask": record.ask}
        case r.ConfirmEdit():
            return "confirm_edit", subject, {"edit": record.number}
        case r.ReturnEdit():
            return "return_edit", subject, {"edit": record.number}
        case r.TakeBackEdit():
            return "take_back_edit", subject, {"edit": record.number}
        case r.WithdrawBroadcast():
            return "withdraw_broadcast", subject, {}
        case r.ChaseBroadcast():
            return "chase_broadcast", subject, {}
        case r.ConfirmBroadcast():
            return "confirm_broadcast", subject, {"revision": record.revision}
        case r.HurryEdits():
            return "hurry_edits", subject, {}
        case _:
            return "open_broadcast", subject, {}


def _written(record: r.CreateBroadcast) -> dict[str, Any]:
    return {
        "audience": audience_to_json(record.audience),
        "messages": {code: len(parts) for code, parts in record.content.items()},
        "must_confirm": record.must_confirm,
        "start_at": record.start_at.isoformat() if record.start_at is not None else None,
        "ask": record.ask,
        "guidance": record.guidance_version_id,
        "paid": record.paid,
    }
