"""收车 A run ends: temperature, how often the box was disinfected, the count confirmed, a remark if there is one. A fever is alerted."""

from dataclasses import replace
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from conversations.about_couriers import run_concerned, wants_run
from conversations.courier_fitness import alert_at_end
from conversations.courier_records import EndRun
from conversations.delivery_plain import struck
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.fresh_temperature import MEASURED, FreshTemperature, old_lines
from conversations.engine.kinds import Choice, Option, Text, fixed
from conversations.engine.scope import Scope
from conversations.roles import Action
from conversations.rules.fitness import has_fever
from conversations.run_scope import over, the_run
from conversations.screens.run_card import run_card, title_lines
from conversations.screens.run_parts import counts_of, is_sharing, span_of
from conversations.screens.run_things import track_map
from conversations.view import Button, Fact, Line, Rows, Style

NAME = "run_end"
END, REMARK = "end", "remark"
MOST_BOXES = 6


class EndDraft(BaseModel):
    """What was told on coming back."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    temperature: Decimal
    boxes: str
    ending: str
    remark: str = ""


def header(scope: Scope) -> tuple[Line, ...]:
    """Which run, and since when."""
    return (*title_lines(the_run(scope).run, scope.briefing), span_of(the_run(scope).run, scope.briefing))


def feverish(scope: Scope) -> bool:
    """At or above the policy's fever."""
    temperature = scope.value("temperature")
    return temperature is not None and has_fever(Decimal(temperature), (), scope.briefing.policy)


def summary(scope: Scope) -> tuple[Line, ...]:
    """The count as it is kept, the answers, and what a fever leads to."""
    run = the_run(scope).run
    degrees = Line("degrees", {"value": str(scope.value("temperature"))})
    told: dict[str, Fact] = {"temperature": degrees, "boxes": int(scope.value("boxes") or 0)}
    counts = counts_of(run) if run.deliveries else Line("run-ends-without-deliveries")
    fever = (Line("run-end-fever"),) if feverish(scope) else ()
    return (counts, Line("run-end", told), *fever)


def with_remark(scope: Scope) -> bool:
    """There is something to remark."""
    return scope.value("ending") == REMARK


def record(draft: EndDraft, scope: Scope) -> Finish:
    """The run is over: the summary, the map below it, and that sharing can be stopped."""
    card, briefing = the_run(scope), scope.briefing
    run, remark = card.run, draft.remark.strip()
    alert = alert_at_end(run, draft.temperature, briefing)
    boxes = int(draft.boxes)
    stored = EndRun(run.id, run.enterprise_id, draft.temperature, boxes, remark, alert)
    done = replace(run, ended_at=briefing.now, end_temperature=draft.temperature, box_disinfections=boxes, remark=remark)
    said = [Line("run-ended")]
    said += [Line("run-end-alerted")] if alert is not None else []
    said += [Line("run-stop-sharing")] if is_sharing(run, briefing.now) else []
    after = replace(card, run=done)
    picture = track_map(after, briefing)
    return Finish((stored,), run_card(done, briefing, *said), Line("toast-run-ended"), (picture,) if picture is not None else ())


def way_to_add(scope: Scope) -> Rows:
    """Deliveries that are missing are added first; the end waits meanwhile."""
    return ((Button(Line("button-run-add-first"), f"runadd:{scope.subject[0]}"),),)


BOXES = fixed(*(Option(str(count), Line("boxes", {"count": count})) for count in range(MOST_BOXES + 1)))
ENDINGS = fixed(Option(END, Line("button-run-end-yes"), Style.SUCCESS), Option(REMARK, Line("button-run-remark")))

FLOW = Flow(
    name=NAME,
    draft=EndDraft,
    header=header,
    asks=(
        Ask("temperature", FreshTemperature(), lines=old_lines),
        Ask("boxes", Choice(BOXES, per_row=4)),
        Ask("ending", Choice(ENDINGS, per_row=1), lines=summary, ways=way_to_add),
        Ask("remark", Text(most=200, read=struck), when=with_remark),
    ),
    record=record,
    wants=wants_run,
    action=Action.RIDE,
    concerns=run_concerned,
    obsolete=over,
    notes=(MEASURED,),
)
