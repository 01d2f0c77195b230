"""回复照片 An officer asked for a fresh photo of a point: the manager sends it, done."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned
from conversations.about_disinfection import book_of, wants_book
from conversations.disinfection import Photo, PhotoRequest
from conversations.disinfection_records import AnswerWithPhoto
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Choice, Option, fixed
from conversations.engine.photos import Photos, photo_to_json, photos_from_json
from conversations.engine.scope import Scope
from conversations.engine.session import Answers
from conversations.roles import Action
from conversations.screens.disinfection_officer import photo_sent
from conversations.view import Line, Style

NAME = "photo_answer"
UNASKED = "unasked"
"""Note: the photo came before anybody tapped; what it is for is confirmed."""


class AnswerDraft(BaseModel):
    """The photo."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    photo: tuple[Any, ...]


def request_of(scope: Scope) -> PhotoRequest | None:
    """What was asked for; None when it has been answered."""
    requests = book_of(int(scope.subject[0]), scope.briefing).requests
    return next((one for one in requests if str(one.id) == scope.subject[1]), None)


def begun(photo: Photo) -> Answers:
    """The answers of a photo that came by itself."""
    return Answers(((UNASKED, True), ("photo", [photo_to_json(photo)])))


def header(scope: Scope) -> tuple[Line, ...]:
    """Of which point, and who asked."""
    request = request_of(scope)
    if request is None:
        return ()
    return (Line("photo-answer-header", {"name": request.point_name, "by": request.asked_by, "at": request.asked_at}),)


def came_unasked(scope: Scope) -> bool:
    """Nobody had tapped."""
    return bool(scope.notes.get(UNASKED))


def gone(scope: Scope) -> Line | None:
    """Somebody else was quicker, or the point is gone."""
    return None if request_of(scope) is not None else Line("photo-request-gone")


def record(draft: AnswerDraft, scope: Scope) -> Finish:
    """Send it on."""
    request = request_of(scope)
    assert request is not None, "gone() ends a run whose request is gone"  # noqa: S101
    photo = photos_from_json(list(draft.photo))[0]
    return Finish((AnswerWithPhoto(request.enterprise_id, request.id, photo),), photo_sent(request), Line("toast-filed"))


FLOW = Flow(
    name=NAME,
    draft=AnswerDraft,
    header=header,
    asks=(
        Ask("photo", Photos(most=1)),
        Ask("send", Choice(fixed(Option("yes", Line("button-photo-send"), Style.SUCCESS)), per_row=1), when=came_unasked),
    ),
    record=record,
    wants=wants_book,
    action=Action.LOG_DISINFECTION,
    concerns=enterprise_concerned,
    obsolete=gone,
    notes=(UNASKED,),
)
