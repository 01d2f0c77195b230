"""What the buttons of return checks are about: an enterprise's checks, one check, or the one person who answers alone."""

from conversations.about import number_at
from conversations.briefing import Briefing
from conversations.return_scope import wants_returns
from conversations.returns import Check
from conversations.roles import Subject
from conversations.want import Want

Args = tuple[str, ...]


def check_of(args: Args, briefing: Briefing) -> Check | None:
    """The check whose id comes first."""
    return briefing.check_cards.get(number_at(args, 0))


def check_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """The enterprise of the check. Where the button names one too, it has to be that."""
    check = check_of(args, briefing)
    if check is None or (len(args) > 1 and number_at(args, 1) != check.enterprise_id):
        return None
    return Subject(check.enterprise_id)


def wants_check(args: Args) -> tuple[Want, ...]:
    """The check, locked for the turn; with its enterprise, also what may stand beside it there: today's ledger, the isolations and
    who is still on the roster."""
    beside = ("enterprise", "ledger", "wards", "roster") if len(args) > 1 else ()
    return (Want("check", number_at(args, 0)), *(Want(kind, number_at(args, 1)) for kind in beside))


def wants_amendment(args: Args) -> tuple[Want, ...]:
    """The check and all that a new one is about."""
    return (Want("check", number_at(args, 0)), *wants_returns(args[1:]))


def staff_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """The one person who declares."""
    person = briefing.staff.get(number_at(args, 0))
    return Subject(staff_id=person.id) if person else None


def wants_own(args: Args) -> tuple[Want, ...]:
    """The person and the check there is."""
    return Want("staff", number_at(args, 0)), Want("own_check", number_at(args, 0))
