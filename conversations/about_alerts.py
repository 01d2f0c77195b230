"""What lists of alerts are about, for loading and for the access check."""

from conversations.about import number_at
from conversations.alert_pages import EVERYWHERE, Tab
from conversations.briefing import Briefing
from conversations.roles import Account, Subject
from conversations.want import Want


def page_key(subject: tuple[str, ...], account: Account | None) -> str:
    """`DIVISION:TAB:PAGE:ACCOUNT` of what was tapped: all of them and the first page where nothing else is said."""
    tab = subject[1] if len(subject) > 1 and subject[1] in tuple(Tab) else Tab.ALL.value
    return f"{subject[0] if subject else ''}:{tab}:{number_at(subject, 2)}:{account.id if account else 0}"


def counts_key(division: str, account: Account) -> str:
    """`DIVISION:ACCOUNT`."""
    return f"{division}:{account.id}"


def wants_alert_page(subject: tuple[str, ...], account: Account | None) -> tuple[Want, ...]:
    """A page of the open alerts of a division, as this person is shown it."""
    return (Want("alerts", page_key(subject, account)),)


def alert_page_concerned(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The division whose code comes first; no place at all stands for everywhere, which only admins see."""
    page = briefing.alert_pages.get(page_key(subject, briefing.account))
    return Subject(path=page.path) if page is not None else None


def wants_alert_counts(account: Account) -> tuple[Want, ...]:
    """How many alerts are open in each division that the person is an officer of; for admins, everywhere."""
    codes = [m.division for m in account.divisions()] + ([EVERYWHERE] if account.is_admin() else [])
    return tuple(Want("alert_counts", counts_key(code, account)) for code in codes)
