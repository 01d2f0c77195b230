"""Who may do what: the one place where access is decided.

Every screen, command and button asks `may(account, action, subject)`. What is not allowed answers as if it did not exist.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the bot; one person may hold several."""

    MANAGER = "manager"
    OFFICER = "officer"
    ADMIN = "admin"
    STAFF = "staff"


class Level(StrEnum):
    """The level of an officer, and of a division."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class Membership:
    """A role held: a manager's for one enterprise, an officer's for a division and all below it, an admin's for everything, a staff
    member's for the own return check and the own courier runs alone.

    `path` is the division's place in the reporting tree, `/220000/220100/220104/`.
    """

    role: Role
    enterprise_id: int | None = None
    enterprise_name: str = ""
    division: str = ""
    division_name: str = ""
    path: str = ""
    staff_id: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A person known to the bot by a private chat. `language` is `zh-CN` or `en`."""

    id: int
    chat_id: int
    language: str
    name: str
    memberships: tuple[Membership, ...] = ()

    def enterprises(self) -> tuple[Membership, ...]:
        """The enterprises that the person reports for, in the order of enrolment."""
        return tuple(m for m in self.memberships if m.role is Role.MANAGER)

    def divisions(self) -> tuple[Membership, ...]:
        """The divisions that the person is an officer of."""
        return tuple(m for m in self.memberships if m.role is Role.OFFICER)

    def declares(self) -> tuple[Membership, ...]:
        """Whom the person answers a return check for: nobody but themselves, in each enterprise that asked."""
        return tuple(m for m in self.memberships if m.role is Role.STAFF)

    def is_admin(self) -> bool:
        """Whether the person is an admin."""
        return any(m.role is Role.ADMIN for m in self.memberships)


class Action(StrEnum):
    """Everything that can be asked of the bot."""

    ENROL = "enrol"
    SEE_SELF = "see_self"
    REPORT = "report"
    SEE_HISTORY = "see_history"
    EDIT_ROSTER = "edit_roster"
    SEE_ALERT = "see_alert"
    HANDLE_ALERT = "handle_alert"
    SEE_LAGGARDS = "see_laggards"
    REMIND_LAGGARDS = "remind_laggards"
    SEE_ENTERPRISE = "see_enterprise"
    CHECK_RETURN = "check_return"
    DECLARE = "declare"
    TAKE_READING = "take_reading"
    SEE_ISOLATION = "see_isolation"
    CHANGE_ISOLATION = "change_isolation"
    SEE_RISK = "see_risk"
    SET_RISK = "set_risk"
    SET_POLICY = "set_policy"
    LOG_DISINFECTION = "log_disinfection"
    SEE_DISINFECTION = "see_disinfection"
    ASK_FOR_PHOTO = "ask_for_photo"
    MANAGE_COURIERS = "manage_couriers"
    RIDE = "ride"
    SEE_RUN = "see_run"
    TRACE = "trace"
    SEE_DUTY = "see_duty"
    SET_DUTY = "set_duty"
    ASSIGN = "assign"
    SET_REMINDERS = "set_reminders"
    CLOSE_DAYS = "close_days"
    SEARCH = "search"
    WRITE_NOTE = "write_note"
    WRITE_MESSAGE = "write_message"
    ANSWER_MESSAGE = "answer_message"
    SEE_DIVISION = "see_division"
    SET_DIGEST = "set_digest"
    BROADCAST = "broadcast"
    SEE_RECEIPTS = "see_receipts"
    RECEIVE = "receive"
    READ_GUIDANCE = "read_guidance"
    PUBLISH_GUIDANCE = "publish_guidance"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an action is done to: an enterprise and where it reports, a division, or one staff member."""

    enterprise_id: int | None = None
    path: str = ""
    staff_id: int | None = None


_ANYONE = frozenset({Action.ENROL})
_MANAGER = frozenset(
    {
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
        Action.READ_GUIDANCE,
    }
)
_STAFF = frozenset({Action.DECLARE, Action.RIDE, Action.SEE_RUN})
_OFFICER = frozenset(
    {
        Action.SEE_ALERT,
        Action.HANDLE_ALERT,
        Action.SEE_LAGGARDS,
        Action.REMIND_LAGGARDS,
        Action.SEE_ENTERPRISE,
        Action.SEE_ISOLATION,
        Action.CHANGE_ISOLATION,
        Action.SEE_DISINFECTION,
        Action.ASK_FOR_PHOTO,
        Action.SEE_RUN,
        Action.TRACE,
        Action.SEE_DUTY,
        Action.WRITE_NOTE,
        Action.WRITE_MESSAGE,
        Action.SEE_DIVISION,
        Action.SEE_RECEIPTS,
    }
)
_ANY_OFFICER = frozenset({Action.SEE_RISK, Action.SEARCH, Action.SET_DIGEST, Action.READ_GUIDANCE})
"""What officers may wherever their division lies: it is about no place, or it looks at the own divisions alone."""
_ADMIN = _OFFICER | {
    Action.SEE_RISK,
    Action.SET_RISK,
    Action.SET_POLICY,
    Action.SEARCH,
    Action.ASSIGN,
    Action.BROADCAST,
    Action.READ_GUIDANCE,
    Action.PUBLISH_GUIDANCE,
}


def may(account: Account | None, action: Action, subject: Subject | None = None) -> bool:
    """Whether `account` may do `action` to `subject`.

    A manager acts on the own enterprise only, an officer on the own division and all below it. An admin sees all of that,
    and takes the alerts that no officer can be told of. A staff member declares for, and sees the courier runs of, nobody but themselves.
    The risk of places is no secret from officers. The own hours and leave are an officer's of the division; whom an enterprise or a sector
    is assigned to is said by an admin, or by an officer of a level above.
    """
    if action in _ANYONE:
        return True
    if account is None or not account.memberships:
        return False
    if action in (Action.SEE_SELF, Action.RECEIVE):
        return True
    if subject is None:
        return False
    return any(_grants(m, action, subject) for m in account.memberships)


def _grants(membership: Membership, action: Action, subject: Subject) -> bool:
    if membership.role is Role.ADMIN:
        return action in _ADMIN
    if membership.role is Role.MANAGER:
        return action in _MANAGER and subject.enterprise_id is not None and subject.enterprise_id == membership.enterprise_id
    if membership.role is Role.STAFF:
        return action in _STAFF and subject.staff_id is not None and subject.staff_id == membership.staff_id
    if action in _ANY_OFFICER:
        return bool(membership.path)
    if action is Action.SET_DUTY:
        return bool(membership.path) and subject.path == membership.path
    if action is Action.ASSIGN:
        return bool(membership.path) and subject.path != membership.path and subject.path.startswith(membership.path)
    return action in _OFFICER and bool(membership.path) and subject.path.startswith(membership.path)
