"""One step of a flow: a signal comes in, the session after it and what is shown and stored go out.

Buttons of a question carry `a:VERSION:PATH:TOKEN`. The version rises when the question changes, not while a multiple choice is being
made: quick taps on several names all count, a tap on an older question never acts.
"""

from conversations.briefing import Briefing
from conversations.content import MediaFile, MediaKind, Part
from conversations.engine.flow import Flow, Objection, Question, Walk, draft_of, walk
from conversations.engine.kinds import Choosable, Got, Half, InSteps, Prompt, Reading, Refused, TakesContent, TakesLocation, TakesPhotos
from conversations.engine.session import Session
from conversations.engine.signals import Located, Pictured, Signal, Tapped, Typed, Unreadable, Uploaded
from conversations.engine.turn import Turn
from conversations.records import AnswerRefused, Record
from conversations.view import Button, Line, Rows, Style, View

ANSWER, BACK, LEAVE, EDIT, STAY = "a", "b", "x", "e", "s"
VERBS = frozenset({ANSWER, BACK, LEAVE, EDIT, STAY})
"""First parts of the data of buttons that belong to a running flow."""


def card(flow: Flow, session: Session, briefing: Briefing, *said: Line) -> View:
    """The card of the question that stands, below what is `said`."""
    return _card(flow, session, walk(flow, session, briefing), said)


def _card(flow: Flow, session: Session, at: Walk, said: tuple[Line, ...], ways: Rows = ()) -> View:
    question = at.next
    assert question is not None, "a finished flow has no card"  # noqa: S101 - record() ends every complete run
    prompt: Prompt = question.ask.kind.prompt(question.scope, session.answers.get(f"{question.path}~"))
    objection = _taken_back(session, question)
    if objection is not None and objection.line not in said:
        said, ways = (*said, objection.line), objection.ways
    lines = (*said, *flow.header(question.scope), *question.ask.lines(question.scope), Line(f"ask-{flow.name}-{question.ask.name}"))
    rows = tuple(tuple(_button(session, question.path, choosable) for choosable in row) for row in prompt.rows)
    skip = ((_plain(question.ask.skip, f"{ANSWER}:{session.version}:{question.path}:"),),) if question.ask.optional else ()
    ways_back = (_plain("button-back", f"{BACK}:{session.version}"), _plain("button-leave", f"{LEAVE}:{session.version}"))
    return View((*lines, *prompt.lines), (*rows, *skip, *ways, *question.ask.ways(question.scope), ways_back))


def _taken_back(session: Session, question: Question) -> Objection | None:
    """Why an answer that was taken before, or came with a whole message, has to be given anew."""
    stored = session.answers.get(question.path)
    if stored is None or not question.ask.kind.valid(stored, question.scope):
        return None
    return question.ask.check(stored, question.scope)


def _button(session: Session, path: str, choosable: Choosable) -> Button:
    if choosable.token.startswith("edit "):
        return Button(choosable.label, f"{EDIT}:{session.version}:{choosable.token[5:]}", choosable.style)
    return Button(choosable.label, f"{ANSWER}:{session.version}:{path}:{choosable.token}", choosable.style)


def _plain(key: str, data: str, style: Style = Style.PLAIN) -> Button:
    return Button(Line(key), data, style)


