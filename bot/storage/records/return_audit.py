"""Audit events of return checks, isolation, risk and policy: ids, days, codes and numbers, never names or texts."""

from typing import Any

from conversations import return_records as r

ReturnRecord = (
    r.FileCheck
    | r.ConfirmCheck
    | r.InviteToDeclare
    | r.OpenIsolation
    | r.ChangeIsolation
    | r.SeeIsolation
    | r.TakeReading
    | r.SetRisk
    | r.SetPolicy
)


def describe_return(record: ReturnRecord) -> tuple[str, str, dict[str, Any]]:
    """Action, subject, details."""
    match record:
        case r.FileCheck():
            judged = record.judgement
            details = {
                "revision": record.revision,
                "replaces": record.replaces,
                "self_declared": record.self_declared,
                "return_day": record.declaration.return_day.isoformat(),
                "verdict": judged.verdict.value,
                "rule": judged.rule.value,
                "missing": len(judged.missing),
                "policy": judged.policy.version,
            }
            return "file_check", f"staff/{record.declaration.staff_id}", details
        case r.ConfirmCheck():
            return "confirm_check", f"check/{record.check_id}", {}
        case r.InviteToDeclare():
            return "invite_to_declare", f"staff/{record.staff_id}", {}
        case r.OpenIsolation():
            days = {"first": record.first.isoformat(), "until": record.until.isoformat()}
            return "open_isolation", f"staff/{record.staff_id}", {**days, "kind": record.kind.value, "rule": record.rule.value}
        case r.ChangeIsolation():
            told = {"step": record.step.value, "until": record.until.isoformat(), "kind": record.kind.value}
            return "change_isolation", f"isolation/{record.isolation_id}", told
        case r.SeeIsolation():
            return "see_isolation", f"isolation/{record.isolation_id}", {}
        case r.TakeReading():
            return "take_reading", f"isolation/{record.isolation_id}", {"day": record.day.isoformat(), "half": record.half.value}
        case r.SetRisk():
            return "set_risk", f"place/{record.place}", {"level": record.level.value, "since": record.since.isoformat()}
        case r.SetPolicy():
            return "set_policy", "policy", {"base": record.base, "values": [name for name, _ in record.values]}
