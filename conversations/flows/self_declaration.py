"""本人申报 The return check that a person answers alone, in a chat of their own: judged at once, confirmed by a manager afterwards.

The journey may be told on one day and sent on another; contacts, temperature and symptoms are of the day on which it is sent.
"""

from conversations.about import number_at
from conversations.about_returns import staff_concerned, wants_own
from conversations.engine.flow import Ask, Each, Finish, Flow
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.return_asks import journey_asks, person_asks
from conversations.return_draft import SELF_DECLARATION, OwnDraft, declaration_of, said_on
from conversations.return_facts import StaffMember
from conversations.return_filing import filed, own_before
from conversations.return_review import coverage, journey_items, person_item
from conversations.return_scope import wants_risks
from conversations.returns import Check
from conversations.roles import Action
from conversations.screens.own_check import declared
from conversations.view import Line
from conversations.want import Want

NAME = SELF_DECLARATION


def me(scope: Scope) -> StaffMember:
    """The person, with the enterprise."""
    return scope.briefing.staff[int(scope.subject[0])]


def own_check(scope: Scope) -> Check | None:
    """The person's current check."""
    return scope.briefing.own_checks.get(int(scope.subject[0]))


def corrects_check(check: Check) -> bool:
    """Whether another answer corrects this check: no manager has confirmed it yet."""
    return check.self_declared and not check.confirmed


def corrects(scope: Scope) -> bool:
    """Whether there is such a check."""
    check = own_check(scope)
    return check is not None and corrects_check(check)


def home_of(scope: Scope) -> str:
    """The division of the enterprise."""
    return me(scope).home


def no_recent(_scope: Scope) -> tuple[str, ...]:
    """Where colleagues have been is nobody else's business."""
    return ()


def header(scope: Scope) -> tuple[Line, ...]:
    """Whose check, for whom."""
    return (Line("own-header", {"name": me(scope).name, "enterprise": me(scope).enterprise_name}),)


def today(scope: Scope) -> tuple[str, ...]:
    """The day of which the person's own answers are: what was said on another one counts no more."""
    return (scope.briefing.today.isoformat(),)


def new_day(scope: Scope) -> tuple[Line, ...]:
    """That some of it was answered on another day."""
    said = any(path.startswith("today/") and not path.startswith(scope.prefix) for path in scope.notes)
    return (Line("own-new-day"),) if said else ()


def items(scope: Scope) -> tuple[Item, ...]:
    """Every answer, each to be changed."""
    mine = scope.within(said_on(scope.briefing.today), today(scope)[0])
    return (*journey_items(scope), person_item(mine, Line("person", {"name": me(scope).name})))


def total(scope: Scope) -> tuple[Line, ...]:
    """The strip and what is missing, and the promise."""
    return (*coverage(scope), Line("own-promise"))


def basis(scope: Scope) -> Value:
    """The check that it takes the place of."""
    check = own_check(scope)
    return None if check is None else [check.id, check.revision, check.confirmed]


def record(draft: OwnDraft, scope: Scope) -> Finish:
    """Judge it and file it, to be confirmed by a manager."""
    person, briefing = me(scope), scope.briefing
    done = filed(
        person.enterprise_id,
        declaration_of(person.id, draft, draft.today[briefing.today.isoformat()]),
        own_before(person.enterprise_id, person.id, briefing),
        briefing,
        home=person.home,
        amends=corrects(scope),
        self_declared=True,
    )
    return Finish(done.records, declared(person, done), Line("toast-declared"))


def gone(scope: Scope) -> Line | None:
    """Who has left the enterprise owes it nothing."""
    return Line("own-departed", {"enterprise": me(scope).enterprise_name}) if me(scope).departed else None


def wants(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The person, the check there is, and the enterprise's isolations."""
    return (*wants_own(subject), Want("wards", number_at(subject, 1)))


FLOW = Flow(
    name=NAME,
    draft=OwnDraft,
    header=header,
    asks=(
        *journey_asks(home_of, no_recent),
        Each("today", over=today, asks=person_asks(new_day)),
        Ask("review", Review(items, total, confirm=Line("button-declare"), basis=basis)),
    ),
    record=record,
    wants=wants,
    also_wants=wants_risks,
    action=Action.DECLARE,
    concerns=staff_concerned,
    obsolete=gone,
    traces_refusals=True,
)
