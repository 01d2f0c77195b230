"""Access, exhaustively: every role, every action, the own subject and a foreign one."""

import pytest

from conversations.roles import Account, Action, Membership, Role, Subject, may

OWN = Subject(17, "/220000/220100/220102/", 5)
FOREIGN = Subject(18, "/220000/220200/220202/", 6)
HOLDERS = {
    "manager": (Membership(Role.MANAGER, 17),),
    "county officer": (Membership(Role.OFFICER, path="/220000/220100/220102/"),),
    "city officer": (Membership(Role.OFFICER, path="/220000/220100/"),),
    "admin": (Membership(Role.ADMIN),),
    "staff member": (Membership(Role.STAFF, 17, staff_id=5),),
    "nobody": (),
}
EVERYBODY = {Action.ENROL}
OFFICERS = {
    Action.SEE_SELF,
    Action.SEE_ALERT,
    Action.HANDLE_ALERT,
    Action.SEE_LAGGARDS,
    Action.REMIND_LAGGARDS,
    Action.SEE_ENTERPRISE,
    Action.SEE_ISOLATION,
    Action.CHANGE_ISOLATION,
    Action.SEE_RISK,
    Action.SEE_DISINFECTION,
    Action.ASK_FOR_PHOTO,
    Action.SEE_RUN,
    Action.TRACE,
    Action.SEE_DUTY,
    Action.SEARCH,
    Action.WRITE_NOTE,
    Action.WRITE_MESSAGE,
    Action.SEE_DIVISION,
    Action.SET_DIGEST,
    Action.SEE_RECEIPTS,
    Action.RECEIVE,
    Action.READ_GUIDANCE,
}
ADMINS = (OFFICERS - {Action.SET_DIGEST}) | {
    Action.SET_RISK,
    Action.SET_POLICY,
    Action.ASSIGN,
    Action.BROADCAST,
    Action.PUBLISH_GUIDANCE,
}
THEMSELVES = {Action.SEE_SELF, Action.RECEIVE}
"""Whatever somebody is to the bot, and about nobody else."""
ANYWHERE = {Action.SEE_RISK, Action.SEARCH, Action.SET_DIGEST, Action.READ_GUIDANCE}
"""About no place, or about the own divisions alone."""
OWN_ALLOWED: dict[str, set[Action]] = {
    "manager": {
        Action.SEE_SELF,
        Action.REPORT,
        Action.SEE_HISTORY,
        Action.EDIT_ROSTER,
        Action.CHECK_RETURN,
        Action.TAKE_READING,
        Action.SEE_ISOLATION,
        Action.LOG_DISINFECTION,
        Action.SEE_DISINFECTION,
        Action.MANAGE_COURIERS,
        Action.RIDE,
        Action.SEE_RUN,
        Action.SET_REMINDERS,
        Action.CLOSE_DAYS,
        Action.ANSWER_MESSAGE,
        Action.RECEIVE,
        Action.READ_GUIDANCE,
    },
    "county officer": OFFICERS | {Action.SET_DUTY},
    "city officer": OFFICERS | {Action.ASSIGN},
    "admin": ADMINS,
    "staff member": {*THEMSELVES, Action.DECLARE, Action.RIDE, Action.SEE_RUN},
    "nobody": set(),
}  # fmt: skip
FOREIGN_ALLOWED = {
    "manager": THEMSELVES,
    "county officer": THEMSELVES | ANYWHERE,
    "city officer": THEMSELVES | ANYWHERE,
    "admin": OWN_ALLOWED["admin"],
    "staff member": THEMSELVES,
    "nobody": set(),
}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("holder", HOLDERS)
def test_every_role_and_action(holder: str, action: Action) -> None:
    account = Account(1, 1, "zh-CN", "黄春", HOLDERS[holder])
    assert may(account, action, OWN) is (action in OWN_ALLOWED[holder] | EVERYBODY)
    assert may(account, action, FOREIGN) is (action in FOREIGN_ALLOWED[holder] | EVERYBODY)
    assert may(account, action, None) is (action in EVERYBODY or (action in THEMSELVES and holder != "nobody"))
    assert may(None, action, OWN) is (action in EVERYBODY)


def test_roles_add_up() -> None:
    both = Account(1, 1, "zh-CN", "黄春", (*HOLDERS["manager"], *HOLDERS["county officer"]))
    assert may(both, Action.REPORT, OWN)
    assert may(both, Action.HANDLE_ALERT, OWN)


def test_a_division_without_a_place_in_the_tree_grants_nothing() -> None:
    lost = Account(1, 1, "zh-CN", "黄春", (Membership(Role.OFFICER, path=""),))
    assert not may(lost, Action.SEE_ALERT, OWN)


def test_nobody_assigns_in_the_own_division() -> None:
    city = Account(1, 1, "zh-CN", "黄春", HOLDERS["city officer"])
    assert not may(city, Action.ASSIGN, Subject(path="/220000/220100/"))
    assert may(city, Action.SET_DUTY, Subject(path="/220000/220100/"))
