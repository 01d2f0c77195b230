"""The card after a ledger was filed: what was recorded, when, and how to correct it."""

from conversations.briefing import Briefing, Report
from conversations.records import FileReport
from conversations.screens.parts import button, to_today
from conversations.view import Line, Rows, View


def reported(report: FileReport, briefing: Briefing) -> View:
    """Right after filing."""
    filed = Report(
        report.enterprise_id,
        report.day,
        report.revision,
        report.late,
        report.totals,
        report.entries,
        briefing.account.name if briefing.account else "",
        briefing.now,
    )
    lines = [Line("reported-title", {"enterprise": _name(filed, briefing)}), *report_lines(filed)]
    if any(alert.entry.attempted_on_post for alert in report.alerts):
        lines.append(Line("reported-attempt"))
    return View(tuple(lines), report_rows(filed))


def _name(report: Report, briefing: Briefing) -> str:
    return briefing.enterprises[report.enterprise_id].name


def report_lines(report: Report) -> tuple[Line, ...]:
    """A filed report in a few lines: when and by whom, the heads, what is not normal."""
    totals = report.totals
    lines = [
        Line("reported-when", {"day": report.day, "at": report.at, "by": report.by}),
        Line("reported-heads", {"headcount": totals.headcount, "on_post": totals.on_post}),
    ]
    away = [
        Line(f"heads-{name}", {"count": count})
        for name, count in (
            ("remote", totals.remote),
            ("isolated", totals.isolated),
            ("hospital", totals.hospital),
            ("leave", totals.leave),
            ("not_returned", totals.not_returned),
        )
        if count
    ]
    lines += [Line("reported-away", {"parts": tuple(away)})] if away else []
    lines.append(Line("reported-symptomatic", {"count": totals.symptomatic}) if totals.symptomatic else Line("reported-zero"))
    lines += [Line("reported-revision", {"revision": report.revision})] if report.revision > 1 else []
    lines += [Line("reported-late")] if report.late else []
    return tuple(lines)


def report_rows(report: Report) -> Rows:
    """Correct it, or go on."""
    return ((button("amend", "amend", report.enterprise_id, report.day),), to_today())
