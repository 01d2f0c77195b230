"""A run as it is once what a turn told of it is stored: for the card that is shown at once."""

from dataclasses import replace
from datetime import datetime

from conversations.courier import Delivery, NewDelivery, RunCard
from conversations.courier_keys import order_key
from conversations.delivery_file import DeliveriesRead


def merged(told: NewDelivery, card: RunCard) -> NewDelivery:
    """A delivery that is told anew: what is not said now stays as it was."""
    old = by_order(card).get(order_key(told.order_no))
    if old is None:
        return told
    return replace(
        told,
        order_no=old.order_no,
        area=told.area or old.area,
        handed_over_at=told.handed_over_at or old.handed_over_at,
        contactless=old.contactless if told.contactless is None else told.contactless,
        exception=told.exception or old.exception,
    )


def by_order(card: RunCard) -> dict[str, Delivery]:
    """The run's deliveries by what their order numbers are compared by."""
    return {order_key(each.order_no): each for each in card.deliveries}


def folded(read: DeliveriesRead) -> tuple[NewDelivery, ...]:
    """Every order once: two ways to write one number are one order, the last counts."""
    return tuple({order_key(each.order_no): each for each in read.deliveries}.values())


def with_deliveries(card: RunCard, told: tuple[NewDelivery, ...]) -> RunCard:
    """After they were added; what is new has no id yet."""
    known = by_order(card)
    for one in told:
        key = order_key(one.order_no)
        old = known.get(key)
        kept = bool(one.phone) or (old is not None and old.phone_kept)
        number = 0 if old is None else old.id
        known[key] = Delivery(number, card.run.id, one.order_no, one.area, one.handed_over_at, one.contactless, one.exception, kept)
    return _counted(card, tuple(known.values()))


def without_delivery(card: RunCard, *ids: int) -> RunCard:
    """After these were removed."""
    return _counted(card, tuple(each for each in card.deliveries if each.id not in ids))


def _counted(card: RunCard, deliveries: tuple[Delivery, ...]) -> RunCard:
    run = replace(card.run, deliveries=len(deliveries), exceptions=sum(bool(each.exception) for each in deliveries))
    return replace(card, run=run, deliveries=deliveries)


def with_areas(card: RunCard, areas: tuple[str, ...]) -> RunCard:
    """After more areas were told."""
    return replace(card, run=replace(card.run, areas=(*card.run.areas, *areas)))


def told_of(delivery: Delivery) -> NewDelivery:
    """A delivery that is kept, to be told anew with something else in it."""
    return NewDelivery(delivery.order_no, delivery.area, delivery.handed_over_at, delivery.contactless, delivery.exception)


def moment_of_clock(hour: int, minute: int, card: RunCard, now: datetime) -> datetime | None:
    """When it was so late during the run; None where that is still to come or was before the run began. Runs go over midnight."""
    began = card.run.started_at.replace(second=0, microsecond=0)
    for days in (now.date(), card.run.started_at.date()):
        moment = now.replace(year=days.year, month=days.month, day=days.day, hour=hour, minute=minute, second=0, microsecond=0)
        if began <= moment <= now:
            return moment
    return None
