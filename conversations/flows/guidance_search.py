"""查指引 Find guidance by words of its title or summary. The subject is the list that is searched: its verb, and what it is about."""

from pydantic import BaseModel, ConfigDict

from conversations.about_guidance import IN_DIVISION, asked_in, searched_concerned, wants_searched
from conversations.engine.flow import SAID, Ask, Finish, Flow
from conversations.engine.kinds import Text
from conversations.engine.scope import Scope
from conversations.engine.session import Answers
from conversations.guidance import GuidancePage
from conversations.guidance_keys import Asked, list_key, tidy
from conversations.roles import Action
from conversations.screens.guidance import guidance_list
from conversations.view import Line
from conversations.want import Want

NAME = "guidance_search"
WHERE = "~where"
"""The list, by the part of its key that says whom it is about."""


class SearchDraft(BaseModel):
    """What was typed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str


def _asked(subject: tuple[str, ...], reader: object, text: str) -> Asked:
    found = asked_in((subject[1], "0"), None, division=subject[0] == IN_DIVISION)
    return Asked(found.enterprise_id, found.division, int(str(reader or 0)), 0, text)


def also_wants(answers: Answers) -> tuple[Want, ...]:
    """What is found by the text that was just typed."""
    said, where = tidy(str(answers.get(SAID) or "")), answers.get(WHERE)
    return (Want("guidance_list", f"{where}:0:{said}"),) if said and where is not None else ()


def how(_scope: Scope) -> tuple[Line, ...]:
    """What can be typed."""
    return (Line("guidance-find-how"),)


def where_of(subject: tuple[str, ...], reader: int) -> str:
    """The part of the key that says whom it is about."""
    return list_key(_asked(subject, reader, "")).partition(":")[0]


def record(draft: SearchDraft, scope: Scope) -> Finish:
    """What was found."""
    page = next(iter(scope.briefing.guidance_pages.values()), GuidancePage(0, 1, 0, (), draft.text))
    return Finish((), guidance_list((scope.subject[1],), page, scope.briefing))


FLOW = Flow(
    name=NAME,
    draft=SearchDraft,
    asks=(Ask("text", Text(most=60, read=tidy), lines=how),),
    record=record,
    wants=wants_searched,
    also_wants=also_wants,
    action=Action.READ_GUIDANCE,
    concerns=searched_concerned,
    notes=(WHERE,),
)
