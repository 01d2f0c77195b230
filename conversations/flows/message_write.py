"""发消息 An officer writes to the managers of an enterprise, or answers them. The subject: the enterprise, and the message answered."""

from conversations.about import number_at
from conversations.about_officer_day import card_concerned, card_of, message_of, wants_writing
from conversations.engine.flow import Finish, Flow
from conversations.engine.scope import Scope
from conversations.message_asks import MessageDraft, message_asks
from conversations.officer_day import Message
from conversations.officer_day_records import WriteMessage
from conversations.roles import Action
from conversations.screens.messages import quoted_line
from conversations.screens.parts import button, to_today
from conversations.view import Line, View

NAME = "message_write"


def _reachable(scope: Scope) -> int:
    card = card_of(scope.subject, scope.briefing)
    return sum(one.reachable for one in card.counterpart.managers) if card is not None else 0


def _answered(scope: Scope) -> Message | None:
    """The message that is answered, if it is this enterprise's."""
    message = message_of(scope.subject[1:2], scope.briefing)
    mine = message is not None and message.enterprise_id == number_at(scope.subject, 0) and not message.by_officer
    return message if mine else None


def header(scope: Scope) -> tuple[Line, ...]:
    """To whom, and what is answered."""
    card, answered = card_of(scope.subject, scope.briefing), _answered(scope)
    if card is None:
        return ()
    quoted = (quoted_line(answered),) if answered is not None else ()
    return (Line("message-to", {"name": card.enterprise.name, "count": _reachable(scope)}), *quoted)


def nobody(scope: Scope) -> Line | None:
    """No manager can be written to (any more)."""
    return None if _reachable(scope) else Line("message-nobody")


def total(scope: Scope) -> tuple[Line, ...]:
    """Under which name it arrives."""
    del scope
    return (Line("message-under-post"),)


def record(draft: MessageDraft, scope: Scope) -> Finish:
    """Send it."""
    key, answered = number_at(scope.subject, 0), _answered(scope)
    card = card_of(scope.subject, scope.briefing)
    name = card.enterprise.name if card is not None else ""
    rows = ((button("thread", "thread", key, 0), button("enterprise-card", "ent", key)), to_today())
    view = View((Line("message-sent", {"name": name}), Line("message-text", {"text": draft.text})), rows)
    return Finish((WriteMessage(key, draft.text, answered.id if answered is not None else None),), view, Line("toast-message-sent"))


FLOW = Flow(
    name=NAME,
    draft=MessageDraft,
    header=header,
    asks=message_asks(total),
    record=record,
    wants=wants_writing,
    action=Action.WRITE_MESSAGE,
    concerns=card_concerned,
    obsolete=nobody,
)
