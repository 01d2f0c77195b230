"""防疫指引 Guidance as it is read: the list of what applies, one version, its earlier versions."""

from conversations.about_guidance import EVERYTHING, IN_DIVISION, LIST_VERBS
from conversations.briefing import Briefing
from conversations.codes import Sector
from conversations.guidance import GuidanceLine, GuidancePage, GuidanceVersion
from conversations.guidance_keys import WAITING, waiting_key
from conversations.guidance_language import in_language, reads, words
from conversations.roles import Account
from conversations.rules.guidance import holds, is_over
from conversations.screens.officer_notes import page_line
from conversations.screens.parts import button, to_today
from conversations.screens.risk import level_line
from conversations.screens.stays import day_short
from conversations.shortening import shortened
from conversations.view import Button, Fact, Line, Rows, Style, View

Args = tuple[str, ...]
MOST_TITLE = 36
"""Letters of a title on a button: what stands before it and the day behind it have room, too."""
HERE = "here"
"""Behind a version: its card takes the place of the one that was tapped. Without it, it comes below: what was tapped shall stay."""


def guidance_list(args: Args, page: GuidancePage, briefing: Briefing, *said: Line) -> View:
    """What applies to an enterprise; of a division what applies there; all of it with ways to publish, for those who do."""
    of_all = args[0] == EVERYTHING
    lines = [*said, _title(args, page, briefing), *_nothing(page, of_all=of_all), *page_line(page.page, page.pages)]
    rows: list[tuple[Button, ...]] = [(_opener(one, briefing, of_all=of_all),) for one in page.lines]
    find = (button("guidance-find", "guidefind", _verb(page), args[0]),) if page.total or page.text else ()
    whole = (button("guidance-whole", _verb(page), args[0], 0),) if page.text else ()
    some = page.waiting and page.waiting < page.total and not page.text and not page.division
    waits = ((Button(Line("button-guidance-waiting", {"count": page.waiting}), f"{_verb(page)}:{args[0]}:0:{WAITING}"),),) if some else ()
    new = ((button("guidance-new", "guidenew", style=Style.PRIMARY),),) if of_all else ()
    ways = ((*whole, *find),) if whole or find else ()
    return View(tuple(lines), (*rows, *_turning(args, page), *waits, *ways, *new, to_today()))


def _verb(page: GuidancePage) -> str:
    return IN_DIVISION if page.division else LIST_VERBS[0]


def _title(args: Args, page: GuidancePage, briefing: Briefing) -> Line:
    if page.text == WAITING:
        return Line("guidance-waiting", {"count": page.total})
    if page.text:
        return Line("guidance-found", {"text": page.text, "count": page.total})
    if args[0] == EVERYTHING:
        return Line("guidance-title-all", {"count": page.total})
    facts: dict[str, Fact] = {"count": page.total, "risk": level_line(page.risk)}
    if page.division:
        held = briefing.account.divisions() if briefing.account is not None else ()
        name = next((one.division_name for one in held if one.division == page.division), page.division)
        return Line("guidance-title-division", {"name": name, "count": page.total})
    return Line("guidance-title", {**facts, "name": briefing.enterprises[int(args[0])].name, "waiting": page.waiting})


def _nothing(page: GuidancePage, *, of_all: bool) -> tuple[Line, ...]:
    if page.total:
        return ()
    if page.text:
        return (Line("guidance-none-waiting" if page.text == WAITING else "guidance-none-found"),)
    if of_all:
        return (Line("guidance-none-yet"),)
    return (Line("guidance-none-division" if page.division else "guidance-none"),)


def _opener(one: GuidanceLine, briefing: Briefing, *, of_all: bool) -> Button:
    reads_for_own = briefing.account is not None and bool(briefing.account.enterprises()) and not of_all
    state = _state(one) if reads_for_own else _standing(one) if of_all else "plain"
    title = shortened(words(one.title, briefing), MOST_TITLE)
    facts: dict[str, Fact] = {"title": title, "day": day_short(one.published_at.date(), briefing.today)}
    return Button(Line(f"button-guidance-{state}", facts), f"guide:{one.version_id}:{HERE}")


def _state(one: GuidanceLine) -> str:
    if one.must_confirm:
        return "confirmed" if one.confirmed else "confirm"
    return "read" if one.read or one.confirmed else "unread"


