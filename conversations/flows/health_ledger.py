"""每日健康台账 The daily staff health ledger of one enterprise (D1, D3): only the people of whom something is to be told are asked about.

Who was in isolation or hospital in the last report, or may not be on post, is asked about again, whether chosen or not. Who had not
returned and may not come yet is filed as not returned again, unless chosen; several who may not come yet can be filed so with one answer.
"""

from datetime import date

from conversations.about import enterprise_concerned, wants_ledger_and_roster
from conversations.briefing import Briefing
from conversations.codes import Status, Symptom
from conversations.engine.flow import Ask, Each, Finish, Flow, Objection
from conversations.engine.kinds import Choice, Option, Several, fixed
from conversations.engine.people import person_name
from conversations.engine.review import Review
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.engine.temperature import Temperature
from conversations.ledger_draft import NAME
from conversations.ledger_lines import DOUBTS, about, header, items, together, totals_line, whom
from conversations.ledger_people import ALERTING, completed
from conversations.ledger_scope import (
    CHOSEN,
    TOGETHER,
    LedgerDraft,
    bars_by_key,
    enterprise_of,
    entries,
    ledger_of,
    people_of_the_day,
    reading_so_far,
    roster_of,
    several_may_wait,
    standing,
    symptoms_so_far,
    those_who_may_wait,
    to_tell_apart,
)
from conversations.records import FileReport, HealthEntry
from conversations.roles import Action
from conversations.rules.fitness import alerts_of, has_fever, is_unfit, totals_of
from conversations.rules.words import status_words, symptom_words
from conversations.screens.bars import bar_line, way_line, way_rows
from conversations.screens.reported import reported
from conversations.view import Line, Style

USUAL_WHEN_ILL = (Status.HOSPITAL, Status.HOME_ISOLATION)
"""Statuses that end the choice of symptoms with one tap."""


def may_be_on_post(value: Value, scope: Scope) -> Objection | None:
    """Somebody unfit (D3, nobody works while ill) or barred is put on post. An attempt with somebody unfit or in isolation is kept,
    because it is alerted."""
    if value != Status.ON_POST:
        return None
    policy = scope.briefing.policy
    temperature, symptoms = reading_so_far(scope), symptoms_so_far(scope)
    name = person_name(roster_of(scope)[scope.key], to_tell_apart(scope))
    if is_unfit(temperature, symptoms, policy):
        if temperature is not None and has_fever(temperature, (), policy):
            why = Line("why-fever", {"temperature": str(temperature), "fever": str(policy.fever)})
        else:
            why = Line("why-symptoms", {"symptoms": tuple(Line(f"symptom-{code}") for code in symptoms)})
        return Objection(Line("refused-unfit-on-post", {"name": name, "why": why}), note="attempted")
    bar = bars_by_key(scope).get(scope.key)
    if bar is None:
        return None
    said = Line("refused-barred-on-post", {"name": name, "why": bar_line(bar, scope.briefing.today), "way": way_line(bar)})
    return Objection(said, note="attempted" if bar.reason in ALERTING else "", ways=way_rows(bar, enterprise_of(scope)))


def ways_to_tell(scope: Scope) -> tuple[Option, ...]:
    """All who may wait with one answer, or one by one."""
    count = len(those_who_may_wait(scope))
    return Option("yes", Line("button-together", {"count": count}), Style.PRIMARY), Option("no", Line("button-one-by-one"))


def basis_of(scope: Scope) -> Value:
    """What a confirmation builds on: the report that it replaces (0 for the first of the day), and who is filed as not returned without
    a question."""
    report = ledger_of(scope).today
    return [0 if report is None else report.revision, *standing(scope)]


def filing(enterprise_id: int, told: tuple[HealthEntry, ...], briefing: Briefing) -> FileReport:
    """The record of a ledger: the next revision of its day, late after the cutoff, with those who stand as not returned and the alerts it
    gives rise to."""
    ledger = briefing.ledgers[enterprise_id]
    told = completed(told, ledger, briefing.policy)
    revision = 1 if ledger.today is None else ledger.today.revision + 1
    totals = totals_of(ledger.headcount, told, briefing.policy)
    why = {bar.staff_id: (Line("alert-attempt", {"why": bar_line(bar, briefing.today)}),) for bar in ledger.bars if bar.reason in ALERTING}
    alerts = alerts_of(enterprise_id, told, briefing.policy, why)
    return FileReport(enterprise_id, briefing.today, revision, briefing.after_cutoff, totals, told, alerts)


def record(draft: LedgerDraft, scope: Scope) -> Finish:
    """File it."""
    report = filing(enterprise_of(scope), entries(draft, scope), scope.briefing)
    return Finish((report,), reported(report, scope.briefing), Line("toast-filed"))


def over(scope: Scope) -> Line | None:
    """A ledger is of one day: what was not confirmed by its end was not filed."""
    if date.fromisoformat(scope.subject[1]) != scope.briefing.today:
        return Line("ledger-day-over", {"day": date.fromisoformat(scope.subject[1])})
    return None


FLOW = Flow(
    name=NAME,
    draft=LedgerDraft,
    header=header,
    asks=(
        Ask(TOGETHER, Choice(ways_to_tell, per_row=1), when=several_may_wait, lines=together),
        Ask("chosen", CHOSEN, lines=whom),
        Each(
            "people",
            over=people_of_the_day,
            asks=(
                Ask("temperature", Temperature(), optional=True, lines=about),
                Ask(
                    "symptoms",
                    Several(
                        fixed(*(Option(code.value, Line(f"symptom-{code}")) for code in Symptom)),
                        none=Line("button-no-symptoms"),
                        words=symptom_words,
                        endings=tuple(Option(code.value, Line(f"status-{code}")) for code in USUAL_WHEN_ILL),
                        ending_for="status",
                        done="button-other-status",
                    ),
                    lines=about,
                ),
                Ask(
                    "status",
                    Choice(fixed(*(Option(code.value, Line(f"status-{code}")) for code in Status)), words=status_words),
                    lines=about,
                    check=may_be_on_post,
                ),
            ),
        ),
        Ask("review", Review(items, totals_line, confirm=Line("button-file-report"), basis=basis_of)),
    ),
    record=record,
    wants=wants_ledger_and_roster,
    action=Action.REPORT,
    concerns=enterprise_concerned,
    obsolete=over,
    notes=("attempted", DOUBTS),
)
