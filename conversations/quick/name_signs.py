"""Which characters begin, end or surround names: the tables that tell a name from the words around it."""

import re

from conversations.quick.normalise import LIST_MARK
from conversations.quick.tokens import STATEMENTS, Kind

TITLES = frozenset(["姐", "哥", "工", "总", "叔", "姨", "嫂", "婶", "爷", "妹", "弟", "董", "导", "厨", "伯", "妈", "婆"])
FUNCTION = frozenset("没无未不在已还也是的了去测量请今把被从给对因要很又再都均全有来到早晚刚说报住坐吃发")
"""Signs that may follow a name without being part of it."""
GIVEN_NAMES = ("和平", "成功", "健康", "平安", "成都", "高兴", "安全")
"""Words of the tables that are given names behind a surname."""
PLACES = frozenset("店部组楼厂站仓铺")
"""Signs that close a place of work in front of a name (南湖店周婷婷)."""
VERBS = frozenset(
    "既陪跟帮则尚却并才便属患染突疑让叫使受遭挨等候转改换离退赴抵途滞宅称反表述讲跑骑乘搭哭吵掉丢撞碰烫割晕肿痒麻痛疼酸胀咽喉嗓头腰牙肚腹胃喘憋胸浑身嗅味闻尝外先常另每各某该此整只乃若虽累忙困饿急慢快"
)
"""Signs that no given name ends in: behind a full name they begin what is said of the person."""
NEVER_IN_NAMES = frozenset("没无未不在已还也是的了去测量请今把被从给对因很又再都均说报吃们您你我他她这那啊吧呢吗岗班")
ENDS_NAMES = frozenset("有来到早晚会能住坐发要")
"""Signs that end a two-character name rather than make it longer."""
BEFORE = frozenset(
    {
        Kind.BLANK, Kind.COMMA, Kind.STOP, Kind.JOIN, Kind.SLASH, Kind.COLON, Kind.OPEN, Kind.CLOSE, Kind.LIST_NUMBER, Kind.MARK,
        Kind.NUMBER, Kind.COUNT, Kind.DEPARTMENT, Kind.ROLE, Kind.PREFIX, Kind.TODAY, Kind.OF, Kind.EXCEPT, Kind.BUT, Kind.IS,
        Kind.YES, Kind.IS_NOT, Kind.REPORTER, Kind.CLOCK, Kind.CORRECTION, Kind.NAME, Kind.SHARE, Kind.LABEL, Kind.STAFF, Kind.DEAL,
        Kind.WORK, Kind.EXCEPT_END, Kind.RESTATED, Kind.REST, *STATEMENTS,
    }
)  # fmt: skip
ROW_OPENING = re.compile(rf"\s*(?:\(?\d{{1,3}}[.、):]?|{LIST_MARK})*\s*")
READING = re.compile(r"[ \t:]{0,3}(?:3[4-9]|4[0-3])(?:[.·度℃点]|(?!\d))")


def is_han(sign: str) -> bool:
    """Whether a sign is a Chinese character."""
    return "\u3400" <= sign <= "\u9fff"
