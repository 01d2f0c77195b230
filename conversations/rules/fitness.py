"""Who may be on post, as far as the ledger itself can tell (D3: nobody works while ill), and what of a report is to be alerted.

The rule is the first of "Judging a return check" in DOMAIN.md: a temperature at or above fever, or any symptom, makes unfit.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from conversations.codes import AlertKind, Status, Symptom
from conversations.policy import Policy
from conversations.records import AlertDraft, HealthEntry, Totals
from conversations.view import Line


def has_fever(temperature: Decimal | None, symptoms: Sequence[Symptom], policy: Policy) -> bool:
    """A reading at or above the policy's fever, or fever as a symptom."""
    return Symptom.FEVER in symptoms or (temperature is not None and temperature >= policy.fever)


def is_unfit(temperature: Decimal | None, symptoms: Sequence[Symptom], policy: Policy) -> bool:
    """Whether the person may not be on post today."""
    return bool(symptoms) or has_fever(temperature, symptoms, policy)


def alerts_of(
    enterprise_id: int, entries: Sequence[HealthEntry], policy: Policy, barred: Mapping[int, tuple[Line, ...]] | None = None
) -> tuple[AlertDraft, ...]:
    """The alerts that a report gives rise to: one for each person with fever, symptoms, or whom somebody tried to put on post while ill or
    `barred` (by staff id, with what is to be said of it)."""
    drafts = []
    for entry in entries:
        if not (is_unfit(entry.temperature, entry.symptoms, policy) or entry.attempted_on_post):
            continue
        kind = AlertKind.FEVER if has_fever(entry.temperature, entry.symptoms, policy) else AlertKind.SYMPTOMS
        kind = AlertKind.WORKING_ILL if entry.attempted_on_post else kind
        details = (barred or {}).get(entry.staff_id, ()) if entry.attempted_on_post else ()
        drafts.append(AlertDraft(f"health:{enterprise_id}:{entry.staff_id}", kind, entry.staff_id, entry, details))
    return tuple(drafts)


def totals_of(headcount: int, entries: Sequence[HealthEntry], policy: Policy) -> Totals:
    """Heads of the day. Of whom nothing is told is on post; who departed today no longer counts."""
    by = Counter(entry.status for entry in entries)
    staying = headcount - by[Status.DEPARTED]
    away = sum(by[status] for status in Status if status not in (Status.ON_POST, Status.DEPARTED))
    return Totals(
        headcount=max(staying, 0),
        on_post=max(staying - away, 0),
        remote=by[Status.REMOTE],
        isolated=by[Status.HOME_ISOLATION] + by[Status.CENTRAL_ISOLATION],
        hospital=by[Status.HOSPITAL],
        leave=by[Status.LEAVE],
        not_returned=by[Status.NOT_RETURNED],
        symptomatic=sum(is_unfit(entry.temperature, entry.symptoms, policy) for entry in entries),
    )
