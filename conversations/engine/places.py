"""Choosing a place: any part of its name is typed, and whenever more than one place fits, it is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conversations.engine.kinds import Choosable, Got, Half, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.places import MOST, Place, places
from conversations.screens.place import place_line
from conversations.view import Line

AT, PAGE = "at ", "page "
"""What tokens of places and of pages begin with: `at 220104`, `page 1`."""
PER_PAGE = 8
"""Places on a page: with the other buttons they fit a small phone without scrolling."""
LONG = 11
"""A name of more signs does not fit half the width of a small phone."""
MOST_TYPED = 40

Rows = tuple[tuple[Choosable, ...], ...]


def place_buttons(found: Sequence[Place], page: int, prefix: str = "") -> Rows:
    """Buttons for one page (from 0; the last for a page that is not there any more) of the places found, tokens `at CODE`, and for the
    pages before and after it, tokens `page N`. `prefix` stands in front of every token."""
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = [place.code for place in found[page * PER_PAGE : (page + 1) * PER_PAGE]]
    turning: list[Choosable] = []
    if page > 0:
        turning.append(Choosable(Line("button-previous"), f"{prefix}{PAGE}{page - 1}"))
    if page + 1 < pages:
        turning.append(Choosable(Line("button-next", {"page": page + 2, "pages": pages}), f"{prefix}{PAGE}{page + 1}"))
    return (*code_buttons(shown, prefix), *((tuple(turning),) if turning else ()))


def code_buttons(codes: Sequence[str], prefix: str = "") -> Rows:
    """Buttons for these places (unknown codes are left out), tokens `at CODE`: two a row where the names are short enough."""
    known = [code for code in codes if places().get(code)]
    wide = any(len(places().spoken(code)) > LONG for code in known)
    return in_rows([Choosable(place_line(code), f"{prefix}{AT}{code}") for code in known], 1 if wide else 2)


def tapped_place(token: str, prefix: str = "") -> str | None:
    """The code of the place whose button was tapped; None for another button."""
    head, code = f"{prefix}{AT}", token.removeprefix(f"{prefix}{AT}")
    return code if token.startswith(head) and places().get(code) else None


def tapped_page(token: str, prefix: str = "") -> int | None:
    """The page whose button was tapped; None for another button."""
    head, page = f"{prefix}{PAGE}", token.removeprefix(f"{prefix}{PAGE}")
    return int(page) if token.startswith(head) and page.isascii() and page.isdigit() and len(page) < 4 else None


def found_line(find: str, found: Sequence[Place]) -> Line:
    """What stands above the places found."""
    return Line("place-found-many" if len(found) >= MOST else "place-found", {"find": find, "count": len(found)})


def not_found(find: str) -> Line:
    """Nothing fits, and what to type instead."""
    return Line("refused-no-place", {"find": find})


@dataclass(frozen=True, slots=True)
class OnePlace:
    """One place. `recents`: codes offered before anything is typed; `near`: the code of the division whose surroundings come first. The
    value is the code. The half-made choice holds what was typed and the page."""

    recents: Callable[[Scope], Sequence[str]]
    near: Callable[[Scope], str]

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        state = half or {}
        find = state.get("find", "")
        if not find:
            return Prompt((Line("place-hint"),), code_buttons(self.recents(scope)))
        found = places().find(find, self.near(scope))
        return Prompt((found_line(find, found),), place_buttons(found, state.get("page", 0)))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del scope
        code, page = tapped_place(token), tapped_page(token)
        if code is not None:
            return Got(code)
        return Half({**(half or {}), "page": page}) if page is not None else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        find = " ".join(text.split())[:MOST_TYPED]
        found = places().find(find, self.near(scope))
        if not found:
            return Refused(not_found(find))
        return Got(found[0].code) if len(found) == 1 else Half({"find": find, "page": 0})

    def valid(self, value: Value, scope: Scope) -> bool:
        del scope
        return isinstance(value, str) and places().get(value) is not None

    def reopen(self, value: Value) -> Value | None:
        del value
        return None

    def step_back(self, scope: Scope, half: Value | None) -> Value | None:
        """From the places found back to typing."""
        del scope
        return {} if (half or {}).get("find") else None
