"""The key of a trace question as a `Want` carries it: JSON, so that whatever is typed into it comes back as it was."""

import json
from datetime import datetime

from conversations.courier import Spot, TraceBy, TraceQuestion


def question_to_key(question: TraceQuestion) -> str:
    """The question as one string; equal questions have equal keys."""
    spot = None if question.spot is None else [question.spot.latitude, question.spot.longitude]
    since, until = question.since.isoformat(), question.until.isoformat()
    told = [question.by.value, question.path, since, until, question.text, spot, question.page]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def key_to_question(key: str) -> TraceQuestion:
    """The inverse of `question_to_key`. Raises ValueError for a key that is none."""
    by, path, since, until, text, spot, page = json.loads(key)
    place = None if spot is None else Spot(*spot)
    return TraceQuestion(TraceBy(by), path, datetime.fromisoformat(since), datetime.fromisoformat(until), text, place, page)
