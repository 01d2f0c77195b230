"""The last look at a broadcast before it leaves: what, to whom, when, who must confirm; and what it takes."""

from dataclasses import dataclass
from datetime import datetime

from conversations.about_broadcasts import count_of
from conversations.audience_making import Making, making_from_json
from conversations.audience_screens import audience_lines, below_each_other
from conversations.broadcast import AudienceCount
from conversations.broadcast_content import first_words, other_language, part_kind
from conversations.broadcast_guidance import document, document_line
from conversations.broadcast_languages import first_language, swap_button, warning
from conversations.broadcast_night import morning_button, night_lines
from conversations.broadcast_takes import both_rates, each_gets, out_at, pace_of, takes
from conversations.broadcast_when import start_of
from conversations.content import Parts
from conversations.engine.content import PREVIEW, parts_of
from conversations.engine.kinds import Choosable, Prompt, Reading, Refused
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.guidance_notice import notice_of
from conversations.screens.moment import moment
from conversations.view import Fact, Line, Style

TEST = "test"
"""Token that sends it to the author alone; the flow listens for it."""
YES, NO = "yes", "no"


def making_of(scope: Scope) -> Making:
    """The audience that was chosen."""
    return making_from_json(scope.value("audience"))


def content_of(scope: Scope) -> dict[str, Parts]:
    """The messages by language."""
    version = document(scope)
    if version is not None:
        return notice_of(version, scope.briefing.today)
    first = parts_of(scope.value("content"))
    language, second = first_language(scope), second_of(scope)
    return {language: first, **({other_language(language): second} if second else {})}


def second_of(scope: Scope) -> Parts:
    """The messages in the other language; none where there is one language alone."""
    return parts_of(scope.value("content_other")) if scope.value("also") == YES else ()


def counted(scope: Scope) -> AudienceCount:
    """Whom it reaches now."""
    return count_of(making_of(scope).audience, scope.briefing) or AudienceCount("", 0, 0)


def reached(scope: Scope) -> int:
    """How many it is for."""
    return counted(scope).reached


def asks_second(scope: Scope) -> bool:
    """Another admin has to confirm it: there are more than the policy lets one alone send to."""
    return reached(scope) >= scope.briefing.policy.broadcast_second_from


def must_confirm(scope: Scope) -> bool:
    """Every recipient is to confirm."""
    return scope.value("confirm") == YES


def is_paid(scope: Scope) -> bool:
    """It goes at the paid rate."""
    return may_pay(scope) and scope.value("paid") == YES


def may_pay(scope: Scope) -> bool:
    """The paid rate is allowed here."""
    return scope.briefing.paid_rate > 0


def leaving(scope: Scope) -> int:
    """How many messages leave at most."""
    return reached(scope) * each_gets(content_of(scope), buttons=must_confirm(scope))


def rates(scope: Scope) -> tuple[Line, ...]:
    """What either rate means, where it is chosen."""
    return both_rates(leaving(scope), pace_of(scope.briefing))


def content_line(language: str, parts: Parts, most: int = 60) -> Line:
    """One content at a glance: `most` letters of it."""
    facts: dict[str, Fact] = {"count": len(parts[0].files), "name": "", "number": 1} if parts else {}
    words: Fact = first_words(parts, most) or (Line(f"content-part-{part_kind(parts[0])}", facts) if parts else "")
    return Line("broadcast-content", {"language": Line(f"language-{language}"), "count": len(parts), "words": words})


def items(scope: Scope) -> tuple[Item, ...]:
    """What can be changed."""
    found = [_document_item(scope)] if document(scope) is not None else _written_items(scope)
    making = making_of(scope)
    told = below_each_other(audience_lines(making.audience, making.names))
    for name, line in (
        ("audience", Line("broadcast-audience", {"lines": told})),
        ("confirm", Line(f"broadcast-confirm-{YES if must_confirm(scope) else NO}")),
        ("when", _when(scope)),
        *((("paid", Line(f"broadcast-paid-{YES if is_paid(scope) else NO}")),) if may_pay(scope) else ()),
    ):
        label = Line(f"field-broadcast-{name}")
        found.append(Item(name, line, label, ((name, label),)))
    return tuple(found)


def _document_item(scope: Scope) -> Item:
    """What a document says is changed by its next version alone."""
    line = document_line(scope)
    return Item("document", line, line, ())


def _written_items(scope: Scope) -> list[Item]:
    content = content_of(scope)
    paths = ("content", "content_other")
    found = [
        Item(
            path,
            content_line(language, parts),
            label := Line("field-broadcast-content", {"language": Line(f"language-{language}")}),
            ((path, label),),
        )
        for path, (language, parts) in zip(paths, content.items(), strict=False)
    ]
    if len(content) == 1:
        label = Line("field-broadcast-also")
        found.append(Item("also", Line("broadcast-one-language"), label, (("also", label),)))
    return found


def _when(scope: Scope) -> Line:
    at = start_of(scope.value("when"), scope.briefing.now)
    return Line("broadcast-at-once") if at is None else Line("broadcast-at", {"at": moment(at, scope.briefing.now)})


def begins_at(scope: Scope) -> datetime:
    """When it is to leave; now, where that is at once."""
    return start_of(scope.value("when"), scope.briefing.now) or scope.briefing.now


def total(scope: Scope) -> tuple[Line, ...]:
    """To how many, how long it takes and when it will be done, what it costs, who has to confirm it."""
    count, now = counted(scope), scope.briefing.now
    begins, pace, paid = begins_at(scope), pace_of(scope.briefing), is_paid(scope)
    lines = [
        Line("broadcast-will", {"count": count.reached, "unreachable": count.unreachable}),
        takes(leaving(scope), pace, begins, now, paid=paid),
    ]
    if asks_second(scope):
        others = max(0, scope.briefing.admins - 1)
        lines.append(Line("broadcast-needs-second", {"most": scope.briefing.policy.broadcast_second_from}))
        lines.append(Line("broadcast-others", {"count": others}) if others else Line("broadcast-no-others"))
    ends = out_at(leaving(scope), pace, begins, paid=paid)
    return (*lines, *night_lines(begins, ends, scope.briefing.policy), *warning(scope, second_of(scope)))


@dataclass(frozen=True, slots=True)
class BroadcastReview(Review):
    """With a look at it as it will arrive, and a test to the author; asks for another admin where one is needed."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """The review, with these buttons below the one that sends."""
        below = Review.prompt(self, scope, half)
        if (half or {}).get("open") is not None:
            return below
        send, *rest = below.rows
        label = Line("button-broadcast-ask") if asks_second(scope) else Line("button-broadcast-send", {"count": reached(scope)})
        first = (Choosable(label, send[0].token, Style.SUCCESS),)
        looks = (Choosable(Line("button-content-preview"), PREVIEW), Choosable(Line("button-broadcast-test"), TEST))
        swap = (swap_button(scope, both=bool(second_of(scope))),)
        morning = morning_button(begins_at(scope), scope.briefing.now, scope.briefing.policy)
        return Prompt(below.lines, (first, *((morning,) if morning else ()), looks, swap, *rest))

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """Nothing is sent by typing."""
        del text, scope, half
        return Refused(Line("refused-broadcast-confirm"))
