"""Trace questions go through their key and come back as they were."""

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from conversations.courier import Spot, TraceBy, TraceQuestion
from conversations.courier_text import key_to_question, question_to_key

ZONE = timezone(timedelta(hours=8))
MOMENTS = st.integers(0, 300_000_000).map(lambda seconds: datetime(2020, 1, 1, tzinfo=ZONE) + timedelta(seconds=seconds))
DEGREES = st.integers(-180_000_000, 180_000_000)
QUESTIONS = st.builds(
    TraceQuestion,
    by=st.sampled_from(TraceBy),
    path=st.text(max_size=30),
    since=MOMENTS,
    until=MOMENTS,
    text=st.text(max_size=60),
    spot=st.none() | st.builds(Spot, DEGREES, DEGREES),
    page=st.integers(0, 1000),
)


@given(QUESTIONS)
def test_back_and_forth(question: TraceQuestion) -> None:
    assert key_to_question(question_to_key(question)) == question
