"""What is sent of a version of guidance: its title in bold, what is different, what it is about; from when on, where that is later."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from conversations.content import Entity, Part, Parts, units
from conversations.guidance import GuidanceVersion
from conversations.view import Line
from conversations.wording import Wording


@cache
def _wording() -> Wording:
    return Wording()


def notice(
    title: Mapping[str, str], summary: Mapping[str, str], changes: Mapping[str, str], begins: date | None = None
) -> dict[str, Parts]:
    """The message, by language. `begins`: the day from which it holds, where that is told."""
    found: dict[str, Parts] = {}
    for language, heading in title.items():
        different = changes.get(language, "")
        told = (_wording().plain(Line("guidance-changes", {"text": different}), language),) if different else ()
        later = (_wording().plain(Line("guidance-notice-begins", {"from": begins}), language),) if begins is not None else ()
        text = "\n\n".join((heading, *told, *((summary[language],) if summary.get(language) else ()), *later))
        found[language] = (replace(Part(text), entities=(Entity("bold", 0, units(heading)),)),)
    return found


def notice_of(version: GuidanceVersion, today: date) -> dict[str, Parts]:
    """What is sent of it today."""
    return notice(version.title, version.summary, version.changes, version.valid_from if version.valid_from > today else None)
