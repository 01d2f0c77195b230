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
    """Why an alert was opened; the first that holds names it."""

    WORKING_ILL = "working_ill"
    FEVER = "fever"
    SYMPTOMS = "symptoms"


class AlertState(StrEnum):
    """Where an alert stands."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
