"""Audit events of disinfection: ids, codes and numbers, never names or texts."""

from typing import Any

from conversations import disinfection_records as r
from conversations.disinfection import PointPlan


def describe_disinfection(record: r.DisinfectionRecord) -> tuple[str, str, dict[str, Any]]:
    """Action, subject, details."""
    enterprise = f"enterprise/{record.enterprise_id}"
    match record:
        case r.AddPoints():
            return "add_points", enterprise, {"points": [_planned(plan) for plan in record.plans]}
        case r.ChangePoint():
            return "change_point", f"point/{record.point_id}", _planned(record.plan)
        case r.RemovePoint():
            return "remove_point", f"point/{record.point_id}", {"removed": record.removed}
        case r.LogDisinfection():
            short = sum(bool(one.shortfalls) for one in record.treated)
            return "log_disinfection", enterprise, {"points": [one.point_id for one in record.treated], "below": short}
        case r.WithdrawLogs():
            return "withdraw_logs", enterprise, {"logs": list(record.log_ids)}
        case r.AskForPhoto():
            return "ask_for_photo", f"point/{record.point_id}", {}
        case r.AnswerWithPhoto():
            return "answer_with_photo", f"photo_request/{record.request_id}", {}


def _planned(plan: PointPlan) -> dict[str, Any]:
    return {"kind": plan.kind.value, "agent": plan.treatment.agent.value, "times_a_day": plan.times_a_day}
