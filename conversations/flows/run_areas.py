"""途经片区 The areas that a run passes, typed in order. They are looked at once more, because they cannot be taken back."""

import re
import unicodedata
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from conversations.about_couriers import run_concerned, wants_run
from conversations.courier_records import AddAreas
from conversations.delivery_plain import struck
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Choice, Got, Option, Prompt, Reading, Refused, fixed
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.roles import Action
from conversations.run_after import with_areas
from conversations.run_scope import over, the_run
from conversations.screens.run_card import run_card, title_lines
from conversations.view import Line, Style

NAME = "run_areas"
MOST_AREAS, MOST_SIGNS = 50, 40
_BETWEEN = re.compile(r"\s*(?:→|⇒|[-—–=]+>|->|—{1,2}|>+|、|,|;|\||\n)\s*")


def read_areas(text: str) -> tuple[str, ...]:
    """`春城大街 → 朝阳桥 → 红旗街`, with arrows, commas or lines between them; the same one twice in a row is one stop."""
    plain = struck(unicodedata.normalize("NFKC", text))
    found = [" ".join(part.split()) for part in _BETWEEN.split(plain)]
    named = [part for part in found if any(sign.isalnum() for sign in part)]
    return tuple(part for place, part in enumerate(named) if place == 0 or part != named[place - 1])


@dataclass(frozen=True, slots=True)
class Areas:
    """The value is the list of areas."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del scope, half
        return Prompt()

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del token, scope, half
        return None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del scope, half
        areas = read_areas(text[: MOST_AREAS * MOST_SIGNS * 2])
        if not areas:
            return Refused(Line("refused-no-areas"))
        if len(areas) > MOST_AREAS:
            return Refused(Line("refused-many-areas", {"count": len(areas), "most": MOST_AREAS}))
        long = next((area for area in areas if len(area) > MOST_SIGNS), None)
        return Got(list(areas)) if long is None else Refused(Line("refused-long-area", {"area": long[:20], "most": MOST_SIGNS}))

    def valid(self, value: Value, scope: Scope) -> bool:
        del scope
        return isinstance(value, list) and 0 < len(value) <= MOST_AREAS

    def reopen(self, value: Value) -> Value | None:
        del value
        return None


class AreasDraft(BaseModel):
    """The areas in order."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    areas: tuple[str, ...]


def header(scope: Scope) -> tuple[Line, ...]:
    """Which run, and what is there already."""
    run = the_run(scope).run
    return (*title_lines(run, scope.briefing), *((Line("run-areas", {"areas": " → ".join(run.areas)}),) if run.areas else ()))


def read_lines(scope: Scope) -> tuple[Line, ...]:
    """The areas as they were understood."""
    areas = scope.value("areas") or []
    return (Line("areas-read", {"areas": " → ".join(areas), "count": len(areas)}),)


def record(draft: AreasDraft, scope: Scope) -> Finish:
    """Store them behind those that are there."""
    card = the_run(scope)
    view = run_card(with_areas(card, draft.areas).run, scope.briefing, Line("areas-stored", {"count": len(draft.areas)}))
    return Finish((AddAreas(card.run.id, draft.areas),), view, Line("toast-filed"))


FLOW = Flow(
    name=NAME,
    draft=AreasDraft,
    header=header,
    asks=(
        Ask("areas", Areas()),
        Ask("confirm", Choice(fixed(Option("yes", Line("button-areas-yes"), Style.SUCCESS)), per_row=1), lines=read_lines),
    ),
    record=record,
    wants=wants_run,
    action=Action.RIDE,
    concerns=run_concerned,
    obsolete=over,
)
