"""The buttons of broadcasts: those of admins, of officers who see what is not confirmed, and 已阅 of recipients."""

from conversations.about_broadcasts import wants_broadcast, wants_broadcasts, wants_received, wants_recipients
from conversations.about_guidance import version_concerned, wants_version
from conversations.audience_wants import wants_audience
from conversations.engine.session import Answers
from conversations.entry import Entry
from conversations.flows import broadcast, broadcast_again, broadcast_edit
from conversations.handlers import broadcast_edits, broadcasts, owed, received
from conversations.roles import Action

BROADCAST_FLOWS = {module.NAME: module.FLOW for module in (broadcast, broadcast_again, broadcast_edit)}
BROADCAST_ENTRIES = (
    Entry("bcnew", Action.BROADCAST, broadcasts.write, lambda _args: wants_audience(Answers())),
    Entry("bcguide", Action.BROADCAST, broadcasts.send_document, lambda args: wants_version(args, None), version_concerned),
    Entry("bcs", Action.BROADCAST, broadcasts.show_list, wants_broadcasts),
    Entry("bc", Action.BROADCAST, broadcasts.show, wants_broadcast),
    Entry("bcpause", Action.BROADCAST, broadcasts.pause, wants_broadcast),
    Entry("bcgo", Action.BROADCAST, broadcasts.resume, wants_broadcast),
    Entry("bccancel", Action.BROADCAST, broadcasts.cancel, wants_broadcast),
    Entry("bcretry", Action.BROADCAST, broadcasts.retry, wants_broadcast),
    Entry("bcedit", Action.BROADCAST, broadcasts.edit, wants_broadcast),
    Entry("bctake", Action.BROADCAST, broadcasts.withdraw, wants_broadcast),
    Entry("bcchase", Action.BROADCAST, broadcasts.chase, wants_broadcast),
    Entry("bcyes", Action.BROADCAST, broadcasts.approve, wants_broadcast),
    Entry("bcback", Action.BROADCAST, broadcasts.send_back, wants_broadcast),
    Entry("bcask", Action.BROADCAST, broadcasts.ask_again, wants_broadcast),
    Entry("bcset", Action.BROADCAST, broadcasts.rearrange, wants_broadcast, begun_wants=broadcast_again.wants_begun),
    Entry("bce", Action.BROADCAST, broadcast_edits.show, wants_broadcast),
    Entry("bceyes", Action.BROADCAST, broadcast_edits.confirm, wants_broadcast),
    Entry("bceno", Action.BROADCAST, broadcast_edits.send_back, wants_broadcast),
    Entry("bceback", Action.BROADCAST, broadcast_edits.take_back, wants_broadcast),
    Entry("bcwho", Action.BROADCAST, broadcasts.who, wants_recipients),
    Entry("owed", Action.SEE_RECEIPTS, owed.show_owed, owed.wants_owed, owed.owed_concerned),
    Entry("bcok", Action.RECEIVE, received.confirm, own_wants=wants_received),
)