def _standing(one: GuidanceLine) -> str:
    if one.withdrawn:
        return "withdrawn"
    return "holds" if one.holds else "rests"


def _turning(args: Args, page: GuidancePage) -> Rows:
    verb = _verb(page)
    buttons = [Button(Line("button-previous"), f"{verb}:{args[0]}:{page.page - 1}:{page.text}")] if page.page else []
    if page.page + 1 < page.pages:
        facts: dict[str, Fact] = {"page": page.page + 2, "pages": page.pages}
        buttons.append(Button(Line("button-next", facts), f"{verb}:{args[0]}:{page.page + 1}:{page.text}"))
    return (tuple(buttons),) if buttons else ()


def to_list(account: Account | None) -> Rows:
    """The way back to the list that this person has; all of them, for somebody with several."""
    if account is None:
        return ()
    own, held = account.enterprises(), account.divisions()
    if account.is_admin():
        return ((button("guidance-list", "guides", EVERYTHING, 0),),)
    if own:
        return ((button("guidance-list", "guides", own[0].enterprise_id, 0) if len(own) == 1 else button("guidance-list", "guides"),),)
    return ((button("guidance-list", "guidesin", held[0].division, 0),),) if held else ()


def choose_list(account: Account) -> View:
    """For somebody who has several lists."""
    rows: list[tuple[Button, ...]] = [
        (Button(Line("button-enterprise", {"name": one.enterprise_name}), f"guides:{one.enterprise_id}:0"),)
        for one in account.enterprises()
    ]
    rows += [
        (Button(Line("button-enterprise", {"name": one.division_name}), f"{IN_DIVISION}:{one.division}:0"),) for one in account.divisions()
    ]
    rows += [(button("guidance-all", "guides", EVERYTHING, 0),)] if account.is_admin() else []
    return View((Line("guidance-choose"),), (*rows, to_today()))


def version_card(version: GuidanceVersion, briefing: Briefing, *said: Line) -> View:
    """One version: what it is about, since when and until when it holds, what is different from the one before; and what can be done."""
    account = briefing.account
    publishes = account is not None and account.is_admin()
    if version.withdrawn and not publishes:
        gone = Line("guidance-withdrawn", {"title": words(version.title, briefing)})
        return View((*said, gone), (*to_list(account), to_today()))
    counts = (Line("guidance-counts", {"readers": version.readers, "confirmers": version.confirmers}),) if publishes else ()
    lines = (*said, *version_lines(version, briefing), *_receipt_lines(version, briefing), *counts)
    rows = (*_reading(version, briefing), *(_publishing(version, briefing) if publishes else _overseeing(version, briefing)))
    return View(lines, (*rows, *to_list(account), to_today()))


def version_lines(version: GuidanceVersion, briefing: Briefing) -> tuple[Line, ...]:
    """The document without its body."""
    different = words(version.changes, briefing)
    return (
        Line("guidance-version", {"title": words(version.title, briefing), "number": version.number}),
        *_standing_lines(version, briefing),
        Line("guidance-whom", {"sectors": sectors_line(version), "risks": risks_line(version)}),
        validity(version, briefing),
        *((Line("guidance-changes", {"text": different}),) if different else ()),
        Line("guidance-summary", {"text": words(version.summary, briefing)}),
    )


def _standing_lines(version: GuidanceVersion, briefing: Briefing) -> tuple[Line, ...]:
    if version.withdrawn:
        return (Line("guidance-is-withdrawn"),)
    if version.outdated:
        return (Line("guidance-superseded"),)
    if version.followed_from is not None:
        return (Line("guidance-followed", {"from": day_short(version.followed_from, briefing.today)}),)
    if holds(version.valid_from, version.valid_until, briefing.today):
        return ()
    return (Line("guidance-not-yet" if briefing.today < version.valid_from else "guidance-over"),)


def sectors_line(version: GuidanceVersion) -> Fact:
    """For which trades."""
    return tuple(Line(f"sector-{one}") for one in Sector if one in version.sectors) or Line("guidance-all-sectors")


def risks_line(version: GuidanceVersion) -> Fact:
    """At which levels of risk."""
    return tuple(level_line(one) for one in version.risks) or Line("guidance-all-risks")


