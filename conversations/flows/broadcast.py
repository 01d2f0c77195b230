"""写通告 An admin writes a broadcast: messages as they should arrive, to whom, whether it must be confirmed, when. The subject is
empty, or the version of guidance that is sent instead."""

from pydantic import BaseModel, ConfigDict

from conversations.about import own_concerned
from conversations.about_guidance import EVERYTHING, wants_version
from conversations.audience_kind import AudienceChoice, nobody
from conversations.audience_making import making_from_json
from conversations.audience_wants import wants_audience
from conversations.briefing import Briefing
from conversations.broadcast_content import other_language
from conversations.broadcast_guidance import as_it_is_sent, cannot_be_sent, document, is_document, is_written, use_option
from conversations.broadcast_languages import SWAP, first_language, not_the_other, swap_button, swapped, taken_as
from conversations.broadcast_night import MORNING, after_night
from conversations.broadcast_records import CreateBroadcast, TestBroadcast
from conversations.broadcast_review import (
    NO,
    TEST,
    YES,
    BroadcastReview,
    asks_second,
    begins_at,
    content_of,
    is_paid,
    items,
    making_of,
    may_pay,
    must_confirm,
    rates,
    reached,
    total,
)
from conversations.broadcast_when import SendTime, start_of
from conversations.content_asks import content_preview, looked_at, tapped_here
from conversations.engine.advance import card
from conversations.engine.content import PREVIEW, Content
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Choice, Option, fixed
from conversations.engine.scope import Scope
from conversations.engine.session import Session, Value
from conversations.engine.signals import Signal
from conversations.engine.turn import Turn
from conversations.roles import Action
from conversations.screens.broadcast_letter import rows_for
from conversations.screens.broadcasts import handed_over
from conversations.screens.parts import button
from conversations.view import Line, Rows, Style
from conversations.want import Want

NAME = "broadcast"


class BroadcastDraft(BaseModel):
    """When it leaves; the rest is read from the answers."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    when: str


def also(scope: Scope) -> tuple[Option, ...]:
    """In the other language too, or this one for everybody; and that it is in the other language (`listens` hears that)."""
    other = Line(f"language-{other_language(first_language(scope))}")
    return (
        Option(NO, Line("button-broadcast-one-language"), Style.PRIMARY),
        Option(YES, Line("button-broadcast-also", {"language": other})),
        Option(SWAP, swap_button(scope, both=False).label),
    )


def in_both(scope: Scope) -> bool:
    """It is written in both languages."""
    return is_written(scope) and scope.value("also") == YES


def wants(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The document that is sent, where it is one."""
    return wants_version(subject, None) if subject else ()


def from_library(scope: Scope) -> Rows:
    """To the documents, as long as nothing is written."""
    return () if scope.notes.get("content~") else ((button("broadcast-from-guide", "guides", EVERYTHING, 0),),)


def which_other(scope: Scope) -> tuple[Line, ...]:
    """Which language is asked for now."""
    return (Line("broadcast-other-language", {"language": Line(f"language-{other_language(first_language(scope))}")}),)


def for_nobody(value: Value, scope: Scope) -> Objection | None:
    """Nobody would get it."""
    why = nobody(making_from_json(value).audience, scope)
    return Objection(why) if why is not None else None


def confirm_options(scope: Scope) -> tuple[Option, ...]:
    """Every recipient is to confirm, or not."""
    del scope
    return Option(YES, Line("button-broadcast-confirm-yes")), Option(NO, Line("button-broadcast-confirm-no"))


def record(draft: BroadcastDraft, scope: Scope) -> Finish:
    """Store it: it leaves at its time, or waits for another admin."""
    start, ask = start_of(draft.when, scope.briefing.now), asks_second(scope)
    audience, expected = making_of(scope).audience, reached(scope)
    version = document(scope)
    about = version.id if version is not None else None
    created = CreateBroadcast(content_of(scope), audience, must_confirm(scope), start, ask, about, is_paid(scope), expected)
    view = handed_over(reached(scope), start, scope.briefing.now, ask=ask)
    return Finish((created,), view, Line("toast-broadcast-asked" if ask else "toast-broadcast-handed"))


def listens(session: Session, signal: Signal, briefing: Briefing) -> Turn | None:
    """Another language or a later hour for it, a look at it, or a test to the author; the questionnaire goes on."""
    turned = swapped(FLOW, session, signal, briefing)
    if turned is not None:
        return Turn(turned, (card(FLOW, turned, briefing),))
    looked = content_preview(FLOW, session, signal, briefing)
    found = tapped_here(FLOW, session, signal, briefing) if looked is None else None
    if found is None or found[0].path != "review" or found[1] not in (PREVIEW, TEST, MORNING):
        return looked
    scope = found[0].scope
    if found[1] == MORNING:
        morning = after_night(begins_at(scope), briefing.policy)
        later = session.with_answers(session.answers.amend("when", f"{morning:%Y-%m-%dT%H:%M}"))
        return Turn(later, (card(FLOW, later, briefing),))
    content, confirm = content_of(scope), must_confirm(scope)
    version = document(scope)
    version_id = version.id if version is not None else None
    if found[1] == PREVIEW:
        rows = rows_for(0, must_confirm=confirm, version_id=version_id)
        return looked_at(FLOW, session, briefing, content, rows)
    shown = card(FLOW, session, briefing, Line("broadcast-test-sent"))
    return Turn(session, (shown,), (TestBroadcast(content, confirm, version_id),), Line("broadcast-test-sent"))


PAID = fixed(Option(NO, Line("button-broadcast-free"), Style.PRIMARY), Option(YES, Line("button-broadcast-paid")))
REVIEW = BroadcastReview(items, total, confirm=Line("button-broadcast-ask"), basis=asks_second)
FLOW = Flow(
    name=NAME,
    draft=BroadcastDraft,
    asks=(
        Ask("document", Choice(use_option, per_row=1), when=is_document, lines=as_it_is_sent),
        Ask("content", Content(), when=is_written, ways=from_library),
        Ask("also", Choice(also, per_row=1), when=is_written, lines=taken_as),
        Ask("content_other", Content(), when=in_both, check=not_the_other, lines=which_other),
        Ask("audience", AudienceChoice(), check=for_nobody),
        Ask("confirm", Choice(confirm_options, per_row=1)),
        Ask("when", SendTime()),
        Ask("paid", Choice(PAID, per_row=1), when=may_pay, lines=rates),
        Ask("review", REVIEW),
    ),
    record=record,
    wants=wants,
    also_wants=lambda answers: (*wants_audience(answers), Want("admins", 0)),
    action=Action.BROADCAST,
    concerns=own_concerned,
    obsolete=cannot_be_sent,
    listens=listens,
)
