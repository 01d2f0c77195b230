"""Runs that were: a courier's last ten, and an enterprise's day by day."""

from conversations.briefing import Briefing, Enterprise
from conversations.courier import Courier, CourierBook, CourierRun, RunDay
from conversations.courier_fitness import why_not
from conversations.roles import Action, Subject, may
from conversations.screens.couriers import begin
from conversations.screens.parts import button, to_today
from conversations.screens.run_parts import clock, counts_of, courier_name, vehicle
from conversations.view import Button, Fact, Line, Rows, View

PAGE = 10
"""Runs on a page."""


def own_runs(courier: Courier, briefing: Briefing) -> View:
    """The last runs of one courier."""
    book = briefing.own_runs.get(courier.staff_id, CourierBook(courier.enterprise_id))
    ids = (courier.staff_id, courier.enterprise_id)
    title = Line("runs-title", {"courier": courier.name})
    back = (button("to-courier", "ride", *ids), *to_today())
    if not book.runs:
        ways: Rows = ((begin(courier),),) if why_not(courier, briefing) is None else ()
        return View((title, Line("runs-none")), (*ways, back))
    lines = [Line("run-of-day", {"place": place, **_facts(run, briefing)}) for place, run in enumerate(book.runs, 1)]
    return View((title, *lines), (*_buttons(book.runs, briefing, 1), back))


def run_day(enterprise: Enterprise, day: RunDay, briefing: Briefing, page: int) -> View:
    """The runs of one day, page by page, and the ways to the days around it that have runs."""
    title = Line("run-day-title", {"enterprise": enterprise.name, "day": day.day, "count": len(day.runs)})
    pages = max(1, -(-len(day.runs) // PAGE))
    page = max(0, min(page, pages - 1))
    first = page * PAGE
    shown = day.runs[first : first + PAGE]
    lines = [Line("run-in-list", {"place": first + place, **_facts(run, briefing)}) for place, run in enumerate(shown, 1)]
    none = Line("run-day-none" if day.before or day.after else "run-days-none")
    of = (Line("page-of", {"page": page + 1, "pages": pages}),) if pages > 1 else ()
    rows = [*_buttons(shown, briefing, first + 1), *_turning(enterprise, day, page, pages), *_around(enterprise, day)]
    leads = may(briefing.account, Action.MANAGE_COURIERS, Subject(enterprise.id))
    back = button("couriers", "cour", enterprise.id, 0) if leads else button("enterprise-card", "ent", enterprise.id)
    return View((title, *(lines or [none]), *of), (*rows, (back, *to_today())))


def _facts(run: CourierRun, briefing: Briefing) -> dict[str, Fact]:
    return {
        "courier": courier_name(run, briefing),
        "vehicle": vehicle(run.plate),
        "day": run.day,
        "start": run.started_at,
        "end": clock(run.ended_at, run) if run.ended_at is not None else Line("run-still-out"),
        "counts": counts_of(run),
    }


def _buttons(runs: tuple[CourierRun, ...], briefing: Briefing, first: int) -> Rows:
    labels = [
        Button(Line("button-run", {"place": place, "courier": courier_name(run, briefing), "start": run.started_at}), f"run:{run.id}")
        for place, run in enumerate(runs, first)
    ]
    return tuple(tuple(labels[start : start + 2]) for start in range(0, len(labels), 2))


def _turning(enterprise: Enterprise, day: RunDay, page: int, pages: int) -> Rows:
    turning = [button("previous", "runday", enterprise.id, day.day, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"runday:{enterprise.id}:{day.day}:{page + 1}"))
    return (tuple(turning),) if turning else ()


def _around(enterprise: Enterprise, day: RunDay) -> Rows:
    around = [(f"button-day-{name}", when) for name, when in (("earlier", day.before), ("later", day.after)) if when is not None]
    buttons = tuple(Button(Line(key, {"day": when}), f"runday:{enterprise.id}:{when}") for key, when in around)
    return (buttons,) if buttons else ()
