"""Help, the language choice, and answers to what cannot be taken down."""

from conversations.roles import Account, Membership
from conversations.screens.parts import button, to_today
from conversations.view import Button, Line, Rows, View

LANGUAGES = ("zh-CN", "en")


def help_card(account: Account | None, *said: Line) -> View:
    """What this person can do here, in a few lines."""
    if account is None or not account.memberships:
        return View((*said, Line("help-stranger")), (_language_row(),))
    lines = [*said, Line("help-title")]
    lines += [Line("help-manager")] if account.enterprises() else []
    lines += [Line("help-guidance")] if account.enterprises() else []
    lines += [Line("help-officer"), Line("help-officer-day"), Line("help-guidance-officer")] if account.divisions() else []
    lines += [Line(f"help-{one}") for one in ("admin", "broadcast", "guidance-admin")] if account.is_admin() else []
    lines += [Line("help-assign")] if account.is_admin() or any(map(has_divisions_below, account.divisions())) else []
    lines += [Line("help-staff")] if account.declares() else []
    lines += [Line("help-couriers"), Line("help-reminders")] if account.enterprises() else []
    lines += [Line("help-courier")] if account.declares() else []
    lines += [Line("help-duty"), Line("help-trace")] if account.divisions() else []
    return View((*lines, Line("help-anytime")), (to_today(), _language_row()))


def has_divisions_below(held: Membership) -> bool:
    """Whether it is a province or a city (the codes of counties end otherwise): whom what is assigned to below is said there."""
    return held.division.endswith("00")


def _language_row() -> tuple[Button, ...]:
    return (button("language", "lang"),)


def language_card(*said: Line) -> View:
    """Both languages, each in its own words."""
    rows: Rows = (tuple(Button(Line(f"language-{code}"), f"lang:{code}") for code in LANGUAGES), to_today())
    return View((*said, Line("language-title")), rows)


def choose_enterprise(account: Account, verb: str, *said: Line) -> View:
    """For somebody who reports for several enterprises."""
    rows = tuple(
        (Button(Line("button-enterprise", {"name": m.enterprise_name}), f"{verb}:{m.enterprise_id}"),) for m in account.enterprises()
    )
    return View((*said, Line("choose-enterprise")), (*rows, to_today()))


def choose_division(account: Account, verb: str, everywhere: str = "") -> View:
    """For an officer of several divisions. `everywhere`: what stands for a division where an admin may ask for the whole province."""
    rows = tuple((Button(Line("button-enterprise", {"name": m.division_name}), f"{verb}:{m.division}"),) for m in account.divisions())
    rows += ((button("everywhere", verb, everywhere),),) if everywhere and account.is_admin() else ()
    return View((Line("choose-division"),), (*rows, to_today()))


def choose_either(account: Account, verb: str, division_verb: str) -> View:
    """For somebody who reports for enterprises and is an officer as well."""
    own, held = choose_enterprise(account, verb), choose_division(account, division_verb)
    return View((Line("choose-either"),), (*own.rows[:-1], *held.rows))
