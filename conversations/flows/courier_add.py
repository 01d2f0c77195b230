"""添加配送员 Staff members become couriers: who, with which plate and phone."""

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned
from conversations.about_couriers import wants_couriers
from conversations.briefing import Person
from conversations.courier import CourierBook
from conversations.courier_records import SetCourier
from conversations.engine.flow import Ask, Each, Finish, Flow
from conversations.engine.one_plate import Plate
from conversations.engine.people import People, person_label
from conversations.engine.phones import Phone
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.roles import Action
from conversations.screens.parts import button, to_today
from conversations.screens.run_parts import vehicle
from conversations.view import Fact, Line, Style, View

NAME = "courier_add"


class RiderDraft(BaseModel):
    """One new courier."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    plate: str = ""
    phone: str = ""


class AddDraft(BaseModel):
    """All of them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    people: dict[str, RiderDraft] = {}


def enterprise_of(scope: Scope) -> int:
    """Whose staff it is about."""
    return int(scope.subject[0])


def choosable(scope: Scope) -> tuple[Person, ...]:
    """The present staff who are no couriers yet."""
    known = {each.staff_id for each in scope.briefing.couriers.get(enterprise_of(scope), CourierBook(0)).couriers}
    return tuple(p for p in scope.briefing.rosters.get(enterprise_of(scope), ()) if not p.departed and p.id not in known)


def somebody(_scope: Scope) -> bool:
    """Nobody at all is no answer."""
    return False


def everybody(scope: Scope) -> tuple[Person, ...]:
    """The whole roster, so that namesakes are told apart."""
    return scope.briefing.rosters.get(enterprise_of(scope), ())


CHOSEN = People(choosable, may_be_none=somebody, everybody=everybody, done="button-couriers-chosen")


def chosen(scope: Scope) -> tuple[str, ...]:
    """Everybody who was chosen."""
    return tuple(CHOSEN.still_there(scope.value("chosen"), scope))


def person_of(scope: Scope, key: str) -> Line:
    """Who it is, so that nobody is taken for a namesake."""
    people = scope.briefing.rosters[enterprise_of(scope)]
    return person_label(next(person for person in people if str(person.id) == key), people)


def header(scope: Scope) -> tuple[Line, ...]:
    """For which enterprise."""
    return (Line("courier-add-header", {"enterprise": scope.briefing.enterprises[enterprise_of(scope)].name}),)


def about(scope: Scope) -> tuple[Line, ...]:
    """Whom the question is about."""
    keys = chosen(scope)
    facts: dict[str, Fact] = {"person": person_of(scope, scope.key), "place": keys.index(scope.key) + 1, "count": len(keys)}
    return (Line("ledger-person", facts),)


def no_plates(_scope: Scope) -> tuple[str, ...]:
    """None is known yet."""
    return ()


def items(scope: Scope) -> tuple[Item, ...]:
    """A line for each."""
    found = []
    for key in chosen(scope):
        plate, phone = scope.counted[f"people/{key}/plate"], scope.counted[f"people/{key}/phone"]
        person = person_of(scope, key)
        told = Line("courier-phone-told" if phone else "courier-no-phone")
        line = Line("courier-new", {"courier": person, "vehicle": vehicle(plate), "phone": told})
        fields = ((f"people/{key}/plate", Line("field-plate")), (f"people/{key}/phone", Line("field-phone")))
        found.append(Item(key, line, person, fields))
    return tuple(found)


def count(scope: Scope) -> tuple[Line, ...]:
    """How many."""
    return (Line("couriers-new", {"count": len(chosen(scope))}),)


def gone(scope: Scope) -> Line | None:
    """Everybody is a courier already."""
    return None if choosable(scope) else Line("couriers-all")


def record(draft: AddDraft, scope: Scope) -> Finish:
    """Store them; the next thing is a run, or a link."""
    enterprise = enterprise_of(scope)
    records = tuple(SetCourier(enterprise, int(key), one.plate, one.phone or None) for key, one in draft.people.items())
    back = (button("couriers", "cour", enterprise, 0, style=Style.PRIMARY), *to_today())
    return Finish(records, View((Line("couriers-added", {"count": len(records)}),), (back,)), Line("toast-filed"))


FLOW = Flow(
    name=NAME,
    draft=AddDraft,
    header=header,
    asks=(
        Ask("chosen", CHOSEN),
        Each(
            "people",
            over=chosen,
            asks=(Ask("plate", Plate(no_plates), lines=about), Ask("phone", Phone(Line("button-phone-later")), lines=about)),
        ),
        Ask("review", Review(items, count, confirm=Line("button-couriers-add"))),
    ),
    record=record,
    wants=wants_couriers,
    action=Action.MANAGE_COURIERS,
    concerns=enterprise_concerned,
    obsolete=gone,
)
