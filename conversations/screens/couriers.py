"""配送员 An enterprise's couriers and their state, one courier, and the lines of the today card."""

from conversations.briefing import Briefing, Enterprise
from conversations.courier import Courier, CourierBook, CourierRun
from conversations.courier_fitness import bar_to_ride, why_not
from conversations.roles import Action, Subject, may
from conversations.screens.bars import way_rows
from conversations.screens.parts import button, to_today
from conversations.screens.run_parts import counts_of, is_overnight, is_sharing, vehicle
from conversations.view import Button, Fact, Line, Rows, Style, View

PAGE = 10
"""Couriers on a page."""


def runs_of(courier: Courier, book: CourierBook) -> tuple[CourierRun, ...]:
    """The courier's runs of a book, newest first."""
    return tuple(run for run in book.runs if run.staff_id == courier.staff_id)


def open_run(courier: Courier, book: CourierBook) -> CourierRun | None:
    """The courier's run that is under way."""
    return next((run for run in runs_of(courier, book) if run.ended_at is None), None)


def state_of(courier: Courier, book: CourierBook, briefing: Briefing) -> Line:
    """Under way since when, not let ride today and why, back, or not out today."""
    run = open_run(courier, book)
    if run is not None:
        key = "courier-overnight" if is_overnight(run, briefing) else "courier-sharing" if is_sharing(run, briefing.now) else "courier-out"
        return Line(key, {"day": run.day, "since": run.started_at, "counts": counts_of(run)})
    if courier.refused is not None:
        found = courier.refused
        degrees = (Line("degrees", {"value": str(found.temperature)}),) if found.temperature is not None else ()
        findings = (*degrees, *(Line(f"symptom-{code}") for code in found.symptoms))
        return Line("courier-refused", {"findings": findings}) if findings else Line("courier-refused-bare")
    done = [each for each in runs_of(courier, book) if each.day == briefing.today and each.ended_at is not None]
    if not done:
        return Line("courier-none-today")
    deliveries = sum(each.deliveries for each in done)
    return Line("courier-back", {"runs": len(done), "at": done[0].ended_at or briefing.now, "deliveries": deliveries})


