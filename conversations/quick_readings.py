"""Several temperatures in one message (`王芳 36.5 李强 36.6`), sent while those in isolation are being measured. What is in doubt is said,
never guessed: those people are asked one by one."""

from decimal import Decimal

from conversations.briefing import Briefing
from conversations.engine.advance import card
from conversations.engine.people import mark_of, namesakes
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Session
from conversations.engine.temperature import written
from conversations.engine.turn import Turn
from conversations.flows.isolation_readings import FLOW, as_person, whom
from conversations.quick_report import Plausible, Reading, read_quick_report
from conversations.view import Line

_SAID = 5
"""Doubts of each kind that are said."""


def readings_turn(session: Session, text: str, briefing: Briefing) -> Turn | None:
    """The running questionnaire with the temperatures of the message; None when it names nobody who is to be measured."""
    scope = Scope(briefing, session.subject, {})
    if FLOW.obsolete(scope) is not None:
        return None
    people = [as_person(isolation) for isolation in whom(scope).values()]
    same = namesakes(people)
    named = {p.name if (mark := mark_of(p, same)) is None else f"{p.name}({mark})": p for p in people}
    policy = briefing.policy
    bounds = Plausible(float(policy.lowest_plausible), float(policy.highest_plausible))
    reading = read_quick_report(text, list(named), briefing.today, bounds)
    keys = {name: str(person.id) for name, person in named.items()}
    answers = _told(session.answers, reading, keys)
    doubts = _doubts(reading)
    if answers == session.answers and not (doubts and reading.entries):
        return None
    run = session.with_answers(answers)
    return Turn(run, (card(FLOW, run, briefing, *doubts),))


def _told(answers: Answers, reading: Reading, keys: dict[str, str]) -> Answers:
    """The temperatures; who has symptoms is chosen already when that is asked."""
    ill = {keys[entry.name]: entry.symptoms for entry in reading.entries if entry.symptoms}
    for entry in reading.entries:
        if entry.temperature is not None:
            path = f"people/{keys[entry.name]}/temperature"
            answers = answers.forget(path).put(path, written(Decimal(str(entry.temperature))))
    for key, symptoms in ill.items():
        answers = answers.forget(f"ill/{key}/symptoms").put(f"ill/{key}/symptoms", [code.value for code in symptoms])
    if not ill:
        return answers
    before = answers.get("unwell") or (answers.get("unwell~") or {}).get("picked", [])
    return answers.forget("unwell").put("unwell~", {"picked": list(dict.fromkeys([*before, *ill]))})


def _doubts(reading: Reading) -> tuple[Line, ...]:
    unknown = tuple(Line("readings-unknown", {"name": name}) for name in reading.unknown[:_SAID])
    unclear = tuple(Line("readings-ambiguous", {"token": each.token}) for each in reading.ambiguous[:_SAID])
    odd = tuple(Line("readings-implausible", {"name": e.name, "value": f"{e.value:g}"}) for e in reading.implausible[:_SAID])
    return (*unknown, *unclear, *odd)
