"""Right after a courier wanted to ride: what to do now, or why not."""

from conversations.briefing import Briefing
from conversations.courier import Courier
from conversations.courier_records import StartRun
from conversations.roles import Action, Subject, may
from conversations.screens.couriers import barred_line, courier_card, ways_out
from conversations.screens.parts import button, to_today
from conversations.screens.run_parts import vehicle
from conversations.view import Line, Rows, Style, View


def _leads(courier: Courier, briefing: Briefing) -> bool:
    return may(briefing.account, Action.MANAGE_COURIERS, Subject(courier.enterprise_id))


def begun(courier: Courier, run: StartRun, briefing: Briefing, *, logged: bool) -> View:
    """The run is under way; its card is one tap away, because its number is known only once it is stored."""
    lines = [Line("run-begun", {"courier": courier.name, "vehicle": vehicle(run.plate), "at": briefing.now})]
    lines += [Line("run-vehicle-logged")] if logged else []
    lines += [] if run.vehicle_disinfected else [Line("run-disinfect-later")]
    return View(
        (*lines, Line("run-what-now")),
        ((button("run-go-on", "riding", courier.staff_id, courier.enterprise_id, style=Style.PRIMARY),), to_today()),
    )


def refused(courier: Courier, briefing: Briefing) -> View:
    """Not fit: what to do, in plain words."""
    leads = _leads(courier, briefing)
    rows: Rows = ((button("couriers", "cour", courier.enterprise_id, 0),),) if leads else ()
    return View((Line("run-refused" if leads else "run-refused-own", {"courier": courier.name}),), (*rows, to_today()))


def barred(courier: Courier, why: Line, briefing: Briefing, *, alerted: bool) -> View:
    """Somebody who may not be on post does not ride either, and the way out of it."""
    lines = [barred_line(courier, why)]
    lines += [Line("run-alerted")] if alerted else []
    back: Rows = ((button("to-courier", "ride", courier.staff_id, courier.enterprise_id), *to_today()),)
    return View(tuple(lines), (*ways_out(courier, briefing), *back))


def out_already(courier: Courier, briefing: Briefing) -> View:
    """The run before has to be ended first."""
    return courier_card(courier, briefing, Line("run-open-already", {"courier": courier.name}))
