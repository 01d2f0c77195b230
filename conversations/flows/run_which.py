"""记到哪一班 Whose location, photo or list is it? Asked where it could belong to several runs; what was sent is kept meanwhile."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ConfigDict

from conversations.about import number_at
from conversations.about_couriers import open_runs, photo_requests
from conversations.briefing import Briefing
from conversations.courier import CourierRun
from conversations.disinfection import PhotoRequest
from conversations.disinfection_records import AnswerWithPhoto
from conversations.engine.advance import card
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.listed import Entry, Listed
from conversations.engine.scope import Scope
from conversations.engine.session import Session
from conversations.engine.signals import Located, Pictured, Signal, Uploaded
from conversations.engine.turn import Turn
from conversations.pinyin import initials
from conversations.records import ReadRoster
from conversations.roles import Action, Subject, may
from conversations.run_signals import Kept, held, kept_from_json, kept_to_json, stored
from conversations.screens.disinfection_officer import photo_sent
from conversations.screens.parts import to_today
from conversations.screens.run_card import run_card
from conversations.screens.run_parts import vehicle
from conversations.view import Line, View
from conversations.want import Want

NAME = "run_which"
KEPT = "kept"
"""The note with what was sent."""
ROSTER, REQUEST = "roster", "request"
MOST_KEPT = 50


class WhichDraft(BaseModel):
    """The run."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    run: str


def kept(scope: Scope) -> tuple[Kept, ...]:
    """What was sent."""
    raw: list[Any] = scope.notes.get(KEPT) or []
    return tuple(kept_from_json(each) for each in raw)


def entries(scope: Scope) -> Sequence[Entry]:
    """The runs under way."""
    runs = [Entry(str(run.id), _label(run), (run.courier, initials(run.courier), run.plate)) for run in open_runs(scope.briefing)]
    runs += [Entry(f"{REQUEST}{one.id}", Line("button-photo-answer", {"name": one.point_name})) for one in _requests(scope)]
    return [*runs, Entry(ROSTER, Line("button-is-roster"))] if _roster_of(scope) is not None else runs


def _requests(scope: Scope) -> tuple[PhotoRequest, ...]:
    """Photos of points that officers wait for, where nothing but photos was sent."""
    return photo_requests(scope.briefing) if all(isinstance(each.signal, Pictured) for each in kept(scope)) else ()


def _roster_of(scope: Scope) -> int | None:
    """The enterprise whose roster a file may be instead."""
    led = scope.briefing.account.enterprises() if scope.briefing.account else ()
    return led[0].enterprise_id if len(led) == 1 and all(isinstance(each.signal, Uploaded) for each in kept(scope)) else None


def _label(run: CourierRun) -> Line:
    return Line("button-run-of", {"courier": run.courier, "vehicle": vehicle(run.plate), "start": run.started_at})


def header(scope: Scope) -> tuple[Line, ...]:
    """What is kept."""
    things = kept(scope)
    names = tuple(dict.fromkeys(each.what for each in things))
    return (Line("run-which-kept", {"things": tuple(Line(f"kept-{name}") for name in names), "count": len(things)}),)


def none_left(scope: Scope) -> Line | None:
    """Every run has been ended meanwhile."""
    return None if open_runs(scope.briefing) else Line("run-which-none")


def record(draft: WhichDraft, scope: Scope) -> Finish:
    """All that was kept belongs to the chosen run; or the files are rosters, or an officer waits for the photo."""
    enterprise = _roster_of(scope)
    if draft.run == ROSTER and enterprise is not None:
        files = [each.signal for each in kept(scope) if isinstance(each.signal, Uploaded)]
        records = tuple(ReadRoster(enterprise, one.file_id, one.name, one.size) for one in files)
        return Finish(records, View((Line("upload-reading", {"name": files[-1].name[:60]}),), (to_today(),)))
    if draft.run.startswith(REQUEST):
        return _answered(next(one for one in _requests(scope) if f"{REQUEST}{one.id}" == draft.run), scope)
    run = next(run for run in open_runs(scope.briefing) if str(run.id) == draft.run)
    done = stored(kept(scope), run, scope.briefing)
    return Finish(done.records, run_card(done.run, scope.briefing, *done.said))


def _answered(request: PhotoRequest, scope: Scope) -> Finish:
    """The officer waits for one photo and gets the first; if there were more, that they are not kept is said."""
    photos = [each.signal.photo for each in kept(scope) if isinstance(each.signal, Pictured)]
    left = (Line("photos-left-over", {"count": len(photos) - 1}),) if len(photos) > 1 else ()
    view = photo_sent(request)
    return Finish(
        (AnswerWithPhoto(request.enterprise_id, request.id, photos[0]),), replace(view, lines=(*view.lines, *left)), Line("toast-filed")
    )


def listens(session: Session, signal: Signal, briefing: Briefing) -> Turn | None:
    """What is sent while the question stands belongs to the same run: the other photos of an album, a second file."""
    if not isinstance(signal, Located | Pictured | Uploaded) or not open_runs(briefing):
        return None
    known = session.answers.get(KEPT) or []
    if len(known) >= MOST_KEPT:
        return Turn(session, (card(FLOW, session, briefing, Line("run-which-full", {"most": MOST_KEPT})),))
    after = session.with_half(session.answers.amend(KEPT, [*known, kept_to_json(Kept.of(signal))]))
    return Turn(after, (card(FLOW, after, briefing),), held(signal, briefing))


def concerns(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """Any run under way that the person may add to."""
    del subject
    runs = open_runs(briefing)
    first = next((run for run in runs if may(briefing.account, Action.RIDE, Subject(run.enterprise_id, run.path, run.staff_id))), None)
    if first is not None:
        return Subject(first.enterprise_id, first.path, first.staff_id)
    own = briefing.account.enterprises() if briefing.account else ()
    alone = briefing.account.declares() if briefing.account else ()
    return next((Subject(m.enterprise_id, staff_id=m.staff_id) for m in (*own, *alone)), None)


def wants(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The runs under way: whose they are says the subject, because a want knows no account. `e17` is an enterprise, `s5` a courier."""
    named = {"e": ("couriers", "disinfection"), "s": ("own_runs",)}
    return tuple(Want(kind, number_at((each[1:],), 0)) for each in subject for kind in named.get(each[:1], ()))


FLOW = Flow(
    name=NAME,
    draft=WhichDraft,
    header=header,
    asks=(Ask("run", Listed(entries, Line("people-search-hint"), "refused-no-such-courier", per_row=1)),),
    record=record,
    wants=wants,
    action=Action.RIDE,
    concerns=concerns,
    obsolete=none_left,
    notes=(KEPT,),
    listens=listens,
)
