"""Why somebody cannot handle an alert now: somebody else has it, or it is done with."""

from conversations.alert import Alert
from conversations.alert_chase import chase_of
from conversations.briefing import Briefing
from conversations.codes import AlertState
from conversations.rules.escalation import may_take
from conversations.view import Line


def why_not(alert: Alert | None, briefing: Briefing) -> Line | None:
    """What is said to the reader; None when nothing is in the way. Whether they may handle it at all is not asked here."""
    account = briefing.account
    if alert is None or account is None:
        return Line("nothing-there")
    if alert.state is AlertState.RESOLVED:
        by = alert.resolved_by
        return Line("alert-resolved-already", {"holder": by}) if by else Line("alert-resolved-itself-already")
    if may_take(chase_of(alert), account.id):
        return None
    return Line("alert-held-by-other" if alert.confirmed else "alert-handed-to-other", {"holder": alert.holder})