def advance(flow: Flow, session: Session, signal: Signal, briefing: Briefing) -> Turn:
    """Run one turn of `flow`. Pure: the same input gives the same turn, so that a lost race is simply run again."""
    at = walk(flow, session, briefing)
    gone = flow.obsolete(at.scope)
    if gone is not None:
        return Turn(session.end(), (View((gone,), ((_plain("button-today", "today"),),)),))
    if at.next is None:
        return _finish(flow, session, at)
    if isinstance(signal, Tapped):
        return _tapped(flow, session, at, signal.data, briefing)
    part = _part(signal)
    if part is not None and isinstance(at.next.ask.kind, TakesContent):
        reading = at.next.ask.kind.sent(part, at.next.scope, session.answers.get(f"{at.next.path}~"))
        return _taken(flow, session, at.next, reading, briefing)
    if isinstance(signal, Typed):
        reading = at.next.ask.kind.typed(signal.text, at.next.scope, session.answers.get(f"{at.next.path}~"))
        return _taken(flow, session, at.next, reading, briefing)
    if isinstance(signal, Located) and isinstance(at.next.ask.kind, TakesLocation):
        reading = at.next.ask.kind.located(signal, at.next.scope, session.answers.get(f"{at.next.path}~"))
        return _taken(flow, session, at.next, reading, briefing)
    if isinstance(signal, Pictured):
        return _pictured(flow, session, at.next, signal, briefing)
    why = Line("content-unsupported") if isinstance(at.next.ask.kind, TakesContent) else _untaken(signal)
    return Turn(session, (_card(flow, session, at, (why,)),))


def _part(signal: Signal) -> Part | None:
    """The message as it was sent; None for what is none, or cannot be passed on."""
    if isinstance(signal, Typed):
        return Part(signal.text, signal.entities)
    if isinstance(signal, Pictured) and signal.part is None:
        kind = MediaKind.DOCUMENT if signal.photo.as_file else MediaKind.PHOTO
        return Part(files=(MediaFile(kind, signal.photo.file_id),), album=signal.album)
    return signal.part if isinstance(signal, Pictured | Uploaded | Unreadable) else None


def _untaken(signal: Signal) -> Line:
    """Why a message that is no answer to any question was not taken."""
    if isinstance(signal, Uploaded):
        return Line("refused-send-photo")
    return Line("refused-location" if isinstance(signal, Located) else "refused-unreadable")


def takes(flow: Flow, session: Session, signal: Located | Pictured | Uploaded, briefing: Briefing) -> bool:
    """Whether the question that stands is answered by a location, or by a photo or file (a file is taken for a photo here)."""
    at = walk(flow, session, briefing)
    wanted = TakesLocation if isinstance(signal, Located) else TakesPhotos | TakesContent
    return at.next is not None and flow.obsolete(at.scope) is None and isinstance(at.next.ask.kind, wanted)


def takes_content(flow: Flow, session: Session, briefing: Briefing) -> bool:
    """Whether the question that stands takes any message as it was sent."""
    at = walk(flow, session, briefing)
    return at.next is not None and flow.obsolete(at.scope) is None and isinstance(at.next.ask.kind, TakesContent)


def _pictured(flow: Flow, session: Session, question: Question, signal: Pictured, briefing: Briefing) -> Turn:
    """A photo, where one is asked for; the photos of an album come one by one."""
    kind, half = question.ask.kind, session.answers.get(f"{question.path}~")
    if not isinstance(kind, TakesPhotos):
        return Turn(session, (card(flow, session, briefing, Line("refused-photo")),))
    return _taken(flow, session, question, kind.pictured(signal.photo, signal.album, question.scope, half), briefing)


def _tapped(flow: Flow, session: Session, at: Walk, data: str, briefing: Briefing) -> Turn:
    verb, version, *rest = [*data.split(":", 3), ""]
    if version != str(session.version) or at.next is None:
        return Turn(session, (_card(flow, session, at, ()),), toast=Line("toast-stale"))
    if verb == BACK:
        return _back(flow, session, at, briefing)
    if verb == LEAVE:
        return _leave(flow, session, rest[0])
    if verb == EDIT:
        return _edit(flow, session, at, rest[0], briefing)
    if verb == ANSWER and rest[0] == at.next.path:
        half = session.answers.get(f"{at.next.path}~")
        token = rest[1]
        reading = Got(None) if not token and at.next.ask.optional else at.next.ask.kind.tapped(token, at.next.scope, half)
        if reading is not None:
            return _taken(flow, session, at.next, reading, briefing)
    if verb == STAY:
        return Turn(session, (_card(flow, session, at, ()),))
    return Turn(session, (_card(flow, session, at, ()),), toast=Line("toast-stale"))


