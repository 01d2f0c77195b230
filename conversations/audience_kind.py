"""Choosing whom a broadcast is for: roles, what is included, what is left out. Whom it reaches now stands on the card all the while."""

from conversations.about_broadcasts import count_of
from conversations.audience import Audience
from conversations.audience_making import (
    FIELDS,
    HOME,
    MOST_DAYS,
    MOST_ENTERPRISES,
    PATH,
    Making,
    making_from_json,
    making_to_json,
    tapped,
    with_days,
    with_division,
)
from conversations.audience_screens import below_each_other, prompt_of
from conversations.engine.kinds import DONE, Got, Half, Prompt, Reading, Refused
from conversations.engine.places import MOST_TYPED, not_found
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.enterprise_list import MOST_LINES, NamedLine, list_key, read_list
from conversations.enterprise_search import EVERYWHERE, search_key, tidy
from conversations.places import places
from conversations.view import Fact, Line

MOST_HITS = 8
MOST_TOLD = 10
"""Lines of a pasted list that are told one by one where they name nothing."""


def nobody(audience: Audience, scope: Scope) -> Line | None:
    """Why nothing can be sent to this audience; None where somebody would get it."""
    if not audience.roles:
        return Line("audience-no-role")
    count = count_of(audience, scope.briefing)
    if count is None or count.total > count.unreachable:
        return None
    return Line("audience-unreachable" if count.total else "audience-nobody", {"count": count.total})


class AudienceChoice:
    """The value is the audience as JSON with the names of the enterprises in it."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """The screen that stands."""
        return prompt_of(_making(scope, half), scope.briefing)

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """A button of it."""
        making = _making(scope, half)
        if token == DONE:
            why = nobody(making.audience, scope)
            return Refused(why) if why is not None else Got(chosen(making))
        after = tapped(making, token)
        return None if after is None else Half(making_to_json(after))

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """A place, a number of days, an enterprise, a list: what the screen asks for."""
        making = _making(scope, half)
        if making.about == "divisions":
            return _place(making, text)
        if making.about == "silent_days":
            after = with_days(making, int(text)) if text.strip().isascii() and text.strip().isdigit() and len(text) < 8 else None
            return Refused(Line("audience-bad-days", {"most": MOST_DAYS})) if after is None else Half(making_to_json(after))
        if making.about == "enterprises":
            return _search(making, text, scope)
        return _listed(making, text, scope) if making.about == "list" else Refused(Line("audience-tap"))

    def valid(self, value: Value, scope: Scope) -> bool:
        """An audience with a role."""
        del scope
        return isinstance(value, dict) and "at" not in value and "audience" in value and bool(making_from_json(value).audience.roles)

    def reopen(self, value: Value) -> Value | None:
        """As it was chosen."""
        return making_to_json(making_from_json(value))

    def step_back(self, scope: Scope, half: Value | None) -> Value | None:
        """From what was found to the screen, from a field to its side, from there to the first screen."""
        del scope
        making = making_from_json(half)
        if making.at == HOME:
            return None
        if making.found or making.hits or making.pending or making.within:
            return making_to_json(making.shown(making.at))
        return making_to_json(making.shown(making.side if making.about in FIELDS else HOME))


def _making(scope: Scope, half: Value | None) -> Making:
    """What is chosen so far: where the question comes again because the answer is not taken any more, that answer."""
    return making_from_json(half if half is not None else scope.notes.get(PATH))


def chosen(making: Making) -> Value:
    """A choice as it is kept once it is finished."""
    raw = making_to_json(making.shown(HOME))
    return {"audience": raw["audience"], "names": raw["names"]}


def _place(making: Making, text: str) -> Reading:
    find = " ".join(text.split())[:MOST_TYPED]
    after = places_typed(making, text)
    if after is None:
        return Refused(not_found(find))
    said = Line("audience-found-places", {"find": find, "count": len(after.found)}) if after.found else None
    return Half(making_to_json(after), said)


def places_typed(making: Making, text: str) -> Making | None:
    """What a typed place makes of it: taken where it is certain, else one of several is asked for; None where nothing fits."""
    codes = tuple(place.code for place in places().find(" ".join(text.split())[:MOST_TYPED]))
    if len(codes) == 1:
        return with_division(making, codes[0])
    return Making(making.audience, making.names, making.at, found=codes[:MOST_HITS]) if codes else None


def _search(making: Making, text: str, scope: Scope) -> Reading:
    asked = tidy(text)
    page = scope.briefing.searches.get(search_key((EVERYWHERE,), asked))
    if page is None or not page.hits:
        return Refused(Line("search-none", {"text": asked}))
    hits = tuple((hit.id, hit.name) for hit in page.hits[:MOST_HITS])
    after = Making(making.audience, making.names, making.at, hits=hits)
    many = len(page.hits) > MOST_HITS
    return Half(making_to_json(after), Line("audience-hits-many" if many else "audience-hits", {"text": asked, "count": len(hits)}))


def _listed(making: Making, text: str, scope: Scope) -> Reading:
    lines = read_list(text)
    found = scope.briefing.named_enterprises.get(list_key(lines[:MOST_LINES]), ())
    known = {hit[0]: hit for line in found if len(line.hits) == 1 for hit in line.hits}
    bad = [(number, line) for number, line in enumerate(found, 1) if len(line.hits) != 1]
    told = [_bad(number, line) for number, line in bad[:MOST_TOLD]]
    told += [Line("audience-list-more", {"count": len(bad) - MOST_TOLD})] if len(bad) > MOST_TOLD else []
    told += [Line("audience-list-too-long", {"most": MOST_LINES})] if len(lines) > MOST_LINES else []
    if not known:
        return Refused(Line("audience-list-none", {"why": below_each_other(told)}))
    room = MOST_ENTERPRISES - len(making.filter(making.side).enterprises)
    if len(known) > room:
        return Refused(Line("audience-list-full", {"most": MOST_ENTERPRISES, "count": len(known)}))
    after = Making(making.audience, making.names, making.at, pending=tuple(known.values()))
    if not told:
        return Half(making_to_json(after), Line("audience-list-all", {"count": len(known)}))
    facts: dict[str, Fact] = {"count": len(known), "bad": len(bad), "why": below_each_other(told)}
    return Half(making_to_json(after), Line("audience-list-read", facts))


def _bad(number: int, line: NamedLine) -> Line:
    facts: dict[str, Fact] = {"number": number, "text": line.text, "count": len(line.hits)}
    return Line("audience-list-many" if line.hits else "audience-list-unknown", facts)
