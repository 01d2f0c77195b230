"""Pieces that several cards share."""

from datetime import date, datetime, timedelta

from conversations.briefing import Briefing
from conversations.view import Button, Line, Style

_COMPOUND = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "独孤", "南宫")


def masked(name: str) -> str:
    """Surname and a star (`张*`): all that leaves the enterprise until an officer opens the detail (DOMAIN, Privacy)."""
    if name.startswith(_COMPOUND):
        return f"{name[:2]}*"
    return f"{name[:1]}*"


def button(key: str, *parts: object, style: Style = Style.PLAIN) -> Button:
    """A button with the fixed text `button-KEY`; `parts` joined by `:` are its data."""
    return Button(Line(f"button-{key}"), ":".join(str(part) for part in parts), style)


def to_today() -> tuple[Button, ...]:
    """The way back from everywhere."""
    return (button("today", "today"),)


def time_left(briefing: Briefing) -> Line:
    """How long until the cutoff, or that it has passed."""
    cutoff = datetime.combine(briefing.today, briefing.policy.cutoff, briefing.now.tzinfo)
    minutes = (cutoff - briefing.now) // timedelta(minutes=1)
    if briefing.after_cutoff:
        return Line("after-cutoff", {"cutoff": cutoff})
    return Line("time-left", {"hours": minutes // 60, "minutes": minutes % 60, "cutoff": cutoff})


def ledger_buttons(enterprise_id: int, day: date, standing: int = 0) -> tuple[tuple[Button, ...], ...]:
    """The two ways to report a day. `standing`: how many the one tap files as not returned again."""
    normal = Line("button-all-normal-standing", {"count": standing}) if standing else Line("button-all-normal")
    return (
        (Button(normal, f"ok:{enterprise_id}:{day}", Style.SUCCESS),),
        (button("exceptions", "bad", enterprise_id, day),),
    )
