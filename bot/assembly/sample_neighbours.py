"""Who else reports in the made-up district of the simulator: managers whose phones the page does not show, their staff and their habits."""

from dataclasses import dataclass
from datetime import time

from conversations.codes import Status

ENTERPRISE = "91220106MAAUFYNDQD"
"""绿园隆德超市商行: the manager's, with nobody enrolled any more."""


@dataclass(frozen=True, slots=True)
class Told:
    """Of whom the reports tell, from so many days before today on; with everybody else all is well."""

    name: str
    status: Status
    days_ago: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A manager in the district, whose phone the page does not show. `reports_at` is when the ledger usually comes (local time; after
    the cutoff it is late), `silent_since` on how many days before today it came for the last time (0: today's is there already)."""

    chat_id: int
    surname: str
    given: str
    enterprise: str
    staff: tuple[str, ...]
    reports_at: time
    silent_since: int
    told: tuple[Told, ...] = ()

    @property
    def name(self) -> str:
        return self.surname + self.given


BACK = "马兰"
"""Back from 长春市朝阳区, with a check that is as it should be: as long as that is no place of risk."""
ISOLATED, ISOLATION_DAY = "沈洁", 9
"""Came from 武汉, and is in isolation on this day of fourteen."""

NEIGHBOURS = (
    Neighbour(201, "罗", "志", "91220106MA9NCWMB0J", ("罗志", BACK, "宋杰", "唐丽", "韩冰", "曹敏"), time(8, 4), 0),
    Neighbour(
        202,
        "徐",
        "超燕",
        "91220106MAY3XXCT0T",
        ("徐超燕", "许亮", "邓佳", ISOLATED, "彭飞"),
        time(8, 17),
        0,
        (Told(ISOLATED, Status.NOT_RETURNED, 99), Told(ISOLATED, Status.HOME_ISOLATION, ISOLATION_DAY)),
    ),
    Neighbour(203, "金", "燕英", "91220106MAUELC9RFG", ("金燕英", "苏红", "吕军", "丁梅"), time(7, 41), 0),
    Neighbour(204, "崔", "杰梅", "91220106MAXQE5W385", ("崔杰梅", "任涛", "卢霞", "姚磊"), time(12, 36), 1),
    Neighbour(205, "杨", "燕", "91220106MALYPG3ET7", ("杨燕", "傅强", "钟慧"), time(9, 20), 3),
)
"""Two more enterprises of the district have nobody enrolled: they can only be telephoned."""
CATERER, DELIVERER = NEIGHBOURS[0], NEIGHBOURS[1]
"""绿园祥嘉快餐商行, of whose disinfection the town knows a week, and 绿园嘉泰网络科技, three of whose staff deliver."""
PLATES = ("吉A63108", "吉AD20517")
"""Of the deliverer's vans."""

FORMER = Neighbour(
    206,
    "郝",
    "俊",
    ENTERPRISE,
    ("刘洋", "陈静"),
    time(8, 11),
    1,
    (Told("刘洋", Status.NOT_RETURNED, 99), Told("陈静", Status.NOT_RETURNED, 99)),
)
"""Whose place the manager on the page takes. Of the staff only two are on the roster, and both are still away: they owe a return check."""
