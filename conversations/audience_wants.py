"""What has to be known while an audience is chosen: whom the one on the card, and the one after what was just said, would reach."""

from collections.abc import Iterator

from conversations.audience_kind import places_typed
from conversations.audience_making import PATH, Making, audience_key, making_from_json, tapped, with_days
from conversations.engine.advance import ANSWER
from conversations.engine.flow import SAID
from conversations.engine.session import Answers
from conversations.enterprise_list import MOST_LINES, list_key, read_list
from conversations.enterprise_search import EVERYWHERE, search_key, tidy
from conversations.want import Want


def wants_audience(answers: Answers) -> tuple[Want, ...]:
    """For the card that stands, and for the one after what is being said now; and for an answer that is being given anew, because it is
    not taken any more: only its count tells so."""
    held, given = answers.get(f"{PATH}~"), answers.get(PATH)
    before = making_from_json(held if held is not None else given)
    said = str(answers.get(SAID) or "")
    after = _after(before, said)
    found = [*_wants(before), *(_wants(after) if after is not None else ()), *_sought(before, said)]
    found += _wants(making_from_json(given)) if given is not None else ()
    return tuple(dict.fromkeys(found))


def _wants(making: Making) -> Iterator[Want]:
    yield Want("audience", audience_key(making.audience))
    if making.about == "divisions" and not making.found:
        yield Want("below", f"{making.within}:{making.page}")


def _after(making: Making, said: str) -> Making | None:
    """What a tap or a typed text makes of it; None where that is nothing."""
    verb, _, rest = said.partition(":")
    if verb == ANSWER:
        _, _, answered = rest.partition(":")
        path, _, token = answered.partition(":")
        return tapped(making, token) if path == PATH else None
    if making.about == "divisions":
        return places_typed(making, said)
    if making.about == "silent_days" and said.strip().isascii() and said.strip().isdigit() and len(said) < 8:
        return with_days(making, int(said))
    return None


def _sought(making: Making, said: str) -> Iterator[Want]:
    """What is searched by a typed text."""
    if making.about == "enterprises" and tidy(said):
        yield Want("search", search_key((EVERYWHERE,), tidy(said)))
    if making.about == "list" and read_list(said):
        yield Want("named_enterprises", list_key(read_list(said)[:MOST_LINES]))