def validity(version: GuidanceVersion, briefing: Briefing) -> Line:
    """From when until when."""
    begin = day_short(version.valid_from, briefing.today)
    if version.valid_until is None:
        return Line("guidance-valid-from", {"from": begin})
    return Line("guidance-valid", {"from": begin, "until": day_short(version.valid_until, briefing.today)})


def is_manager(briefing: Briefing) -> bool:
    """Whether the reader answers for an enterprise, and so owes receipts."""
    return briefing.account is not None and bool(briefing.account.enterprises())


def owes_receipt(version: GuidanceVersion, briefing: Briefing) -> bool:
    return version.must_confirm and not version.confirmed and is_manager(briefing) and not version.withdrawn and not version.outdated


def _receipt_lines(version: GuidanceVersion, briefing: Briefing) -> tuple[Line, ...]:
    if not version.must_confirm or not is_manager(briefing):
        return ()
    if version.confirmed:
        return (Line("guidance-confirmed"),)
    return (Line("guidance-please-confirm" if version.body else "guidance-please-confirm-this"),) if owes_receipt(version, briefing) else ()


def _reading(version: GuidanceVersion, briefing: Briefing) -> Rows:
    body = in_language(version.body, reads(briefing)) or ()
    rows: list[tuple[Button, ...]] = [(button("guidance-body", "guidebody", version.id, style=Style.PRIMARY),)] if body else []
    rows += [(button("guidance-ok", "guideok", version.id, style=Style.SUCCESS),)] if owes_receipt(version, briefing) else []
    older = (button("guidance-older", "guideold", version.guidance_id),) if version.number > 1 or not version.current else ()
    return (*rows, *((older,) if older else ()))


def _overseeing(version: GuidanceVersion, briefing: Briefing) -> Rows:
    """Who has read it, in each of an officer's divisions."""
    held = briefing.account.divisions() if briefing.account is not None else ()
    if len(held) == 1:
        return ((button("guidance-who", "guidewho", version.id, held[0].division, 0),),)
    label = Line("button-guidance-who")
    return tuple(
        (Button(Line("button-of-division", {"what": label, "division": one.division_name}), f"guidewho:{version.id}:{one.division}:0"),)
        for one in held
    )


def _publishing(version: GuidanceVersion, briefing: Briefing) -> Rows:
    who = (button("guidance-who-count", "guidewho", version.id, "", 0),)
    if not version.current:
        return (who,)
    back = (button("guidance-on", "guideon", version.guidance_id),)
    off = (button("guidance-off", "guideoff", version.guidance_id, style=Style.DANGER),)
    over = version.withdrawn or is_over(version.valid_until, briefing.today)
    send = () if over else ((button("guidance-broadcast", "bcguide", version.id),),)
    return (who, *send, (button("guidance-next", "guidever", version.guidance_id),), back if version.withdrawn else off)


def older_versions(versions: tuple[GuidanceVersion, ...], briefing: Briefing) -> View:
    """All versions of a guidance, the newest first; what each changed."""
    lines = [Line("guidance-versions", {"title": words(versions[0].title, briefing), "count": len(versions)})]
    for one in versions:
        facts: dict[str, Fact] = {"number": one.number, "day": day_short(one.published_at.date(), briefing.today)}
        different = words(one.changes, briefing)
        lines.append(Line("guidance-older-changed", {**facts, "text": different}) if different else Line("guidance-older", facts))
    rows = tuple((Button(Line("button-guidance-number", {"number": one.number}), f"guide:{one.id}:{HERE}"),) for one in versions)
    return View(tuple(lines), (*rows, *to_list(briefing.account), to_today()))


def guidance_today(enterprise_id: int, name: str, briefing: Briefing, *, alone: bool) -> Rows:
    """On the today card: how much of what applies to an enterprise waits for this manager; nothing where nothing does."""
    waiting = briefing.guidance_waiting.get(waiting_key(enterprise_id, briefing.account))
    if waiting is None or not waiting.unread + waiting.to_confirm:
        return ()
    label = Line("button-guidance-today", {"unread": waiting.unread, "confirm": waiting.to_confirm})
    label = label if alone else Line("button-of-division", {"what": label, "division": name})
    return ((Button(label, f"guides:{enterprise_id}:0"),),)
