"""发布指引 Publish guidance: what it is about, its text as messages, for which trades and levels of risk, from when until when. With a
subject it is the next version of that guidance: what both have in common is filled in, and what is different has to be said."""

from datetime import date, timedelta

from conversations.about import own_concerned
from conversations.about_guidance import versions_of, wants_versions
from conversations.broadcast_night import night_lines
from conversations.broadcast_takes import out_at, pace_of, takes
from conversations.codes import RiskLevel, Sector
from conversations.engine.content import Content, parts_of
from conversations.engine.days import Day
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Choice, Option, Several, Text, fixed
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Value
from conversations.guidance import GuidanceVersion
from conversations.guidance_draft import AFTER, NO, YES, GuidanceDraft, audience_key, document, filled_in
from conversations.guidance_language import words
from conversations.roles import Action
from conversations.screens.guidance import to_list
from conversations.screens.parts import to_today
from conversations.screens.risk import level_line
from conversations.screens.stays import day_short
from conversations.view import Fact, Line, View
from conversations.want import Want

__all__ = ["FLOW", "NAME", "filled_in"]

NAME = "guidance_publish"
MOST_TITLE, MOST_SUMMARY, MOST_CHANGES = 60, 400, 300
AHEAD = timedelta(days=366)
BACK = timedelta(days=30)
"""So far back may it have been in force, and so far ahead may it begin; it may last three times as long."""


