"""设置 What an officer can set: the times of the own digests."""

from datetime import time

from conversations.briefing import Briefing
from conversations.officer_day import DigestKind, DigestTimes
from conversations.screens.parts import button, to_today
from conversations.view import Button, Line, Style, View

OFFERED = {DigestKind.MORNING: (time(7, 30), time(8, 0), time(8, 30)), DigestKind.EVENING: (time(17, 30), time(18, 30), time(20, 0))}


def settings_card(times: DigestTimes, briefing: Briefing, *said: Line) -> View:
    """The chosen times, and what else there is to choose; a time that is chosen is marked."""
    policy = briefing.policy
    chosen = {kind: _time(times.get(kind)) for kind in DigestKind}
    lines = (
        *said,
        Line("settings-title"),
        Line("settings-morning", {"at": chosen[DigestKind.MORNING]}),
        Line("settings-evening", {"at": chosen[DigestKind.EVENING]}),
        Line("settings-how", {"begin": f"{policy.quiet_from:%H:%M}", "end": f"{policy.quiet_until:%H:%M}"}),
    )
    rows = [row for kind in DigestKind for row in _rows(kind, times.get(kind))]
    return View(lines, (*rows, to_today()))


def _time(at: time | None) -> str | Line:
    return f"{at:%H:%M}" if at is not None else Line("digest-none")


def _rows(kind: DigestKind, chosen: time | None) -> tuple[tuple[Button, ...], ...]:
    offered = tuple(
        Button(Line(f"button-{kind}-at", {"at": f"{at:%H:%M}"}), f"dayset:{kind}:{at:%H%M}", Style.SUCCESS if at == chosen else Style.PLAIN)
        for at in OFFERED[kind]
    )
    none = (button(f"{kind}-none", "dayset", kind, "off"),) if chosen is not None else ()
    return offered, (button(f"{kind}-other", "dayset", kind, "other"), *none)
