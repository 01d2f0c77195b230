"""The operator's imports in one place: divisions, reporting units, enterprises, officers, risk of places, key enterprises.

Every reader takes a file's name (its extension counts) and bytes, and gives a `ReadList` of good rows and named bad
ones, or a `RejectedList`. Readers work in memory and touch nothing else: run them in a thread.
"""

from bot.files.registry_enterprises import EnterpriseRow, is_credit_code, read_enterprises
from bot.files.registry_key_enterprises import KeyEnterpriseRow, read_key_enterprises
from bot.files.registry_officers import OfficerRow, read_officers
from bot.files.registry_places import DivisionRow, UnitRow, division_levels, read_divisions, read_units
from bot.files.registry_risks import read_risks
from bot.files.registry_table import BadRow, ListRejection, ReadList, Reason, RejectedList
from bot.files.registry_words import explain_bad_row, explain_rejection

__all__ = [
    "BadRow",
    "DivisionRow",
    "EnterpriseRow",
    "KeyEnterpriseRow",
    "ListRejection",
    "OfficerRow",
    "ReadList",
    "Reason",
    "RejectedList",
    "UnitRow",
    "division_levels",
    "explain_bad_row",
    "explain_rejection",
    "is_credit_code",
    "read_divisions",
    "read_enterprises",
    "read_key_enterprises",
    "read_officers",
    "read_risks",
    "read_units",
]
