"""What a run has besides its card: its list page by page and as a workbook, its map, its photos; and how a location or a photo is sent."""

from conversations.about_couriers import is_own
from conversations.attachment import SentPhoto, Sheet, TrackMap, Workbook
from conversations.briefing import Briefing
from conversations.courier import CourierRun, Delivery, RunCard
from conversations.screens.parts import button, to_today
from conversations.screens.run_card import title_lines
from conversations.screens.run_parts import clock, contactless, counts_of, courier_name, delivery_line, vehicle
from conversations.view import Button, Fact, Line, Rows, Style, View

PAGE = 20
"""Deliveries on a page."""
MOST_PHOTOS = 10
"""Photos sent at once."""


def _back(run: CourierRun) -> tuple[Button, ...]:
    return (button("to-run", "run", run.id), *to_today())


def delivery_list(card: RunCard, briefing: Briefing, page: int, *said: Line) -> View:
    """A page of the list."""
    run = card.run
    pages = max(1, -(-len(card.deliveries) // PAGE))
    page = max(0, min(page, pages - 1))
    first = page * PAGE
    lines = [*said, *title_lines(run, briefing), counts_of(run) if card.deliveries else Line("run-list-empty")]
    lines += [delivery_line(first + place, each, run) for place, each in enumerate(card.deliveries[first : first + PAGE], 1)]
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    turning = [button("previous", "runlist", run.id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"runlist:{run.id}:{page + 1}"))
    adding = is_own(run, briefing) and run.ended_at is None
    add: Rows = ((button("run-add", "runadd", run.id, style=Style.PRIMARY), button("run-order", "runorder", run.id)),) if adding else ()
    file: Rows = ((button("run-file", "runfile", run.id),),) if card.deliveries else ()
    return View(tuple(lines), (*((tuple(turning),) if turning else ()), *add, *file, _back(run)))


def delivery_workbook(card: RunCard, briefing: Briefing) -> View:
    """The whole list as a workbook. A recipient's phone never leaves: only that one is kept."""
    run = card.run
    columns = tuple(Line(f"sheet-{name}") for name in ("place", "order", "area", "time", "contactless", "exception", "phone"))
    rows = tuple(_row(place, each, run) for place, each in enumerate(card.deliveries, 1))
    facts: dict[str, Fact] = {"courier": courier_name(run, briefing), "day": run.day}
    sheet = Sheet(Line("sheet-deliveries"), columns, rows)
    lines = (*title_lines(run, briefing), counts_of(run))
    return View(lines, (_back(run),), f"runfile/{run.id}", Workbook(Line("run-file-name", facts), (sheet,)))


def _row(place: int, delivery: Delivery, run: CourierRun) -> tuple[Fact, ...]:
    return (
        place,
        delivery.order_no,
        delivery.area,
        clock(delivery.handed_over_at, run) if delivery.handed_over_at is not None else "",
        contactless(delivery.contactless) if delivery.contactless is not None else "",
        delivery.exception,
        Line("sheet-phone-kept") if delivery.phone_kept else "",
    )


def track_map(card: RunCard, briefing: Briefing) -> View | None:
    """The track as a picture; None where it has fewer than two points."""
    run, track = card.run, card.track
    if len(track) < 2:
        return None
    facts: dict[str, Fact] = {"courier": courier_name(run, briefing), "vehicle": vehicle(run.plate), "day": run.day}
    points = tuple((point.at, point.spot.latitude, point.spot.longitude) for point in track)
    start, end = (Line(f"map-{name}", {"at": clock(point.at, run)}) for name, point in (("start", track[0]), ("end", track[-1])))
    foot = (Line("map-points", {"points": run.points}), counts_of(run))
    picture = TrackMap(Line("map-title", facts), points, start, end, foot)
    return View((Line("map-caption", facts),), (_back(run),), f"runmap/{run.id}", picture)


def photos(card: RunCard, briefing: Briefing) -> tuple[View, ...]:
    """The photos of the slips, each as a message of its own; the newest ten where there are more."""
    run, kept = card.run, card.photos[-MOST_PHOTOS:]
    first = len(card.photos) - len(kept)
    views = []
    for place, photo in enumerate(kept, first + 1):
        facts: dict[str, Fact] = {"courier": courier_name(run, briefing), "place": place, "count": len(card.photos)}
        shown = SentPhoto(photo.file_id, photo.as_file)
        views.append(View((Line("photo-caption", facts),), (_back(run),), f"runphoto/{run.id}/{place}", shown))
    return tuple(views)


def how_to(key: str, run: CourierRun, briefing: Briefing) -> View:
    """How a location is shared (`share`), or a photo sent (`photo`)."""
    return View((*title_lines(run, briefing), Line(f"run-how-{key}")), (_back(run),))
