"""Screens that leave by themselves: what each needs to know, and what it shows from facts as they are when it leaves."""

from collections.abc import Callable
from dataclasses import dataclass

from conversations.about import (
    alert_concerned,
    allowed,
    division_concerned,
    enterprise_concerned,
    wants_alert,
    wants_laggards,
)
from conversations.about_disinfection import answer_concerned, book_of, overdue_concerned, wants_book, wants_overdue
from conversations.about_isolation import isolation_concerned, isolation_of, wants_isolation
from conversations.about_returns import check_concerned, check_of, staff_concerned, wants_check, wants_own
from conversations.briefing import Briefing
from conversations.catalog import today_wants
from conversations.chain import NoticeKind
from conversations.codes import AlertState
from conversations.composed_broadcasts import BROADCAST_SCREENS
from conversations.composed_duty import DUTY_SCREENS
from conversations.composed_officer_day import OFFICER_DAY_SCREENS
from conversations.composed_reminders import REMINDERS
from conversations.roles import Account, Action, may
from conversations.roles import Subject as Whom
from conversations.screens.alert import alert_card
from conversations.screens.alert_letters import NEW, alert_bundle, alert_nudge
from conversations.screens.check_card import declared_card
from conversations.screens.courier_refused import courier_refused
from conversations.screens.disinfection_officer import overdue_digest, photo_answered, photo_asked
from conversations.screens.isolation_card import isolated
from conversations.screens.laggards import digest
from conversations.screens.own_check import ASKED, answered
from conversations.screens.rejudged import rejudged_card, rejudged_in_card, risk_done_card
from conversations.screens.retention import purge_warning
from conversations.screens.today import today
from conversations.view import View
from conversations.want import Want

Subject = tuple[str, ...]
"""What a screen is about: the parts of its subject, `5:17` is `("5", "17")`."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A screen that leaves by itself. `view` is None when it is not true, or not this person's, any more."""

    name: str
    wants: Callable[[Subject, Account | None], tuple[Want, ...]]
    view: Callable[[Subject, Briefing], View | None]


def _digest(subject: Subject, briefing: Briefing) -> View | None:
    page = briefing.laggards.get(f"{subject[0]}:0")
    seen = allowed(Action.SEE_LAGGARDS, division_concerned(subject, briefing), briefing)
    return digest(page) if page is not None and seen else None


def _alert(subject: Subject, briefing: Briefing) -> View | None:
    """`17`, or `17:new` for a message that rings: that says nothing of what is resolved by now."""
    alert = briefing.alerts.get(int(subject[0]))
    seen = allowed(Action.SEE_ALERT, alert_concerned(subject, briefing), briefing)
    if alert is None or not seen or (subject[1:] == (NEW,) and alert.state is AlertState.RESOLVED):
        return None
    return alert_card(alert, briefing)


def _alert_nudge(subject: Subject, briefing: Briefing) -> View | None:
    alert = briefing.alerts.get(int(subject[0]))
    seen = allowed(Action.SEE_ALERT, alert_concerned(subject, briefing), briefing)
    return alert_nudge(alert, NoticeKind(subject[1]), briefing) if alert is not None and seen else None


def _alert_bundle(subject: Subject, briefing: Briefing) -> View | None:
    account = briefing.account
    told = briefing.alert_bundles.get(":".join(subject), ())
    seen = [one for one in told if may(account, Action.SEE_ALERT, Whom(path=one.path))]
    mine = account is not None and str(account.id) == subject[0]
    return alert_bundle(seen, subject[1], briefing) if mine else None


def _isolated(subject: Subject, briefing: Briefing) -> View | None:
    isolation = isolation_of(subject, briefing)
    seen = allowed(Action.TAKE_READING, isolation_concerned(subject, briefing), briefing)
    return isolated(isolation, briefing) if isolation is not None and seen else None


def _declared(subject: Subject, briefing: Briefing) -> View | None:
    check = check_of(subject, briefing)
    mine = allowed(Action.CHECK_RETURN, check_concerned(subject, briefing), briefing)
    return declared_card(check, briefing) if check is not None and mine else None


def _wants_declared(subject: Subject, account: Account | None) -> tuple[Want, ...]:
    """The check, and what it may contradict in the enterprises of its reader."""
    own = account.enterprises() if account else ()
    beside = (Want(kind, m.enterprise_id or 0) for m in own for kind in ("ledger", "wards"))
    return (*wants_check(subject[:1]), *beside)


def _self(subject: Subject, briefing: Briefing) -> View | None:
    seen = allowed(Action.DECLARE, staff_concerned(subject, briefing), briefing)
    person = briefing.staff.get(int(subject[0]))
    asked = subject[1:] == (ASKED,)
    return answered(person, briefing.own_checks.get(person.id), asked=asked) if person is not None and seen else None


