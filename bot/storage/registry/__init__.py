"""The operator's lists: places, enterprises, officers. Imported in bulk; the same list twice changes nothing."""

from bot.storage.registry.counts import Counts
from bot.storage.registry.enterprises import EnterpriseRow, upsert_enterprises
from bot.storage.registry.key_enterprises import OnList, add_key_enterprises, credit_codes, not_listed, take_off
from bot.storage.registry.lookup import (
    DivisionFound,
    EnterpriseFound,
    OfficerFound,
    divisions,
    find_enterprises,
    find_officers,
)
from bot.storage.registry.officers import OfficerRow, upsert_officers
from bot.storage.registry.places import DivisionRow, UnitRow, upsert_divisions, upsert_units

__all__ = [
    "Counts",
    "DivisionFound",
    "DivisionRow",
    "EnterpriseFound",
    "EnterpriseRow",
    "OfficerFound",
    "OfficerRow",
    "OnList",
    "UnitRow",
    "add_key_enterprises",
    "credit_codes",
    "divisions",
    "find_enterprises",
    "find_officers",
    "not_listed",
    "take_off",
    "upsert_divisions",
    "upsert_enterprises",
    "upsert_officers",
    "upsert_units",
]
