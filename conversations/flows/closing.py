"""登记歇业 On which days the enterprise is closed: one question."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned
from conversations.about_reminders import wants_closings
from conversations.briefing import Briefing, Enterprise
from conversations.engine.ahead import Ahead
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.scope import Scope
from conversations.reminder_records import CloseDays
from conversations.reminding import MOST_AHEAD, Closing
from conversations.roles import Action
from conversations.screens.closings import closed_now, refusal
from conversations.view import Line, View

NAME = "closing"


class ClosingDraft(BaseModel):
    """The first and the last day."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    days: tuple[date, date]


def _enterprise(scope: Scope) -> Enterprise:
    return scope.briefing.enterprises[int(scope.subject[0])]


def header(scope: Scope) -> tuple[Line, ...]:
    """Whose days off they are."""
    return (Line("closings-title", {"enterprise": _enterprise(scope).name}),)


def refused(first: date, last: date, scope: Scope) -> Line | None:
    """Why these days cannot be chosen."""
    return refusal(first, last, _enterprise(scope).id, scope.briefing)


def filed(enterprise: Enterprise, first: date, last: date, briefing: Briefing) -> tuple[CloseDays, View]:
    """The days are registered."""
    ledger = briefing.ledgers.get(enterprise.id)
    reported = ledger is not None and ledger.today is not None
    view = closed_now(enterprise, Closing(first, last), briefing, reported=reported)
    return CloseDays(enterprise.id, first, last), view


def record(draft: ClosingDraft, scope: Scope) -> Finish:
    """Store them."""
    stored, view = filed(_enterprise(scope), *draft.days, scope.briefing)
    return Finish((stored,), view, Line("toast-filed"))


FLOW = Flow(
    name=NAME,
    draft=ClosingDraft,
    header=header,
    asks=(Ask("days", Ahead(MOST_AHEAD, refused)),),
    record=record,
    wants=wants_closings,
    action=Action.CLOSE_DAYS,
    concerns=enterprise_concerned,
)
