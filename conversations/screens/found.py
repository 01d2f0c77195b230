"""What a search leads to: a list, or the card of the single enterprise that was found."""

from dataclasses import replace

from conversations.briefing import Briefing, SearchPage
from conversations.enterprise_search import Search, search_key
from conversations.screens.enterprise import enterprise_card
from conversations.screens.officer_notes import search_result
from conversations.view import View


def found_view(search: Search, briefing: Briefing) -> View:
    """The card of a single hit, else the page of the list."""
    found = briefing.searches.get(search_key(search.paths, search.text, search.page), SearchPage(()))
    if found.only is None:
        return search_result(search, found)
    return enterprise_card(found.only, replace(briefing, enterprise_alerts={found.only.enterprise.id: found.alerts}))
