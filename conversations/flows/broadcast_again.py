"""改对象和时间 Whom a broadcast that was sent back is for, and when it leaves: changed by its author, who hands it in again with that. The
subject is the broadcast."""

from pydantic import BaseModel, ConfigDict

from conversations.about import number_at, own_concerned
from conversations.about_broadcasts import broadcast_of, count_of, wants_broadcast
from conversations.audience_kind import AudienceChoice, chosen, nobody
from conversations.audience_making import Making, making_from_json
from conversations.audience_screens import audience_lines, below_each_other
from conversations.audience_wants import wants_audience
from conversations.briefing import Briefing
from conversations.broadcast import AudienceCount, Broadcast
from conversations.broadcast_night import night_lines
from conversations.broadcast_records import RearrangeBroadcast
from conversations.broadcast_takes import each_gets, out_at, pace_of, takes
from conversations.broadcast_when import NOW, SendTime, start_of
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Reading, Refused
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Session, Value
from conversations.roles import Action
from conversations.rules.broadcast_moves import may_ask_again
from conversations.screens.broadcast_progress import others_line
from conversations.screens.broadcasts import handed_over
from conversations.screens.moment import moment
from conversations.view import Line
from conversations.want import Want

NAME = "broadcast_again"


class AgainDraft(BaseModel):
    """When it leaves; whom it is for is read from the answers."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    when: str


def as_it_stands(broadcast: Broadcast, briefing: Briefing) -> Answers:
    """Whom it is for and when it leaves by now, to be changed; a time that has passed is asked for anew."""
    answers = Answers((("audience", chosen(Making(broadcast.audience, broadcast.names))),))
    at = broadcast.start_at
    if at is None or at <= broadcast.created_at:
        return answers.put("when", NOW)
    return answers.put("when", f"{at:%Y-%m-%dT%H:%M}") if at > briefing.now else answers


def wants_begun(args: tuple[str, ...], session: Session) -> tuple[Want, ...]:
    """Whom the audience reaches that was chosen in what was begun about this broadcast."""
    run = session.draft(NAME, str(number_at(args, 0)))
    return wants_audience(run.answers) if run is not None else ()


def about(scope: Scope) -> Broadcast:
    """The broadcast."""
    found = broadcast_of(scope.subject, scope.briefing)
    assert found is not None, "`obsolete` comes first"  # noqa: S101
    return found


def gone(scope: Scope) -> Line | None:
    """It was handed in, or cancelled, or what it is about holds no more."""
    found, account = broadcast_of(scope.subject, scope.briefing), scope.briefing.account
    mine = found is not None and account is not None and may_ask_again(found, account.id)
    return None if mine else Line("broadcast-not-back")


def making_of(scope: Scope) -> Making:
    """Whom it is for."""
    return making_from_json(scope.value("audience"))


def counted(scope: Scope) -> AudienceCount:
    """Whom it reaches now; as long as the audience is as it was, the broadcast knows."""
    audience = making_of(scope).audience
    known = about(scope).reach if audience == about(scope).audience else None
    return count_of(audience, scope.briefing) or known or AudienceCount("", 0, 0)


def for_nobody(value: Value, scope: Scope) -> Objection | None:
    """Nobody would get it."""
    why = nobody(making_from_json(value).audience, scope)
    return Objection(why) if why is not None else None


def items(scope: Scope) -> tuple[Item, ...]:
    """What can be changed."""
    making, now = making_of(scope), scope.briefing.now
    told = below_each_other(audience_lines(making.audience, making.names))
    at = start_of(scope.value("when"), now)
    when = Line("broadcast-at-once") if at is None else Line("broadcast-at", {"at": moment(at, now)})
    found = []
    for name, line in (("audience", Line("broadcast-audience", {"lines": told})), ("when", when)):
        label = Line(f"field-broadcast-{name}")
        found.append(Item(name, line, label, ((name, label),)))
    return tuple(found)


def total(scope: Scope) -> tuple[Line, ...]:
    """To how many, how long it takes, and who has to look at it again."""
    broadcast, count, now, pace = about(scope), counted(scope), scope.briefing.now, pace_of(scope.briefing)
    buttons = broadcast.must_confirm or broadcast.guidance_version_id is not None
    messages = count.reached * each_gets(broadcast.content, buttons=buttons)
    begins = start_of(scope.value("when"), now) or now
    return (
        Line("broadcast-will", {"count": count.reached, "unreachable": count.unreachable}),
        takes(messages, pace, begins, now, paid=broadcast.paid),
        *night_lines(begins, out_at(messages, pace, begins, paid=broadcast.paid), scope.briefing.policy),
        others_line(broadcast),
    )


class AgainReview(Review):
    """Nothing is handed in by typing."""

    __slots__ = ()

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """What to do instead."""
        del text, scope, half
        return Refused(Line("refused-broadcast-again"))


def record(draft: AgainDraft, scope: Scope) -> Finish:
    """It waits for another admin again."""
    now, reached = scope.briefing.now, counted(scope).reached
    start = start_of(draft.when, now)
    changed = RearrangeBroadcast(about(scope).id, making_of(scope).audience, start)
    return Finish((changed,), handed_over(reached, start, now, ask=True), Line("toast-broadcast-asked"))


FLOW = Flow(
    name=NAME,
    draft=AgainDraft,
    asks=(
        Ask("audience", AudienceChoice(), check=for_nobody),
        Ask("when", SendTime()),
        Ask("review", AgainReview(items, total, confirm=Line("button-broadcast-ask"))),
    ),
    record=record,
    wants=wants_broadcast,
    also_wants=wants_audience,
    action=Action.BROADCAST,
    concerns=own_concerned,
    obsolete=gone,
)
