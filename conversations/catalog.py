"""Every flow, screen and button: what it may be opened by, who may open it, and what it needs to know.

The catalogue is the only way in: `dialogue.py` looks a command or a button up here,
loads what it wants, asks `may`, and only then opens it.
"""

from conversations.about import (
    division_concerned,
    enterprise_concerned,
    wants_history,
    wants_laggards,
    wants_ledger,
    wants_ledger_and_roster,
    wants_roster,
)
from conversations.about_alerts import wants_alert_counts
from conversations.about_couriers import wants_courier
from conversations.about_disinfection import overdue_concerned, wants_book, wants_book_and_roster, wants_overdue
from conversations.about_isolation import (
    ALL,
    isolated_concerned,
    isolation_concerned,
    wants_isolated,
    wants_isolation,
    wants_wards,
)
from conversations.about_returns import check_concerned, staff_concerned, wants_amendment, wants_check, wants_own
from conversations.alert_entries import ALERT_ENTRIES
from conversations.broadcast_entries import BROADCAST_ENTRIES, BROADCAST_FLOWS
from conversations.courier_entries import COURIER_ENTRIES
from conversations.duty_entries import DUTY_ENTRIES
from conversations.engine.flow import Flow
from conversations.entry import Entry
from conversations.flows import (
    alert_resolution,
    assignment,
    closing,
    courier_add,
    courier_change,
    deliveries_import,
    delivery_change,
    disinfection_log,
    duty_hours,
    duty_leave,
    enrolment,
    health_ledger,
    isolation_change,
    isolation_end,
    isolation_readings,
    own_time,
    photo_answer,
    point_edit,
    points_import,
    points_setup,
    policy_change,
    return_check,
    risk_change,
    risk_list,
    roster_add,
    roster_import,
    run_areas,
    run_deliveries,
    run_end,
    run_start,
    run_which,
    self_declaration,
    staff_rename,
    trace,
)
from conversations.guidance_entries import GUIDANCE_ENTRIES, GUIDANCE_FLOWS
from conversations.guidance_keys import waiting_key
from conversations.handlers import (
    admin,
    disinfection,
    disinfection_again,
    disinfection_officer,
    isolation,
    ledger,
    officer,
    own,
    points,
    returns,
    staff,
)
from conversations.officer_day_entries import OFFICER_DAY_ENTRIES
from conversations.officer_day_flows import OFFICER_DAY_FLOWS
from conversations.reminder_entries import REMINDER_ENTRIES
from conversations.return_scope import wants_checks, wants_returns
from conversations.roles import Account, Action
from conversations.want import Want

FLOWS: dict[str, Flow] = (
    {
        module.NAME: module.FLOW
        for module in (
            enrolment,
            health_ledger,
            roster_add,
            roster_import,
            staff_rename,
            alert_resolution,
            return_check,
            self_declaration,
            isolation_readings,
            isolation_end,
            isolation_change,
            policy_change,
            risk_change,
            risk_list,
            courier_add,
            courier_change,
            run_start,
            run_deliveries,
            deliveries_import,
            delivery_change,
            run_areas,
            run_which,
            run_end,
            trace,
            points_setup,
            point_edit,
            points_import,
            disinfection_log,
            photo_answer,
            duty_hours,
            duty_leave,
            assignment,
            own_time,
            closing,
        )
    }
    | OFFICER_DAY_FLOWS
    | GUIDANCE_FLOWS
    | BROADCAST_FLOWS
)


def _listed_page(args: tuple[str, ...]) -> tuple[Want, ...]:
    return wants_laggards((args[0], args[2]) if len(args) > 2 else args)


def _by_invite(args: tuple[str, ...]) -> tuple[Want, ...]:
    return (Want("invite", args[0]),) if args and args[0] else ()


