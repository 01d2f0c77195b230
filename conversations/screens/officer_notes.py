"""备注 Notes of officers on an enterprise, newest first, and what was searched and found."""

from conversations.briefing import Briefing, Enterprise, SearchPage
from conversations.enterprise_search import MOST_IN_BUTTON, Search
from conversations.officer_day import MOST_FOUND, NOTES_PAGE, PAGE, NotePage
from conversations.screens.parts import button, to_today
from conversations.view import Button, Line, Rows, Style, View


def turning(verb: str, about: object, page: int, pages: int) -> Rows:
    """Buttons to the pages before and after, if there are any; their data is `VERB:ABOUT:PAGE`."""
    buttons = [button("previous", verb, about, page - 1)] if page else []
    if page + 1 < pages:
        buttons.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"{verb}:{about}:{page + 1}"))
    return (tuple(buttons),) if buttons else ()


def page_line(page: int, pages: int) -> tuple[Line, ...]:
    """Which page it is, where there are several."""
    return (Line("page-of", {"page": page + 1, "pages": pages}),) if pages > 1 else ()


def note_list(enterprise: Enterprise, notes: NotePage, briefing: Briefing, *said: Line, undo: int | None = None) -> View:
    """A page of notes. `undo`: the note that was just removed and can be brought back."""
    lines = [*said, Line("notes-title", {"name": enterprise.name, "count": notes.total}), Line("notes-who")]
    lines += [Line("notes-none")] if not notes.notes else []
    own = briefing.account.id if briefing.account else 0
    rows: list[tuple[Button, ...]] = []
    for place, note in enumerate(notes.notes, notes.page * NOTES_PAGE + 1):
        lines.append(Line("note", {"place": place, "text": note.text, "by": note.by, "day": note.at.date(), "at": note.at}))
        if note.by_id == own:
            rows.append((Button(Line("button-note-remove", {"place": place}), f"notedel:{enterprise.id}:{note.id}:{notes.page}"),))
    back = (button("enterprise-card", "ent", enterprise.id), *to_today())
    again: Rows = ((button("note-undo", "noteback", enterprise.id, undo),),) if undo is not None else ()
    add: Rows = ((button("note-add", "noteadd", enterprise.id, style=Style.PRIMARY),),)
    lines += page_line(notes.page, notes.pages)
    return View(tuple(lines), (*again, *add, *rows, *turning("notes", enterprise.id, notes.page, notes.pages), back))


def search_result(search: Search, found: SearchPage) -> View:
    """Enterprises as buttons, eight a page; what else can be searched where there are none, or too many."""
    again = (button("search-again", "findnew"), *to_today())
    total = len(found.hits)
    if not total:
        return View((Line("search-none", {"text": search.text}), Line("search-how")), (again,))
    if total > MOST_FOUND:
        return View((Line("search-many", {"text": search.text, "most": MOST_FOUND}), Line("search-how")), (again,))
    pages = -(-total // PAGE)
    page = max(0, min(search.page, pages - 1))
    shown = found.hits[page * PAGE : (page + 1) * PAGE]
    rows = tuple((Button(Line("button-hit", {"name": one.name, "division": one.division_name}), f"ent:{one.id}"),) for one in shown)
    lines = (Line("search-found", {"text": search.text, "count": total}), *page_line(page, pages))
    if pages > 1 and len(search.text.encode()) > MOST_IN_BUTTON:
        return View((*lines, Line("search-first", {"count": PAGE})), (*rows, again))
    buttons = [button("previous", "findp", page - 1, search.text)] if page else []
    if page + 1 < pages:
        buttons.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"findp:{page + 1}:{search.text}"))
    return View(lines, (*rows, *((tuple(buttons),) if buttons else ()), again))
