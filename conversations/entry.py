"""A way in: a button's verb, and all that must hold before it opens anything."""

from collections.abc import Callable
from dataclasses import dataclass

from conversations.about import own_concerned, wants_nothing
from conversations.briefing import Briefing
from conversations.engine.session import Session
from conversations.engine.turn import Turn
from conversations.request import Request
from conversations.roles import Account, Action, Subject
from conversations.want import Want


@dataclass(frozen=True, slots=True)
class Entry:
    """A button's verb, and all that must hold before `open` is called. `wants` and `concerns` get the parts behind the verb; `own_wants`
    also who asks: for what is looked up among all that is theirs; `begun_wants` what they have begun: for a button that goes on with it."""

    verb: str
    action: Action
    open: Callable[[Request], Turn]
    wants: Callable[[tuple[str, ...]], tuple[Want, ...]] = wants_nothing
    concerns: Callable[[tuple[str, ...], Briefing], Subject | None] = own_concerned
    own_wants: Callable[[tuple[str, ...], Account | None], tuple[Want, ...]] = lambda _args, _account: ()
    begun_wants: Callable[[tuple[str, ...], Session], tuple[Want, ...]] = lambda _args, _session: ()
