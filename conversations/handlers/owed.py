"""What officers tap to see who has not confirmed a broadcast. `args`: the division; and the broadcast, the outcome, the page."""

from conversations.about import number_at
from conversations.about_broadcasts import outcome_at, page_at
from conversations.briefing import Briefing
from conversations.engine.turn import Turn
from conversations.guidance_language import reads
from conversations.request import Request
from conversations.roles import Subject
from conversations.screens.owed import OWING, owed_list, owing
from conversations.want import Want

Args = tuple[str, ...]


def _key(args: Args) -> str:
    """The page of recipients, in this division alone; empty where none is asked for."""
    outcome, code = outcome_at(args, 2), args[0] if args else ""
    return f"{number_at(args, 1)}:{outcome}:{page_at(args, 3)}:{code}" if outcome in OWING and code else ""


def wants_owed(args: Args) -> tuple[Want, ...]:
    """The broadcasts that are to be confirmed there, and the names where they are asked for."""
    key = _key(args)
    return (Want("owed", args[0] if args else ""), *((Want("recipients", key),) if key else ()))


def owed_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """Where that division lies."""
    page = briefing.owed_pages.get(args[0]) if args else None
    return Subject(path=page.path) if page is not None else None


def show_owed(request: Request) -> Turn:
    """The list, or the names."""
    page = request.briefing.owed_pages[request.text(0)]
    names = request.briefing.recipient_pages.get(_key(request.args))
    known = names is not None and any(one.id == names.broadcast_id for one in page.broadcasts)
    view = owing(page, names) if names is not None and known else owed_list(page, request.briefing.now, reads(request.briefing))
    return Turn(request.session, (view,))
