"""The buttons of an officer's day: enterprises, notes, messages, divisions, digests."""

from conversations.about import division_concerned, enterprise_concerned, wants_laggards
from conversations.about_officer_day import (
    card_concerned,
    day_concerned,
    message_concerned,
    wants_card,
    wants_digest_times,
    wants_division,
    wants_first_notes,
    wants_message,
    wants_notes,
    wants_notes_around,
    wants_search,
    wants_search_page,
    wants_thread,
    wants_threads,
    wants_writing,
)
from conversations.entry import Entry
from conversations.handlers import divisions, messages, officer_day
from conversations.roles import Action

OFFICER_DAY_ENTRIES = (
    Entry("find", Action.SEARCH, officer_day.find, own_wants=wants_search),
    Entry("findp", Action.SEARCH, officer_day.find_page, own_wants=wants_search_page),
    Entry("findnew", Action.SEARCH, officer_day.ask),
    Entry("ent", Action.SEE_ENTERPRISE, officer_day.show_enterprise, wants_card, card_concerned),
    Entry("enthist", Action.SEE_ENTERPRISE, officer_day.show_history, wants_card, card_concerned),
    Entry("notes", Action.WRITE_NOTE, officer_day.show_notes, wants_notes, enterprise_concerned),
    Entry("noteadd", Action.WRITE_NOTE, officer_day.add_note, wants_first_notes, enterprise_concerned),
    Entry("notedel", Action.WRITE_NOTE, officer_day.remove_note, wants_notes_around, enterprise_concerned),
    Entry("noteback", Action.WRITE_NOTE, officer_day.bring_note_back, wants_first_notes, enterprise_concerned),
    Entry("msg", Action.WRITE_MESSAGE, messages.write, wants_writing, card_concerned),
    Entry("msglag", Action.WRITE_MESSAGE, messages.write_to_laggards, lambda args: wants_laggards(args[:1]), division_concerned),
    Entry("msgans", Action.ANSWER_MESSAGE, messages.answer, wants_message, message_concerned),
    Entry("thread", Action.WRITE_MESSAGE, messages.show_thread, wants_thread, enterprise_concerned),
    Entry("msgs", Action.SEARCH, messages.show_threads, own_wants=wants_threads),
    Entry("div", Action.SEE_DIVISION, divisions.show_division, wants_division, day_concerned),
    Entry("divtrend", Action.SEE_DIVISION, divisions.show_trend, wants_division, day_concerned),
    Entry("dayset", Action.SET_DIGEST, divisions.settings, own_wants=wants_digest_times),
)
