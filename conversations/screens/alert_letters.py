"""预警 What leaves about alerts besides their cards: nudges in reply to them, and several routine alerts in one message."""

from collections.abc import Sequence
from datetime import timedelta

from conversations.alert import Alert
from conversations.briefing import Briefing
from conversations.chain import Due, NoticeKind
from conversations.codes import AlertState
from conversations.screens.alert import who
from conversations.screens.alert_state import moment as moment_of
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

NEW = "new"
"""Stands behind the alert in the subject of a card that is sent, and not edited."""
LISTED = 10
"""Alerts in a bundle; of more it says how many."""


def about(alert: Alert) -> Line:
    """What it is about, in a line: kind, person, enterprise."""
    facts: dict[str, Fact] = {"what": Line("alert-letter-kind", {"kind": alert.kind.value})}
    if alert.person_name:
        return Line("alert-letter-about", {**facts, "person": who(alert), "enterprise": alert.enterprise_name})
    if alert.enterprise_name:
        return Line("alert-letter-about-enterprise", {**facts, "enterprise": alert.enterprise_name})
    return Line("alert-letter-about-nothing", facts)


def alert_nudge(alert: Alert, kind: NoticeKind, briefing: Briefing) -> View | None:
    """Why somebody is written to again about an alert whose card they have; None when there is no reason for it any more."""
    if not _holds(alert, kind, briefing):
        return None
    above, below = _said(alert, kind, briefing)
    return View((above, about(alert), *below), _rows(alert, kind), card=f"nudge/{alert.id}")


def _holds(alert: Alert, kind: NoticeKind, briefing: Briefing) -> bool:
    mine = briefing.account is not None and alert.holder_id == briefing.account.id
    match kind:
        case NoticeKind.STEP | NoticeKind.BACK:
            return alert.state is AlertState.OPEN
        case NoticeKind.AGAIN:
            return alert.state is AlertState.OPEN or (alert.state is AlertState.ACKNOWLEDGED and mine)
        case NoticeKind.ASK:
            # Whoever has said meanwhile that it is theirs is not asked.
            return alert.state is AlertState.ACKNOWLEDGED and mine and alert.due is Due.BACK
        case NoticeKind.HANDED:
            return alert.state is AlertState.ACKNOWLEDGED and mine


def _said(alert: Alert, kind: NoticeKind, briefing: Briefing) -> tuple[Line, tuple[Line, ...]]:
    """The sentences above and below what the alert is about."""
    match kind:
        case NoticeKind.STEP:
            minutes = (briefing.now - alert.opened_at) // timedelta(minutes=1)
            return Line("alert-nudge-step", {"minutes": max(0, minutes)}), ()
        case NoticeKind.AGAIN:
            return Line("alert-nudge-again" if alert.state is AlertState.OPEN else "alert-nudge-again-held"), ()
        case NoticeKind.ASK:
            return Line("alert-nudge-ask"), (Line("alert-nudge-ask-until", {"minutes": alert.chain.back}),)
        case NoticeKind.HANDED:
            return Line("alert-nudge-handed"), (Line("alert-nudge-handed-until", {"minutes": alert.chain.handed}),)
        case NoticeKind.BACK:
            return Line("alert-nudge-back"), (Line("alert-nudge-back-told"),)


def _rows(alert: Alert, kind: NoticeKind) -> Rows:
    opened = button("nudge-open", "alert", alert.id)
    if kind is NoticeKind.ASK:
        mine = button("nudge-still-mine", "ack", alert.id, style=Style.PRIMARY)
        return ((mine, button("resolve", "res", alert.id)), (button("nudge-hand", "hand", alert.id), opened))
    if alert.state is not AlertState.OPEN and kind is not NoticeKind.HANDED:
        return ((opened,),)
    taken = "nudge-take-again" if kind is NoticeKind.BACK else "nudge-take"
    return ((button(taken, "ack", alert.id, style=Style.PRIMARY), opened),)


def alert_bundle(alerts: Sequence[Alert], moment: str, briefing: Briefing) -> View | None:
    """The routine alerts of a quarter of an hour that nobody has taken yet, and those of the reader's own that are to be asked about; None
    when there are none any more."""
    account = briefing.account
    open_ones = [one for one in alerts if one.state is AlertState.OPEN]
    held = [one for one in alerts if one.state is AlertState.ACKNOWLEDGED and account is not None and one.holder_id == account.id]
    listed = [*open_ones, *held]
    if not listed:
        return None
    lines = [Line("alert-bundle-title", {"count": len(listed)})]
    shown = listed[:LISTED]
    for key, some in (("alert-bundle-open", open_ones), ("alert-bundle-held", held)):
        if some:
            lines.append(Line(key, {"count": len(some)}))
            lines += [Line("alert-bundle-line", {"about": about(one)}) for one in some if one in shown]
    asked = [one.next_at for one in held if one.due is Due.BACK and one.confirmed and one.next_at is not None]
    if asked:
        lines.append(Line("alert-bundle-held-until", {"until": moment_of(min(asked), briefing)}))
    if len(listed) > LISTED:
        lines.append(Line("alert-bundle-more", {"count": len(listed) - LISTED}))
    rows = tuple((Button(Line("alert-bundle-button", {"about": about(one)}), f"alert:{one.id}"),) for one in shown)
    return View(tuple(lines), (*rows, to_today()), card=f"bundle/{moment}")


def alert_moved(alert_id: int) -> View:
    """What is left of a card where another message has become the card."""
    return View((Line("alert-moved"),), ((button("nudge-open", "alert", alert_id),),), card=f"moved/{alert_id}")
