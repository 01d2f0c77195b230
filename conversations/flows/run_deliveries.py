"""加配送单 Deliveries of a run that is under way: every message adds, and is stored at once; what is in doubt is said by the line. The
last message can be taken back. The subject is the run."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from conversations.about_couriers import run_card_of, run_concerned, wants_run
from conversations.briefing import Briefing
from conversations.courier import NewDelivery, RunCard
from conversations.courier_keys import order_key
from conversations.courier_records import AddDeliveries, RemoveDelivery
from conversations.delivery_text import read_deliveries
from conversations.engine.advance import ANSWER, card
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Choice, Option
from conversations.engine.scope import Scope
from conversations.engine.session import Session
from conversations.engine.signals import Signal, Tapped, Typed
from conversations.engine.turn import Turn
from conversations.roles import Action
from conversations.run_after import by_order, folded, merged, with_deliveries, without_delivery
from conversations.run_scope import doubt_lines, over, the_run
from conversations.screens.run_card import run_card, title_lines
from conversations.screens.run_parts import counts_of, delivery_line
from conversations.view import Line, Style

NAME = "run_deliveries"
LAST = "last"
"""The note with the order numbers that the last message added."""
MORE, DONE, UNDO = "more", "done", "undo"
MOST_TYPED = 100_000
SHOWN = 5
"""Deliveries of a message that are shown; of the others, how many."""
_DONE = frozenset({"完成", "好了", "完了", "结束", "没了", "done", "finished"})
_UNDO = frozenset({"撤销", "撤回", "undo"})


class DeliveriesDraft(BaseModel):
    """Nothing but that it is done: the deliveries were stored as they came."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    more: str


def header(scope: Scope) -> tuple[Line, ...]:
    """Which run, and how many there are."""
    return (*title_lines(the_run(scope).run, scope.briefing), counts_of(the_run(scope).run))


def ways(scope: Scope) -> tuple[Option, ...]:
    """Done; and taking back the last message, where it added something."""
    undo = (Option(UNDO, Line("button-undo-deliveries", {"count": len(scope.notes[LAST])})),) if scope.notes.get(LAST) else ()
    return (Option(DONE, Line("button-deliveries-done"), Style.SUCCESS), *undo)


def words(text: str) -> tuple[str, ...]:
    """`完成` typed is as good as tapped."""
    return (DONE,) if text.strip().lower() in _DONE else ()


def record(draft: DeliveriesDraft, scope: Scope) -> Finish:
    """Back to the run."""
    del draft
    return Finish((), run_card(the_run(scope).run, scope.briefing))


def listens(session: Session, signal: Signal, briefing: Briefing) -> Turn | None:
    """A message that adds deliveries, or the wish to take the last one back."""
    known = run_card_of(session.subject, briefing)
    if known is None or known.run.ended_at is not None:
        return None
    if isinstance(signal, Tapped) and signal.data == f"{ANSWER}:{session.version}:{MORE}:{UNDO}":
        return _undone(session, known, briefing)
    if not isinstance(signal, Typed) or signal.edited or words(signal.text):
        return None
    if signal.text.strip().lower() in _UNDO:
        return _undone(session, known, briefing)
    return _added(session, signal.text, known, briefing)


def _added(session: Session, text: str, known: RunCard, briefing: Briefing) -> Turn:
    read = read_deliveries(text[:MOST_TYPED], briefing.now)
    told = tuple(merged(one, known) for one in folded(read))
    if not told:
        said = (*doubt_lines(read.doubts, len(read.doubts)), Line("deliveries-none-read"))
        return Turn(session, (card(FLOW, session, briefing, *said),))
    old = by_order(known)
    new = tuple(one for one in told if order_key(one.order_no) not in old)
    after = with_deliveries(known, told)
    kept = session.with_answers(session.answers.put(LAST, [one.order_no for one in new]))
    said = (*_said(told, new, after), *doubt_lines(read.doubts, len(read.doubts)))
    return Turn(kept, (card(FLOW, kept, _with(after, briefing), *said),), (AddDeliveries(known.run.id, told),))


def _said(told: tuple[NewDelivery, ...], new: tuple[NewDelivery, ...], after: RunCard) -> tuple[Line, ...]:
    """What was taken down: the first few as they stand now, and which of them the run had already."""
    fresh = {order_key(one.order_no) for one in new}
    again = tuple(one.order_no for one in told if order_key(one.order_no) not in fresh)
    lines = [Line("deliveries-added", {"count": len(new)})] if new else []
    if again:
        lines.append(Line("deliveries-again", {"orders": again[:SHOWN], "count": len(again), "more": max(0, len(again) - SHOWN)}))
    shown = {order_key(one.order_no) for one in told[:SHOWN]}
    placed = [(place, each) for place, each in enumerate(after.deliveries, 1) if order_key(each.order_no) in shown]
    lines += [delivery_line(place, each, after.run) for place, each in placed]
    lines += [Line("deliveries-more", {"count": len(told) - SHOWN})] if len(told) > SHOWN else []
    return tuple(lines)


def _undone(session: Session, known: RunCard, briefing: Briefing) -> Turn:
    last = {order_key(str(number)) for number in session.answers.get(LAST) or ()}
    gone = tuple(each.id for each in known.deliveries if order_key(each.order_no) in last)
    kept = session.with_answers(session.answers.without(LAST))
    if not gone:
        return Turn(kept, (card(FLOW, kept, briefing, Line("deliveries-nothing-to-undo")),))
    after = without_delivery(known, *gone)
    view = card(FLOW, kept, _with(after, briefing), Line("deliveries-undone", {"count": len(gone)}))
    return Turn(kept, (view,), tuple(RemoveDelivery(known.run.id, each) for each in gone))


def _with(after: RunCard, briefing: Briefing) -> Briefing:
    return replace(briefing, runs={**briefing.runs, after.run.id: after})


FLOW = Flow(
    name=NAME,
    draft=DeliveriesDraft,
    header=header,
    asks=(Ask(MORE, Choice(ways, per_row=1, words=words)),),
    record=record,
    wants=wants_run,
    action=Action.RIDE,
    concerns=run_concerned,
    obsolete=over,
    listens=listens,
)
