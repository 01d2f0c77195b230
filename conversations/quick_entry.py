"""A whole report in one message: typed or pasted text becomes the answers of a ledger, shown for review before anything is filed.

What is in doubt (an unknown or ambiguous name, an implausible reading) is never guessed: it is said on every card until the report is
confirmed, and the list of people stays open so that the right ones can be added.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from conversations.briefing import Briefing, Ledger, Person
from conversations.codes import Status
from conversations.engine.advance import card
from conversations.engine.people import mark_of, namesakes
from conversations.engine.session import Answers, Session, Value
from conversations.engine.temperature import written
from conversations.engine.turn import Turn
from conversations.flows.health_ledger import FLOW
from conversations.ledger_draft import answers_from, without_past
from conversations.ledger_lines import DOUBTS, doubt_line
from conversations.ledger_people import ALERTING, bar_of, beyond, filed_again, to_be_told
from conversations.policy import Policy
from conversations.quick_report import Entry, Plausible, Reading, read_quick_report
from conversations.records import HealthEntry
from conversations.rules.fitness import is_unfit
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Style, View

_HINT = re.compile(r"[0-9０-９]{2}\s?[.．。度℃点,，·°]|正常|无异常|发[热烧]|低烧|咳|乏力|腹泻|隔离|请假|休假|住院|就医|医院|零报告|接龙")


def looks_like_report(text: str) -> bool:
    """Whether it is worth loading the roster and reading the text as a report."""
    return not text.lstrip().startswith(("/", "／")) and _HINT.search(text) is not None


def roster_names(people: tuple[Person, ...]) -> dict[str, Person]:
    """The present staff as a quick report names them: namesakes with what tells them apart in parentheses."""
    same = namesakes(people)
    marked = ((person, mark_of(person, same)) for person in people if not person.departed)
    return {person.name if mark is None else f"{person.name}({mark})": person for person, mark in marked}


def _enterprise_meant(session: Session, briefing: Briefing) -> int | None:
    """The enterprise of the ledger that is being filled in, else the only one that the person reports for."""
    if session.flow == FLOW.name:
        return int(session.subject[0])
    own = briefing.account.enterprises() if briefing.account else ()
    return own[0].enterprise_id if len(own) == 1 else None


def _read(enterprise_id: int | None, text: str, briefing: Briefing) -> tuple[Reading, dict[str, Person]] | None:
    if enterprise_id is None or enterprise_id not in briefing.ledgers or not looks_like_report(text):
        return None
    people = roster_names(briefing.rosters.get(enterprise_id, ()))
    policy = briefing.policy
    bounds = Plausible(float(policy.lowest_plausible), float(policy.highest_plausible))
    reading = read_quick_report(text, list(people), briefing.today, bounds) if people else Reading()
    return None if reading == Reading() else (reading, people)


def quick_turn(session: Session, text: str, briefing: Briefing) -> Turn | None:
    """The ledger with the text's answers filled in, open at the first question that is still open; None when it is no report."""
    enterprise_id = _enterprise_meant(session, briefing)
    read = _read(enterprise_id, text, briefing)
    if enterprise_id is None or read is None:
        return None
    reading, people = read
    ledger = briefing.ledgers[enterprise_id]
    anyway = _Anyway.of(ledger, briefing.policy)
    told = _told_of(reading, people, anyway, briefing.policy)
    kept = _kept(reading, people, ledger, briefing.policy)
    spoken_of = {*(people[entry.name].id for entry in reading.entries), *(entry.staff_id for entry in kept)}
    silent = 0 if reading.rest else len({person.id for person in people.values()} - spoken_of - anyway.asked - anyway.standing)
    doubts = _doubts(reading, silent)
    if not told and not kept and not anyway.asked and not _in_doubt(reading) and ledger.today is None:
        return _all_normal(session, enterprise_id, briefing, doubts)
    answers = _answers(told, kept, people, ledger, briefing.policy)
    if _in_doubt(reading):
        answers = answers.put("chosen~", {"picked": answers.get("chosen")}).without("chosen")
    answers = Answers(((DOUBTS, doubts), *answers)) if doubts else answers
    run = without_past(session, briefing).begin(FLOW.name, str(enterprise_id), briefing.today.isoformat(), answers=answers)
    return Turn(run, (card(FLOW, run, briefing),))


