"""本人核查 A staff member's own return check, for the person alone: whether it is owed, where it stands, and what to do now."""

from datetime import date

from conversations.about_couriers import courier_of
from conversations.briefing import Briefing
from conversations.codes import MAY_RETURN, Verdict
from conversations.return_facts import StaffMember
from conversations.return_filing import Filed
from conversations.returns import Check, Judgement
from conversations.roles import Membership
from conversations.rules.window import in_ranges
from conversations.screens.couriers import own_today as run_today
from conversations.screens.parts import button, to_today
from conversations.screens.stays import span
from conversations.view import Fact, Line, Rows, Style, View


def declared(person: StaffMember, done: Filed) -> View:
    """Right after it was sent: that a manager confirms it, and what to do where it is not well."""
    lines = [Line("own-sent", {"enterprise": person.enterprise_name})]
    lines += (Line("own-isolation-over"),) if done.is_over else advice(done.judgement)
    if done.goes_on and done.before.isolation is not None:
        lines.append(Line("own-isolation-goes-on", {"until": done.before.isolation.until}))
    again = (button("own-complete", "self", person.id, "new", style=Style.PRIMARY),)
    rows: Rows = (again,) if done.judgement.verdict is Verdict.INCOMPLETE else ()
    return View(tuple(lines), (*rows, to_today()))


def advice(judgement: Judgement, isolated_until: date | None = None) -> tuple[Line, ...]:
    """What the person should do now; nothing where the check stands in no one's way. `isolated_until`: the last day of the isolation as it
    stands, which an officer may have moved."""
    match judgement.verdict:
        case Verdict.NOT_FIT:
            return (Line("own-advice-not_fit"),)
        case Verdict.ISOLATE:
            until = isolated_until or judgement.isolate_until or judgement.as_of
            return (Line("own-advice-isolate", {"until": until}),)
        case Verdict.INCOMPLETE:
            near = judgement.missing[-1] if judgement.missing else judgement.as_of
            days = tuple(span(first, last, near) for first, last in in_ranges(judgement.missing))
            return (Line("own-advice-incomplete", {"days": days}),)
        case _:
            return ()


def state(person: StaffMember, check: Check | None) -> tuple[Line, ...]:
    """Where the check stands. Who is in isolation is told so first, and never that a later check lets them return."""
    if check is None:
        told: tuple[Line, ...] = (Line("own-none"),)
    elif person.isolated_until is None and check.judgement.verdict in MAY_RETURN:
        told = (_may_return(check),)
    else:
        is_over = person.isolated_until is None and check.judgement.verdict is Verdict.ISOLATE
        now = (Line("own-isolation-over"),) if is_over else advice(check.judgement, person.isolated_until)
        told = (Line("own-state-seen" if check.confirmed else "own-state-sent", _when(check)), *now)
    if person.isolated_until is None or (check is not None and check.judgement.verdict is Verdict.ISOLATE):
        return told
    return (Line("own-isolation-goes-on", {"until": person.isolated_until}), *told)


def _may_return(check: Check) -> Line:
    if not check.confirmed:
        return Line("own-state-waiting", _when(check))
    return Line(f"own-state-{check.judgement.verdict}", {"day": check.declaration.return_day})


def _when(check: Check) -> dict[str, Fact]:
    return {"day": check.declared_at.date(), "at": check.declared_at}


def _rows(staff_id: int, check: Check | None) -> Rows:
    if check is None:
        return ((button("own-begin", "self", staff_id, style=Style.PRIMARY),),)
    if check.judgement.verdict is Verdict.INCOMPLETE:
        return ((button("own-complete", "self", staff_id, "new", style=Style.PRIMARY),),)
    key = "own-change" if check.self_declared and not check.confirmed else "own-again"
    why = () if check.judgement.verdict in MAY_RETURN and not check.confirmed else (button("why", "selfwhy", staff_id),)
    return ((button(key, "self", staff_id, "new"), *why),)


def own_today(membership: Membership, briefing: Briefing) -> tuple[tuple[Line, ...], Rows]:
    """The lines of the today card for one enterprise that asked for the person's check."""
    person = briefing.staff.get(membership.staff_id or 0)
    if person is None:
        return (), ()
    title = Line("own-title", {"name": person.name, "enterprise": person.enterprise_name})
    if person.departed:
        return (title, Line("own-departed", {"enterprise": person.enterprise_name})), ()
    check = briefing.own_checks.get(person.id)
    rider = courier_of((str(person.id),), briefing)
    if rider is None:
        return (title, *state(person, check)), _rows(person.id, check)
    riding, ways = run_today(rider, briefing)
    who = Line("run-own-header", {"name": person.name, "enterprise": person.enterprise_name})
    if check is None and person.isolated_until is None:
        # Nobody asked for a check: it can be made, but nothing is owed.
        return (who, *riding), (*ways, (button("own-check", "self", person.id),))
    return (who, *riding, title, *state(person, check)), (*ways, *_rows(person.id, check))


def own_card(person: StaffMember, check: Check | None, *said: Line) -> View:
    """The same on a card of its own."""
    title = Line("own-title", {"name": person.name, "enterprise": person.enterprise_name})
    return View((*said, title, *state(person, check)), (*_rows(person.id, check), to_today()))


ASKED = "asked"
"""Behind the staff member in the subject of the screen: a manager has asked for the check."""


def answered(person: StaffMember, check: Check | None, *, asked: bool = False) -> View | None:
    """What the person is told after a manager looked at the check: that it is confirmed, or was corrected for the
    person, or that it is to be answered anew. With `asked` a manager wants it answered, also where one is confirmed."""
    if person.departed:
        return None
    if check is not None and check.confirmed and not asked:
        return own_card(person, check, Line("own-confirmed" if check.self_declared else "own-filed"))
    view = own_card(person, check, Line("own-asked-again" if check is not None else "own-asked"))
    again = (button("own-change" if check is not None else "own-begin", "self", person.id, "new", style=Style.PRIMARY),)
    return View(view.lines[:2] if check is not None else view.lines, (again, to_today()))
