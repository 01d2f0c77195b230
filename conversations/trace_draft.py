"""配送溯源 The answers of the trace questionnaire as the question that they come to. Nothing is asked of the clock or the account here: the
frame in which the question was opened (the division's path, the offset of local time) stands among the answers."""

from datetime import datetime, time, timedelta, timezone

from conversations.courier import Spot, TraceBy, TraceQuestion
from conversations.courier_text import question_to_key
from conversations.engine.period import days_of
from conversations.engine.session import Answers

NAME = "trace"
FRAME, ANSWER = "frame", "answer"
WHOLE_DAY = "day"
AROUND = ("30", "60")
"""Minutes before and after a time of the day."""
MOST_PAGES = 2_000


def question_of(answers: Answers, page: int = 0) -> TraceQuestion | None:
    """The question, once all that it needs is answered."""
    frame, by, days = answers.get(FRAME), answers.get("by"), days_of(answers.get("period"))
    if not frame or by not in [each.value for each in TraceBy] or days is None:
        return None
    zone = timezone(timedelta(seconds=frame[1]))
    since = datetime.combine(days[0], time.min, zone)
    until = datetime.combine(days[1], time(23, 59, 59), zone)
    if by != TraceBy.PLACE:
        text = answers.get(by)
        return TraceQuestion(TraceBy(by), frame[0], since, until, text, page=page) if isinstance(text, str) else None
    place = answers.get("place")
    if not isinstance(place, list):
        return None
    clock, minutes = answers.get("clock"), answers.get("around")
    if days[0] == days[1] and isinstance(clock, list) and minutes in AROUND:
        middle = datetime.combine(days[0], time(*clock), zone)
        since, until = middle - timedelta(minutes=int(minutes)), middle + timedelta(minutes=int(minutes))
    return TraceQuestion(TraceBy.PLACE, frame[0], since, until, "", Spot(*place), page)


def key_of(answers: Answers, page: int = 0) -> str | None:
    """The same as the key of a want."""
    question = question_of(answers, page)
    return question_to_key(question) if question is not None else None


def page_asked(data: str) -> int | None:
    """The page that a button of the answer asks for: `a:VERSION:answer:page N`."""
    verb, _, rest = data.partition(":")
    _, _, told = rest.partition(":")
    path, _, token = told.partition(":")
    if verb != "a" or path != ANSWER:
        return None
    return page_named(token)


def page_named(token: str) -> int | None:
    """The page of a token `page N`."""
    word, _, number = token.partition(" ")
    right = word == "page" and number.isascii() and number.isdigit() and len(number) < 5
    return int(number) if right and int(number) < MOST_PAGES else None
