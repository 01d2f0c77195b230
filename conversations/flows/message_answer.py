"""回复联络员 A manager answers an officer's message. The subject is the message."""

from conversations.about_officer_day import message_concerned, message_of, wants_message
from conversations.engine.flow import Finish, Flow
from conversations.engine.scope import Scope
from conversations.message_asks import MessageDraft, message_asks
from conversations.officer_day import Message
from conversations.officer_day_records import AnswerMessage
from conversations.roles import Action
from conversations.screens.messages import officer_post, quoted_line
from conversations.screens.parts import button, to_today
from conversations.view import Line, View

NAME = "message_answer"


def _message(scope: Scope) -> Message:
    message = message_of(scope.subject, scope.briefing)
    assert message is not None, "the access check comes first"  # noqa: S101
    return message


def header(scope: Scope) -> tuple[Line, ...]:
    """To whom, for which enterprise, and what is answered."""
    message = _message(scope)
    to = Line("message-answer-to", {"to": officer_post(message), "name": message.enterprise_name})
    return to, quoted_line(message)


def total(scope: Scope) -> tuple[Line, ...]:
    """Under which name it arrives."""
    del scope
    return (Line("message-under-enterprise"),)


def record(draft: MessageDraft, scope: Scope) -> Finish:
    """Send it."""
    message = _message(scope)
    rows = ((button("reply-again", "msgans", message.id),), to_today())
    lines = (Line("message-answered", {"to": officer_post(message)}), Line("message-text", {"text": draft.text}))
    return Finish((AnswerMessage(message.enterprise_id, message.id, draft.text),), View(lines, rows), Line("toast-message-sent"))


FLOW = Flow(
    name=NAME,
    draft=MessageDraft,
    header=header,
    asks=message_asks(total),
    record=record,
    wants=wants_message,
    action=Action.ANSWER_MESSAGE,
    concerns=message_concerned,
)
