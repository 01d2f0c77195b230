"""What is chosen before an alert is silenced, handed over or opened again. All in the alert's own card, so that what others do shows."""

from datetime import datetime, time, timedelta

from conversations.alert import Alert, Colleague
from conversations.briefing import Briefing
from conversations.screens.alert import about, alert_card_name
from conversations.screens.alert_state import moment
from conversations.screens.parts import button
from conversations.view import Button, Fact, Line, Style, View

HOURS = (1, 4)
MORNING = "morning"
BEGINS = time(8)
"""Until then a silence of the night lasts."""
COLLEAGUES = 12
"""To whom it may be handed over at most."""


def silence_until(said: str, now: datetime) -> datetime | None:
    """The end of a silence that a button names; None where it names none."""
    if said == MORNING:
        today = datetime.combine(now, BEGINS, now.tzinfo)
        return today if now < today else today + timedelta(days=1)
    return next((now + timedelta(hours=hours) for hours in HOURS if said == str(hours)), None)


def silence_choice(alert: Alert, briefing: Briefing) -> View:
    """For how long."""
    until = silence_until(MORNING, briefing.now) or briefing.now
    hours = tuple(Button(Line("button-silence-hours", {"hours": one}), f"silent:{alert.id}:{one}") for one in HOURS)
    morning = Button(Line("button-silence-until", {"until": moment(until, briefing)}), f"silent:{alert.id}:{MORNING}")
    lines = (Line("silence-title", {"about": about(alert)}), Line("silence-which"))
    return View(lines, (hours, (morning,), (_back(alert),)), card=alert_card_name(alert.id))


def others(alert: Alert, briefing: Briefing) -> tuple[Colleague, ...]:
    """Whom the reader may give it to."""
    reader = briefing.account.id if briefing.account else 0
    return tuple(one for one in alert.colleagues if one.account_id != reader)[:COLLEAGUES]


def hand_over_choice(alert: Alert, briefing: Briefing) -> View:
    """To whom: the nearest first."""
    found = others(alert, briefing)
    rows = tuple((Button(_colleague(one), f"hand:{alert.id}:{one.account_id}"),) for one in found)
    lines = (Line("hand-over-title", {"about": about(alert)}), Line("hand-over-which") if found else Line("hand-over-nobody"))
    return View(lines, (*rows, (_back(alert),)), card=alert_card_name(alert.id))


def _colleague(one: Colleague) -> Line:
    facts: dict[str, Fact] = {"name": one.name, "division": one.division_name}
    if not one.division_name:
        return Line("colleague-admin", facts)
    return Line("colleague" if one.on_duty else "colleague-off-duty", facts)


def hand_over_sure(alert: Alert, to: Colleague) -> View:
    """Whether really to them."""
    off = () if to.on_duty else (Line("hand-over-off-duty", {"name": to.name}),)
    lines = (Line("hand-over-title", {"about": about(alert)}), Line("hand-over-sure", {"to": _colleague(to)}), *off)
    minutes = Line("hand-over-minutes", {"minutes": alert.chain.handed})
    yes = button("hand-over-yes", "hand", alert.id, to.account_id, "yes", style=Style.PRIMARY)
    rows = ((yes,), (button("hand-over-other", "hand", alert.id),), (_back(alert),))
    return View((*lines, minutes), rows, card=alert_card_name(alert.id))


def reopen_sure(alert: Alert) -> View:
    """Everybody hears of it anew."""
    lines = (Line("reopen-title", {"about": about(alert)}), Line("reopen-sure"))
    yes = button("reopen-yes", "reopen", alert.id, "yes", style=Style.DANGER)
    return View(lines, ((yes,), (_back(alert),)), card=alert_card_name(alert.id))


def _back(alert: Alert) -> Button:
    return button("back-to-alert", "alert", alert.id)
