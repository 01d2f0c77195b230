"""改通告 New content for a broadcast, everywhere: as many messages of the same kinds as before. The subject is the broadcast."""

from pydantic import BaseModel, ConfigDict

from conversations.about import own_concerned
from conversations.about_broadcasts import broadcast_of, wants_broadcast
from conversations.briefing import Briefing
from conversations.broadcast import GOT_IT, Broadcast, Outcome
from conversations.broadcast_changes import refusal
from conversations.broadcast_records import EditBroadcast
from conversations.broadcast_review import NO, YES, content_line
from conversations.content import Parts
from conversations.content_asks import content_preview, looked_at, tapped_here
from conversations.engine.content import PREVIEW, Content, part_line, parts_of
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Choice, Choosable, Option, Prompt, Reading, Refused, fixed
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Session, Value
from conversations.engine.signals import Signal
from conversations.engine.turn import Turn
from conversations.roles import Action
from conversations.rules.broadcast_moves import edit_waits, may_edit, waiting_edit
from conversations.screens.broadcast_edits import edit_handed_in, nobody_lines
from conversations.screens.broadcast_letter import rows_for
from conversations.screens.broadcasts import edited
from conversations.view import Line, Style

NAME = "broadcast_edit"
_QUESTIONS = {"zh-CN": "content_zh", "en": "content_en"}


