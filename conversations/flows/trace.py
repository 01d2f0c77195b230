"""配送溯源 Whom did X serve: an officer asks by courier, order, area or place, and by time. Every page that is shown is kept in the audit.
The subject is the officer's division."""

import unicodedata
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from conversations.about import division_concerned
from conversations.briefing import Briefing
from conversations.courier import MICRO, Spot, TraceBy
from conversations.courier_records import AskTrace
from conversations.engine.advance import card
from conversations.engine.flow import SAID, Ask, Finish, Flow
from conversations.engine.kinds import DONE, Choice, Choosable, Got, Half, Option, Prompt, Reading, Refused, Text, fixed
from conversations.engine.period import Period, days_of
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Session, Value
from conversations.engine.signals import Located, Signal, Tapped
from conversations.engine.turn import Turn
from conversations.roles import Action, Subject
from conversations.said_clock import read_clock
from conversations.screens.help import help_card
from conversations.screens.parts import button, to_today
from conversations.screens.run_parts import courier_name
from conversations.screens.trace import answer_lines, question_line
from conversations.spot_text import read_spot, spot_text
from conversations.trace_draft import ANSWER, AROUND, FRAME, NAME, WHOLE_DAY, key_of, page_asked, page_named, question_of
from conversations.view import Button, Line, Rows, Style, View
from conversations.want import Want

MOST_TEXT = 40


class TraceDraft(BaseModel):
    """Never completed: the answer is the last question, and stays until the officer leaves it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    by: TraceBy


@dataclass(frozen=True, slots=True)
class Place:
    """A location that is sent, or coordinates that are typed. The value is latitude and longitude in millionths of a degree."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del scope, half
        return Prompt((Line("trace-place-hint"),))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del token, scope, half
        return None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del scope, half
        spot = read_spot(text)
        return Refused(Line("refused-spot")) if spot is None else Got([spot.latitude, spot.longitude])

    def located(self, signal: Located, scope: Scope, half: Value | None) -> Reading:
        """The place that was sent; of a live location the first one."""
        del scope, half
        return Got([signal.spot.latitude, signal.spot.longitude])

    def valid(self, value: Value, scope: Scope) -> bool:
        del scope
        numbers = isinstance(value, list) and len(value) == 2 and all(isinstance(part, int) for part in value)
        return numbers and abs(value[0]) <= 90 * MICRO and abs(value[1]) <= 180 * MICRO

    def reopen(self, value: Value) -> Value | None:
        del value
        return None


@dataclass(frozen=True, slots=True)
class ClockOrDay:
    """A time of the day, or all of it. The value is hour and minute, or `WHOLE_DAY`."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del scope, half
        return Prompt(rows=((Choosable(Line("button-whole-day"), WHOLE_DAY, Style.PRIMARY),),))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del scope, half
        return Got(WHOLE_DAY) if token == WHOLE_DAY else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del scope, half
        clock = read_clock(text)
        return Refused(Line("refused-clock")) if clock is None else Got(list(clock))

    def valid(self, value: Value, scope: Scope) -> bool:
        del scope
        return value == WHOLE_DAY or (isinstance(value, list) and len(value) == 2)

    def reopen(self, value: Value) -> Value | None:
        del value
        return None


@dataclass(frozen=True, slots=True)
class Answer:
    """The question as it will be asked, and a page of the answer once it was. It never takes an answer: asking is `listens`' business."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        answers = Answers(tuple(scope.notes.items()))
        page = (half or {}).get("page")
        question = question_of(answers, page or 0)
        if question is None:
            return Prompt()
        asked, leave = question_line(question, scope.briefing), (Choosable(Line("button-trace-done"), DONE),)
        answer = scope.briefing.traces.get(key_of(answers, page) or "") if page is not None else None
        if answer is None or page is None:
            ask = Choosable(Line("button-trace-ask"), f"page {page or 0}", Style.SUCCESS)
            return Prompt((asked, Line("trace-audited")), ((ask,), leave))
        turning = [Choosable(Line("button-previous"), f"page {page - 1}")] if page else []
        if page + 1 < answer.pages:
            turning.append(Choosable(Line("button-next", {"page": page + 2, "pages": answer.pages}), f"page {page + 1}"))
        return Prompt((asked, *answer_lines(answer, scope.briefing)), (*((tuple(turning),) if turning else ()), leave))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del scope, half
        page = page_named(token)
        return Half({"page": page}) if page is not None else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del text, scope, half
        return Refused(Line("refused-tap-one"))

    def valid(self, value: Value, scope: Scope) -> bool:
        del value, scope
        return False

    def reopen(self, value: Value) -> Value | None:
        del value
        return None