def added_turn(session: Session, text: str, briefing: Briefing) -> Turn | None:
    """A message that names people while the ledger is being filled in: the next part of a long list, or somebody who was forgotten. What
    it says is added; nothing that was answered before is dropped but what it corrects. None when it names nobody."""
    read = _read(_enterprise_meant(session, briefing), text, briefing)
    if read is None or not (read[0].entries or _in_doubt(read[0])):
        return None
    reading, people = read
    ledger, policy = briefing.ledgers[int(session.subject[0])], briefing.policy
    anyway = _Anyway.of(ledger, policy)
    asked = {str(key) for key in anyway.asked}
    spoken_of = [str(people[entry.name].id) for entry in reading.entries]
    told = {str(people[entry.name].id): entry for entry in _told_of(reading, people, anyway, policy)}
    answers = session.answers
    before = (answers.get("chosen") if answers.has("chosen") else (answers.get("chosen~") or {}).get("picked")) or []
    chosen = [*(key for key in before if key in told or key not in spoken_of), *(key for key in told if key not in {*before, *asked})]
    for key in spoken_of:
        answers = _corrected(answers, _told(key, told[key], ledger, policy)) if key in told else answers.forget(f"people/{key}")
    news = len({*spoken_of} - {*before, *asked} - {str(key) for key in anyway.standing})
    answers = _with_doubts(answers, reading, news)
    if _in_doubt(reading) or not answers.has("chosen"):
        answers = answers.without("chosen").put("chosen~", {"picked": chosen})
    else:
        answers = answers.amend("chosen", chosen)
    run = session.with_answers(answers)
    return Turn(run, (card(FLOW, run, briefing),))


def _corrected(answers: Answers, told: list[tuple[str, Value]]) -> Answers:
    """The person's answers with what the message says; of what it does not speak, the old ones stay."""
    for path, value in told:
        if value not in (None, []) or not answers.has(path):
            answers = answers.forget(f"{path}~").put(path, value)
    return answers


def _with_doubts(answers: Answers, reading: Reading, news: int) -> Answers:
    """The doubts of all messages so far. `news`: how many of those are spoken of now who were not before."""
    old: list[list[Value]] = answers.get(DOUBTS) or []
    silent = next((facts["count"] for key, facts in old if key == "quick-silent"), 0)
    doubts = [doubt for doubt in old if doubt[0] != "quick-silent"]
    doubts += [doubt for doubt in _doubts(reading, 0 if reading.rest else silent - news) if doubt not in doubts]
    return Answers(((DOUBTS, doubts), *answers.without(DOUBTS))) if doubts else answers.without(DOUBTS)


def _abnormal(entry: Entry, policy: Policy) -> bool:
    """Whether something is to be told of the person: everybody else is covered by the headcount."""
    temperature = None if entry.temperature is None else Decimal(str(entry.temperature))
    return is_unfit(temperature, entry.symptoms, policy) or entry.status not in (None, Status.ON_POST)


@dataclass(frozen=True, slots=True)
class _Anyway:
    """Ids of those of whom a message need not speak: who is asked about in any case, and who is filed as not returned again."""

    asked: frozenset[int]
    standing: frozenset[int]

    @classmethod
    def of(cls, ledger: Ledger, policy: Policy) -> "_Anyway":
        again = frozenset(entry.staff_id for entry in filed_again(ledger, policy))
        return cls(frozenset(to_be_told(ledger, policy)), again)


