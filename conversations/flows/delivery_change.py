"""改一单 One delivery of a run: chosen from the list or by a part of its number; what went wrong, contactless or not, when; or removed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from conversations.about_couriers import run_concerned, wants_run
from conversations.courier import Delivery
from conversations.courier_records import AddDeliveries, RemoveDelivery
from conversations.delivery_plain import struck
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Choice, Got, Option, Prompt, Reading, Refused, Text, fixed
from conversations.engine.kinds import Choosable as Tap
from conversations.engine.listed import Entry, Listed
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.roles import Action
from conversations.run_after import moment_of_clock, told_of, with_deliveries, without_delivery
from conversations.run_scope import over, the_run
from conversations.said_clock import read_clock
from conversations.screens.parts import button, to_today
from conversations.screens.run_card import title_lines
from conversations.screens.run_parts import delivery_line
from conversations.view import Line, Rows, Style, View

NAME = "delivery_change"
EXCEPTION, CONTACTLESS, TIME, REMOVE = "exception", "contactless", "time", "remove"
NOTHING_WRONG, NOW = "none", "now"
USUAL = ("refused", "nobody", "address", "damaged")
"""Exceptions with a button: `exception-NAME`."""


class DeliveryDraft(BaseModel):
    """What is told of the one delivery."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    order: str
    what: str
    exception: str | dict[str, str] = ""
    contactless: str = ""
    time: str = ""


def entries(scope: Scope) -> Sequence[Entry]:
    """The run's deliveries, the newest first."""
    return [
        Entry(str(each.id), Line("button-delivery", {"order": each.order_no, "area": each.area or ""}), (each.order_no,))
        for each in reversed(the_run(scope).deliveries)
    ]


def chosen(scope: Scope) -> Delivery:
    """The delivery."""
    wanted = str(scope.value("order"))
    return next(each for each in the_run(scope).deliveries if str(each.id) == wanted)


def about(scope: Scope) -> tuple[Line, ...]:
    """The delivery as it is now."""
    card, one = the_run(scope), chosen(scope)
    return (delivery_line(card.deliveries.index(one) + 1, one, card.run),)


def header(scope: Scope) -> tuple[Line, ...]:
    """Which run."""
    return title_lines(the_run(scope).run, scope.briefing)


def of_exception(scope: Scope) -> bool:
    """Something went wrong with it."""
    return scope.value("what") == EXCEPTION


def of_contactless(scope: Scope) -> bool:
    """Whether it was handed over without contact."""
    return scope.value("what") == CONTACTLESS


def of_time(scope: Scope) -> bool:
    """When it was handed over."""
    return scope.value("what") == TIME


@dataclass(frozen=True, slots=True)
class DuringRun:
    """A time of the clock between the start of the run and now. The value is the moment in ISO."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del scope, half
        return Prompt(rows=((Tap(Line("button-just-now"), NOW, Style.PRIMARY),),))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        return Got(scope.briefing.now.replace(second=0, microsecond=0).isoformat()) if token == NOW else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        clock = read_clock(text)
        if clock is None:
            return Refused(Line("refused-clock"))
        moment = moment_of_clock(*clock, the_run(scope), scope.briefing.now)
        facts = {"start": the_run(scope).run.started_at, "now": scope.briefing.now}
        return Got(moment.isoformat()) if moment is not None else Refused(Line("refused-clock-outside", facts))

    def valid(self, value: Value, scope: Scope) -> bool:
        del scope
        try:
            return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
        except ValueError:
            return False

    def reopen(self, value: Value) -> Value | None:
        del value
        return None


def record(draft: DeliveryDraft, scope: Scope) -> Finish:
    """Store it, and show how it stands."""
    card, one = the_run(scope), chosen(scope)
    again = (button("run-order", "runorder", card.run.id), button("to-run", "run", card.run.id))
    if draft.what == REMOVE:
        left = without_delivery(card, one.id)
        said = Line("delivery-removed", {"order": one.order_no, "left": len(left.deliveries)})
        rows: Rows = ((button("delivery-undo", "rundelback", card.run.id, one.id),), again, to_today())
        return Finish((RemoveDelivery(card.run.id, one.id),), View((*header(scope), said), rows), Line("toast-filed"))
    told = told_of(one)
    if draft.what == EXCEPTION:
        told = replace(told, exception=_exception(draft.exception, scope))
    elif draft.what == CONTACTLESS:
        told = replace(told, contactless=draft.contactless == "yes")
    else:
        told = replace(told, handed_over_at=datetime.fromisoformat(draft.time).astimezone(scope.briefing.now.tzinfo))
    after = with_deliveries(card, (told,))
    place = next(place for place, each in enumerate(after.deliveries, 1) if each.id == one.id)
    lines = (*header(scope), Line("delivery-changed"), delivery_line(place, after.deliveries[place - 1], card.run))
    return Finish((AddDeliveries(card.run.id, (told,)),), View(lines, (again, to_today())), Line("toast-filed"))


def _exception(told: str | dict[str, str], scope: Scope) -> str:
    """What went wrong as it is kept: words of the reader's language would be no fact, so a button stands for the Chinese word."""
    del scope
    if isinstance(told, str):
        return told
    return _WORDS.get(told.get("suggested", ""), "")


_WORDS = {"refused": "拒收", "nobody": "无人接收", "address": "地址有误", "damaged": "破损", NOTHING_WRONG: ""}
EXCEPTIONS = tuple(Option(name, Line(f"exception-{name}")) for name in (*USUAL, NOTHING_WRONG))
WHAT = fixed(
    Option(EXCEPTION, Line("button-delivery-exception")),
    Option(CONTACTLESS, Line("button-delivery-contactless")),
    Option(TIME, Line("button-delivery-time")),
    Option(REMOVE, Line("button-delivery-remove"), Style.DANGER),
)
FLOW = Flow(
    name=NAME,
    draft=DeliveryDraft,
    header=header,
    asks=(
        Ask("order", Listed(entries, Line("delivery-search-hint"), "refused-no-such-order")),
        Ask("what", Choice(WHAT), lines=about),
        Ask("exception", Text(most=60, suggested=EXCEPTIONS, read=struck), when=of_exception, lines=about),
        Ask(
            "contactless", Choice(fixed(Option("yes", Line("contactless-yes")), Option("no", Line("contactless-no")))), when=of_contactless
        ),
        Ask("time", DuringRun(), when=of_time, lines=about),
    ),
    record=record,
    wants=wants_run,
    action=Action.RIDE,
    concerns=run_concerned,
    obsolete=over,
)