def read_text(text: str) -> str:
    """Half width, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def by_place(scope: Scope) -> bool:
    """A place is asked for."""
    return scope.value("by") == TraceBy.PLACE


def by_courier(scope: Scope) -> bool:
    """A courier is asked for."""
    return scope.value("by") == TraceBy.COURIER


def by_order(scope: Scope) -> bool:
    """An order is asked for."""
    return scope.value("by") == TraceBy.ORDER


def by_area(scope: Scope) -> bool:
    """An area is asked for."""
    return scope.value("by") == TraceBy.AREA


def one_day_at_a_place(scope: Scope) -> bool:
    """A place, on one day."""
    days = days_of(scope.value("period"))
    return by_place(scope) and days is not None and days[0] == days[1]


def at_a_time(scope: Scope) -> bool:
    """A place, at a time of the day."""
    return one_day_at_a_place(scope) and scope.value("clock") != WHOLE_DAY


def runs_found(scope: Scope) -> Rows:
    """The runs of the page that is shown, to be opened beside the question."""
    answers = Answers(tuple(scope.notes.items()))
    page = (scope.notes.get(f"{ANSWER}~") or {}).get("page")
    answer = scope.briefing.traces.get(key_of(answers, page) or "") if page is not None else None
    if answer is None or page is None:
        return ()
    buttons = [
        Button(Line("button-trace-run", {"place": place, "courier": courier_name(each.run, scope.briefing)}), f"run:{each.run.id}")
        for place, each in enumerate(answer.runs, 1 + 5 * page)
    ]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def header(scope: Scope) -> tuple[Line, ...]:
    """Where it is searched."""
    held = scope.briefing.account.divisions() if scope.briefing.account else ()
    name = next((m.division_name for m in held if m.division == scope.subject[0]), "")
    lines = [Line("trace-title", {"division": name})]
    place = scope.counted.get("place") if by_place(scope) else None
    return (
        *lines,
        *((Line("trace-place", {"spot": spot_text(Spot(*place))}),) if place and days_of(scope.value("period")) is None else ()),
    )


def elsewhere(scope: Scope) -> Line | None:
    """The division is another one now than when the question was begun."""
    there = division_concerned(scope.subject, scope.briefing)
    frame = scope.notes.get(FRAME)
    return None if there is not None and frame and frame[0] == there.path else Line("nothing-there")


def also_wants(answers: Answers) -> tuple[Want, ...]:
    """The page that is asked for with this tap."""
    page = page_asked(str(answers.get(SAID) or ""))
    key = key_of(answers, page) if page is not None else None
    return (Want("trace", key),) if key is not None else ()


def listens(session: Session, signal: Signal, briefing: Briefing) -> Turn | None:
    """A page of the answer is asked for: shown, and kept in the audit; or the officer has seen enough."""
    if not isinstance(signal, Tapped) or not signal.data.startswith(f"a:{session.version}:{ANSWER}:"):
        return None
    if signal.data.endswith(f":{DONE}"):
        again = button("trace-again", "trace", session.subject[0])
        return Turn(session.end(), (View((Line("trace-done"),), ((again, *to_today()),)),))
    page = page_asked(signal.data)
    question = question_of(session.answers, page or 0)
    if page is None or question is None:
        return None
    answer = briefing.traces.get(key_of(session.answers, page) or "")
    there = division_concerned(session.subject, briefing)
    if answer is None or there is None or question.path != there.path:
        return None
    after = session.with_half(session.answers.amend(f"{ANSWER}~", {"page": page}))
    return Turn(after, (card(FLOW, after, briefing),), (AskTrace(question, answer.total),))


def record(draft: TraceDraft, scope: Scope) -> Finish:
    """Never reached: the answer is no answer that counts."""
    del draft
    return Finish((), help_card(scope.briefing.account))


def wants(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """Nothing beyond the account."""
    del subject
    return ()


def concerns(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The division."""
    return division_concerned(subject, briefing)


BY = fixed(*(Option(by.value, Line(f"button-trace-{by}")) for by in (TraceBy.COURIER, TraceBy.ORDER, TraceBy.AREA, TraceBy.PLACE)))
MINUTES = fixed(*(Option(minutes, Line("minutes-around", {"minutes": int(minutes)})) for minutes in AROUND))
FLOW = Flow(
    name=NAME,
    draft=TraceDraft,
    header=header,
    asks=(
        Ask("by", Choice(BY)),
        Ask("courier", Text(most=MOST_TEXT, read=read_text), when=by_courier),
        Ask("order", Text(most=MOST_TEXT, read=read_text), when=by_order),
        Ask("area", Text(most=MOST_TEXT, read=read_text), when=by_area),
        Ask("place", Place(), when=by_place),
        Ask("period", Period()),
        Ask("clock", ClockOrDay(), when=one_day_at_a_place),
        Ask("around", Choice(MINUTES), when=at_a_time),
        Ask(ANSWER, Answer(), ways=runs_found),
    ),
    record=record,
    wants=wants,
    also_wants=also_wants,
    action=Action.TRACE,
    concerns=concerns,
    obsolete=elsewhere,
    notes=(FRAME,),
    listens=listens,
)
