"""The answer to "whom did X serve": runs with couriers named by surname, their deliveries, when they were near, and who else was there.
Never a recipient's phone, only that one is kept."""

from datetime import datetime

from conversations.briefing import Briefing
from conversations.courier import CourierRun, TraceAnswer, TraceBy, Traced, TraceQuestion
from conversations.screens.moment import moment
from conversations.screens.run_parts import clock, counts_of, courier_name, delivery_line, vehicle
from conversations.screens.stays import span
from conversations.spot_text import spot_text
from conversations.view import Fact, Line

SHOWN = 5
"""Deliveries of a run on the card; the whole list is one tap away."""
OTHERS_SHOWN = 10


def question_line(question: TraceQuestion, briefing: Briefing) -> Line:
    """What is, or was, searched for."""
    what: str = spot_text(question.spot) if question.spot is not None else question.text
    return Line(f"trace-question-{question.by}", {"what": what, "when": _when(question, briefing)})


def _when(question: TraceQuestion, briefing: Briefing) -> Line:
    since, until = question.since, question.until
    if (since.hour, since.minute, until.hour, until.minute) == (0, 0, 23, 59):
        return span(since.date(), until.date(), briefing.today)
    return Line("trace-between", {"start": moment(since, briefing.now), "end": _end(since, until, briefing)})


def _end(since: datetime, until: datetime, briefing: Briefing) -> Line:
    return Line("clock", {"at": until}) if since.date() == until.date() else moment(until, briefing.now)


def answer_lines(answer: TraceAnswer, briefing: Briefing) -> tuple[Line, ...]:
    """One page of what was found."""
    if not answer.total:
        return (Line("trace-nothing"), Line(f"trace-try-{answer.question.by}"), *_limits(answer, briefing))
    first = 1 + answer.question.page * 5
    lines = [Line("trace-found", {"count": answer.total})]
    for place, traced in enumerate(answer.runs, first):
        lines += _run(place, traced, briefing)
    lines += [Line("page-of", {"page": answer.question.page + 1, "pages": answer.pages})] if answer.pages > 1 else []
    return (*lines, *_others(answer, briefing), *_limits(answer, briefing))


def _run(place: int, traced: Traced, briefing: Briefing) -> list[Line]:
    run = traced.run
    facts: dict[str, Fact] = {**_facts(run, briefing), "place": place, "enterprise": run.enterprise_name, "counts": counts_of(run)}
    lines = [Line("trace-run", facts)]
    if traced.near_from is not None and traced.near_until is not None:
        lines.append(Line("trace-near", {"start": clock(traced.near_from, run), "end": clock(traced.near_until, run)}))
    lines += [delivery_line(number, each, run) for number, each in enumerate(traced.deliveries[:SHOWN], 1)]
    more = len(traced.deliveries) - SHOWN + traced.more if len(traced.deliveries) > SHOWN else traced.more
    return [*lines, *((Line("trace-more", {"count": more}),) if more > 0 else ())]


def _facts(run: CourierRun, briefing: Briefing) -> dict[str, Fact]:
    end: Fact = Line("run-back-at", {"at": clock(run.ended_at, run)}) if run.ended_at is not None else Line("run-still-out")
    start = moment(run.started_at, briefing.now)
    return {"courier": courier_name(run, briefing), "vehicle": vehicle(run.plate), "start": start, "end": end}


def _others(answer: TraceAnswer, briefing: Briefing) -> tuple[Line, ...]:
    """Who else was there: of a place these are not runs that came by it, which are found, but others that they met elsewhere."""
    if not answer.others:
        return (Line("trace-no-others"),) if answer.all_others else ()
    shown = answer.others[:OTHERS_SHOWN]
    lines = [Line("trace-other", {**_facts(run, briefing), "enterprise": run.enterprise_name}) for run in shown]
    more = len(answer.others) - len(shown) + answer.more_others
    return (Line("trace-others"), *lines, *((Line("trace-others-more", {"count": more}),) if more else ()))


def _limits(answer: TraceAnswer, briefing: Briefing) -> tuple[Line, ...]:
    """Where the search was cut short, so that nobody takes "nothing else was found" for "nobody else was there"; and what is kept."""
    lines = []
    if answer.searched_since is not None:
        lines.append(Line("trace-searched-since", {"since": moment(answer.searched_since, briefing.now)}))
    if not answer.all_others:
        lines.append(Line("trace-others-not-all" if answer.others else "trace-others-unknown"))
    return (*lines, *_retention(answer.question, briefing))


def _retention(question: TraceQuestion, briefing: Briefing) -> tuple[Line, ...]:
    """That what is older is not kept any more."""
    policy = briefing.policy
    days = (briefing.today - question.since.date()).days
    kept = policy.track_days if question.by is TraceBy.PLACE else policy.delivery_days
    key = "trace-tracks-kept" if question.by is TraceBy.PLACE else "trace-lists-kept"
    return (Line(key, {"days": kept}),) if days > kept else ()
