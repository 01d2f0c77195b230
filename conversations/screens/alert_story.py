"""预警经过 The timeline of an alert: when what happened, to whom, and whether it reached them. Colleagues are named in full."""

from conversations.alert import ON_ITS_WAY, Alert, TimelineEntry
from conversations.briefing import Briefing
from conversations.chain import Happening
from conversations.codes import AlertKind
from conversations.screens.alert_state import NAMED, level, moment, note_of
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, View

NEWEST = 6
"""Lines on the card itself."""
PAGE = 12
"""Lines on a page of the whole."""
EVERYBODY = 20
"""People named in a line of the whole."""
REACHED = {"delivered": "reached", "superseded": "reached", "dropped": "not-needed"}
"""Words for what became of a message; it did not arrive for any other reason. Of one that is on its way nothing is said: a card is not
edited when it arrives, and would go on saying what is not true any more."""

_BY_DAY = frozenset({AlertKind.SILENT, AlertKind.DISINFECTION_OVERDUE, AlertKind.READINGS_MISSED})
"""Kinds that one more day of the same is folded into."""
_TAKES = frozenset({Happening.ACKNOWLEDGED, Happening.SILENCED})
_LEAVES = frozenset({Happening.HANDED_OVER, Happening.TAKEN_BACK, Happening.RESOLVED, Happening.REOPENED})


def newest(alert: Alert, briefing: Briefing) -> tuple[Line, ...]:
    """The end of the timeline, for the card."""
    return tuple(_lines(alert, briefing, NAMED)[-NEWEST:])


def has_more(alert: Alert) -> bool:
    """Whether the card leaves something out."""
    return len(alert.timeline) > NEWEST or any(len(one.people) > NAMED for one in alert.timeline)


def last_page(alert: Alert) -> int:
    """The page on which the newest line stands, from 0."""
    return max(0, (len(alert.timeline) - 1) // PAGE)


def story(alert: Alert, briefing: Briefing, page: int, title: Line, card: str) -> View:
    """A page of the whole timeline, the oldest first. A page that does not exist gives the last."""
    pages = last_page(alert) + 1
    page = min(page, pages - 1)
    lines = [title, Line("story-title", {"count": len(alert.timeline)})]
    lines += _lines(alert, briefing, EVERYBODY)[page * PAGE : (page + 1) * PAGE]
    lines += [Line("story-none")] if not alert.timeline else []
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    turning = [button("previous", "story", alert.id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"story:{alert.id}:{page + 1}"))
    rows: Rows = ((tuple(turning),) if turning else ()) + ((button("back-to-alert", "alert", alert.id),), to_today())
    return View(tuple(lines), rows, card=card)


def _lines(alert: Alert, briefing: Briefing, most: int) -> list[Line]:
    """When, and what happened. Who takes what they hold already says that it is still theirs."""
    lines, holder = [], ""
    for one in alert.timeline:
        still = one.kind is Happening.ACKNOWLEDGED and one.by == holder
        lines.append(Line("story", {"at": moment(one.at, briefing), "what": _what(one, alert.kind, briefing, most, still=still)}))
        if one.kind in _TAKES:
            holder = one.by
        elif one.kind in _LEAVES:
            holder = ""
    return lines


def _what(entry: TimelineEntry, kind: AlertKind, briefing: Briefing, most: int, *, still: bool) -> Line:
    plain = entry.kind is Happening.TAKEN_BACK
    people = tuple(name if plain else _reached(name, fate) for name, fate in entry.people[:most])
    facts: dict[str, Fact] = {"by": entry.by, "people": people, "more": max(0, len(entry.people) - most)}
    match entry.kind:
        case Happening.TOLD | Happening.SKIPPED:
            return Line(f"story-{entry.kind}", {**facts, "to": level(entry.step)})
        case Happening.SILENCED:
            return Line("story-silenced", {**facts, "until": moment(entry.until or entry.at, briefing)})
        case Happening.RESOLVED:
            return Line("story-resolved" if entry.by else "story-resolved-itself", {**facts, "note": note_of(entry.note)})
        case Happening.REOPENED if not entry.by:
            return Line("story-reopened-itself")
        case Happening.ACKNOWLEDGED if still:
            return Line("story-still", facts)
        case Happening.AGAIN if not entry.people:
            return Line(f"story-again-{kind}" if kind in _BY_DAY else "story-again-nobody")
        case _:
            return Line(f"story-{entry.kind}", facts)


def _reached(name: str, fate: str) -> str | Line:
    """`崔勇军（已送达）`."""
    if fate in ("", ON_ITS_WAY):
        return name
    return Line(f"told-{REACHED.get(fate, 'missed')}", {"name": name})
