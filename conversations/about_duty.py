"""What duty is about: the rota of a division, a leave, a place to which officers are assigned; for loading and for the access check."""

from dataclasses import replace
from datetime import date

from conversations.briefing import Briefing
from conversations.duty import Assigning, Officer, Rota
from conversations.roles import Subject
from conversations.want import Want


def wants_rotas(codes: tuple[str, ...]) -> tuple[Want, ...]:
    """The rota of each of these divisions."""
    return tuple(Want("rota", code) for code in codes if code)


def wants_rota(args: tuple[str, ...]) -> tuple[Want, ...]:
    """The rota of the division that comes first."""
    return wants_rotas(args[:1])


def rota_concerned(args: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The division that comes first, or nothing where there is none."""
    rota = briefing.rotas.get(args[0]) if args else None
    return Subject(path=rota.path) if rota else None


def own_rotas(codes: tuple[str, ...], briefing: Briefing) -> tuple[Rota, ...]:
    """Those of the divisions of which the person is an officer."""
    found = (briefing.rotas.get(code) for code in codes)
    return tuple(rota for rota in found if rota is not None and _own(rota, briefing) is not None)


def own_concerned(codes: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The first of the divisions of which the person is an officer."""
    own = own_rotas(codes, briefing)
    return Subject(path=own[0].path) if own else None


def me(rotas: tuple[Rota, ...], briefing: Briefing) -> Officer:
    """The person, as an officer of the first of these divisions."""
    found = _own(rotas[0], briefing)
    assert found is not None, "only rotas of the own divisions are asked"  # noqa: S101
    return found


def _own(rota: Rota, briefing: Briefing) -> Officer | None:
    account = briefing.account.id if briefing.account else 0
    return next((one for one in rota.officers if one.id == account), None)


def with_me(rota: Rota, changed: Officer) -> Rota:
    """The rota with the officer as they are after a change."""
    officers = (replace(one, hours=changed.hours, leaves=changed.leaves) if one.id == changed.id else one for one in rota.officers)
    return replace(rota, officers=tuple(officers))


def wants_assigning(args: tuple[str, ...]) -> tuple[Want, ...]:
    """The assignments of the place that comes first: `d220104` a division, `e17` an enterprise."""
    return (Want("assigning", args[0]),) if args and args[0] else ()


def assigning_of(args: tuple[str, ...], briefing: Briefing) -> Assigning | None:
    """The place that comes first."""
    return briefing.assignings.get(args[0]) if args else None


def assigning_concerned(args: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """Where it is."""
    place = assigning_of(args, briefing)
    return Subject(place.enterprise_id, place.path) if place else None


def iso_day(text: str) -> date | None:
    """A day in ISO, without signs between or with them; None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
