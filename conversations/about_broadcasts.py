"""What the conversations about broadcasts are about, for loading and for the access check."""

from conversations.about import number_at
from conversations.audience import Audience
from conversations.audience_making import audience_key
from conversations.briefing import Briefing
from conversations.broadcast import AudienceCount, Broadcast, Outcome, Received
from conversations.roles import Account
from conversations.want import Want

Args = tuple[str, ...]


def wants_broadcast(args: Args) -> tuple[Want, ...]:
    """The broadcast whose id comes first."""
    return (Want("broadcast", number_at(args, 0)),)


def broadcast_of(args: Args, briefing: Briefing) -> Broadcast | None:
    """That broadcast."""
    return briefing.broadcasts.get(number_at(args, 0))


def page_at(args: Args, place: int) -> int:
    """A page, from 0; the first one for what is none."""
    return number_at(args, place) % 100_000


def wants_broadcasts(args: Args) -> tuple[Want, ...]:
    """A page of all broadcasts."""
    return (Want("broadcast_list", page_at(args, 0)),)


def outcome_at(args: Args, place: int) -> Outcome | None:
    """An outcome; None for what is none."""
    return next((one for one in Outcome if len(args) > place and one.value == args[place]), None)


def recipients_key(args: Args) -> str:
    """A page of recipients: the broadcast, the outcome, the page; everywhere."""
    return f"{number_at(args, 0)}:{outcome_at(args, 1)}:{page_at(args, 2)}:"


def wants_recipients(args: Args) -> tuple[Want, ...]:
    """The broadcast, and a page of its recipients where an outcome is named."""
    return (*wants_broadcast(args), *((Want("recipients", recipients_key(args)),) if outcome_at(args, 1) is not None else ()))


def received_key(args: Args, account: Account | None) -> str:
    """The broadcast that comes first, as the person who asks has it."""
    return f"{number_at(args, 0)}:{account.id if account is not None else 0}"


def wants_received(args: Args, account: Account | None) -> tuple[Want, ...]:
    """That, for loading."""
    return (Want("received", received_key(args, account)),) if account is not None and number_at(args, 0) else ()


def received_of(args: Args, briefing: Briefing) -> Received | None:
    """That, from what was loaded."""
    return briefing.received.get(received_key(args, briefing.account))


def count_of(audience: Audience, briefing: Briefing) -> AudienceCount | None:
    """Whom the audience reaches now; None where it was not counted."""
    return briefing.audiences.get(audience_key(audience))
