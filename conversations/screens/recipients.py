"""Who got a broadcast, by outcome: for each what became of it, and who has not confirmed."""

from datetime import datetime

from conversations.broadcast import Broadcast, Outcome
from conversations.broadcast_lists import RecipientLine, RecipientPage
from conversations.screens.moment import moment
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, View


def _label(broadcast: Broadcast, outcome: Outcome) -> Line:
    """What the outcome is called: of one that must be confirmed, who merely has it still owes that."""
    owes = broadcast.must_confirm and outcome in (Outcome.SENT, Outcome.READ)
    return Line(f"outcome-{outcome}-owes" if owes else f"outcome-{outcome}")


def outcomes(broadcast: Broadcast) -> View:
    """How many have which outcome, and the way to each list."""
    tally = broadcast.tally
    there = [outcome for outcome in Outcome if tally.of(outcome)]
    head = Line("recipients-title", {"number": broadcast.id, "total": tally.total})
    lines = [Line("recipients-count", {"outcome": _label(broadcast, one), "count": tally.of(one)}) for one in there]
    ways = [
        (Button(Line("button-recipients", {"outcome": _label(broadcast, one), "count": tally.of(one)}), f"bcwho:{broadcast.id}:{one}:0"),)
        for one in there
    ]
    nobody = () if there else (Line("recipients-nobody"),)
    return View((head, *lines, *nobody), (*ways, (button("broadcast-see", "bc", broadcast.id), *to_today())))


def recipients(broadcast: Broadcast, page: RecipientPage, now: datetime) -> View:
    """A page of those with one outcome."""
    head = Line("recipients-of", {"number": broadcast.id, "outcome": _label(broadcast, page.outcome), "total": page.total})
    lines = [head, *(_line(one, now) for one in page.recipients)]
    lines += [Line("page-of", {"page": page.page + 1, "pages": page.pages})] if page.pages > 1 else []
    lines += [Line("recipients-nobody-now")] if not page.recipients else []
    turning = [button("previous", "bcwho", broadcast.id, page.outcome, page.page - 1)] if page.page else []
    if page.page + 1 < page.pages:
        more = f"bcwho:{broadcast.id}:{page.outcome}:{page.page + 1}"
        turning.append(Button(Line("button-next", {"page": page.page + 2, "pages": page.pages}), more))
    turned: Rows = (tuple(turning),) if turning else ()
    return View(tuple(lines), (*turned, (button("recipients-all", "bcwho", broadcast.id), button("broadcast-see", "bc", broadcast.id))))


def _line(one: RecipientLine, now: datetime) -> Line:
    why: Fact = Line(f"failure-{one.why}") if one.why is not None else ""
    at: Fact = moment(one.at, now) if one.at is not None else ""
    facts: dict[str, Fact] = {"name": one.name, "why": why, "at": at}
    if one.why is not None:
        return Line("recipient-failed", {"name": one.name, "why": why})
    return Line("recipient-at", {"name": one.name, "at": at}) if one.at is not None else Line("recipient", {"name": facts["name"]})
