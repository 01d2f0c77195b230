"""写给未报企业 An officer writes to every enterprise of a division that is still silent. The subject is the division. Who has reported when
the message is about to leave gets none: it is looked at again then."""

from datetime import datetime

from conversations.about import division_concerned, wants_laggards
from conversations.briefing import Briefing, Laggards
from conversations.engine.flow import Finish, Flow
from conversations.engine.scope import Scope
from conversations.message_asks import MessageDraft, message_asks
from conversations.officer_day_records import WriteToLaggards
from conversations.roles import Action
from conversations.screens.parts import button, to_today
from conversations.view import Fact, Line, View

NAME = "message_laggards"


def _page(scope: Scope) -> Laggards:
    page = scope.briefing.laggards.get(f"{scope.subject[0]}:0")
    assert page is not None, "the access check comes first"  # noqa: S101
    return page


def too_late(briefing: Briefing) -> bool:
    """Whether it would wait for the end of the quiet hours, when the day that it is about is over."""
    policy = briefing.policy
    return policy.quiet_from > policy.quiet_until and briefing.now.time() >= policy.quiet_from


def header(scope: Scope) -> tuple[Line, ...]:
    """To how many, and how many cannot be written to."""
    page = _page(scope)
    facts: dict[str, Fact] = {"division": page.division_name, "count": page.reachable, "unreachable": page.total - page.reachable}
    return (Line("message-to-laggards", facts),)


def nobody(scope: Scope) -> Line | None:
    """Nobody is silent who can be written to, or it is too late in the day."""
    now, policy = scope.briefing.now, scope.briefing.policy
    if too_late(scope.briefing):
        return Line(
            "toast-quiet-hours", {"begin": datetime.combine(now, policy.quiet_from), "end": datetime.combine(now, policy.quiet_until)}
        )
    return None if _page(scope).reachable else Line("message-no-laggards")


def total(scope: Scope) -> tuple[Line, ...]:
    """How many get it, and that who reports meanwhile does not; when it leaves."""
    early = scope.briefing.now.time() < scope.briefing.policy.quiet_until
    end = datetime.combine(scope.briefing.now, scope.briefing.policy.quiet_until)
    waits = (Line("message-waits", {"end": end}),) if early else ()
    return (Line("message-only-silent", {"count": _page(scope).reachable}), *waits, Line("message-under-post"))


def record(draft: MessageDraft, scope: Scope) -> Finish:
    """Queue it for all of them."""
    page = _page(scope)
    rows = ((button("laggards-of", "lag", page.division, 0), button("threads", "msgs", 0)), to_today())
    lines = (Line("message-sent-many", {"count": page.reachable}), Line("message-text", {"text": draft.text}))
    written = WriteToLaggards(page.day, page.path, draft.text)
    return Finish((written,), View(lines, rows), Line("toast-message-sent"))


FLOW = Flow(
    name=NAME,
    draft=MessageDraft,
    header=header,
    asks=message_asks(total),
    record=record,
    wants=lambda subject: wants_laggards((subject[0], "0")),
    action=Action.WRITE_MESSAGE,
    concerns=division_concerned,
    obsolete=nobody,
)
