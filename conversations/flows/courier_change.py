"""改车牌、手机号 A courier's plate or phone: the subject is the courier, the enterprise, and which of the two."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from conversations.about_couriers import courier_concerned, courier_of, wants_courier
from conversations.courier import Courier
from conversations.courier_records import SetCourier
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.one_plate import Plate
from conversations.engine.phones import Phone
from conversations.engine.scope import Scope
from conversations.roles import Action
from conversations.screens.couriers import courier_card
from conversations.screens.run_parts import vehicle
from conversations.view import Line

NAME = "courier_change"
PLATE, PHONE = "plate", "phone"


class ChangeDraft(BaseModel):
    """What is new; None: as it was."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    plate: str | None = None
    phone: str | None = None


def courier(scope: Scope) -> Courier:
    """Whom it is about."""
    found = courier_of(scope.subject[:2], scope.briefing)
    assert found is not None, "the access check comes first"  # noqa: S101
    return found


def of_plate(scope: Scope) -> bool:
    """The plate is to be changed."""
    return scope.subject[2] == PLATE


def of_phone(scope: Scope) -> bool:
    """The phone is to be changed."""
    return not of_plate(scope)


def usual(scope: Scope) -> tuple[str, ...]:
    """The plate as it is."""
    return (courier(scope).plate,)


def header(scope: Scope) -> tuple[Line, ...]:
    """Who, and how it is now."""
    one = courier(scope)
    phone = Line("courier-phone-kept" if one.phone_kept else "courier-no-phone")
    return (Line("courier-title", {"courier": one.name, "vehicle": vehicle(one.plate)}), *((phone,) if of_phone(scope) else ()))


def record(draft: ChangeDraft, scope: Scope) -> Finish:
    """Store it, and show the courier as it is then."""
    old = courier(scope)
    plate = old.plate if draft.plate is None else draft.plate
    stored = SetCourier(old.enterprise_id, old.staff_id, plate, draft.phone or None)
    new = replace(old, plate=plate, phone_kept=old.phone_kept or bool(draft.phone))
    changed = new.plate != old.plate or bool(draft.phone)
    said = Line("courier-changed" if changed else "courier-unchanged")
    return Finish((stored,) if changed else (), courier_card(new, scope.briefing, said), Line("toast-filed") if changed else None)


FLOW = Flow(
    name=NAME,
    draft=ChangeDraft,
    header=header,
    asks=(
        Ask("plate", Plate(usual), when=of_plate),
        Ask("phone", Phone(Line("button-phone-as-it-is")), when=of_phone),
    ),
    record=record,
    wants=wants_courier,
    action=Action.MANAGE_COURIERS,
    concerns=lambda subject, briefing: courier_concerned(subject[:2], briefing),
)
