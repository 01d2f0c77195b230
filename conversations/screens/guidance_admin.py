"""Guidance for those who publish: what was just done, whether it shall be withdrawn, and who has read a version."""

from conversations.about_guidance import EVERYTHING
from conversations.briefing import Briefing
from conversations.guidance import GuidanceVersion, ReceiptLine, ReceiptPage
from conversations.guidance_language import words
from conversations.screens.guidance import HERE
from conversations.screens.officer_notes import page_line
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View


def withdraw_asked(version: GuidanceVersion, briefing: Briefing) -> View:
    """Before it is withdrawn."""
    rows: Rows = (
        (button("guidance-off-yes", "guideoff", version.guidance_id, "yes", style=Style.DANGER),),
        (button("guidance-off-no", "guide", version.id, HERE),),
    )
    return View((Line("guidance-off-asked", {"title": words(version.title, briefing)}),), rows)


def withdrawn_now(version: GuidanceVersion, briefing: Briefing, *, withdrawn: bool) -> View:
    """It was withdrawn, with the way back; or it holds again."""
    line = Line("guidance-off" if withdrawn else "guidance-on", {"title": words(version.title, briefing)})
    undo = ((button("guidance-off-undo", "guideon", version.guidance_id),),) if withdrawn else ()
    return View((line,), (*undo, (button("guidance-list", "guides", EVERYTHING, 0),), to_today()))


def receipts(version: GuidanceVersion, page: ReceiptPage, briefing: Briefing) -> View:
    """How many of how many enterprises have read or confirmed it, and which have not."""
    facts: dict[str, Fact] = {"title": words(version.title, briefing), "number": version.number}
    where = page.division_name or Line("guidance-everywhere")
    counts: dict[str, Fact] = {
        "where": where,
        "total": page.total,
        "reachable": page.total - page.nobody,
        "read": page.read,
        "confirmed": page.confirmed,
        "nobody": page.nobody,
    }
    lines = [Line("guidance-receipts", facts), Line(_counted(version, page), counts)]
    lines += [Line("guidance-receipts-nobody", {"count": page.nobody})] if page.nobody else []
    lines += [_owing(version, page)] if page.total - page.nobody else []
    rows = tuple((_enterprise(one, version),) for one in page.lines)
    turning = _turning(version, page)
    back: Rows = ((button("guidance-back", "guide", version.id, HERE),), to_today())
    return View((*lines, *page_line(page.page, page.pages)), (*rows, *turning, *back))


def _counted(version: GuidanceVersion, page: ReceiptPage) -> str:
    if not page.total:
        return "guidance-receipts-none"
    return "guidance-receipts-confirmed" if version.must_confirm else "guidance-receipts-read"


def _owing(version: GuidanceVersion, page: ReceiptPage) -> Line:
    if not page.owing:
        return Line("guidance-owing-none")
    return Line("guidance-owing-confirm" if version.must_confirm else "guidance-owing-read", {"count": page.owing})


def _enterprise(one: ReceiptLine, version: GuidanceVersion) -> Button:
    key = "button-guidance-owing-read" if one.read and version.must_confirm else "button-guidance-owing"
    return Button(Line(key, {"name": one.name}), f"ent:{one.enterprise_id}")


def _turning(version: GuidanceVersion, page: ReceiptPage) -> Rows:
    to = f"guidewho:{version.id}:{page.division}"
    buttons = [Button(Line("button-previous"), f"{to}:{page.page - 1}")] if page.page else []
    if page.page + 1 < page.pages:
        buttons.append(Button(Line("button-next", {"page": page.page + 2, "pages": page.pages}), f"{to}:{page.page + 1}"))
    return (tuple(buttons),) if buttons else ()
