"""The questionnaires of an officer's day, for the catalogue."""

from conversations.engine.flow import Flow
from conversations.flows import digest_time, enterprise_note, enterprise_search, message_answer, message_laggards, message_write

OFFICER_DAY_FLOWS: dict[str, Flow] = {
    module.NAME: module.FLOW
    for module in (enterprise_search, enterprise_note, message_write, message_laggards, message_answer, digest_time)
}
