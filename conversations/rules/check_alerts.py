"""Which return checks officers are told of: somebody ill, a contact, a stay at high or medium risk."""

from conversations.alert_draft import AlertDraft, HealthEntry
from conversations.codes import AlertKind, Rule, Status
from conversations.returns import Declaration, Judgement
from conversations.screens.verdict import alert_details

ALERTS = {
    Rule.ILL: AlertKind.NOT_FIT,
    Rule.CONTACT: AlertKind.CONTACT,
    Rule.HIGH_RISK: AlertKind.HIGH_RISK,
    Rule.MEDIUM_RISK: AlertKind.MEDIUM_RISK,
}
"""By the rule that decided. Gaps and what is clear alert nobody; medium risk does, whether the policy isolates or observes."""


def alert_of_check(enterprise_id: int, declaration: Declaration, judgement: Judgement) -> AlertDraft | None:
    """The alert that a return check gives rise to. All checks of one person share a key, so that an amendment folds into the open alert."""
    kind = ALERTS.get(judgement.rule)
    if kind is None:
        return None
    staff_id = declaration.staff_id
    entry = HealthEntry(staff_id, declaration.temperature, declaration.symptoms, Status.NOT_RETURNED)
    return AlertDraft(f"return:{enterprise_id}:{staff_id}", kind, staff_id, entry, alert_details(judgement))
