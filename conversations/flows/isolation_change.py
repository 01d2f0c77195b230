"""调整隔离 An officer extends or shortens an isolation, orders central or home isolation, or releases somebody: always with a reason, and
after a look at what it comes to. Who is second is told what the first one did."""

from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict

from conversations.about_isolation import isolation_concerned, wants_isolation
from conversations.codes import IsolationKind, IsolationStep
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Option, Text
from conversations.engine.offered_days import OfferedDay
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.isolation_draft import with_step
from conversations.records import ChangeIsolation
from conversations.returns import Isolation
from conversations.roles import Action
from conversations.screens.isolation_card import change_line, isolation_card, reason, steps_now
from conversations.screens.isolation_parts import day_of, masked_ward
from conversations.view import Fact, Line

NAME = "isolation_change"
SEEN = "seen"
"""Kept beside the answers: how many changes there were when the officer began."""
LONGEST = 60
"""Days ahead that an isolation may be extended to at once."""
_DATED = (IsolationStep.EXTENDED, IsolationStep.SHORTENED)
REASONS: dict[IsolationStep, tuple[str, ...]] = {
    IsolationStep.EXTENDED: ("symptoms", "new_contact", "awaiting_test", "readings_missed"),
    IsolationStep.SHORTENED: ("wrong_date", "risk_lowered", "test_negative"),
    IsolationStep.TO_CENTRAL: ("no_room", "case_contact", "not_kept"),
    IsolationStep.TO_HOME: ("home_suitable", "needs_care", "central_done"),
    IsolationStep.RELEASED: ("test_negative", "wrong_check", "risk_lowered", "hospital"),
}


class ChangeDraft(BaseModel):
    """The day where the step has one, and the reason: typed, or a usual one by name."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    until: date | None = None
    note: str | dict[str, str]


def isolation_of(scope: Scope) -> Isolation:
    """The isolation as it stands now."""
    return scope.briefing.isolations[int(scope.subject[0])]


def step_of(scope: Scope) -> IsolationStep:
    """What is to be done."""
    return IsolationStep(scope.subject[1])


def dated(scope: Scope) -> bool:
    """The isolation gets another last day."""
    return step_of(scope) in _DATED


def earliest(scope: Scope) -> date:
    """The first day that may be its last one: of an extension the day after the present one, of a shorter isolation today."""
    today = scope.briefing.today
    return today if step_of(scope) is IsolationStep.SHORTENED else max(isolation_of(scope).until, today) + timedelta(days=1)


def latest(scope: Scope) -> date:
    """The last day that may be its last one."""
    if step_of(scope) is IsolationStep.SHORTENED:
        return isolation_of(scope).until - timedelta(days=1)
    return scope.briefing.today + timedelta(days=LONGEST)


def usual_days(scope: Scope) -> tuple[Option, ...]:
    """Days that are offered: a week or two weeks more than now; of a shorter isolation today."""
    today = scope.briefing.today
    if step_of(scope) is IsolationStep.SHORTENED:
        return (Option(today.isoformat(), Line("isolation-until-today", {"until": today})),)
    begin = max(isolation_of(scope).until, today)
    days = [(more, begin + timedelta(days=more)) for more in (7, 14)]
    return tuple(Option(day.isoformat(), Line("isolation-days-more", {"days": more, "until": day})) for more, day in days)


def reasons(scope: Scope) -> tuple[Option, ...]:
    """Usual reasons of the step."""
    return tuple(Option(name, Line(f"isolation-reason-{name}")) for name in REASONS[step_of(scope)])


def header(scope: Scope) -> tuple[Line, ...]:
    """What is to be done to whom, how it stands, and what others have changed since."""
    isolation = isolation_of(scope)
    who: dict[str, Fact] = {"person": masked_ward(isolation), "enterprise": isolation.enterprise_name}
    now: dict[str, Fact] = {
        "kind": Line(f"isolation-{isolation.kind}"),
        "until": isolation.until,
        "day": day_of(isolation, scope.briefing.today),
    }
    seen = scope.notes.get(SEEN)
    news = isolation.changes[seen:] if isinstance(seen, int) else ()
    meanwhile = tuple(Line("isolation-changed-meanwhile", {"change": change_line(each)}) for each in news)
    return (Line(f"isolation-do-{step_of(scope)}", who), Line("isolation-now", now), *meanwhile)


def gone(scope: Scope) -> Line | None:
    """Somebody else has ended it, or done the same."""
    isolation = scope.briefing.isolations.get(int(scope.subject[0]))
    if isolation is None:
        return Line("nothing-there")
    if step_of(scope) in steps_now(isolation, scope.briefing):
        return None
    return (
        Line("isolation-changed-meanwhile", {"change": change_line(isolation.changes[-1])}) if isolation.changes else Line("nothing-there")
    )


def stored(note: str | dict[str, str]) -> str:
    """The reason as it is stored: a usual one by its name."""
    return f"={note['suggested']}" if isinstance(note, dict) else note


def after(scope: Scope) -> tuple[date, IsolationKind]:
    """The last day and the kind as they will be."""
    isolation, step = isolation_of(scope), step_of(scope)
    moved = {IsolationStep.TO_CENTRAL: IsolationKind.CENTRAL, IsolationStep.TO_HOME: IsolationKind.HOME}
    until = date.fromisoformat(str(scope.value("until"))) if dated(scope) else isolation.until
    return until, moved.get(step, isolation.kind)


def items(scope: Scope) -> tuple[Item, ...]:
    """The day and the reason."""
    until, field = Line("field-until"), Line("field-note")
    day = (Item("until", Line("isolation-until", {"until": after(scope)[0]}), until, (("until", until),)),) if dated(scope) else ()
    note = Item("note", Line("isolation-note", {"note": reason(stored(scope.value("note") or ""))}), field, (("note", field),))
    return (*day, note)


def outcome(scope: Scope) -> tuple[Line, ...]:
    """What it comes to."""
    return (Line(f"isolation-will-{step_of(scope)}"),)


def basis(scope: Scope) -> list[str]:
    """The isolation as it was when it was shown."""
    isolation = isolation_of(scope)
    return [isolation.until.isoformat(), isolation.kind.value, str(len(isolation.changes))]


def record(draft: ChangeDraft, scope: Scope) -> Finish:
    """Change it; its managers hear of it."""
    isolation, (until, kind) = isolation_of(scope), after(scope)
    change = ChangeIsolation(isolation.id, step_of(scope), until, kind, stored(draft.note))
    view = isolation_card(with_step(isolation, change, scope.briefing), scope.briefing, Line("isolation-changed"))
    return Finish((change,), view, Line("toast-filed"))


FLOW = Flow(
    name=NAME,
    draft=ChangeDraft,
    header=header,
    asks=(
        Ask("until", OfferedDay(earliest, latest, offered=usual_days), when=dated),
        Ask("note", Text(least=2, most=200, suggested=reasons)),
        Ask("review", Review(items, outcome, confirm=Line("button-isolation-confirm"), basis=basis)),
    ),
    record=record,
    wants=wants_isolation,
    action=Action.CHANGE_ISOLATION,
    concerns=isolation_concerned,
    obsolete=gone,
    notes=(SEEN,),
)