def _told_of(reading: Reading, people: dict[str, Person], anyway: _Anyway, policy: Policy) -> list[Entry]:
    """Entries of people of whom the ledger will tell. That somebody is well is no answer for one who may not be on post."""
    special = anyway.asked | anyway.standing
    return [entry for entry in reading.entries if people[entry.name].id in special or _abnormal(entry, policy)]


def _kept(reading: Reading, people: dict[str, Person], ledger: Ledger, policy: Policy) -> tuple[HealthEntry, ...]:
    """What today's report already tells of people the message does not speak of; a message that covers everybody replaces it all."""
    if reading.rest or ledger.today is None:
        return ()
    present = {person.id for person in people.values()}
    spoken_of = {people[entry.name].id for entry in reading.entries}
    return tuple(entry for entry in beyond(ledger.today.entries, ledger, policy) if entry.staff_id in present - spoken_of)


def _in_doubt(reading: Reading) -> bool:
    return bool(reading.unknown or reading.ambiguous or reading.implausible)


def _doubts(reading: Reading, silent: int) -> list[list[Value]]:
    doubts: list[list[Value]] = [["quick-unknown", {"name": name}] for name in reading.unknown[:10]]
    doubts += [["quick-ambiguous", {"token": each.token, "candidates": list(each.candidates[:5])}] for each in reading.ambiguous[:10]]
    doubts += [["quick-implausible", {"name": each.name, "value": f"{each.value:g}"}] for each in reading.implausible[:10]]
    return [*doubts, ["quick-silent", {"count": silent}]] if silent > 0 else doubts


def _all_normal(session: Session, enterprise_id: int, briefing: Briefing, doubts: list[list[Value]]) -> Turn:
    ledger = briefing.ledgers[enterprise_id]
    standing = len(filed_again(ledger, briefing.policy))
    facts: dict[str, Fact] = {"enterprise": briefing.enterprises[enterprise_id].name, "count": ledger.headcount - standing}
    again = (Line("quick-standing", {"count": standing}),) if standing else ()
    lines = (Line("quick-all-normal-but" if standing else "quick-all-normal", facts), *again, *(doubt_line(doubt) for doubt in doubts))
    yes = Button(Line("button-file-report"), f"ok:{enterprise_id}:{briefing.today}", Style.SUCCESS)
    return Turn(session, (View(lines, ((yes,), (button("exceptions", "bad", enterprise_id, briefing.today),), to_today())),))


def _answers(told: list[Entry], kept: tuple[HealthEntry, ...], people: dict[str, Person], ledger: Ledger, policy: Policy) -> Answers:
    asked = frozenset(str(key) for key in to_be_told(ledger, policy))
    filed = answers_from(kept, asked)
    chosen = [*(filed.get("chosen") or ()), *(str(people[entry.name].id) for entry in told if str(people[entry.name].id) not in asked)]
    pairs: list[tuple[str, Value]] = [("chosen", chosen), *(pair for pair in filed if pair[0] != "chosen")]
    for entry in told:
        pairs += _told(str(people[entry.name].id), entry, ledger, policy)
    return Answers(tuple(pairs))


def _told(key: str, entry: Entry, ledger: Ledger, policy: Policy) -> list[tuple[str, Value]]:
    """The answers of one person that an entry stands for; a status that it leaves open is asked, and so is the temperature of somebody
    who is said to be well without one."""
    prefix = f"people/{key}/"
    temperature = None if entry.temperature is None else Decimal(str(entry.temperature))
    pairs: list[tuple[str, Value]] = [(f"{prefix}symptoms", [code.value for code in entry.symptoms])]
    if temperature is not None or _abnormal(entry, policy):
        pairs.insert(0, (f"{prefix}temperature", None if temperature is None else written(temperature)))
    bar = bar_of(ledger, int(key))
    ill = is_unfit(temperature, entry.symptoms, policy) or (bar is not None and bar.reason in ALERTING)
    pairs += [(f"{prefix}attempted", True)] if entry.status is Status.ON_POST and ill else []
    return [*pairs, *([] if entry.status is None else [(f"{prefix}status", entry.status.value)])]
