"""What is going to be deleted, for admins."""

from datetime import date

from conversations.briefing import Briefing
from conversations.retention import PurgeNotice
from conversations.screens.parts import button, to_today
from conversations.view import Line, View


def purge_warning(notice: PurgeNotice, briefing: Briefing) -> View | None:
    """The warning; None where there is nothing to delete."""
    if not (notice.tracks or notice.lists or notice.notes or notice.messages):
        return None
    lines = [Line("purge-title"), Line("purge-when", {"day": notice.day})]
    if notice.tracks:
        lines.append(Line("purge-tracks", {"runs": notice.tracks, "until": _with_year(notice.tracks_until)}))
    if notice.lists:
        lines.append(Line("purge-lists", {"runs": notice.lists, "until": _with_year(notice.lists_until)}))
    if notice.records_until is not None:
        told = {"notes": notice.notes, "messages": notice.messages}
        lines += [
            Line(f"purge-{what}", {"count": count, "until": _with_year(notice.records_until)}) for what, count in told.items() if count
        ]
    policy = briefing.policy
    kept = {"tracks": policy.track_days, "lists": policy.delivery_days, "records": policy.record_days}
    lines += [Line("purge-stays")] if notice.tracks or notice.lists else []
    lines.append(Line("purge-policy", kept))
    return View(tuple(lines), ((button("policy", "policy"),), to_today()), card=f"purge/{notice.day}")


def _with_year(day: date) -> Line:
    return Line("day-of-year", {"day": day, "year": str(day.year)})
