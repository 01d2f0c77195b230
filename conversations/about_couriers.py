"""What the flows and buttons of couriers are about: one courier, one run, an enterprise's day; for loading and for the access check."""

from datetime import date

from conversations.about import number_at
from conversations.briefing import Briefing
from conversations.courier import Courier, CourierBook, CourierRun, RunCard
from conversations.disinfection import PhotoRequest
from conversations.roles import Account, Action, Subject, may
from conversations.want import Want

Args = tuple[str, ...]


def courier_of(args: Args, briefing: Briefing) -> Courier | None:
    """The courier whose staff id comes first; None where that is none (any more). Where an enterprise is named too, it has to be that."""
    book = briefing.own_runs.get(number_at(args, 0))
    found = next((each for each in book.couriers if each.staff_id == number_at(args, 0)), None) if book is not None else None
    if found is None or (len(args) > 1 and number_at(args, 1) != found.enterprise_id):
        return None
    return found


def courier_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """The courier, in the enterprise."""
    courier = courier_of(args, briefing)
    return Subject(courier.enterprise_id, staff_id=courier.staff_id) if courier is not None else None


def wants_courier(args: Args) -> tuple[Want, ...]:
    """The courier with the own runs, and who that is; where the enterprise is named, too, also who may not be on post there."""
    barred = (Want("ledger", number_at(args, 1)),) if len(args) > 1 else ()
    return Want("own_runs", number_at(args, 0)), Want("staff", number_at(args, 0)), *barred


def wants_start(args: Args) -> tuple[Want, ...]:
    """The same, and the points of the vehicles."""
    return (*wants_courier(args), Want("disinfection", number_at(args, 1)))


def wants_couriers(args: Args) -> tuple[Want, ...]:
    """The enterprise with its staff, its couriers and today's runs."""
    return tuple(Want(kind, number_at(args, 0)) for kind in ("enterprise", "roster", "couriers"))


def run_card_of(args: Args, briefing: Briefing) -> RunCard | None:
    """The run whose id comes first."""
    return briefing.runs.get(number_at(args, 0))


def run_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """Whose run it is, and where the enterprise reports."""
    card = run_card_of(args, briefing)
    return subject_of(card.run) if card is not None else None


def subject_of(run: CourierRun) -> Subject:
    """What is asked for when somebody wants to see or change a run."""
    return Subject(run.enterprise_id, run.path, run.staff_id)


def wants_run(args: Args) -> tuple[Want, ...]:
    """The run, locked for the turn."""
    return (Want("run", number_at(args, 0)),)


def wants_run_day(args: Args) -> tuple[Want, ...]:
    """An enterprise's runs of one day."""
    return Want("enterprise", number_at(args, 0)), Want("run_day", run_day_key(args))


def run_day_key(args: Args) -> str:
    """`ENTERPRISE:DAY` of what was tapped; a day that is none is the first of all."""
    try:
        day = date.fromisoformat(args[1] if len(args) > 1 else "")
    except ValueError:
        day = date.min
    return f"{number_at(args, 0)}:{day}"


def is_own(run: CourierRun, briefing: Briefing) -> bool:
    """Whether the reader may change the run: the enterprise's manager, or the courier alone."""
    return may(briefing.account, Action.RIDE, subject_of(run))


def wants_open_runs(account: Account | None) -> tuple[Want, ...]:
    """The runs into which a photo, a location or a file of this person may belong."""
    if account is None:
        return ()
    own = tuple(Want("own_runs", m.staff_id or 0) for m in account.declares())
    return (*own, *(Want("couriers", m.enterprise_id or 0) for m in account.enterprises()))


def open_runs(briefing: Briefing) -> tuple[CourierRun, ...]:
    """The runs under way that the person may add to: the own first, then the enterprises', in the order in which they began."""
    account = briefing.account
    if account is None:
        return ()
    own = [run for m in account.declares() for run in _under_way(briefing.own_runs.get(m.staff_id or 0))]
    led = [run for m in account.enterprises() for run in _under_way(briefing.couriers.get(m.enterprise_id or 0))]
    known = {run.id for run in own}
    return (*own, *sorted((run for run in led if run.id not in known), key=lambda run: (run.started_at, run.id)))


def photo_requests(briefing: Briefing) -> tuple[PhotoRequest, ...]:
    """Photos of points that officers wait for: a photo may be one of these."""
    led = briefing.account.enterprises() if briefing.account else ()
    books = (briefing.disinfection.get(m.enterprise_id or 0) for m in led)
    return tuple(one for book in books if book is not None for one in book.requests)


def own_open_run(briefing: Briefing) -> CourierRun | None:
    """The courier's own run that is under way."""
    account = briefing.account
    own = [run for m in (account.declares() if account else ()) for run in _under_way(briefing.own_runs.get(m.staff_id or 0))]
    return own[0] if len(own) == 1 else None


def _under_way(book: CourierBook | None) -> list[CourierRun]:
    return [run for run in book.runs if run.ended_at is None] if book is not None else []