def _rejudged(subject: Subject, briefing: Briefing) -> View | None:
    found = briefing.rejudged.get(":".join(subject))
    mine = found is not None and may(briefing.account, Action.CHECK_RETURN, Whom(found.enterprise_id))
    return rejudged_card(found, briefing) if found is not None and mine else None


def _rejudged_in(subject: Subject, briefing: Briefing) -> View | None:
    found = briefing.rejudged_in.get(":".join(subject))
    seen = found is not None and may(briefing.account, Action.SEE_ISOLATION, Whom(path=found.path))
    return rejudged_in_card(found, briefing) if found is not None and seen else None


def _risk_done(subject: Subject, briefing: Briefing) -> View | None:
    found = briefing.rejudged_in.get(f"{subject[0]}:")
    mine = may(briefing.account, Action.SET_RISK, Whom())
    return risk_done_card(found, briefing) if found is not None and mine else None


def _courier_refused(subject: Subject, briefing: Briefing) -> View | None:
    person = briefing.staff.get(int(subject[1]))
    theirs = person is not None and person.enterprise_id == int(subject[0])
    mine = theirs and may(briefing.account, Action.MANAGE_COURIERS, Whom(int(subject[0])))
    return courier_refused(person) if person is not None and mine else None


def _purge_warning(subject: Subject, briefing: Briefing) -> View | None:
    notice = briefing.purges.get(subject[0])
    mine = may(briefing.account, Action.SET_POLICY, Whom())
    return purge_warning(notice, briefing) if notice is not None and mine else None


def _overdue(subject: Subject, briefing: Briefing) -> View | None:
    page = briefing.overdue.get(f"{subject[0]}:0")
    seen = allowed(Action.SEE_DISINFECTION, overdue_concerned(subject[:1], briefing), briefing)
    return overdue_digest(page) if page is not None and seen else None


def _photo_asked(subject: Subject, briefing: Briefing) -> View | None:
    mine = allowed(Action.LOG_DISINFECTION, enterprise_concerned(subject, briefing), briefing)
    key = int(subject[0])
    return photo_asked(briefing.enterprises[key], book_of(key, briefing).requests, int(subject[1])) if mine else None


def _photo_answered(subject: Subject, briefing: Briefing) -> View | None:
    answer = briefing.photo_answers.get(int(subject[0]))
    seen = allowed(Action.SEE_DISINFECTION, answer_concerned(subject, briefing), briefing)
    return photo_answered(answer) if answer is not None and seen else None


COMPOSED: dict[str, Composed] = {
    one.name: one
    for one in (
        Composed("today", lambda _subject, account: today_wants(account), lambda _subject, briefing: today(briefing)),
        Composed("digest", lambda subject, _account: wants_laggards((subject[0], "0")), _digest),
        Composed("alert", lambda subject, _account: wants_alert(subject), _alert),
        Composed("alert_nudge", lambda subject, _account: wants_alert(subject), _alert_nudge),
        Composed("alert_bundle", lambda subject, _account: (Want("alert_bundle", ":".join(subject)),), _alert_bundle),
        Composed("rejudged", lambda subject, _account: (Want("rejudged", ":".join(subject)),), _rejudged),
        Composed("rejudged_in", lambda subject, _account: (Want("rejudged_in", ":".join(subject)),), _rejudged_in),
        Composed("risk_done", lambda subject, _account: (Want("rejudged_in", f"{subject[0]}:"),), _risk_done),
        Composed("declared", _wants_declared, _declared),
        Composed("self", lambda subject, _account: wants_own(subject), _self),
        Composed("courier_refused", lambda subject, _account: (Want("staff", int(subject[1])),), _courier_refused),
        Composed("purge_warning", lambda subject, _account: (Want("purge", subject[0]),), _purge_warning),
        Composed("overdue", lambda subject, _account: wants_overdue(subject[:1]), _overdue),
        Composed("photo_asked", lambda subject, _account: wants_book(subject), _photo_asked),
        Composed("photo_answered", lambda subject, _account: (Want("photo_answer", int(subject[0])),), _photo_answered),
        *(Composed(*one) for one in DUTY_SCREENS),
        *(Composed(name, wanted, shown) for name, (wanted, shown) in REMINDERS.items()),
        Composed("isolated", lambda subject, _account: wants_isolation(subject), _isolated),
        *(Composed(each.name, each.wants, each.view) for each in OFFICER_DAY_SCREENS),
        *(Composed(each.name, each.wants, each.view) for each in BROADCAST_SCREENS),
    )
}
