"""配送单文件 Take over a delivery list that was sent: what was read is shown, doubts by row, before anything changes. The subject: the run
and the kept file."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from conversations.about_couriers import run_concerned, wants_run
from conversations.courier import RunCard
from conversations.courier_keys import order_key
from conversations.courier_records import ImportDeliveries
from conversations.delivery_file import DeliveriesRead, RowDoubt, RowProblem
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Choice, Option, fixed
from conversations.engine.scope import Scope
from conversations.engine.session import Answers
from conversations.roles import Action
from conversations.run_after import by_order
from conversations.run_scope import DOUBTS_SHOWN, doubt_lines, over, the_run
from conversations.screens.parts import button, to_today
from conversations.screens.run_card import title_lines
from conversations.view import Line, Style, View

NAME = "deliveries_import"
SUMMARY = "summary"
SHOWN = 5


class ImportDraft(BaseModel):
    """The confirmed import."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def summary(read: DeliveriesRead, card: RunCard) -> Answers:
    """What of a list is kept in the session: counts, the first lines and the first doubts; no phone of anybody."""
    known = by_order(card)
    again = [one.order_no for one in read.deliveries if order_key(one.order_no) in known]
    told = {
        "read": len(read.deliveries),
        "again": len(again),
        "first": [[one.order_no[:20], one.area[:20]] for one in read.deliveries[:SHOWN]],
        "exceptions": sum(bool(one.exception) for one in read.deliveries),
        "doubts": [[doubt.row, doubt.problem.value, doubt.text[:20]] for doubt in read.doubts[:DOUBTS_SHOWN]],
        "all_doubts": len(read.doubts),
    }
    return Answers(((SUMMARY, told),))


def header(scope: Scope) -> tuple[Line, ...]:
    """Which run, and what the list holds."""
    told: dict[str, Any] = scope.notes[SUMMARY]
    lines = [
        *title_lines(the_run(scope).run, scope.briefing),
        Line("deliveries-read", {"read": told["read"], "exceptions": told["exceptions"]}),
    ]
    lines += [Line("deliveries-read-again", {"count": told["again"]})] if told["again"] else []
    lines += [Line("delivery-first", {"order": order, "area": area}) for order, area in told["first"]]
    lines += [Line("deliveries-more", {"count": told["read"] - SHOWN})] if told["read"] > SHOWN else []
    doubts = tuple(RowDoubt(row, RowProblem(problem), text) for row, problem, text in told["doubts"])
    return (*lines, *doubt_lines(doubts, told["all_doubts"]))


def record(draft: ImportDraft, scope: Scope) -> Finish:
    """Take it over."""
    del draft
    run, told = the_run(scope).run, scope.notes[SUMMARY]
    rows = ((button("to-run", "run", run.id, style=Style.PRIMARY), button("run-list", "runlist", run.id, 0)), to_today())
    said = Line("deliveries-imported", {"count": told["read"]})
    stored = ImportDeliveries(run.id, int(scope.subject[1]))
    return Finish((stored,), View((*title_lines(run, scope.briefing), said), rows), Line("toast-filed"))


FLOW = Flow(
    name=NAME,
    draft=ImportDraft,
    header=header,
    asks=(Ask("confirm", Choice(fixed(Option("yes", Line("button-import-yes"), Style.SUCCESS)), per_row=1)),),
    record=record,
    wants=wants_run,
    action=Action.RIDE,
    concerns=run_concerned,
    obsolete=over,
    notes=(SUMMARY,),
)
