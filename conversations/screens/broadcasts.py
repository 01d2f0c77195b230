"""Broadcasts besides their own card: the list, what is said once one is written or changed, the questions before what cannot be undone."""

from datetime import datetime

from conversations.briefing import Briefing
from conversations.broadcast import GOT_IT, Broadcast, FailureReason, Outcome
from conversations.broadcast_content import first_words
from conversations.broadcast_lists import BroadcastLine, BroadcastPage
from conversations.broadcast_night import after_night
from conversations.broadcast_records import MOST_CHASES
from conversations.content import Parts
from conversations.guidance_language import in_language
from conversations.rules.broadcast_moves import retried, went_to_nobody
from conversations.screens.broadcast_state import state_word
from conversations.screens.moment import moment
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

YES = "yes"


def broadcast_list(page: BroadcastPage, language: str) -> View:
    """All broadcasts, the newest first, in the words of the reader's language."""
    new = (button("broadcast-new", "bcnew", style=Style.PRIMARY),)
    if not page.broadcasts:
        return View((Line("broadcasts-title"), Line("broadcasts-none")), (new, to_today()))
    lines = [Line("broadcasts-title"), *(_line(one, language) for one in page.broadcasts)]
    lines += [Line("page-of", {"page": page.page + 1, "pages": page.pages})] if page.pages > 1 else []
    rows: list[tuple[Button, ...]] = [
        (Button(Line("button-broadcast", {"number": one.id, "words": _words(one, language)}), f"bc:{one.id}"),) for one in page.broadcasts
    ]
    turning = [button("previous", "bcs", page.page - 1)] if page.page else []
    if page.page + 1 < page.pages:
        turning.append(Button(Line("button-next", {"page": page.page + 2, "pages": page.pages}), f"bcs:{page.page + 1}"))
    turned: Rows = (tuple(turning),) if turning else ()
    return View(tuple(lines), (*rows, *turned, new, to_today()))


def draft_there(parts: Parts) -> View:
    """One was begun and is not handed over: the way back to it stands below every card."""
    words: Fact = first_words(parts) or Line("broadcast-no-words")
    return View((Line("broadcast-draft-there", {"words": words}),), ((button("broadcast-anew", "bcnew", "new"),), to_today()))


def no_broadcast() -> View:
    """There is none with this number."""
    return View((Line("nothing-there"),), ((button("broadcasts", "bcs", 0),), to_today()))


def _words(one: BroadcastLine, language: str) -> Fact:
    return in_language(one.titles, language) or Line("broadcast-no-words")


def _line(one: BroadcastLine, language: str) -> Line:
    nobody = went_to_nobody(one.state, one.total, one.unreachable)
    state = state_word(one.state, withdrawn=one.withdrawn, back=one.back, overtaken=one.overtaken, nobody=nobody)
    facts: dict[str, Fact] = {
        "number": one.id,
        "state": state,
        "words": _words(one, language),
        "day": one.created_at.date(),
        "got": one.got_it,
    }
    if not one.total:
        return Line("broadcasts-line-new", {key: facts[key] for key in ("number", "state", "words", "day")})
    if one.must_confirm:
        return Line("broadcasts-line-confirm", {**facts, "total": one.total, "confirmed": one.confirmed})
    return Line("broadcasts-line", {**facts, "total": one.total})


def handed_over(count: int, start: datetime | None, now: datetime, *, ask: bool) -> View:
    """It is written down: it leaves, waits for its time, or for another admin."""
    rows: Rows = ((button("broadcasts", "bcs", 0),), to_today())
    if ask:
        return View((Line("broadcast-handed-ask", {"count": count}),), rows)
    if start is None:
        return View((Line("broadcast-handed", {"count": count}),), rows)
    return View((Line("broadcast-handed-at", {"count": count, "at": moment(start, now)}),), rows)


def edited(broadcast: Broadcast) -> View:
    """The change is on its way, or made where nothing has left."""
    tally = broadcast.tally
    line = Line("broadcast-edited", {"number": broadcast.id, "got": tally.of(*GOT_IT), "pending": tally.of(Outcome.PENDING)})
    if broadcast.started_at is None:
        line = Line("broadcast-edited-unsent", {"number": broadcast.id})
    return View((line,), ((button("broadcast-see", "bc", broadcast.id),), to_today()))


def _sure(broadcast: Broadcast, lines: tuple[Line, ...], *ways: Button) -> View:
    back = (button("broadcast-back", "bc", broadcast.id),)
    return View(lines, (*((way,) for way in ways), back), f"broadcast-sure/{broadcast.id}")


def cancel_sure(broadcast: Broadcast) -> View:
    """Before it is cancelled: who has it keeps it, nobody else gets it."""
    tally = broadcast.tally
    facts: dict[str, Fact] = {"number": broadcast.id, "got": tally.of(*GOT_IT), "pending": tally.of(Outcome.PENDING)}
    key = "broadcast-cancel-sure" if tally.total else "broadcast-cancel-sure-new"
    return _sure(
        broadcast,
        (Line(key, facts if tally.total else {"number": broadcast.id}),),
        button("broadcast-cancel-yes", "bccancel", broadcast.id, YES, style=Style.DANGER),
    )


def withdraw_sure(broadcast: Broadcast) -> View:
    """Before it is taken back: what cannot be deleted any more stays, as long as it is no text."""
    got = broadcast.tally.of(*GOT_IT)
    sure = Line("broadcast-withdraw-sure", {"number": broadcast.id, "got": got})
    if not got:
        sure = Line("broadcast-withdraw-sure-new", {"number": broadcast.id})
    files = any(part.files for parts in broadcast.content.values() for part in parts)
    stays = (Line("broadcast-withdraw-files"),) if files and got else ()
    return _sure(
        broadcast,
        (sure, *stays),
        button("broadcast-withdraw-yes", "bctake", broadcast.id, YES, style=Style.DANGER),
    )


def chase_sure(broadcast: Broadcast, briefing: Briefing) -> View:
    """Before everybody who owes the confirmation is reminded: how many, how often that can be done, and when it leaves at night."""
    facts: dict[str, Fact] = {"number": broadcast.id, "count": broadcast.tally.chaseable, "most": MOST_CHASES}
    yes = button("broadcast-chase-yes", "bcchase", broadcast.id, YES, style=Style.PRIMARY)
    leaves = after_night(briefing.now, briefing.policy)
    night = (Line("broadcast-chase-waits", {"at": moment(leaves, briefing.now)}),) if leaves > briefing.now else ()
    return _sure(broadcast, (Line("broadcast-chase-sure", facts), *night), yes)


def retry_sure(broadcast: Broadcast) -> View:
    """Before it is sent again to those for whom it failed; those of whom nobody knows only where that is wished."""
    certain, unknown = retried(broadcast), broadcast.tally.failed.get(FailureReason.UNKNOWN, 0)
    ways = []
    if certain:
        label = Line("button-broadcast-retry-yes", {"count": certain})
        ways.append(Button(label, f"bcretry:{broadcast.id}:{YES}", Style.PRIMARY))
    if unknown:
        label = Line("button-broadcast-retry-all", {"count": certain + unknown})
        ways.append(Button(label, f"bcretry:{broadcast.id}:all", Style.DANGER))
    facts: dict[str, Fact] = {"number": broadcast.id, "certain": certain, "unknown": unknown}
    return _sure(broadcast, (Line("broadcast-retry-sure", facts),), *ways)
