"""The buttons of guidance, for the catalogue."""

from conversations.about_guidance import (
    division_read,
    list_concerned,
    receipts_concerned,
    searched_concerned,
    version_concerned,
    versions_concerned,
    wants_list,
    wants_list_in,
    wants_receipts,
    wants_searched,
    wants_version,
    wants_versions,
)
from conversations.engine.flow import Flow
from conversations.entry import Entry
from conversations.flows import guidance_publish, guidance_search
from conversations.handlers import guidance
from conversations.roles import Action

GUIDANCE_ENTRIES = (
    Entry("guides", Action.READ_GUIDANCE, guidance.show_list, concerns=list_concerned, own_wants=wants_list),
    Entry("guidesin", Action.READ_GUIDANCE, guidance.show_list_in, concerns=division_read, own_wants=wants_list_in),
    Entry("guidefind", Action.READ_GUIDANCE, guidance.find, wants_searched, searched_concerned),
    Entry("guide", Action.READ_GUIDANCE, guidance.show_version, concerns=version_concerned, own_wants=wants_version),
    Entry("guidebody", Action.READ_GUIDANCE, guidance.send_body, concerns=version_concerned, own_wants=wants_version),
    Entry("guideok", Action.READ_GUIDANCE, guidance.confirm, concerns=version_concerned, own_wants=wants_version),
    Entry("guideold", Action.READ_GUIDANCE, guidance.show_versions, wants_versions, versions_concerned),
    Entry("guidenew", Action.PUBLISH_GUIDANCE, guidance.publish),
    Entry("guidever", Action.PUBLISH_GUIDANCE, guidance.next_version, wants_versions, versions_concerned),
    Entry("guideoff", Action.PUBLISH_GUIDANCE, guidance.withdraw, wants_versions, versions_concerned),
    Entry("guideon", Action.PUBLISH_GUIDANCE, guidance.bring_back, wants_versions, versions_concerned),
    Entry("guidewho", Action.SEE_RECEIPTS, guidance.show_receipts, concerns=receipts_concerned, own_wants=wants_receipts),
)
GUIDANCE_FLOWS: dict[str, Flow] = {module.NAME: module.FLOW for module in (guidance_search, guidance_publish)}
