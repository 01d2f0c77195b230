"""查企业 Find an enterprise: a piece of its name, its initials, credit code or phone is typed. The subject is empty; where it is searched
stands among the answers, as it was when the question was asked."""

from pydantic import BaseModel, ConfigDict

from conversations.about import own_concerned, wants_nothing
from conversations.engine.flow import SAID, Ask, Finish, Flow
from conversations.engine.kinds import Text
from conversations.engine.scope import Scope
from conversations.engine.session import Answers
from conversations.enterprise_search import MOST_TEXT, Search, paths_of, search_key, tidy
from conversations.roles import Action
from conversations.screens.found import found_view
from conversations.view import Line
from conversations.want import Want

NAME = "enterprise_search"
PLACES = "~places"
"""Where it is searched: paths of the reporting tree."""


class SearchDraft(BaseModel):
    """What was typed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str


def also_wants(answers: Answers) -> tuple[Want, ...]:
    """What is found by the text that was just typed."""
    said = tidy(str(answers.get(SAID) or ""))
    return (Want("search", search_key(answers.get(PLACES) or (), said)),) if said else ()


def how(_scope: Scope) -> tuple[Line, ...]:
    """What can be typed."""
    return (Line("search-how"),)


def elsewhere(scope: Scope) -> Line | None:
    """The person's divisions are others now than when the question was asked."""
    return None if tuple(scope.notes.get(PLACES) or ()) == paths_of(scope.briefing.account) else Line("nothing-there")


def record(draft: SearchDraft, scope: Scope) -> Finish:
    """What was found; a single enterprise is opened at once."""
    search = Search(paths_of(scope.briefing.account), draft.text)
    return Finish((), found_view(search, scope.briefing))


FLOW = Flow(
    name=NAME,
    draft=SearchDraft,
    asks=(Ask("text", Text(most=MOST_TEXT, read=tidy), lines=how),),
    record=record,
    wants=lambda _subject: wants_nothing(()),
    also_wants=also_wants,
    action=Action.SEARCH,
    concerns=own_concerned,
    obsolete=elsewhere,
    notes=(PLACES,),
)
