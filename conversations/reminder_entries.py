"""The buttons of reminders and of days off."""

from conversations.about import enterprise_concerned
from conversations.about_reminders import wants_closings, wants_wishes
from conversations.entry import Entry
from conversations.handlers import closings, reminders
from conversations.roles import Action

REMINDER_ENTRIES = (
    Entry("reminders", Action.SET_REMINDERS, reminders.show, wants_wishes, enterprise_concerned),
    Entry("owntime", Action.SET_REMINDERS, reminders.choose, wants_wishes, enterprise_concerned),
    Entry("snooze", Action.SET_REMINDERS, reminders.snooze, wants_wishes, enterprise_concerned),
    Entry("closed", Action.CLOSE_DAYS, closings.show, wants_closings, enterprise_concerned),
    Entry("closenew", Action.CLOSE_DAYS, closings.begin, wants_closings, enterprise_concerned),
    Entry("unclose", Action.CLOSE_DAYS, closings.withdraw, wants_closings, enterprise_concerned),
)