def courier_list(enterprise: Enterprise, briefing: Briefing, page: int, *said: Line) -> View:
    """All couriers, those under way first."""
    book = briefing.couriers.get(enterprise.id, CourierBook(enterprise.id))
    title = Line("couriers-title", {"enterprise": enterprise.name, "count": len(book.couriers)})
    add = button("courier-add", "couradd", enterprise.id, style=Style.PLAIN if book.couriers else Style.PRIMARY)
    if not book.couriers:
        present = any(not person.departed for person in briefing.rosters.get(enterprise.id, ()))
        way = (add,) if present else (button("add-staff", "add", enterprise.id, style=Style.PRIMARY),)
        return View(
            (*said, title, Line("couriers-none" if present else "couriers-no-staff")), (way, *_days(enterprise, briefing), to_today())
        )
    ordered = sorted(book.couriers, key=lambda each: open_run(each, book) is None)
    pages = -(-len(ordered) // PAGE)
    page = max(0, min(page, pages - 1))
    shown = ordered[page * PAGE : (page + 1) * PAGE]
    lines = [*said, title, *(_listed(each, book, briefing) for each in shown)]
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    buttons = [_to_courier(each, book) for each in shown]
    grid: Rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    turning = [button("previous", "cour", enterprise.id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"cour:{enterprise.id}:{page + 1}"))
    return View(tuple(lines), (*grid, *((tuple(turning),) if turning else ()), (add,), *_days(enterprise, briefing), to_today()))


def _listed(courier: Courier, book: CourierBook, briefing: Briefing) -> Line:
    run = open_run(courier, book)
    plate = courier.plate if run is None else run.plate
    facts: dict[str, Fact] = {"courier": courier.name, "vehicle": vehicle(plate), "state": state_of(courier, book, briefing)}
    return Line("courier-listed", facts)


def _to_courier(courier: Courier, book: CourierBook) -> Button:
    run = open_run(courier, book)
    if run is not None:
        return Button(Line("button-courier-out", {"courier": courier.name}), f"run:{run.id}")
    return Button(Line("button-courier", {"courier": courier.name}), f"ride:{courier.staff_id}:{courier.enterprise_id}")


def _days(enterprise: Enterprise, briefing: Briefing) -> Rows:
    return ((button("run-days", "runday", enterprise.id, briefing.today),),)


def courier_card(courier: Courier, briefing: Briefing, *said: Line) -> View:
    """One courier: for the manager with all that can be changed, for the courier with the own runs."""
    book = briefing.own_runs.get(courier.staff_id, CourierBook(courier.enterprise_id))
    run, ids = open_run(courier, book), (courier.staff_id, courier.enterprise_id)
    leads = may(briefing.account, Action.MANAGE_COURIERS, Subject(courier.enterprise_id))
    facts: dict[str, Fact] = {"courier": courier.name, "vehicle": vehicle(courier.plate)}
    why = why_not(courier, briefing) if run is None else None
    lines = [*said, Line("courier-title", facts), state_of(courier, book, briefing) if why is None else barred_line(courier, why)]
    if leads:
        lines += [Line("courier-refused-ways")] if run is None and why is None and courier.refused is not None else []
        lines += [Line("courier-phone-kept" if courier.phone_kept else "courier-no-phone")]
        lines += [Line("courier-alone" if courier.alone else "courier-not-alone")]
    rows: list[tuple[Button, ...]] = []
    if why is not None:
        rows += ways_out(courier, briefing)
    elif run is None:
        rows.append((begin(courier),))
    else:
        rows.append((button("to-run", "run", run.id, style=Style.PRIMARY), button("run-end", "runend", run.id)))
    rows += [(button("runs", "rides", *ids),)] if book.runs else []
    if leads:
        rows.append((button("courier-plate", "couredit", *ids, "plate"), button("courier-phone", "couredit", *ids, "phone")))
        rows.append((button("courier-link-again" if courier.alone else "courier-link", "courlink", *ids),))
        rows.append((button("courier-end", "courend", *ids), button("couriers", "cour", courier.enterprise_id, 0)))
    return View(tuple(lines), (*rows, to_today()))


def barred_line(courier: Courier, why: Line) -> Line:
    """That somebody may not be on post, and so does not ride."""
    return Line("run-barred", {"courier": courier.name, "why": why})


def ways_out(courier: Courier, briefing: Briefing) -> Rows:
    """What leads out of it: for the courier the own check; for the manager the report, where that told of them as ill, else the isolation
    or the check behind it."""
    if not may(briefing.account, Action.MANAGE_COURIERS, Subject(courier.enterprise_id)):
        return ((button("own-check", "self", courier.staff_id),),)
    bar = bar_to_ride(courier, briefing)
    return ((button("report", "report", courier.enterprise_id),),) if bar is None else way_rows(bar, courier.enterprise_id)


def begin(courier: Courier) -> Button:
    """To ride; who was not let ride today is measured anew first, and nothing urges them to."""
    ids = (courier.staff_id, courier.enterprise_id)
    if courier.refused is not None:
        return button("run-measure", "runstart", *ids)
    return button("run-begin", "runstart", *ids, style=Style.PRIMARY)


def end_confirm(courier: Courier) -> View:
    """Before somebody is no courier any more."""
    ids = (courier.staff_id, courier.enterprise_id)
    rows: Rows = ((button("courier-end-yes", "courend", *ids, "yes", style=Style.DANGER),), (button("back", "ride", *ids),))
    return View((Line("courier-end-confirm", {"courier": courier.name}),), rows)


def ended(courier: Courier) -> View:
    """Somebody is no courier any more; and the way to take that back."""
    undo = button("courier-undo-end", "courback", courier.enterprise_id, courier.staff_id, courier.plate)
    rows: Rows = ((undo,), (button("couriers", "cour", courier.enterprise_id, 0), *to_today()))
    return View((Line("courier-ended", {"courier": courier.name}),), rows)


def link_coming(courier: Courier, days: int) -> View:
    """The link comes as the next message, so that it can be sent on as it is."""
    rows: Rows = ((button("to-courier", "ride", courier.staff_id, courier.enterprise_id), *to_today()),)
    return View((Line("courier-link-coming", {"courier": courier.name, "days": days}),), rows)


def couriers_today(enterprise: Enterprise, briefing: Briefing, *, alone: bool = True) -> tuple[list[Line], Rows]:
    """What the today card says of an enterprise's couriers: nothing where it has none. Where the reader has several enterprises (not
    `alone`), the button says which one's."""
    book = briefing.couriers.get(enterprise.id)
    if book is None or not (book.couriers or book.runs):
        return [], ()
    under_way = [run for run in book.runs if run.ended_at is None]
    late = [run for run in under_way if is_overnight(run, briefing)]
    back = sum(run.ended_at is not None for run in book.runs)
    lines = [Line("today-couriers", {"count": len(book.couriers), "out": len(under_way), "back": back})]
    lines += [Line("today-runs-overnight", {"couriers": tuple(run.courier for run in late[:5]), "count": len(late)})] if late else []
    what = Line("button-couriers-today")
    label = what if alone else Line("button-of-division", {"what": what, "division": enterprise.name})
    return lines, ((Button(label, f"cour:{enterprise.id}:0", Style.PRIMARY if late else Style.PLAIN),),)


def own_today(courier: Courier, briefing: Briefing) -> tuple[tuple[Line, ...], Rows]:
    """What the today card says to a courier: the run that is under way, or how to begin one."""
    book = briefing.own_runs.get(courier.staff_id, CourierBook(courier.enterprise_id))
    run, ids = open_run(courier, book), (courier.staff_id, courier.enterprise_id)
    runs: Rows = ((button("runs", "rides", *ids),),) if book.runs else ()
    if run is None:
        why = why_not(courier, briefing)
        if why is not None:
            return (barred_line(courier, why),), runs  # the way out of it is the own check, which stands below
        return (Line("run-own-title", {"state": state_of(courier, book, briefing)}),), ((begin(courier),), *runs)
    lines = [Line("run-own-title", {"state": state_of(courier, book, briefing)})]
    lines += [Line("run-overnight")] if is_overnight(run, briefing) else []
    to_run = button("to-run", "run", run.id, style=Style.PRIMARY)
    return tuple(lines), ((to_run, button("run-end", "runend", run.id)), *runs)
