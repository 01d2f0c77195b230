"""Duty of the province in memory: hours, leaves, assignments."""

from dataclasses import dataclass, field

from conversations.duty import Hours, Leave
from conversations.duty_records import AssignOfficer

NAMES = {"220000": "吉林省", "220100": "长春市", "220102": "南关区", "220103": "宽城区"}
PATHS = {
    "220000": "/220000/",
    "220100": "/220000/220100/",
    "220102": "/220000/220100/220102/",
    "220103": "/220000/220100/220103/",
}


@dataclass
class Rotas:
    """By account; leaves and assignments also by their own id. `moved`: assignments whose alerts went along."""

    hours: dict[int, tuple[Hours, ...]] = field(default_factory=dict)
    leaves: dict[int, tuple[int, Leave]] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    unreachable: set[int] = field(default_factory=set)
    assignments: dict[int, AssignOfficer] = field(default_factory=dict)
    ended: set[int] = field(default_factory=set)
