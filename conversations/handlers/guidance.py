"""Guidance: lists, one version with its text, receipts, and what those who publish do."""

from dataclasses import replace

from conversations.about_guidance import names_list, page_of, receipts_of, version_of, versions_of
from conversations.content import Part
from conversations.engine.advance import card
from conversations.engine.session import Answers
from conversations.engine.turn import Turn
from conversations.flows import guidance_publish, guidance_search
from conversations.guidance import GuidanceVersion
from conversations.guidance_language import in_language, reads
from conversations.guidance_records import ConfirmGuidance, ReadGuidance, WithdrawGuidance
from conversations.request import Request
from conversations.screens.guidance import HERE, choose_list, guidance_list, is_manager, older_versions, owes_receipt, to_list, version_card
from conversations.screens.guidance_admin import receipts, withdraw_asked, withdrawn_now
from conversations.screens.help import help_card
from conversations.screens.parts import button, to_today
from conversations.view import Line, Rows, View

BELOW = "below"
"""Behind a version: the button stands below its text, which shall stay."""


def show_list(request: Request) -> Turn:
    """What applies to an enterprise, or all there is. Somebody with several chooses one."""
    account = request.briefing.account
    if not names_list(request.args) and account is not None:
        return Turn(request.session, (choose_list(account),))
    return Turn(request.session, (guidance_list(request.args, page_of(request.briefing), request.briefing),))


def show_list_in(request: Request) -> Turn:
    """What applies in an officer's division."""
    return Turn(request.session, (guidance_list(request.args, page_of(request.briefing), request.briefing),))


def find(request: Request) -> Turn:
    """Ask what is searched: `args` are the verb of the list and what it is about."""
    account = request.briefing.account
    reader = account.id if account is not None and account.enterprises() else 0
    subject = (request.text(0), request.text(1))
    answers = Answers(((guidance_search.WHERE, guidance_search.where_of(subject, reader)),))
    session = request.session.begin(guidance_search.NAME, *subject, answers=answers)
    return Turn(session, (card(guidance_search.FLOW, session, request.briefing),))


def _named(request: Request) -> GuidanceVersion:
    version = version_of(request.args, request.briefing)
    assert version is not None, "the access check comes first"  # noqa: S101
    return version


def show_version(request: Request) -> Turn:
    """One version; a manager has read it by that. What was tapped stays, unless it is a card of ours (`HERE`)."""
    version = _named(request)
    news = is_manager(request.briefing) and not version.read and not version.withdrawn
    read = (ReadGuidance(version.id),) if news else ()
    return Turn(request.session, (version_card(version, request.briefing),), read, below=request.text(1) != HERE)


def send_body(request: Request) -> Turn:
    """The whole text below the card, message by message, as it was written."""
    version, briefing = _named(request), request.briefing
    parts = in_language(version.body, reads(briefing)) or ()
    if version.withdrawn and not (briefing.account is not None and briefing.account.is_admin()):
        return show_version(request)
    if not parts:
        return Turn(request.session, (version_card(version, briefing),), toast=Line("toast-guidance-no-body"))
    ok: Rows = ((button("guidance-ok", "guideok", version.id, BELOW),),) if owes_receipt(version, briefing) else ()
    rows: Rows = (*ok, (button("guidance-back", "guide", version.id),))
    read = (ReadGuidance(version.id),) if is_manager(briefing) and not version.read else ()
    return Turn(request.session, _below(version, parts, rows), read, Line("toast-guidance-below"), below=True)


def _below(version: GuidanceVersion, parts: tuple[Part, ...], rows: Rows) -> tuple[View, ...]:
    """The messages, the buttons below the last; below an album there can be none: a line follows it."""
    views = [View((), (), f"guidance/{version.id}/{place}", content=part) for place, part in enumerate(parts)]
    last = parts[-1]
    if len(last.files) > 1:
        return (*views, View((Line("guidance-body-end"),), rows))
    return (*views[:-1], View((), rows, views[-1].card, content=last))


def confirm(request: Request) -> Turn:
    """已阅: on the card, or below the text (`BELOW`), which stays. What does not count any more asks for nothing."""
    version, briefing = _named(request), request.briefing
    if version.withdrawn or not is_manager(briefing):
        return Turn(request.session, (version_card(version, briefing),), toast=Line("nothing-there"))
    stored = () if version.confirmed else (ConfirmGuidance(version.id),)
    toast = Line("toast-guidance-confirmed")
    if request.text(1) != BELOW:
        return Turn(request.session, (version_card(replace(version, read=True, confirmed=True), briefing),), stored, toast)
    said = Line("guidance-confirmed-old" if version.outdated else "guidance-confirmed-now")
    rows: Rows = (*to_list(briefing.account), to_today())
    return Turn(request.session, (View((said,), rows),), stored, toast, below=True)


def show_versions(request: Request) -> Turn:
    """Earlier versions stay readable."""
    return Turn(request.session, (older_versions(versions_of(request.args, request.briefing), request.briefing),))


def publish(request: Request) -> Turn:
    """A new guidance."""
    session = request.session.begin(guidance_publish.NAME)
    return Turn(session, (card(guidance_publish.FLOW, session, request.briefing),), below=True)


def next_version(request: Request) -> Turn:
    """The next version of one: what it has in common with the last is filled in already."""
    current = versions_of(request.args, request.briefing)[0]
    answers = guidance_publish.filled_in(current)
    session = request.session.begin(guidance_publish.NAME, str(current.guidance_id), answers=answers)
    return Turn(session, (card(guidance_publish.FLOW, session, request.briefing),), below=True)


def withdraw(request: Request) -> Turn:
    """It does not hold any more; asked once more before."""
    current = versions_of(request.args, request.briefing)[0]
    if current.withdrawn:
        return Turn(request.session, (withdrawn_now(current, request.briefing, withdrawn=True),))
    if request.text(1) != "yes":
        return Turn(request.session, (withdraw_asked(current, request.briefing),))
    shown = withdrawn_now(current, request.briefing, withdrawn=True)
    return Turn(request.session, (shown,), (WithdrawGuidance(current.guidance_id),), Line("toast-guidance-off"))


def bring_back(request: Request) -> Turn:
    """It holds again."""
    current = versions_of(request.args, request.briefing)[0]
    stored = (WithdrawGuidance(current.guidance_id, withdrawn=False),) if current.withdrawn else ()
    return Turn(request.session, (withdrawn_now(current, request.briefing, withdrawn=False),), stored)


def show_receipts(request: Request) -> Turn:
    """Who has read a version."""
    version, page = version_of(request.args, request.briefing), receipts_of(request.briefing)
    if version is None or page is None:
        return Turn(request.session, (help_card(request.briefing.account, Line("nothing-there")),))
    return Turn(request.session, (receipts(version, page, request.briefing),))