ENTRIES: dict[str, Entry] = {
    entry.verb: entry
    for entry in (
        Entry("start", Action.ENROL, own.start, _by_invite),
        Entry("help", Action.ENROL, own.show_help),
        Entry("lang", Action.ENROL, own.choose_language),
        Entry("today", Action.ENROL, own.welcome),
        Entry("report", Action.REPORT, ledger.show_report, wants_ledger, enterprise_concerned),
        Entry("ok", Action.REPORT, ledger.all_normal, wants_ledger, enterprise_concerned),
        Entry("bad", Action.REPORT, ledger.exceptions, wants_ledger_and_roster, enterprise_concerned),
        Entry("amend", Action.REPORT, ledger.exceptions, wants_ledger_and_roster, enterprise_concerned),
        Entry("hist", Action.SEE_HISTORY, ledger.show_history, wants_history, enterprise_concerned),
        Entry("roster", Action.EDIT_ROSTER, staff.show_roster, wants_roster, enterprise_concerned),
        Entry("add", Action.EDIT_ROSTER, staff.add_staff, wants_roster, enterprise_concerned),
        Entry("person", Action.EDIT_ROSTER, staff.show_person, wants_ledger_and_roster, enterprise_concerned),
        Entry("rename", Action.EDIT_ROSTER, staff.rename, wants_roster, enterprise_concerned),
        Entry("depart", Action.EDIT_ROSTER, staff.depart, wants_roster, enterprise_concerned),
        Entry("undepart", Action.EDIT_ROSTER, staff.undo_depart, wants_roster, enterprise_concerned),
        Entry("lag", Action.SEE_LAGGARDS, officer.show_laggards, wants_laggards, division_concerned),
        Entry("rem", Action.REMIND_LAGGARDS, officer.remind_one, _listed_page, division_concerned),
        Entry("remall", Action.REMIND_LAGGARDS, officer.remind_everybody, wants_laggards, division_concerned),
        Entry("ret", Action.CHECK_RETURN, returns.show_list, wants_checks, enterprise_concerned),
        Entry("retone", Action.CHECK_RETURN, returns.show_person, wants_checks, enterprise_concerned),
        Entry("retnew", Action.CHECK_RETURN, returns.begin, wants_returns, enterprise_concerned),
        Entry("retlink", Action.CHECK_RETURN, returns.send_link, wants_checks, enterprise_concerned),
        Entry("chk", Action.CHECK_RETURN, returns.show_check, wants_check, check_concerned),
        Entry("chkwhy", Action.CHECK_RETURN, returns.why, wants_check, check_concerned),
        Entry("chkamend", Action.CHECK_RETURN, returns.amend, wants_amendment, check_concerned),
        Entry("chkok", Action.CHECK_RETURN, returns.confirm, wants_check, check_concerned),
        Entry("chkback", Action.CHECK_RETURN, returns.send_back, wants_check, check_concerned),
        Entry("self", Action.DECLARE, returns.own, wants_own, staff_concerned),
        Entry("selfwhy", Action.DECLARE, returns.own_why, wants_own, staff_concerned),
        Entry("ward", Action.TAKE_READING, isolation.show_wards, wants_wards, enterprise_concerned),
        Entry("read", Action.TAKE_READING, isolation.read, wants_wards, enterprise_concerned),
        Entry("iso", Action.SEE_ISOLATION, isolation.show_isolation, wants_isolation, isolation_concerned),
        Entry("isoname", Action.CHANGE_ISOLATION, isolation.see_name, wants_isolation, isolation_concerned),
        Entry("isowell", Action.TAKE_READING, isolation.well, wants_isolation, isolation_concerned),
        Entry("isolist", Action.SEE_ISOLATION, isolation.show_isolated, wants_isolated, isolated_concerned),
        Entry("isostep", Action.CHANGE_ISOLATION, isolation.change, wants_isolation, isolation_concerned),
        Entry("dis", Action.LOG_DISINFECTION, disinfection.show_today, wants_book, enterprise_concerned),
        Entry("disok", Action.LOG_DISINFECTION, disinfection.log_one, wants_book, enterprise_concerned),
        Entry("disall", Action.LOG_DISINFECTION, disinfection.log_all, wants_book, enterprise_concerned),
        Entry("dismore", Action.LOG_DISINFECTION, disinfection_again.log_again, wants_book, enterprise_concerned),
        Entry("disundo", Action.LOG_DISINFECTION, disinfection.undo, wants_book, enterprise_concerned),
        Entry("dislog", Action.LOG_DISINFECTION, disinfection.log_in_detail, wants_book_and_roster, enterprise_concerned),
        Entry("disans", Action.LOG_DISINFECTION, disinfection.answer_request, wants_book, enterprise_concerned),
        Entry("disweek", Action.SEE_DISINFECTION, disinfection.show_week, wants_book, enterprise_concerned),
        Entry("disbook", Action.SEE_DISINFECTION, disinfection.send_workbook, wants_book, enterprise_concerned),
        Entry("dislogs", Action.SEE_DISINFECTION, disinfection.show_logs, wants_book, enterprise_concerned),
        Entry("dispic", Action.SEE_DISINFECTION, disinfection.show_photos, wants_book, enterprise_concerned),
        Entry("dispts", Action.LOG_DISINFECTION, points.show_points, wants_book, enterprise_concerned),
        Entry("dispt", Action.LOG_DISINFECTION, points.show_point, wants_book, enterprise_concerned),
        Entry("disset", Action.LOG_DISINFECTION, points.set_up, wants_book, enterprise_concerned),
        Entry("disedit", Action.LOG_DISINFECTION, points.edit, wants_book_and_roster, enterprise_concerned),
        Entry("disdel", Action.LOG_DISINFECTION, points.remove, wants_book, enterprise_concerned),
        Entry("disundel", Action.LOG_DISINFECTION, points.undo_remove, wants_book, enterprise_concerned),
        Entry("disfile", Action.LOG_DISINFECTION, points.await_file, wants_book, enterprise_concerned),
        Entry("distmpl", Action.LOG_DISINFECTION, points.send_template, wants_book, enterprise_concerned),
        Entry("disof", Action.SEE_DISINFECTION, disinfection_officer.show_enterprise, wants_book, enterprise_concerned),
        Entry("disask", Action.ASK_FOR_PHOTO, disinfection_officer.choose_point, wants_book, enterprise_concerned),
        Entry("disaskp", Action.ASK_FOR_PHOTO, disinfection_officer.ask_for_photo, wants_book, enterprise_concerned),
        Entry("overdue", Action.SEE_DISINFECTION, disinfection_officer.show_overdue, wants_overdue, overdue_concerned),
        Entry("policy", Action.SET_POLICY, admin.show_policy, admin.wants_policy),
        Entry("polset", Action.SET_POLICY, admin.change_policy, admin.wants_policy),
        Entry("risk", Action.SEE_RISK, admin.show_risk, admin.wants_risk),
        Entry("risks", Action.SEE_RISK, admin.show_board, admin.wants_board),
        Entry("riskhist", Action.SEE_RISK, admin.show_history, admin.wants_place),
        Entry("riskset", Action.SET_RISK, admin.state_risk, admin.wants_place),
        *ALERT_ENTRIES,
        *COURIER_ENTRIES,
        *DUTY_ENTRIES,
        *REMINDER_ENTRIES,
        *OFFICER_DAY_ENTRIES,
        *BROADCAST_ENTRIES,
        *GUIDANCE_ENTRIES,
    )
}


def today_wants(account: Account | None) -> tuple[Want, ...]:
    """What the today card needs to know."""
    if account is None:
        return ()
    own = [(str(m.enterprise_id),) for m in account.enterprises()]
    own_enterprises = [
        want for key in own for want in (*wants_ledger(key), *wants_wards(key), *wants_book(key), Want("couriers", int(key[0])))
    ]
    held = [(m.division,) for m in account.divisions()]
    divisions = [want for key in held for want in (*wants_laggards(key), *wants_isolated((*key, ALL)), *wants_overdue(key))]
    people = [(str(m.staff_id), str(m.enterprise_id)) for m in account.declares()]
    alone = [want for person in people for want in (*wants_own(person), *wants_courier(person))]
    board = admin.wants_board(()) if account.is_admin() else ()
    waiting = [Want("guidance_waiting", waiting_key(m.enterprise_id, account)) for m in account.enterprises()]
    return (*own_enterprises, *waiting, *divisions, *alone, *board, *wants_alert_counts(account))
