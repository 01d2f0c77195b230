"""Screens of broadcasts that leave by themselves: the messages, the author's card and what else the author is told, the question to other
admins, reminders to confirm, and what takes the place of what was withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from conversations.about import number_at
from conversations.about_broadcasts import broadcast_of, received_of, wants_broadcast, wants_received
from conversations.briefing import Briefing
from conversations.broadcast import GOT_IT, News, Outcome, State
from conversations.broadcast_takes import pace_of
from conversations.content import Part
from conversations.guidance_language import reads
from conversations.roles import Account, Action, Subject, may
from conversations.rules.broadcast_moves import may_approve
from conversations.screens.broadcast_asked import asked_card, asked_still, told
from conversations.screens.broadcast_edits import edit_card
from conversations.screens.broadcast_letter import chased, letter, withdrawn
from conversations.screens.broadcast_progress import progress
from conversations.view import Line, View
from conversations.want import Want

About = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BroadcastScreen:
    """As `composed.Composed`, which these become."""

    name: str
    wants: Callable[[About, Account | None], tuple[Want, ...]]
    view: Callable[[About, Briefing], View | None]


def _broadcast(subject: About, briefing: Briefing) -> View | None:
    """`BROADCAST:PART`, the part from 0: only while it runs and it is this part's turn. Whoever was in the audience when it started gets
    it, also without the role by now."""
    found, part = received_of(subject, briefing), number_at(subject, 1)
    if found is None or found.withdrawn:
        return None
    turn = found.state is State.RUNNING and found.outcome is Outcome.PENDING and found.parts == part
    return letter(found, part) if turn else None


def _edited(subject: About, briefing: Briefing) -> View | None:
    """`BROADCAST:PART`: the message as it is now, once it stands in the chat, whatever became of those after it. `BROADCAST:PART:FILE`: of
    an album another file than its first. Whoever has tapped below the last message has all of them, also where nobody knew."""
    found, part, file = received_of(subject, briefing), number_at(subject, 1), number_at(subject, 2)
    if found is None or found.withdrawn or (found.parts <= part and found.outcome not in GOT_IT):
        return None
    view = letter(found, part)
    if not file or view is None or view.content is None:
        return view
    files = view.content.files[file : file + 1]
    return View((), card=f"{view.card}/{file}", content=Part(files=files)) if files else None


def _chase(subject: About, briefing: Briefing) -> View | None:
    """Only while the confirmation is owed."""
    found = received_of(subject, briefing)
    if found is None or found.withdrawn or found.overtaken or not found.must_confirm or not may(briefing.account, Action.RECEIVE):
        return None
    return chased(found) if found.outcome in (Outcome.SENT, Outcome.READ) else None


def _withdrawn(subject: About, briefing: Briefing) -> View | None:
    """`BROADCAST:PART`: it is taken away from everybody, whatever they are by now; `BROADCAST:chase`: the reminder to confirm it too."""
    del briefing
    view = withdrawn(number_at(subject, 0), number_at(subject, 1))
    return replace(view, card=f"broadcast-chase/{number_at(subject, 0)}") if subject[1:] == ("chase",) else view


def _moved(subject: About, briefing: Briefing) -> View | None:
    """In place of the card of a questionnaire that stands further below now, and of no card's name: it is none any more."""
    del subject, briefing
    return View((Line("task-moved"),), card="", withdrawn=True)


def _progress(subject: About, briefing: Briefing) -> View | None:
    found = broadcast_of(subject, briefing)
    mine = may(briefing.account, Action.BROADCAST, Subject())
    viewer = briefing.account.id if briefing.account is not None else None
    if found is None or not mine:
        return None
    return progress(found, briefing.now, viewer, pace_of(briefing), reads(briefing), briefing.policy)


def _asked(subject: About, briefing: Briefing) -> View | None:
    """To admins who may be the second pair of eyes, while one is needed."""
    found = broadcast_of(subject, briefing)
    account = briefing.account
    if found is None or account is None or not may(account, Action.BROADCAST, Subject()) or not may_approve(found, account.id):
        return None
    return asked_card(found, briefing.now, pace_of(briefing), briefing.policy)


def _asked_still(subject: About, briefing: Briefing) -> View | None:
    """That card where it stands already: answered by somebody, or changed."""
    found, account = broadcast_of(subject, briefing), briefing.account
    if found is None or account is None or not may(account, Action.BROADCAST, Subject()):
        return None
    return asked_still(found, briefing.now, pace_of(briefing), account.id, briefing.policy)


def _told(subject: About, briefing: Briefing) -> View | None:
    """`BROADCAST:NEWS`: what its author hears of it, while that is so."""
    found = broadcast_of(subject, briefing)
    news = next((one for one in News if subject[1:] == (one.value,)), None)
    if found is None or news is None or not may(briefing.account, Action.BROADCAST, Subject()):
        return None
    return told(found, news, briefing.now)


def _edit(subject: About, briefing: Briefing) -> View | None:
    """To admins: an edit that waits for one of them, or that it does not any more."""
    found, account = broadcast_of(subject, briefing), briefing.account
    if found is None or account is None or not may(account, Action.BROADCAST, Subject()):
        return None
    return edit_card(found, briefing.now, account.id)


BROADCAST_SCREENS = (
    BroadcastScreen("broadcast", wants_received, _broadcast),
    BroadcastScreen("broadcast_edited", wants_received, _edited),
    BroadcastScreen("broadcast_progress", lambda subject, _account: wants_broadcast(subject), _progress),
    BroadcastScreen("broadcast_asked", lambda subject, _account: wants_broadcast(subject), _asked),
    BroadcastScreen("broadcast_asked_still", lambda subject, _account: wants_broadcast(subject), _asked_still),
    BroadcastScreen("broadcast_told", lambda subject, _account: wants_broadcast(subject), _told),
    BroadcastScreen("broadcast_edit", lambda subject, _account: wants_broadcast(subject), _edit),
    BroadcastScreen("broadcast_chase", wants_received, _chase),
    BroadcastScreen("broadcast_withdrawn", lambda _subject, _account: (), _withdrawn),
    BroadcastScreen("task_moved", lambda _subject, _account: (), _moved),
)
