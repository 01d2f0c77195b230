"""预警现状 Where an alert stands, in a line or a few: who was told and whom it goes on to, who has it, how it ended."""

from datetime import datetime

from conversations.alert import Alert
from conversations.alert_chase import chase_of
from conversations.briefing import Briefing
from conversations.chain import Due, Happening, Step, StepKind
from conversations.codes import AlertState
from conversations.rules import escalation
from conversations.view import Fact, Line

NAMED = 5
"""People named in a line; of more, how many."""
_ANEW = frozenset({Happening.OPENED, Happening.REOPENED, Happening.TAKEN_BACK, Happening.MOVED})
"""After these it is told of from the first step that follows."""


def moment(at: datetime, briefing: Briefing) -> Fact:
    """The time alone today, with its day on any other."""
    return at if at.date() == briefing.today else Line("moment", {"day": at.date(), "at": at})


def note_of(note: str) -> str | Line:
    """A usual reason is stored by its name (`=hospital`) and worded in the reader's language; a typed note stands as it is."""
    if not note:
        return Line("resolution-unsaid")
    return Line(f"resolution-{note[1:]}") if note.startswith("=") else note


def level(step: StepKind | None, place: str = "") -> Line:
    """To whom a step goes; `place`: the division above whose officers they are, where it is known."""
    if step is None:
        return Line("step-admins")
    return Line("step-level-of", {"place": place}) if step is StepKind.LEVEL and place else Line(f"step-{step}")


def state_lines(alert: Alert, briefing: Briefing) -> tuple[Line, ...]:
    """Where it stands now."""
    if alert.state is AlertState.OPEN:
        return _open(alert, briefing)
    if alert.state is AlertState.ACKNOWLEDGED:
        return _held(alert, briefing)
    facts: dict[str, Fact] = {"at": moment(alert.resolved_at or alert.opened_at, briefing), "note": note_of(alert.note)}
    by = alert.resolved_by
    return (Line("alert-resolved", {"holder": by, **facts}) if by else Line("alert-resolved-itself", facts),)


def _open(alert: Alert, briefing: Briefing) -> tuple[Line, ...]:
    told = _told(alert)
    if not told:
        return Line("alert-open"), Line("alert-telling")
    lines = [Line("alert-open"), Line("alert-told", {"people": told[:NAMED], "more": max(0, len(told) - NAMED)})]
    if alert.next_at is not None and alert.next_at > briefing.now:
        lines.append(Line("alert-next", {"at": moment(alert.next_at, briefing), "to": _coming(alert)}))
    return tuple(lines)


def _told(alert: Alert) -> tuple[str, ...]:
    """Who was told since it was in nobody's hands for the last time."""
    found: dict[str, None] = {}
    for one in alert.timeline:
        if one.kind in _ANEW:
            found.clear()
        if one.kind is Happening.TOLD:
            found |= dict.fromkeys(name for name, _ in one.people)
    return tuple(found)


def _coming(alert: Alert) -> Line:
    step: Step = escalation.coming(chase_of(alert))
    return level(step.kind, dict(alert.places).get(step.path, ""))


def _held(alert: Alert, briefing: Briefing) -> tuple[Line, ...]:
    until: Fact = moment(alert.next_at or alert.opened_at, briefing)
    if not alert.confirmed:
        return (Line("alert-handed", {"holder": alert.holder, "until": until}),)
    lines = [Line("alert-acknowledged", {"holder": alert.holder, "at": moment(alert.acknowledged_at or alert.opened_at, briefing)})]
    if alert.silent_until is not None:
        lines.append(Line("alert-silent", {"until": moment(alert.silent_until, briefing)}))
    elif alert.due is Due.BACK:
        lines.append(Line("alert-asked", {"holder": alert.holder, "until": until}))
    return tuple(lines)
