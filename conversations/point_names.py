"""The names of proposed points, as they are written into a plan: from then on they are the manager's own words."""

from functools import lru_cache

from conversations.view import Line
from conversations.wording import Wording


@lru_cache(maxsize=1)
def _wording() -> Wording:
    return Wording()


def point_name(key: str, language: str) -> str:
    """The name of a proposed point in a language."""
    return _wording().plain(Line(f"point-name-{key}"), language)
