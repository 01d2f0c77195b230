"""The card with the progress of a broadcast."""

from datetime import datetime

from conversations.broadcast import GOT_IT, Broadcast, Outcome
from conversations.view import Line, View


def progress(broadcast: Broadcast, now: datetime) -> View:
    """How it stands."""
    del now
    tally = broadcast.tally
    facts = {
        "sent": tally.of(*GOT_IT),
        "total": tally.total,
        "failed": tally.of(Outcome.FAILED),
        "unreachable": tally.of(Outcome.UNREACHABLE),
        "pending": tally.of(Outcome.PENDING),
    }
    lines = (Line(f"broadcast-progress-{broadcast.state}", {"id": str(broadcast.id)}), Line("broadcast-progress-numbers", facts))
    return View(lines, card=f"broadcast/{broadcast.id}")