class EditDraft(BaseModel):
    """Whether those who have confirmed are asked again."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    again: str = NO


def about(scope: Scope) -> Broadcast:
    """The broadcast."""
    found = broadcast_of(scope.subject, scope.briefing)
    assert found is not None, "`obsolete` comes first"  # noqa: S101
    return found


def in_chinese(scope: Scope) -> bool:
    """It has a Chinese text."""
    return "zh-CN" in about(scope).content


def in_english(scope: Scope) -> bool:
    """It has an English text."""
    return "en" in about(scope).content


def asks_again(scope: Scope) -> bool:
    """Somebody has confirmed it already, or may have until another admin has looked at the edit."""
    if not about(scope).must_confirm:
        return False
    return about(scope).tally.of(*(GOT_IT if waits(scope) else (Outcome.CONFIRMED,))) > 0


def waits(scope: Scope) -> bool:
    """It has started, for so many that another admin has to confirm the edit."""
    return edit_waits(about(scope), scope.briefing.policy.broadcast_second_from)


def writer(scope: Scope) -> int:
    """Who writes the edit."""
    return scope.briefing.account.id if scope.briefing.account is not None else 0


def now_zh(scope: Scope) -> tuple[Line, ...]:
    """How it is in Chinese."""
    return _now(scope, "zh-CN")


def now_en(scope: Scope) -> tuple[Line, ...]:
    """How it is in English."""
    return _now(scope, "en")


def _now(scope: Scope, language: str) -> tuple[Line, ...]:
    parts = about(scope).content[language]
    head = Line("broadcast-edit-now", {"language": Line(f"language-{language}"), "count": len(parts)})
    return (head, *(part_line(part, number) for number, part in enumerate(parts, 1)))


def other_zh(value: Value, scope: Scope) -> Objection | None:
    """There are more or fewer messages than before, or of other kinds."""
    return _other_shape(value, about(scope).content["zh-CN"])


def other_en(value: Value, scope: Scope) -> Objection | None:
    """There are more or fewer messages than before, or of other kinds."""
    return _other_shape(value, about(scope).content["en"])


def _other_shape(value: Value, before: Parts) -> Objection | None:
    why = refusal({"": before}, {"": parts_of(value)})
    return Objection(Line(f"broadcast-edit-{why}")) if why is not None else None


def how_many(scope: Scope) -> tuple[Line, ...]:
    """Who has confirmed."""
    return (Line("broadcast-edit-confirmed", {"count": about(scope).tally.of(Outcome.CONFIRMED)}),)


def new_content(scope: Scope) -> dict[str, Parts]:
    """The new messages by language."""
    return {language: parts_of(scope.value(name)) for language, name in _QUESTIONS.items() if language in about(scope).content}


def items(scope: Scope) -> tuple[Item, ...]:
    """The new content, and whether it is confirmed again."""
    found = []
    for language, parts in new_content(scope).items():
        label = Line("field-broadcast-content", {"language": Line(f"language-{language}")})
        found.append(Item(language, content_line(language, parts), label, ((_QUESTIONS[language], label),)))
    if asks_again(scope):
        label = Line("field-broadcast-again")
        found.append(Item("again", Line(f"broadcast-again-{scope.value('again')}"), label, (("again", label),)))
    return tuple(found)


def total(scope: Scope) -> tuple[Line, ...]:
    """In how many chats it changes, and who has to look at it before."""
    found = about(scope)
    lines = [Line("broadcast-edit-unsent")]
    if found.started_at is not None:
        lines = [Line("broadcast-edit-total", {"got": found.tally.of(*GOT_IT), "pending": found.tally.of(Outcome.PENDING)})]
    if waits(scope):
        lines.append(Line("broadcast-edit-needs-second", {"most": scope.briefing.policy.broadcast_second_from}))
        waiting = waiting_edit(found)
        lines += [Line("broadcast-edit-replaces", {"by": waiting.by})] if waiting is not None else []
        lines += nobody_lines(found, writer(scope))
    elif found.started_at is None and found.approved_by:
        lines.append(Line("broadcast-edit-approved-again"))
    return tuple(lines)


class EditReview(Review):
    """With a look at it as it will be."""

    __slots__ = ()

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """The review, and the button for the look."""
        below = Review.prompt(self, scope, half)
        if (half or {}).get("open") is not None:
            return below
        first, *rest = below.rows
        if waits(scope):
            first = (Choosable(Line("button-broadcast-ask"), first[0].token, Style.SUCCESS),)
        return Prompt(below.lines, (first, (Choosable(Line("button-content-preview"), PREVIEW),), *rest))

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """Nothing is changed by typing."""
        del text, scope, half
        return Refused(Line("refused-broadcast-edit"))


def gone(scope: Scope) -> Line | None:
    """It is not there, was withdrawn, or was cancelled before anybody had it."""
    found = broadcast_of(scope.subject, scope.briefing)
    return Line("broadcast-no-edit") if found is None or not may_edit(found) else None


def record(draft: EditDraft, scope: Scope) -> Finish:
    """Store it: it waits for another admin, or the chats are edited one after the other."""
    found, again, ask = about(scope), asks_again(scope) and draft.again == YES, waits(scope)
    change = EditBroadcast(found.id, new_content(scope), again, ask)
    if ask:
        return Finish((change,), edit_handed_in(found, writer(scope)), Line("toast-broadcast-asked"))
    return Finish((change,), edited(found), Line("toast-filed"))


def listens(session: Session, signal: Signal, briefing: Briefing) -> Turn | None:
    """A look at it; the questionnaire goes on."""
    looked = content_preview(FLOW, session, signal, briefing)
    found = tapped_here(FLOW, session, signal, briefing) if looked is None else None
    if found is None or found[0].path != "review" or found[1] != PREVIEW:
        return looked
    scope = found[0].scope
    return looked_at(FLOW, session, briefing, new_content(scope), rows_for(0, must_confirm=about(scope).must_confirm))


AGAIN = fixed(Option(YES, Line("button-broadcast-again"), Style.PRIMARY), Option(NO, Line("button-broadcast-not-again")))
FLOW = Flow(
    name=NAME,
    draft=EditDraft,
    asks=(
        Ask("content_zh", Content(), when=in_chinese, lines=now_zh, check=other_zh),
        Ask("content_en", Content(), when=in_english, lines=now_en, check=other_en),
        Ask("again", Choice(AGAIN, per_row=1), when=asks_again, lines=how_many),
        Ask("review", EditReview(items, total, confirm=Line("button-broadcast-edit-yes"))),
    ),
    record=record,
    wants=wants_broadcast,
    action=Action.BROADCAST,
    concerns=own_concerned,
    obsolete=gone,
    listens=listens,
)
