"""`docs/rules.md` shows the judgement of return checks as it is. `python -m tests.conversations.test_rules_page` writes it anew."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

from conversations.broadcast import State
from conversations.codes import CONTACTS, Exposure, Verdict
from conversations.policy import DEFAULT_POLICY
from conversations.rules.broadcast_moves import LEGAL
from conversations.rules.check_alerts import ALERTS
from conversations.rules.verdict import RULES, Case
from conversations.view import Line
from conversations.wording import Wording

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
WORDING = Wording()
VALUES = ("fever", "look_back_days", "isolation_days", "medium_risk", "returning_check", "front_line_check", "front_line_posts")
"""The values of the policy that return checks depend on."""

INTRODUCTION = """\
# Rules of a return check (返岗核查)

Printed from the code (`conversations/rules/verdict.py`) by `python -m tests.conversations.test_rules_page`.

The first line that holds decides. Rule 4 stands twice: who is only observed for medium risk still has to account for every day first."""

BROADCASTS = """\
# States of a broadcast (通告)

Printed from `conversations/rules/broadcast_moves.py`. A paused broadcast finishes when nobody is left whose turn has not come; a finished
one runs again for those for whom it failed. Whatever was withdrawn stays withdrawn."""

MEANING = """\
## What the lines mean

- **Look-back**: the days before the return day. Every one of them has to be covered by a stay; the same day in two places is
  allowed. A stay that touches the look-back, or the return day itself, is looked at; of a longer one only what lies within.
- **Risk of a stay**: the greatest level stated, at any moment from 00:00 of its first day in the look-back to 24:00 of the day of
  leaving, or now, of the place itself, of anything that it lies in, or of anything that lies in it. Of statements about one place
  each counts from its `since` until the next one's, of two with the same `since` the later one. A place of which nothing was
  stated is low.
- **Isolation** counts from the day of leaving or of the last contact (day 0) to day 0 + isolation days. Where several reasons
  isolate, the latest day 0 counts, whichever rule decides. A reason whose isolation would be over on the day of judging does not
  isolate any more, and what a place is *now* does not count for a stay that ended that long ago.
- **Reporting unit** (上报单位): of the enterprise; the city, or what reports to the province itself."""


def first_sentence(function: Callable[[Case], bool]) -> str:
    """What a condition says of itself."""
    return " ".join((function.__doc__ or "").split()).rstrip(".")


def chinese(key: str) -> str:
    """A text of the catalogue."""
    return WORDING.plain(Line(key), "zh-CN")


def words(verdict: Verdict) -> str:
    """A verdict in both languages."""
    return f"**{verdict.replace('_', ' ')}** {chinese(f'verdict-name-{verdict}')}"


def value(name: str) -> str:
    """A default of the policy as people read it."""
    default = getattr(DEFAULT_POLICY, name)
    if isinstance(default, tuple):
        return "、".join(default)
    return {True: "yes", False: "no"}.get(default, str(default)) if isinstance(default, bool) else str(default)


def page() -> Iterator[str]:
    """The lines of the page."""
    yield from (INTRODUCTION, "", "| rule | holds when | verdict |", "|---|---|---|")
    for line in RULES:
        name = f"{line.number} `{line.rule}` {chinese(f'rule-{line.rule}').split()[-1]}"
        yield f"| {name} | {first_sentence(line.holds)} | {words(line.verdict)} |"
    yield from ("", MEANING, "", "## Exposures", "", "| exposure | counts as |", "|---|---|")
    for exposure in Exposure:
        counts = "contact (rule 2)" if exposure in CONTACTS else "observed (rule 6)"
        yield f"| `{exposure}` {chinese(f'verdict-exposure-{exposure}')} | {counts} |"
    yield from ("", "## Alerts", "", "| decided by | alert |", "|---|---|")
    yield from (f"| `{rule}` {chinese(f'rule-{rule}')} | `{kind}` |" for rule, kind in ALERTS.items())
    yield from ("", "## Policy defaults (口径)", "", "| value | default |", "|---|---|")
    yield from (f"| `{name}` {chinese(f'policy-name-{name}')} | {value(name)} |" for name in VALUES)
    yield from ("", BROADCASTS, "", "| state | may become |", "|---|---|")
    for state, after in LEGAL.items():
        may_become = ", ".join(f"`{one}`" for one in State if one in after) or "nothing else"
        yield f"| `{state}` {chinese(f'broadcast-state-{state}')} | {may_become} |"


def test_the_page_shows_the_rules() -> None:
    assert PAGE.read_text("utf-8") == "\n".join(page()) + "\n"


def test_the_values_are_those_of_the_policy() -> None:
    assert set(VALUES) <= {field.name for field in fields(DEFAULT_POLICY)}


if __name__ == "__main__":
    PAGE.write_text("\n".join(page()) + "\n", "utf-8")
