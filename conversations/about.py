"""What flows and buttons are about: the enterprise, division or alert behind their arguments, for loading and for the access check."""

from conversations.briefing import Briefing
from conversations.roles import Action, Subject, may
from conversations.want import Want


def enterprise_concerned(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The enterprise whose id comes first; None when there is none."""
    enterprise = briefing.enterprises.get(_number(subject))
    return Subject(enterprise.id, enterprise.path) if enterprise else None


def alert_concerned(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """Where the enterprise of the alert reports."""
    alert = briefing.alerts.get(_number(subject))
    return Subject(path=alert.path) if alert else None


def division_concerned(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The division whose code comes first: known to those who are officers there or above, and to admins."""
    page = next((found for key, found in briefing.laggards.items() if subject and key.split(":")[0] == subject[0]), None)
    if page is not None:
        return Subject(path=page.path)
    held = briefing.account.divisions() if briefing.account else ()
    return next((Subject(path=m.path) for m in held if subject and m.division == subject[0]), None)


def own_concerned(_subject: tuple[str, ...], _briefing: Briefing) -> Subject:
    """Nothing but the person who asks."""
    return Subject()


def wants_nothing(_subject: tuple[str, ...]) -> tuple[Want, ...]:
    """Nothing beyond the account."""
    return ()


def wants_ledger(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The enterprise and what today's ledger builds on."""
    return Want("enterprise", _number(subject)), Want("ledger", _number(subject))


def wants_roster(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The enterprise and its staff."""
    return Want("enterprise", _number(subject)), Want("roster", _number(subject))


def wants_ledger_and_roster(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """All that a ledger with exceptions needs."""
    return (*wants_ledger(subject), Want("roster", _number(subject)))


def wants_history(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The enterprise and its last days."""
    return Want("enterprise", _number(subject)), Want("history", _number(subject))


def wants_alert(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The alert, locked for the turn."""
    return (Want("alert", _number(subject)),)


def wants_laggards(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """A page of laggards: division code, page."""
    code = subject[0] if subject else ""
    page = subject[1] if len(subject) > 1 and subject[1].isascii() and subject[1].isdigit() else "0"
    return (Want("laggards", f"{code}:{page}"),)


def allowed(action: Action, subject: Subject | None, briefing: Briefing) -> bool:
    """Whether the person of this briefing may do `action`; what does not exist may nobody."""
    return subject is not None and may(briefing.account, action, subject)


def number_at(subject: tuple[str, ...], place: int) -> int:
    """The part at `place` as an id; 0, which nothing has, where there is none."""
    text = subject[place] if len(subject) > place else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def _number(subject: tuple[str, ...]) -> int:
    return number_at(subject, 0)
