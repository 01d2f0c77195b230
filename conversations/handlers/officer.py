"""An officer's list of laggards, and reminding them by hand."""

from dataclasses import replace
from datetime import datetime

from conversations.briefing import Laggards
from conversations.engine.turn import Turn
from conversations.records import RemindLaggards
from conversations.request import Request
from conversations.screens.laggards import laggard_list, remind_all
from conversations.view import Line


def _page(request: Request) -> Laggards:
    return next(iter(request.briefing.laggards.values()))


def show_laggards(request: Request) -> Turn:
    """A page of laggards."""
    return Turn(request.session, (laggard_list(_page(request)),))


def remind_one(request: Request) -> Turn:
    """催报 one enterprise: `args` are division, enterprise, page."""
    page, enterprise_id = _page(request), request.number(1)
    laggard = next((each for each in page.laggards if each.enterprise_id == enterprise_id), None)
    if laggard is None:
        # Reported meanwhile, or moved to another page because others have.
        return Turn(request.session, (laggard_list(page),), toast=Line("toast-list-changed" if page.total else "toast-not-owed"))
    if _quiet_until_tomorrow(request):
        return Turn(request.session, (laggard_list(page),), toast=_too_late(request))
    if not laggard.reachable:
        return Turn(request.session, (laggard_list(page),), toast=Line("toast-unreachable"))
    if not laggard.remindable:
        return Turn(request.session, (laggard_list(page),), toast=Line("toast-reminded-already"))
    record = RemindLaggards(request.briefing.today, page.path, laggard.enterprise_id)
    return Turn(request.session, (laggard_list(_reminded(page, request, enterprise_id)),), (record,), Line("toast-reminded", {"count": 1}))


def remind_everybody(request: Request) -> Turn:
    """催报 all laggards of the division, after a question."""
    page = _page(request)
    if not page.reachable:
        return Turn(request.session, (laggard_list(page),), toast=Line("toast-not-owed"))
    if _quiet_until_tomorrow(request):
        return Turn(request.session, (laggard_list(page),), toast=_too_late(request))
    if not page.remindable:
        return Turn(request.session, (laggard_list(page),), toast=Line("toast-reminded-already"))
    if request.text(1) != "yes":
        return Turn(request.session, (remind_all(page),))
    record = RemindLaggards(request.briefing.today, page.path)
    return Turn(request.session, (laggard_list(_reminded(page, request)),), (record,), Line("toast-reminded", {"count": page.remindable}))


def _quiet_until_tomorrow(request: Request) -> bool:
    """Whether a reminder would wait for the end of the quiet hours, when the day that it is about is over."""
    policy = request.briefing.policy
    return policy.quiet_from > policy.quiet_until and request.briefing.now.time() >= policy.quiet_from


def _too_late(request: Request) -> Line:
    now, policy = request.briefing.now, request.briefing.policy
    return Line("toast-quiet-hours", {"begin": datetime.combine(now, policy.quiet_from), "end": datetime.combine(now, policy.quiet_until)})


def _reminded(page: Laggards, request: Request, only: int | None = None) -> Laggards:
    """The page as it will be: those who get a message (`only` one enterprise, or all) have been reminded now."""
    laggards = (
        replace(each, reminded_at=request.briefing.now, remindable=False)
        if each.remindable and only in (None, each.enterprise_id)
        else each
        for each in page.laggards
    )
    return replace(page, laggards=tuple(laggards), remindable=0 if only is None else page.remindable - 1)
