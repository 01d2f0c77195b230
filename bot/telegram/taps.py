"""Every tap is answered, so that the button stops glowing; the answer may carry a toast."""

from typing import Any

import structlog

from bot.desk.arrival import Answer, Arrival
from bot.telegram.api import Api
from bot.telegram.errors import NoAnswerError, RefusedError

MOST_TOAST = 200
"""Characters of an answer's text (TELEGRAM.md)."""
ANSWER_SECONDS = 10.0

_log = structlog.get_logger(__name__)


def tap_answer(arrival: Arrival, answer: Answer) -> dict[str, Any] | None:
    """The parameters of `answerCallbackQuery`; None when the update was no tap."""
    if arrival.callback_id is None:
        return None
    parameters: dict[str, Any] = {"callback_query_id": arrival.callback_id}
    if answer.toast:
        parameters["text"] = answer.toast[:MOST_TOAST]
        if answer.alert:
            parameters["show_alert"] = True
    return parameters


async def send_tap_answer(api: Api, parameters: dict[str, Any]) -> None:
    """Answer a tap, once: a toast that comes late is worth nothing, and `query is too old` is nobody's fault. Never raises for the API."""
    try:
        await api.call("answerCallbackQuery", parameters, seconds=ANSWER_SECONDS)
    except RefusedError as error:
        if not error.description.lower().startswith("query is too old"):
            _log.warning("tap_not_answered", code=error.code)
    except (NoAnswerError, ValueError) as error:
        _log.warning("tap_not_answered", cause=type(error).__name__)
