"""配送班次 One run: how it began, what was delivered, where it went; what can be added while it is under way, what is to be had of it."""

from conversations.about_couriers import is_own
from conversations.briefing import Briefing
from conversations.courier import CourierRun
from conversations.roles import Action, Subject, may
from conversations.rules.fitness import has_fever
from conversations.screens.parts import button, to_today
from conversations.screens.run_parts import clock, counts_of, courier_name, is_overnight, is_sharing, silent_since, span_of, vehicle
from conversations.view import Button, Fact, Line, Rows, Style, View


def card_name(run_id: int) -> str:
    """The living card of a run."""
    return f"run/{run_id}"


def run_card(run: CourierRun, briefing: Briefing, *said: Line) -> View:
    """The card as it stands now: with all buttons for the courier and the enterprise, to be looked at for officers."""
    own = is_own(run, briefing)
    lines = [*said, *title_lines(run, briefing), span_of(run, briefing)]
    lines += [Line("run-overnight")] if is_overnight(run, briefing) and own else []
    lines += [_start(run), *_end(run), *_what(run, briefing, own=own)]
    if not own:
        return View(tuple(lines), _officer_rows(run))
    leads = may(briefing.account, Action.MANAGE_COURIERS, Subject(run.enterprise_id))
    back = ((button("couriers", "cour", run.enterprise_id, 0), *to_today()),) if leads else (to_today(),)
    return View(tuple(lines), (*(_open_rows(run) if run.ended_at is None else _done_rows(run, briefing)), *back))


def title_lines(run: CourierRun, briefing: Briefing) -> tuple[Line, ...]:
    """Who, with what; for those outside the enterprise also whose courier."""
    title = Line("run-title", {"courier": courier_name(run, briefing), "vehicle": vehicle(run.plate)})
    return (title,) if is_own(run, briefing) else (title, Line("run-enterprise", {"enterprise": run.enterprise_name}))


def _start(run: CourierRun) -> Line:
    facts: dict[str, Fact] = {
        "temperature": Line("degrees", {"value": str(run.start_temperature)}),
        "mask": Line("mask-yes" if run.mask else "mask-no"),
        "vehicle": Line("disinfected-yes" if run.vehicle_disinfected else "disinfected-no"),
    }
    return Line("run-start", facts)


def _end(run: CourierRun) -> tuple[Line, ...]:
    if run.ended_at is None or run.end_temperature is None:
        return ()
    facts: dict[str, Fact] = {"temperature": Line("degrees", {"value": str(run.end_temperature)}), "boxes": run.box_disinfections or 0}
    return (Line("run-end", facts), *((Line("run-remark", {"remark": run.remark}),) if run.remark else ()))


def _what(run: CourierRun, briefing: Briefing, *, own: bool) -> tuple[Line, ...]:
    adding = own and run.ended_at is None
    lines = [counts_of(run) if run.deliveries or not adding else Line("run-no-deliveries")]
    if is_sharing(run, briefing.now) and run.sharing_until is not None:
        lines.append(Line("run-sharing", {"points": run.points, "until": clock(run.sharing_until, run)}))
        since = silent_since(run, briefing.now)
        lines += [Line("run-silent" if adding else "run-silent-there", {"since": clock(since, run)})] if since is not None else []
    elif run.points:
        lines.append(Line("run-points", {"points": run.points}))
    else:
        lines.append(Line("run-no-points" if adding else "run-without-points"))
    lines += [Line("run-areas", {"areas": " → ".join(run.areas)})] if run.areas else []
    lines += [Line("run-photos", {"count": run.photos})] if run.photos else []
    return tuple(lines)


def _open_rows(run: CourierRun) -> Rows:
    """While it is under way."""
    change: Rows = ((button("run-list", "runlist", run.id, 0), button("run-order", "runorder", run.id)),) if run.deliveries else ()
    seen = (*_map(run), *_photos(run))
    return (
        (button("run-add", "runadd", run.id, style=Style.PRIMARY),),
        (button("run-share", "runshare", run.id), button("run-areas", "runareas", run.id)),
        *change,
        (button("run-photo", "runphoto", run.id), *seen),
        (button("run-end", "runend", run.id, style=Style.SUCCESS), button("refresh", "run", run.id)),
    )


def _done_rows(run: CourierRun, briefing: Briefing) -> Rows:
    """When it is over: what there is of it, and the next one."""
    lists: Rows = ((button("run-list", "runlist", run.id, 0), button("run-file", "runfile", run.id)),) if run.deliveries else ()
    seen = (*_map(run), *_photos(run))
    ids = (run.staff_id, run.enterprise_id)
    feverish = has_fever(run.end_temperature, (), briefing.policy)
    again = (button("run-measure" if feverish else "run-begin", "runstart", *ids),) if run.day == briefing.today else ()
    return (*lists, *((seen,) if seen else ()), (*again, button("runs", "rides", *ids)))


def _officer_rows(run: CourierRun) -> Rows:
    seen = (*_map(run), *_photos(run))
    lists: Rows = ((button("run-list", "runlist", run.id, 0), button("run-file", "runfile", run.id)),) if run.deliveries else ()
    about = (button("detail", "rundetail", run.id), button("enterprise-card", "ent", run.enterprise_id))
    return (*lists, *((seen,) if seen else ()), about, to_today())


def _map(run: CourierRun) -> tuple[Button, ...]:
    return (button("run-map", "runmap", run.id),) if run.points > 1 else ()


def _photos(run: CourierRun) -> tuple[Button, ...]:
    return (button("run-photos", "runphotos", run.id),) if run.photos else ()