def _taken(flow: Flow, session: Session, question: Question, reading: Reading, briefing: Briefing) -> Turn:
    answers = session.answers
    if isinstance(reading, Refused):
        return Turn(session, (card(flow, session, briefing, reading.line),), _trace(flow, session, question, reading.line), reading.line)
    if isinstance(reading, Half):
        kept = session.with_half(answers.amend(f"{question.path}~", reading.state))
        if reading.line is None:
            return Turn(kept, (card(flow, kept, briefing),))
        return Turn(kept, (card(flow, kept, briefing, reading.line),), _trace(flow, session, question, reading.line))
    objection = question.ask.check(reading.value, question.scope) if reading.value is not None else None
    if objection is not None:
        if objection.note:
            noted = answers.amend(f"{question.scope.prefix}{objection.note}", True)
            session = session.with_half(noted)
        view = _card(flow, session, walk(flow, session, briefing), (objection.line,), objection.ways)
        return Turn(session, (view,), _trace(flow, session, question, objection.line), objection.line)
    answers = answers.forget(f"{question.path}~").put(question.path, reading.value)
    for name, value in reading.beside:
        answers = answers.put(f"{question.scope.prefix}{name}", value)
    return _next(flow, session.with_answers(answers), briefing)


def _trace(flow: Flow, session: Session, question: Question, why: Line) -> tuple[Record, ...]:
    """What is kept of an answer that was not taken, or only in part."""
    return (AnswerRefused(flow.name, session.subject, question.ask.name, why.key),) if flow.traces_refusals else ()


def _next(flow: Flow, session: Session, briefing: Briefing) -> Turn:
    at = walk(flow, session, briefing)
    if at.next is None:
        return _finish(flow, session, at)
    return Turn(session, (_card(flow, session, at, ()),))


def _finish(flow: Flow, session: Session, at: Walk) -> Turn:
    done = flow.record(draft_of(flow, at, session.answers), at.scope)
    return Turn(session.end(), (done.view, *done.also), done.records, done.toast)


def _back(flow: Flow, session: Session, at: Walk, briefing: Briefing) -> Turn:
    if at.next is not None and isinstance(at.next.ask.kind, InSteps):
        half = at.next.ask.kind.step_back(at.next.scope, session.answers.get(f"{at.next.path}~"))
        if half is not None:
            kept = session.with_half(session.answers.amend(f"{at.next.path}~", half))
            return Turn(kept, (card(flow, kept, briefing),))
    latest = at.latest(session.answers)
    if latest is None:
        return _leave(flow, session, "" if len(session.answers) else "yes")
    return _reopened(flow, session, latest, at, briefing)


def _edit(flow: Flow, session: Session, at: Walk, path: str, briefing: Briefing) -> Turn:
    question = at.question(path)
    if question is None:
        return Turn(session, (_card(flow, session, at, ()),), toast=Line("toast-stale"))
    return _reopened(flow, session, question, at, briefing)


def _reopened(flow: Flow, session: Session, question: Question, at: Walk, briefing: Briefing) -> Turn:
    answers = session.answers
    if at.next is not None and not isinstance(at.next.ask.kind, InSteps):
        # What was made in several steps waits until the question comes again.
        answers = answers.forget(f"{at.next.path}~")
    half = question.ask.kind.reopen(at.counted[question.path])
    answers = answers.forget(question.path)
    if half is not None:
        answers = answers.put(f"{question.path}~", half)
    return _next(flow, session.with_answers(answers), briefing)


def _leave(flow: Flow, session: Session, answer: str) -> Turn:
    if answer != "yes":
        rows = (
            (_plain("button-leave-yes", f"{LEAVE}:{session.version}:yes", Style.DANGER),),
            (_plain("button-leave-no", f"{STAY}:{session.version}", Style.PRIMARY),),
        )
        return Turn(session, (View((Line(f"leave-{flow.name}"),), rows),))
    return Turn(session.end(), (View((Line("left"),), ((_plain("button-today", "today"),),)),))
