"""One return check: the verdict and its reason, what was declared, who declared and who confirmed it, and what can be done with it."""

from datetime import date

from conversations.briefing import Briefing, Ledger
from conversations.codes import MAY_RETURN, BarReason, Transport, Verdict
from conversations.returns import Check, Declaration, Isolation
from conversations.rules.window import missing_days
from conversations.screens.parts import button, to_today
from conversations.screens.return_done import is_on_post, on_post_lines
from conversations.screens.returns import unconfirmed
from conversations.screens.stays import day_short, missing_line, stay_lines, strip_lines
from conversations.screens.verdict import verdict_lines
from conversations.view import Button, Fact, Line, Rows, Style, View


def card_name(check_id: int) -> str:
    """The living card of a check."""
    return f"check/{check_id}"


def person_of(check: Check) -> Line:
    """Who it is, for the own enterprise."""
    if check.staff_post:
        return Line("person-with-post", {"name": check.staff_name, "post": check.staff_post})
    return Line("person", {"name": check.staff_name})


def check_card(check: Check, briefing: Briefing, *said: Line) -> View:
    """The card as it stands now."""
    ledger = briefing.ledgers.get(check.enterprise_id)
    outdated = _outdated(check, ledger)
    lines = [
        *said,
        Line("check-title", {"person": person_of(check)}),
        *_standing(check),
        *_isolation(check, briefing),
        *((Line("check-outdated", {"day": outdated}),) if outdated is not None else ()),
        *verdict_lines(check, is_over=_is_over(check, briefing)),
        *declared_lines(check.declaration, check.judgement.policy.look_back_days),
        *_by(check),
    ]
    may_return = _is_over(check, briefing) or (check.judgement.verdict in MAY_RETURN and _open(check, briefing) is None)
    now_on_post = check.current and not may_return and is_on_post(check.staff_id, ledger)
    lines += on_post_lines((Line("person", {"name": check.staff_name}),)) if now_on_post else ()
    rows = _rows(check, briefing, ledger if now_on_post else None, outdated=outdated is not None)
    return View(tuple(lines), rows, card=card_name(check.id))


def _outdated(check: Check, ledger: Ledger | None) -> date | None:
    """The day on which the person was told of as not returned after this check, so that another one is owed."""
    bars = ledger.bars if ledger is not None and check.current else ()
    return next((bar.away for bar in bars if bar.reason is BarReason.UNCHECKED and bar.check_id == check.id), None)


def declared_card(check: Check, briefing: Briefing) -> View | None:
    """What managers are told when a person has declared; nothing once one of them has looked at it."""
    return check_card(check, briefing, Line("declared-arrived")) if check.current and unconfirmed(check) else None


def _standing(check: Check) -> tuple[Line, ...]:
    if not check.current:
        return (Line("check-replaced"),)
    return (Line("check-unconfirmed"),) if unconfirmed(check) else ()


def _isolation(check: Check, briefing: Briefing) -> tuple[Line, ...]:
    """That the person is in isolation, and that a milder verdict does not end it."""
    found = _open(check, briefing)
    if found is None:
        return ()
    key = "check-isolation" if check.judgement.verdict is Verdict.ISOLATE else "isolation-goes-on"
    return (Line(key, {"until": found.until}),)


def _open(check: Check, briefing: Briefing) -> Isolation | None:
    wards = briefing.wards.get(check.enterprise_id, ())
    return next((each for each in wards if each.staff_id == check.staff_id and each.ended is None), None)


def _is_over(check: Check, briefing: Briefing) -> bool:
    """Whether the isolation that the verdict asked for has ended. Only said of present staff: of who has left nothing is loaded."""
    is_present = any(each.id == check.staff_id and not each.departed for each in briefing.rosters.get(check.enterprise_id, ()))
    isolated = check.judgement.verdict is Verdict.ISOLATE and check.enterprise_id in briefing.wards
    return isolated and is_present and check.current and _open(check, briefing) is None


def declared_lines(declared: Declaration, look_back_days: int) -> tuple[Line, ...]:
    """What was declared, line by line."""
    day = declared.return_day
    symptoms: tuple[Fact, ...] = tuple(Line(f"symptom-{code}") for code in declared.symptoms) or (Line("no-symptoms"),)
    exposures: tuple[Fact, ...] = tuple(Line(f"verdict-exposure-{code}") for code in declared.exposures) or (Line("no-exposures"),)
    contact = declared.contact_day
    if contact is not None:
        exposures = (*exposures, Line("last-contact", {"day": day_short(contact, day)}))
    return (
        Line("told-return_day", {"day": day}),
        *strip_lines(declared.stays, day, look_back_days),
        missing_line(missing_days(declared.stays, day, look_back_days), look_back_days),
        *stay_lines(declared.stays, day),
        *_journey(declared),
        Line("told-contacts", {"exposures": exposures}),
        Line("told-health", {"findings": (Line("degrees", {"value": str(declared.temperature)}), *symptoms)}),
    )


def _journey(declared: Declaration) -> tuple[Line, ...]:
    if declared.transport is Transport.NONE:
        return ()
    seat: tuple[Fact, ...] = (Line("seat-told", {"seat": declared.seat}),) if declared.seat else ()
    number: tuple[Fact, ...] = (declared.number,) if declared.number else ()
    return (Line("told-transport", {"parts": (Line(f"transport-{declared.transport}"), *number, *seat)}),)


def _by(check: Check) -> tuple[Line, ...]:
    """Who declared it and when, who stands for it, and why it was judged again."""
    own = "check-own" if check.self_declared else "check-by"
    lines = [Line(own, {"by": check.declared_by, "day": check.declared_at.date(), "at": check.declared_at})]
    if check.self_declared and check.confirmed_at is not None:
        lines.append(Line("check-confirmed", {"by": check.confirmed_by, "day": check.confirmed_at.date(), "at": check.confirmed_at}))
    lines += [Line("check-revision", {"revision": check.revision})] if check.revision > 1 else []
    if check.judged_because == "risk":
        facts: dict[str, Fact] = {"day": check.judged_at.date(), "at": check.judged_at}
        lines.append(Line("check-rejudged", facts))
    return tuple(lines)


def _rows(check: Check, briefing: Briefing, on_post: Ledger | None, *, outdated: bool) -> Rows:
    enterprise, why = check.enterprise_id, button("why", "chkwhy", check.id)
    last = (button("returns", "ret", enterprise, 0), *to_today())
    if not check.current:
        return ((why, button("check-current", "retone", enterprise, check.staff_id)), last)
    rows: list[tuple[Button, ...]] = []
    complete = check.judgement.verdict is Verdict.INCOMPLETE
    amend = button("check-complete" if complete else "check-amend", "chkamend", check.id, enterprise)
    if unconfirmed(check):
        confirm = button("check-confirm", "chkok", check.id, enterprise, check.revision, style=Style.SUCCESS)
        rows += [(confirm,)] if check.judgement.verdict is not Verdict.INCOMPLETE else []
        rows.append((button("check-back", "chkback", check.id, enterprise), amend))
        rows.append((why,))
    else:
        anew = button("check-anew", "retnew", enterprise, check.staff_id, style=Style.PRIMARY if outdated else Style.PLAIN)
        rows.append((why,) if outdated else (why, amend))
        rows.append((anew, button("check-link", "retlink", enterprise, check.staff_id)))
    isolation = _open(check, briefing)
    rows += [(button("way-isolation", "iso", isolation.id),)] if isolation is not None else []
    rows += [(button("amend", "amend", enterprise, briefing.today, style=Style.PRIMARY),)] if on_post is not None else []
    return (*rows, last)