def wants(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The guidance that it is the next version of."""
    return wants_versions(subject) if subject else ()


def also_wants(answers: Answers) -> tuple[Want, ...]:
    """How many it would be sent to."""
    if not answers.has("sectors") or not answers.has("risks"):
        return ()
    return (Want("audience", audience_key(answers.get("sectors"), answers.get("risks"))),)


def current(scope: Scope) -> GuidanceVersion | None:
    """The version that it follows."""
    found = versions_of(scope.subject, scope.briefing)
    return found[0] if found else None


def header(scope: Scope) -> tuple[Line, ...]:
    """Whether it is a new one or the next version, and of what."""
    before = current(scope)
    if before is None:
        title = scope.value("title")
        return (Line("guidance-draft", {"title": title}) if title else Line("guidance-draft-new"),)
    return (Line("guidance-draft-next", {"title": words(before.title, scope.briefing), "number": before.number + 1}),)


def overtaken(scope: Scope) -> Line | None:
    """Another admin has published a version meanwhile."""
    if not scope.subject:
        return None
    before = current(scope)
    return None if before is not None and before.number == scope.notes.get(AFTER) else Line("guidance-overtaken")


def follows(scope: Scope) -> bool:
    """It is the next version."""
    return bool(scope.subject)


def rewrites(scope: Scope) -> bool:
    """Its text is sent anew."""
    return scope.value("keep") != YES


def in_english(scope: Scope) -> bool:
    """There is an English version."""
    return scope.value("english") == YES


def english_body(scope: Scope) -> bool:
    """There is an English version, and the text is sent anew."""
    return in_english(scope) and rewrites(scope)


def english_changes(scope: Scope) -> bool:
    """What is different has to be said in English."""
    return follows(scope) and in_english(scope)


def first_day(scope: Scope) -> date:
    """The earliest day on which it may begin."""
    return scope.briefing.today - BACK


def last_begin(scope: Scope) -> date:
    """The latest day on which it may begin."""
    return scope.briefing.today + AHEAD


def begin(scope: Scope) -> date:
    """It lasts at least for the day on which it begins, and until today."""
    return max(date.fromisoformat(str(scope.value("valid_from"))), scope.briefing.today)


def last_end(scope: Scope) -> date:
    """The latest day until which it may hold."""
    return scope.briefing.today + 3 * AHEAD


def yes_or_no(name: str) -> Choice:
    """Two buttons, `button-guidance-NAME-yes` and `…-no`."""
    return Choice(fixed(*(Option(one, Line(f"button-guidance-{name}-{one}")) for one in (YES, NO))), per_row=1)


SECTORS = Several(
    fixed(*(Option(one.value, Line(f"sector-{one}")) for one in Sector)),
    Line("guidance-all-sectors"),
    per_row=3,
    unread="guidance-tap-buttons",
)
RISKS = Several(
    fixed(*(Option(one.value, level_line(one)) for one in reversed(RiskLevel))),
    Line("guidance-all-risks"),
    per_row=3,
    unread="guidance-tap-buttons",
)
GROUPS = (
    *(("title", "title_en"), ("summary", "summary_en"), ("keep", "body", "body_en"), ("english",), ("sectors",), ("risks",)),
    *(("confirm",), ("valid_from", "valid_until"), ("changes", "changes_en"), ("send",)),
)
"""The lines of the review, each with the answers that it tells of."""


def items(scope: Scope) -> tuple[Item, ...]:
    """The document, line by line."""
    asked = ([name for name in group if name in scope.counted] for group in GROUPS)
    return tuple(_item(names, scope) for names in asked if names)


def _item(names: list[str], scope: Scope) -> Item:
    fields = tuple((name, Line(f"field-guidance-{name}")) for name in names)
    lines = [Line("guidance-item", {"what": fields[0][1], "value": _value(names[0], scope)})]
    lines += [Line("guidance-item-more", {"what": label, "value": _value(name, scope)}) for name, label in fields[1:]]
    whole = lines[0]
    for more in lines[1:]:
        whole = Line("guidance-item-lines", {"first": whole, "then": more})
    return Item(names[0], whole, fields[0][1], fields)


def _value(name: str, scope: Scope) -> Fact:
    value = scope.value(name)
    match name:
        case "body" | "body_en":
            return Line("guidance-parts", {"count": len(parts_of(value))}) if value else Line("guidance-as-chinese")
        case "sectors":
            return tuple(Line(f"sector-{one}") for one in value or ()) or Line("guidance-all-sectors")
        case "risks":
            return tuple(level_line(RiskLevel(one)) for one in value or ()) or Line("guidance-all-risks")
        case "valid_from":
            return day_short(date.fromisoformat(str(value)), scope.briefing.today)
        case "valid_until":
            return day_short(date.fromisoformat(str(value)), scope.briefing.today) if value else Line("guidance-lasting")
        case "keep" | "english" | "confirm" | "send":
            return Line(f"button-guidance-{name}-{value}")
    return str(value)


def total(scope: Scope) -> tuple[Line, ...]:
    """How many it is sent to, where that is known, and what that takes; and what becomes of the version before."""
    count = scope.briefing.audiences.get(audience_key(scope.value("sectors"), scope.value("risks")))
    told = _notice_lines(count.reached, scope) if count is not None and scope.value("send") == YES else ()
    return (*told, *((Line("guidance-old-stays"),) if follows(scope) else ()))


def _notice_lines(count: int, scope: Scope) -> tuple[Line, ...]:
    """What telling so many takes: the time, another admin, and that it is night."""
    now, pace, policy = scope.briefing.now, pace_of(scope.briefing), scope.briefing.policy
    limit = policy.broadcast_second_from
    night = night_lines(now, out_at(count, pace, now, paid=False), policy)
    return (
        Line("guidance-would-reach", {"count": count}),
        *((takes(count, pace, now, now, paid=False),) if count else ()),
        *((Line("broadcast-needs-second", {"most": limit}),) if count >= limit else ()),
        *((*night, Line("guidance-instead-of-night")) if night and count else ()),
    )


def stated(scope: Scope) -> Value:
    """Another version meanwhile, and what was shown is not confirmed any more."""
    before = current(scope)
    return before.number if before is not None else 0


def record(draft: GuidanceDraft, scope: Scope) -> Finish:
    """Publish it."""
    published = document(draft, current(scope), int(scope.notes.get(AFTER) or 0))
    facts: dict[str, Fact] = {"title": words(published.title, scope.briefing), "number": published.after + 1}
    told = Line("guidance-published", facts)
    later = published.valid_from > scope.briefing.today
    begins = (Line("guidance-begins", {"from": day_short(published.valid_from, scope.briefing.today)}),) if later else ()
    count = scope.briefing.audiences.get(audience_key(scope.value("sectors"), scope.value("risks")))
    nobody = count is not None and not count.reached
    sent = Line("guidance-not-sent" if not published.send else "guidance-to-nobody" if nobody else "guidance-goes-out")
    rows = (*to_list(scope.briefing.account), to_today())
    return Finish((published,), View((told, *begins, sent), rows), Line("toast-guidance-published"))


FLOW = Flow(
    name=NAME,
    draft=GuidanceDraft,
    header=header,
    asks=(
        Ask("title", Text(most=MOST_TITLE)),
        Ask("summary", Text(most=MOST_SUMMARY)),
        Ask("keep", yes_or_no("keep"), when=follows),
        Ask("body", Content(), when=rewrites),
        Ask("english", yes_or_no("english")),
        Ask("title_en", Text(most=2 * MOST_TITLE), when=in_english),
        Ask("summary_en", Text(most=2 * MOST_SUMMARY), when=in_english),
        Ask("body_en", Content(), when=english_body, optional=True, skip="button-guidance-body-skip"),
        Ask("sectors", SECTORS),
        Ask("risks", RISKS),
        Ask("confirm", yes_or_no("confirm")),
        Ask("valid_from", Day(first_day, last_begin, quick=("today", "tomorrow"))),
        Ask("valid_until", Day(begin, last_end), optional=True, skip="button-guidance-lasting"),
        Ask("changes", Text(most=MOST_CHANGES), when=follows),
        Ask("changes_en", Text(most=2 * MOST_CHANGES), when=english_changes),
        Ask("send", yes_or_no("send")),
        Ask("review", Review(items, total, confirm=Line("button-guidance-publish"), basis=stated)),
    ),
    record=record,
    wants=wants,
    also_wants=also_wants,
    action=Action.PUBLISH_GUIDANCE,
    concerns=own_concerned,
    obsolete=overtaken,
    notes=(AFTER,),
)
