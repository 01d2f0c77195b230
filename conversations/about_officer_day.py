"""What the cards of an officer's day are about, for loading and for the access check."""

from conversations.about import number_at
from conversations.alert_pages import EVERYWHERE
from conversations.briefing import Briefing, EnterpriseCard
from conversations.enterprise_search import paths_of, search_key
from conversations.officer_day import DivisionDay, Message, NotePage, ThreadPage
from conversations.roles import Account, Subject
from conversations.want import Want

Args = tuple[str, ...]


def page_at(args: Args, place: int) -> int:
    """A page, from 0; the first one for what is none."""
    text = args[place] if len(args) > place else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def wants_card(args: Args) -> tuple[Want, ...]:
    """All that the officer's card of an enterprise shows."""
    return Want("enterprise_card", number_at(args, 0)), Want("enterprise_alerts", number_at(args, 0))


def card_of(args: Args, briefing: Briefing) -> EnterpriseCard | None:
    """The enterprise whose id comes first."""
    return briefing.enterprise_cards.get(number_at(args, 0))


def card_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """Where that enterprise reports."""
    card = card_of(args, briefing)
    return Subject(card.enterprise.id, card.enterprise.path) if card is not None else None


def search_text(args: Args) -> str:
    """What was typed; a colon in it parted the data of the button."""
    return ":".join(args)


def wants_search(args: Args, account: Account | None) -> tuple[Want, ...]:
    """A first page of what is found."""
    return (Want("search", search_key(paths_of(account), search_text(args))),) if args else ()


def wants_search_page(args: Args, account: Account | None) -> tuple[Want, ...]:
    """Another page: the number comes first."""
    return (Want("search", search_key(paths_of(account), search_text(args[1:]), page_at(args, 0))),)


def wants_notes(args: Args) -> tuple[Want, ...]:
    """A page of notes on an enterprise: id, page."""
    return Want("enterprise", number_at(args, 0)), Want("notes", f"{number_at(args, 0)}:{page_at(args, 1)}")


def wants_first_notes(args: Args) -> tuple[Want, ...]:
    """The first page of notes on an enterprise, whatever else is named."""
    return wants_notes(args[:1])


def wants_notes_around(args: Args) -> tuple[Want, ...]:
    """The page on which a note stands: enterprise, note, page."""
    return wants_notes((args[0], args[2]) if len(args) > 2 else args[:1])


def notes_of(args: Args, briefing: Briefing) -> NotePage:
    """The page that was loaded of that enterprise; an empty one where there is none."""
    key = number_at(args, 0)
    return next((page for page in briefing.note_pages.values() if page.enterprise_id == key), NotePage(key, 0, 0, 1))


def wants_message(args: Args) -> tuple[Want, ...]:
    """One message."""
    return (Want("message", number_at(args, 0)),)


def message_of(args: Args, briefing: Briefing) -> Message | None:
    """The message whose id comes first."""
    return briefing.messages.get(number_at(args, 0))


def message_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """The enterprise that it was written to or by."""
    message = message_of(args, briefing)
    return Subject(message.enterprise_id, message.path) if message is not None else None


def wants_writing(args: Args) -> tuple[Want, ...]:
    """The enterprise that is written to, and the message that is answered, if it is an answer."""
    answered = (Want("message", number_at(args, 1)),) if len(args) > 1 else ()
    return (*wants_card(args), *answered)


def wants_thread(args: Args) -> tuple[Want, ...]:
    """A page of what was written with an enterprise: id, page."""
    return Want("enterprise", number_at(args, 0)), Want("thread", f"{number_at(args, 0)}:{page_at(args, 1)}")


def thread_of(args: Args, briefing: Briefing) -> ThreadPage:
    """The page that was loaded of that enterprise."""
    key = number_at(args, 0)
    return next((page for page in briefing.thread_pages.values() if page.enterprise_id == key), ThreadPage(key, 0, 0, 1))


def wants_threads(args: Args, account: Account | None) -> tuple[Want, ...]:
    """A page of the officer's own enterprises with messages."""
    return (Want("threads", f"{account.id}:{page_at(args, 0)}"),) if account is not None else ()


def wants_division(args: Args) -> tuple[Want, ...]:
    """The figures of the division whose code comes first."""
    return (Want("division", args[0] if args else ""),)


def division_of(args: Args, briefing: Briefing) -> DivisionDay | None:
    """That division."""
    return briefing.division_days.get(args[0]) if args else None


def day_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """Where that division lies; of the whole province, also while there is none."""
    division = division_of(args, briefing)
    if division is None:
        return Subject() if args[:1] == (EVERYWHERE,) else None
    return Subject(path=division.path)


def wants_digest_times(_args: Args, account: Account | None) -> tuple[Want, ...]:
    """When the person wants digests."""
    return (Want("digest_times", account.id),) if account is not None else ()
