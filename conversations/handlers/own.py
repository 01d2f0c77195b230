"""For everybody: the today card, help, the language, and the way into the bot."""

from conversations.briefing import Briefing, Invite
from conversations.engine.advance import card
from conversations.engine.turn import Turn
from conversations.flows.enrolment import FLOW as ENROLMENT
from conversations.flows.enrolment import why_not
from conversations.records import SetLanguage
from conversations.request import Request
from conversations.roles import Role
from conversations.screens.help import LANGUAGES, help_card, language_card
from conversations.screens.parts import to_today
from conversations.screens.today import today
from conversations.view import Line, View


def show_help(request: Request) -> Turn:
    """What can be done here."""
    return Turn(request.session, (help_card(request.briefing.account),))


def choose_language(request: Request) -> Turn:
    """Both languages, or the one that was tapped."""
    chosen = request.text(0)
    if chosen not in LANGUAGES:
        return Turn(request.session, (language_card(),))
    return Turn(request.session, (View((Line("language-set"),), (to_today(),)),), (SetLanguage(chosen),))


def start(request: Request) -> Turn:
    """`/start` with or without a code. A code opens the enrolment; one that does not open says why."""
    code, briefing = request.text(0), request.briefing
    if not code:
        return welcome(request)
    invite = briefing.invites.get(code)
    if invite is not None and invite.role is Role.STAFF and invite.already_member:
        # A new link for somebody who answered before leads to the check, as the first one did.
        return welcome(request)
    refusal = why_not(invite) or _to_forward(invite, briefing)
    if refusal is not None:
        return Turn(request.session, (help_card(briefing.account, refusal),))
    session = request.session.begin(ENROLMENT.name, code)
    return Turn(session, (card(ENROLMENT, session, briefing),))


def _to_forward(invite: Invite | None, briefing: Briefing) -> Line | None:
    """A manager who tries the link that was to be sent on would use it up, and answer as the staff member."""
    if invite is None or invite.role is not Role.STAFF or briefing.account is None:
        return None
    own = (membership.enterprise_id for membership in briefing.account.enterprises())
    return Line("invite-to-forward") if invite.enterprise_id in own else None


def welcome(request: Request) -> Turn:
    """The today card for those who are enrolled, help for the others."""
    briefing: Briefing = request.briefing
    enrolled = briefing.account is not None and bool(briefing.account.memberships)
    return Turn(request.session, (today(briefing) if enrolled else help_card(briefing.account),))
