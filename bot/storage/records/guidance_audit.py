"""Audit events of guidance: ids, codes and numbers, never titles or texts."""

from typing import Any

from conversations import guidance_records as g


def describe_guidance(record: g.GuidanceRecord) -> tuple[str, str, dict[str, Any]]:
    """Action, subject, details."""
    match record:
        case g.PublishGuidance():
            told: dict[str, Any] = {
                "sectors": [one.value for one in record.sectors],
                "risks": [one.value for one in record.risks],
                "languages": sorted(record.title),
                "parts": {language: len(parts) for language, parts in record.body.items()},
                "must_confirm": record.must_confirm,
                "valid_from": record.valid_from.isoformat(),
                "valid_until": record.valid_until.isoformat() if record.valid_until is not None else None,
                "send": record.send,
            }
            return "publish_guidance", f"guidance/{record.guidance_id if record.guidance_id is not None else 'new'}", told
        case g.WithdrawGuidance():
            return "withdraw_guidance", f"guidance/{record.guidance_id}", {"withdrawn": record.withdrawn}
        case g.ReadGuidance():
            return "read_guidance", f"guidance_version/{record.version_id}", {}
        case g.ConfirmGuidance():
            return "confirm_guidance", f"guidance_version/{record.version_id}", {}
