"""The codes of the domain, spelled as DOMAIN.md spells them."""

from enum import StrEnum


class Symptom(StrEnum):
    """Symptoms that the ledger knows."""

    FEVER = "fever"
    COUGH = "cough"
    FATIGUE = "fatigue"
    SORE_THROAT = "sore_throat"
    DYSPNEA = "dyspnea"
    DIARRHEA = "diarrhea"
    CONJUNCTIVITIS = "conjunctivitis"
    MYALGIA = "myalgia"
    CONGESTION = "congestion"
    ANOSMIA = "anosmia"


class Status(StrEnum):
    """Where a staff member is today."""

    ON_POST = "on_post"
    REMOTE = "remote"
    HOME_ISOLATION = "home_isolation"
    CENTRAL_ISOLATION = "central_isolation"
    HOSPITAL = "hospital"
    LEAVE = "leave"
    NOT_RETURNED = "not_returned"
    DEPARTED = "departed"


CARRIED_OVER = frozenset({Status.HOME_ISOLATION, Status.CENTRAL_ISOLATION, Status.HOSPITAL})
"""Who was in one of these yesterday is asked for again today, never swallowed by an all-normal report."""


class Sector(StrEnum):
    """The trades of the notice."""

    RETAIL = "retail"
    CATERING = "catering"
    ACCOMMODATION = "accommodation"
    LAUNDRY = "laundry"
    BEAUTY = "beauty"
    PHOTOGRAPHY = "photography"
    APPLIANCE_SERVICE = "appliance_service"
    HOUSEKEEPING = "housekeeping"
    WHOLESALE_MARKET = "wholesale_market"
    SUPERMARKET = "supermarket"
    CONVENIENCE = "convenience"
    COMMUNITY_GROCERY = "community_grocery"
    FOREIGN_TRADE = "foreign_trade"
    FOREIGN_INVESTMENT = "foreign_investment"
    ECOMMERCE = "ecommerce"


class AlertKind(StrEnum):
    """Why an alert was opened; the first that holds names it. `not_fit` to `medium_risk` come of a return check; `unfit_courier`: a courier
    who was about to ride, or came back, with a fever or symptoms; `readings_missed`: temperatures of somebody in isolation are missing.

    About an enterprise: `silent`: no report by the cutoff; `disinfection_overdue`; `unreachable`: none of its managers can be written to.
    About the system itself: `trouble`."""

    WORKING_ILL = "working_ill"
    FEVER = "fever"
    SYMPTOMS = "symptoms"
    NOT_FIT = "not_fit"
    CONTACT = "contact"
    HIGH_RISK = "high_risk"
    MEDIUM_RISK = "medium_risk"
    UNFIT_COURIER = "unfit_courier"
    READINGS_MISSED = "readings_missed"
    SILENT = "silent"
    DISINFECTION_OVERDUE = "disinfection_overdue"
    UNREACHABLE = "unreachable"
    TROUBLE = "trouble"


class RiskLevel(StrEnum):
    """The risk of a place (风险等级), from the least to the greatest. A place of which nothing was ever said is low."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class MediumRule(StrEnum):
    """What the policy makes of a stay in a place of medium risk."""

    ISOLATE = "isolate"
    OBSERVE = "observe"


class Transport(StrEnum):
    """How somebody came back. `none`: was here all the time."""

    RAIL = "rail"
    AIR = "air"
    COACH = "coach"
    CAR = "car"
    FERRY = "ferry"
    OTHER = "other"
    NONE = "none"


class Exposure(StrEnum):
    """What a return check asks about the last 14 days, besides the stays."""

    CASE = "case"
    SHARED_TRANSPORT = "shared_transport"
    HOSPITAL_STAFF = "hospital_staff"
    HOUSEHOLD_UNWELL = "household_unwell"
    COMPOUND_CASE = "compound_case"


CONTACTS = frozenset({Exposure.CASE, Exposure.SHARED_TRANSPORT})
"""Exposures that are a contact with a case (rule 2 of "Judging a return check"): the last day of it is asked for."""


class Verdict(StrEnum):
    """What a return check comes to."""

    FIT = "fit"
    OBSERVED = "observed"
    INCOMPLETE = "incomplete"
    ISOLATE = "isolate"
    NOT_FIT = "not_fit"


MAY_RETURN = frozenset({Verdict.FIT, Verdict.OBSERVED})
"""Verdicts with which somebody may be on post from the return day on."""


class Rule(StrEnum):
    """The lines of "Judging a return check" in DOMAIN.md, in their order."""

    ILL = "ill"
    CONTACT = "contact"
    HIGH_RISK = "high_risk"
    MEDIUM_RISK = "medium_risk"
    GAPS = "gaps"
    CLEAR = "clear"


class IsolationKind(StrEnum):
    """Where somebody is isolated."""

    HOME = "home"
    CENTRAL = "central"


class IsolationStep(StrEnum):
    """What happened to an isolation (隔离观察). `completed`: by its last day and the manager's word; `released`: by an officer."""

    OPENED = "opened"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    TO_CENTRAL = "to_central"
    TO_HOME = "to_home"
    RELEASED = "released"
    COMPLETED = "completed"


class Half(StrEnum):
    """The two readings of a day of isolation."""

    MORNING = "morning"
    EVENING = "evening"


class BarReason(StrEnum):
    """Why somebody may not be on post, the first that holds."""

    ISOLATION = "isolation"
    NOT_FIT = "not_fit"
    INCOMPLETE = "incomplete"
    UNCONFIRMED = "unconfirmed"
    NOT_YET = "not_yet"
    UNCHECKED = "unchecked"


class AlertOutcome(StrEnum):
    """How an alert ended, where a usual reason says it. `reported`: the enterprise did what it had not done. The last three also end an
    alert by themselves."""

    HOSPITAL = "hospital"
    ISOLATED = "isolated"
    FALSE_ALARM = "false_alarm"
    CORRECTED = "corrected"
    REPORTED = "reported"
    REACHABLE = "reachable"


class AlertState(StrEnum):
    """Where an alert stands."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
