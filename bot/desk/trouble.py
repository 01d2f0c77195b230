"""When something of ours broke: the update is kept among the dead letters, and its person is told in plain words."""

from bot.desk.arrival import Arrival
from bot.mailbox.dead_letters import DeadLetter, cause_of
from bot.mailbox.letters import Draft, Lane
from conversations.engine.signals import Tapped, Typed, Uploaded
from conversations.screens.parts import to_today
from conversations.view import Line, View

NOTHING_SAVED = Line("failed-nothing-saved")
"""What happened, what was kept, what to do."""


def dead_letter(arrival: Arrival, error: Exception) -> DeadLetter:
    """The update with its cause."""
    return DeadLetter("inbound", arrival.update_id, cause_of(error), arrival.raw or _told(arrival))


def unread_letter(arrival: Arrival) -> DeadLetter:
    """An update that could not be read."""
    return DeadLetter("inbound", arrival.update_id, arrival.problem or "unknown", arrival.raw)


def apology(arrival: Arrival, language: str) -> Draft:
    """The card that tells the person, below everything else: the living card above stays as it was."""
    view = View((NOTHING_SAVED,), (to_today(),), card="trouble")
    return Draft(arrival.chat_id, Lane.REPLY, language, card=view.card, view=view)


def _told(arrival: Arrival) -> dict[str, str | int]:
    """What an arrival without a raw update (something that happened inside) was about."""
    told: dict[str, str | int] = {"chat_id": arrival.chat_id, "signal": type(arrival.signal).__name__}
    match arrival.signal:
        case Tapped(data):
            told["tapped"] = data
        case Typed(text):
            told["typed"] = text
        case Uploaded(file_id):
            told["file"] = file_id
        case _:
            pass
    return told
