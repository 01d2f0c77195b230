"""The buttons of alerts."""

from conversations.about import alert_concerned, wants_alert
from conversations.about_alerts import alert_page_concerned, wants_alert_page
from conversations.entry import Entry
from conversations.handlers import alerts
from conversations.roles import Action

ALERT_ENTRIES = (
    Entry("alert", Action.SEE_ALERT, alerts.show_alert, wants_alert, alert_concerned),
    Entry("alerts", Action.SEE_ALERT, alerts.show_alerts, concerns=alert_page_concerned, own_wants=wants_alert_page),
    Entry("story", Action.SEE_ALERT, alerts.show_story, wants_alert, alert_concerned),
    Entry("detail", Action.SEE_ALERT, alerts.detail, wants_alert, alert_concerned),
    Entry("ack", Action.HANDLE_ALERT, alerts.acknowledge, wants_alert, alert_concerned),
    Entry("silent", Action.HANDLE_ALERT, alerts.silence, wants_alert, alert_concerned),
    Entry("hand", Action.HANDLE_ALERT, alerts.hand_over, wants_alert, alert_concerned),
    Entry("res", Action.HANDLE_ALERT, alerts.resolve, wants_alert, alert_concerned),
    Entry("reopen", Action.HANDLE_ALERT, alerts.reopen, wants_alert, alert_concerned),
)
