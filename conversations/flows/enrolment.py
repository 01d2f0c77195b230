"""登记 Enrolment by an invitation: for whom it is, the privacy notice, the language. The invitation is used up at the end, once."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from conversations.briefing import Briefing, Invite
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Choice, Option, fixed
from conversations.engine.scope import Scope
from conversations.records import Enrol
from conversations.roles import Action, Role, Subject
from conversations.screens.parts import button
from conversations.view import Line, Style, View
from conversations.want import Want

NAME = "enrolment"


class EnrolmentDraft(BaseModel):
    """A complete enrolment. `consent` to what is recorded of an enterprise, `consent_own` to what is recorded of the person alone."""

    model_config = ConfigDict(frozen=True)

    consent: Literal["agree"] | None = None
    consent_own: Literal["agree"] | None = None
    language: Literal["zh-CN", "en"]


def invite_of(scope: Scope) -> Invite | None:
    """The invitation as it stands now."""
    return scope.briefing.invites.get(scope.subject[0])


def header(scope: Scope) -> tuple[Line, ...]:
    """For whom the invitation is."""
    invite = invite_of(scope)
    return (Line(f"enrol-for-{_as(invite)}", {"subject": invite.subject_name}),) if invite else ()


def _as(invite: Invite) -> str:
    """What the invitation is for: a role; of staff members, couriers are asked for something else than the others."""
    return "courier" if invite.courier else invite.role


def for_own_check(scope: Scope) -> bool:
    """Somebody is asked to answer the own return check."""
    invite = invite_of(scope)
    return invite is not None and invite.role is Role.STAFF


def for_work(scope: Scope) -> bool:
    """Somebody is asked to report, or to look after those who do."""
    return not for_own_check(scope)


def no_longer(scope: Scope) -> Line | None:
    """An invitation may be used up or expire while its notice is being read."""
    return why_not(invite_of(scope))


def why_not(invite: Invite | None) -> Line | None:
    """Why an invitation does not open; None when it does."""
    if invite is None:
        return Line("invite-unknown")
    if invite.already_member:
        return Line("invite-already", {"subject": invite.subject_name})
    if invite.used:
        return Line("invite-used")
    return Line("invite-expired") if invite.expired else None


def record(draft: EnrolmentDraft, scope: Scope) -> Finish:
    """The account is made, and the first card says what comes next."""
    invite = invite_of(scope)
    assert invite is not None, "no_longer() ends a run whose invitation is gone"  # noqa: S101
    own = button("begin-check", "self", invite.staff_id, style=Style.PRIMARY)
    checks = invite.role is Role.STAFF and not invite.courier
    first = (own if checks else button("begin", "today", style=Style.PRIMARY),)
    lines = (Line(f"enrolled-{_as(invite)}", {"subject": invite.subject_name}),)
    points = ((button("set-up-points", "disset", invite.enterprise_id),),) if invite.role is Role.MANAGER else ()
    return Finish((Enrol(invite.id, draft.language),), View(lines, (first, *points)))


def concerns(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """Anybody may enrol who holds a code."""
    del subject, briefing
    return Subject()


def wants(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The invitation behind the code."""
    return (Want("invite", subject[0]),)


AGREE = Choice(fixed(Option("agree", Line("button-agree"), Style.SUCCESS)), per_row=1)

FLOW = Flow(
    name=NAME,
    draft=EnrolmentDraft,
    header=header,
    asks=(
        Ask("language", Choice(fixed(Option("zh-CN", Line("language-zh-CN")), Option("en", Line("language-en"))))),
        Ask("consent", AGREE, when=for_work),
        Ask("consent_own", AGREE, when=for_own_check),
    ),
    record=record,
    wants=wants,
    action=Action.ENROL,
    concerns=concerns,
    obsolete=no_longer,
)
