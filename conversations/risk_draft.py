"""What questionnaires about risk share: the moment from which on, and what a statement will change."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conversations.briefing import Briefing
from conversations.codes import RiskLevel
from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.risk_history import in_force, level_at, next_after, statements_of
from conversations.risk_lines import NOW, since_text
from conversations.risk_text import SaidProblem, read_since, within_reach
from conversations.screens.moment import moment
from conversations.screens.risk import level_line
from conversations.view import Fact, Line

JUST_NOW = timedelta(minutes=5)
"""A moment that lies back no longer than this is not called set back in time."""
_QUICK = (("today", 0), ("yesterday", -1), ("tomorrow", 1))


@dataclass(frozen=True, slots=True)
class SinceWhen:
    """Asks from which moment on: 现在, the beginning of a day, or a typed day and time. The value is `now` or local ISO text."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """Now, and the beginnings of three days."""
        del half
        today = scope.briefing.today
        days = [Choosable(Line(f"risk-since-{name}"), _midnight(today, shift)) for name, shift in _QUICK]
        return Prompt(rows=in_rows([Choosable(Line("risk-since-now"), NOW), *days], 2))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """One of them."""
        del half
        return Got(token) if self.valid(token, scope) else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """A day, a time, or both."""
        del half
        since = read_since(text, scope.briefing.today)
        return Refused(Line(f"refused-since-{since}")) if isinstance(since, SaidProblem) else Got(since_text(since))

    def valid(self, value: Value, scope: Scope) -> bool:
        """`now`, or a moment within reach."""
        if value == NOW:
            return True
        try:
            return isinstance(value, str) and within_reach(moment_of(value, scope.briefing), scope.briefing.now)
        except ValueError:
            return False

    def reopen(self, value: Value) -> Value | None:
        """Asked from the start."""
        del value
        return None


def _midnight(today: date, shift: int) -> str:
    return since_text(datetime.combine(today + timedelta(days=shift), time.min))


def moment_of(since: str, briefing: Briefing) -> datetime:
    """A kept moment, aware: the bot's zone is that of `now`. Raises ValueError for a text that is none."""
    return briefing.now if since == NOW else datetime.fromisoformat(since).replace(tzinfo=briefing.now.tzinfo)


def since_line(since: str, briefing: Briefing) -> Line:
    """A kept moment as it is read."""
    return Line("risk-from-now-on") if since == NOW else moment(moment_of(since, briefing), briefing.now)


def held_line(place: str, briefing: Briefing) -> Line:
    """What holds now: `现在：🟡 中风险，自 …`."""
    held = in_force(statements_of(place, briefing), briefing.now)
    if held is None:
        return Line("risk-held-never" if place in briefing.risks else "risk-held-low")
    return Line("risk-held", {"level": level_line(held.level), "since": moment(held.since, briefing.now)})


def basis_of(place: str, briefing: Briefing) -> Value:
    """What a confirmation builds on: the newest statement about the place, whenever it counts."""
    return max((each.id for each in statements_of(place, briefing)), default=0)


def effects(place: str, level: RiskLevel, since: str, briefing: Briefing) -> tuple[Line, ...]:
    """What the statement will change, and what it will not."""
    statements, when, now = statements_of(place, briefing), moment_of(since, briefing), briefing.now
    lines: list[Line] = []
    if level_at(statements, when) is level:
        lines.append(Line("risk-same", {"level": level_line(level)}))
    if when < now - JUST_NOW:
        lines.append(Line("risk-set-back", {"since": moment(when, now)}))
    after = next_after(statements, when)
    if after is not None:
        lines.append(Line("risk-until-next", {"since": moment(after.since, now), "level": level_line(after.level)}))
    return (*lines, *_judged(place, when, briefing))


def _judged(place: str, when: datetime, briefing: Briefing) -> tuple[Line, ...]:
    count = briefing.risk_places.get(place)
    if when > briefing.now:
        facts: dict[str, Fact] = {"since": moment(when, briefing.now)}
        return (Line("risk-later", facts),)
    return (Line("risk-judged-unknown"),) if count is None else (Line("risk-judged", {"count": count}),)
