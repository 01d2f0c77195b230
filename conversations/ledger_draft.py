"""The answers of a health ledger that is being filled in, seen from outside of its questionnaire."""

from conversations.briefing import Briefing
from conversations.engine.session import Answers, Session, Value
from conversations.records import HealthEntry

NAME = "health_ledger"
"""The flow; its subject is the enterprise and the day."""


def answers_from(told: tuple[HealthEntry, ...], carried: frozenset[str]) -> Answers:
    """The answers that a filed report stands for, so that a correction opens at its review. `carried`: who is carried over."""
    pairs: list[tuple[str, Value]] = [("chosen", [str(e.staff_id) for e in told if str(e.staff_id) not in carried])]
    for entry in told:
        prefix = f"people/{entry.staff_id}/"
        pairs += [
            (f"{prefix}temperature", None if entry.temperature is None else str(entry.temperature)),
            (f"{prefix}symptoms", [code.value for code in entry.symptoms]),
            (f"{prefix}status", entry.status.value),
        ]
        pairs += [(f"{prefix}attempted", True)] if entry.attempted_on_post else []
    return Answers(tuple(pairs))


def tells_of_somebody(answers: Answers) -> bool:
    """Whether a questionnaire that was begun names anybody."""
    half = answers.get("chosen~") or {}
    return bool(answers.get("chosen") or half.get("picked")) or any(path.startswith("people/") for path, _ in answers)


def without_past(session: Session, briefing: Briefing) -> Session:
    """The session without ledgers of other days: they can no longer be filed and would only come back to say so."""
    runs = [(session.flow, session.subject), *((run.flow, run.subject) for run in session.parked)]
    for flow, subject in runs:
        if flow == NAME and subject[1] != briefing.today.isoformat():
            session = session.drop(NAME, *subject)
    return session
