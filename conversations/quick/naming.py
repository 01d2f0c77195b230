"""Names that are no full name of the roster: given names, 小王, 王师傅, 芳姐, parts of long names, slips, strangers.

Looks only at what the tables of words have left over, and only where it stands alone."""

import re

from conversations.quick.clauses import following, kind_at
from conversations.quick.normalise import LIST_MARK, Text
from conversations.quick.roster import Roster, Who, squeezed
from conversations.quick.surnames import COMMON, COMPOUND, SURNAMES
from conversations.quick.tokens import STATEMENTS, Kind, Token

_TITLES = frozenset(["姐", "哥", "工", "总", "叔", "姨", "嫂", "婶", "爷", "妹", "弟", "董", "导", "厨", "伯", "妈", "婆"])
_FUNCTION = frozenset("没无未不在已还也是的了去测量请今把被从给对因要很又再都均全有来到早晚刚说报住坐吃发")
"""Signs that may follow a name without being part of it."""
_GIVEN_NAMES = ("和平", "成功", "健康", "平安", "成都", "高兴", "安全")
"""Words of the tables that are given names behind a surname."""
_PLACES = frozenset("店部组楼厂站仓铺")
"""Signs that close a place of work in front of a name (南湖店周婷婷)."""
_VERBS = frozenset(
    "既陪跟帮则尚却并才便属患染突疑让叫使受遭挨等候转改换离退赴抵途滞宅称反表述讲跑骑乘搭哭吵掉丢撞碰烫割晕肿痒麻痛疼酸胀咽喉嗓头腰牙肚腹胃喘憋胸浑身嗅味闻尝"
)
"""Signs that no given name ends in: behind a full name they begin what is said of the person."""
_NEVER_IN_NAMES = frozenset("没无未不在已还也是的了去测量请今把被从给对因很又再都均说报吃们您你我他她这那啊吧呢吗岗班")
_ENDS_NAMES = frozenset("有来到早晚会能住坐发要")
"""Signs that end a two-character name rather than make it longer."""
_BEFORE = frozenset(
    {
        Kind.BLANK, Kind.COMMA, Kind.STOP, Kind.JOIN, Kind.SLASH, Kind.COLON, Kind.OPEN, Kind.CLOSE, Kind.LIST_NUMBER, Kind.MARK,
        Kind.NUMBER, Kind.COUNT, Kind.DEPARTMENT, Kind.ROLE, Kind.PREFIX, Kind.TODAY, Kind.OF, Kind.EXCEPT, Kind.BUT, Kind.IS,
        Kind.YES, Kind.IS_NOT, Kind.REPORTER, Kind.CLOCK, Kind.CORRECTION, Kind.NAME, Kind.SHARE, Kind.LABEL, Kind.STAFF, Kind.DEAL,
        Kind.WORK, Kind.EXCEPT_END, Kind.RESTATED, Kind.REST, *STATEMENTS,
    }
)  # fmt: skip
_ROW_OPENING = re.compile(rf"\s*(?:\(?\d{{1,3}}[.、):]?|{LIST_MARK})*\s*")
_READING = re.compile(r"[ \t:]{0,3}(?:3[4-9]|4[0-3])(?:[.·度℃点]|(?!\d))")


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"


class Namer:
    """Finds and resolves names among the tokens of a line."""

    def __init__(self, text: Text, roster: Roster) -> None:
        self.text, self.roster = text, roster

    def name_line(self, tokens: list[Token]) -> list[Token]:
        """The tokens with every name marked as one; longer names than the roster's are told apart from them."""
        tokens = self._pieced_names(self._dotted_names(self._long_names(tokens)))
        named: list[Token] = []
        place = 0
        while place < len(tokens):
            stop, left_over = self._stretch(tokens, place)
            if left_over:
                named.extend(self._parse(tokens, place, stop))
            else:
                stop = max(stop, place + 1)
                named.extend(self._latin(token) for token in tokens[place:stop])
            place = stop
        return named

    def _stretch(self, tokens: list[Token], place: int) -> tuple[int, bool]:
        """How far a run of single signs goes, and whether the tables left anything of it over."""
        stop, left_over = place, False
        while stop < len(tokens) and _loose(tokens[stop]) and not _joins_names(tokens, place, stop):
            left_over = left_over or tokens[stop].kind is Kind.WORD
            stop += 1
        return stop, left_over

    def _parse(self, tokens: list[Token], begin: int, stop: int) -> list[Token]:
        run = tokens[begin:stop]
        signs = "".join(token.text for token in run)
        start = run[0].start
        after = tokens[stop] if stop < len(tokens) else None
        joined = run[0].kind is Kind.JOIN and begin and tokens[begin - 1].end == start
        for skipped in range(1 if joined else 0, len(signs)):
            if skipped and not (_may_lead(run, start + skipped) or signs[skipped - 1] in _PLACES):
                continue
            if not skipped and begin and tokens[begin - 1].kind not in _BEFORE:
                continue
            found = self._at(signs[skipped:], start + skipped, after)
            if found:
                head = [token for token in run if token.end <= found.start]
                tail = [token for token in run if token.start >= found.end]
                return [*head, found, *tail]
        return run

    def _at(self, signs: str, start: int, after: Token | None) -> Token | None:
        """A name at the head of these signs, followed only by signs that belong to the statement."""
        adjacent = after if after and after.start == start + len(signs) else None
        title = adjacent.text if adjacent and adjacent.kind is Kind.ROLE else ""
        for length in (*range(min(len(signs), 12), 4, -1), 4, 3, 2, 1):
            word, rest = signs[:length], signs[length:]
            if len(word) < length or any(sign not in _FUNCTION | _ENDS_NAMES for sign in rest):
                continue
            if length == 1 and not title:
                continue
            if length > 2 and word[-1] in _ENDS_NAMES and (rest or adjacent) and self._plain(word) is None:
                continue
            who = self._who(word, title if not rest else "", start, alone=not rest)
            if who:
                length += len(title) if who.token.endswith(title) and title and len(who.token) > length else 0
                return Token(Kind.NAME, self.text.normal[start : start + length], start, start + length, who=who)
        return None

    def _who(self, word: str, title: str, start: int, *, alone: bool) -> Who | None:
        quoted = self.text.quoted(start, start + len(word))
        if len(word) > 4:
            return self.roster.who(quoted, self.roster.by_part[word], sure=False) if word in self.roster.by_part else None
        if title and (word in SURNAMES or word in COMPOUND or word in self.roster.by_surname):
            token = self.text.quoted(start, start + len(word) + len(title))
            return self.roster.who(token, self.roster.by_surname.get(word, ()), sure=False)
        if len(word) == 1:
            return None
        if word[-1] in _TITLES and word[:-1] in self.roster.by_surname:
            return self.roster.who(quoted, self.roster.by_surname[word[:-1]], sure=False)
        fitting = self._plain(word)
        if fitting:
            return self.roster.who(quoted, fitting, sure=True)
        doubtful = self.roster.by_part.get(squeezed(word)) or self._nick(word) or self._slips(word, start)
        if doubtful:
            return self.roster.who(quoted, doubtful, sure=False)
        return Who(quoted) if self._looks_like_a_name(word, alone=alone) or (alone and self._heads_row(start, len(word))) else None

    def _heads_row(self, start: int, length: int) -> bool:
        """Anything short that opens a row and is followed by a reading is somebody's name."""
        normal = self.text.normal
        before = normal[normal.rfind("\n", 0, start) + 1 : start]
        return bool(_ROW_OPENING.fullmatch(before)) and bool(_READING.match(normal, start + length))

    def _slips(self, word: str, start: int) -> list[int]:
        """Likely slips; a word that does not begin like a name must at least stand before a reading."""
        if word[0] in SURNAMES or _READING.match(self.text.normal, start + len(word)):
            return self.roster.slips(word)
        return []

    def _plain(self, word: str) -> list[int] | None:
        """Whom a given name or 小X, 老X means."""
        people = set(self.roster.by_given.get(word, ()))
        if word[0] in "小老":
            people.update(self.roster.by_surname.get(word[1:], ()))
        return sorted(people) or None

    def _nick(self, word: str) -> list[int]:
        """小芳, 阿芳, 芳姐, 芳芳, 强子: one sign of a given name that is nobody's surname."""
        sign = ""
        if len(word) == 2 and word[0] in "小阿老":
            sign = word[1]
        elif len(word) == 2 and (word[1] in _TITLES or word[1] in "子儿" or word[0] == word[1]):
            sign = word[0]
        elif len(word) == 3 and word[1] == word[2] and word[0] in "小阿":
            sign = word[1]
        if not sign or sign in self.roster.by_surname:
            return []
        return self.roster.by_given_sign.get(sign, [])

    def _looks_like_a_name(self, word: str, *, alone: bool) -> bool:
        if any(sign in _NEVER_IN_NAMES for sign in word):
            return False
        if len(word) == 2 and word[0] in "小老阿" and word[1] in SURNAMES:
            return word[1] in COMMON
        if word[-1] in _TITLES and word[:-1] in SURNAMES | COMPOUND:
            return True
        if word[:2] in COMPOUND:
            return len(word) in (3, 4)
        return word[0] in SURNAMES and len(word) in (2, 3) and (word[0] in COMMON or alone)

    def _latin(self, token: Token) -> Token:
        """A word in Latin letters that no table knows is a name."""
        if token.kind is not Kind.LATIN or len(squeezed(token.text)) < 2:
            return token
        quoted = self.text.quoted(token.start, token.end)
        key = squeezed(token.text)
        people = self.roster.by_part.get(key) or self.roster.slips(key)
        token.who = self.roster.who(quoted, people, sure=False) if people else Who(quoted)
        token.kind = Kind.NAME
        return token

    def _long_names(self, tokens: list[Token]) -> list[Token]:
        """`张伟民` is nobody of a roster that has 张伟, nor is 司马国强 its 马国强; `王和平` is a name, not a list."""
        joined: list[Token] = []
        for place, token in enumerate(tokens):
            last = joined[-1] if joined else None
            if (last and last.kind is Kind.NAME and last.code == "full" and self._lengthens(tokens, place, last)) or (
                last and token.kind is Kind.NAME and token.code == "full" and self._leads(joined, token)
            ):
                joined[-1] = self._merged(last, token)
            else:
                joined.append(token)
        return joined

    def _dotted_names(self, tokens: list[Token]) -> list[Token]:
        """A long name with a dot that the roster does not have: 热依汗·买买提."""
        joined: list[Token] = []
        for token in tokens:
            parts = (Kind.WORD, Kind.NAME)
            dotted = len(joined) > 1 and joined[-1].text == "·" and joined[-2].end + 1 == token.start
            if dotted and joined[-2].kind in parts and token.kind in parts:
                joined.pop()
                joined[-1] = self._merged(joined[-1], token)
            else:
                joined.append(token)
        return joined

    def _pieced_names(self, tokens: list[Token]) -> list[Token]:
        """吴和平 before a reading: a surname and a word of the tables make a name."""
        joined: list[Token] = []
        for place, token in enumerate(tokens):
            last = joined[-1] if joined else None
            pieced = (
                last is not None
                and last.kind is Kind.WORD
                and last.text in COMMON
                and last.end == token.start
                and token.kind in (Kind.FILLER, Kind.NORMAL)
                and len(token.text) == 2
                and _is_han(token.text[0])
                and (len(joined) < 2 or joined[-2].kind in _BEFORE)
                and (token.text in _GIVEN_NAMES or kind_at(tokens, following(tokens, place, {Kind.BLANK, Kind.COLON})) is Kind.TEMPERATURE)
            )
            if pieced and last:
                joined[-1] = self._merged(last, token)
            else:
                joined.append(token)
        return joined

    def _lengthens(self, tokens: list[Token], place: int, name: Token) -> bool:
        """One sign left over behind a two-character name makes it another person's."""
        sign = tokens[place]
        if sign.start != name.end or len(sign.text) != 1 or not _is_han(sign.text) or not _is_han(name.text[-1]):
            return False
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        closes = following is None or following.start != sign.end or not _is_han(following.text[0])
        if len(squeezed(name.text)) != 2 and name.text[:2] not in COMPOUND:
            return False
        if sign.kind is Kind.WORD:
            return sign.text not in _TITLES | _FUNCTION | _VERBS
        return closes and sign.text in "刚全来和成会能" and following is not None and following.kind is Kind.TEMPERATURE

    def _leads(self, joined: list[Token], name: Token) -> bool:
        last = joined[-1]
        if last.kind is not Kind.WORD or last.end != name.start or len(last.text) != 1:
            return False
        if last.text + name.text[0] in COMPOUND:
            return True
        return last.text in COMMON and len(name.text) == 2 and (len(joined) < 2 or joined[-2].kind in _BEFORE)

    def _merged(self, first: Token, second: Token) -> Token:
        start, end = first.start, second.end
        token = Token(Kind.NAME, self.text.normal[start:end], start, end, "long")
        quoted = self.text.quoted(start, end)
        slips = self.roster.slips(squeezed(token.text))
        token.who = self.roster.who(quoted, slips, sure=False) if slips else Who(quoted)
        return token


def _loose(token: Token) -> bool:
    return token.kind is Kind.WORD or (len(token.text) == 1 and _is_han(token.text) and token.kind not in (Kind.NAME, Kind.TEMPERATURE))


def _joins_names(tokens: list[Token], begin: int, place: int) -> bool:
    """Whether the 和 at this place stands behind a name, not in one (吴和平)."""
    if tokens[place].kind is not Kind.JOIN or tokens[place].start - tokens[begin].start < 2:
        return False
    return kind_at(tokens, place + 1) in (Kind.WORD, Kind.NAME, Kind.DEPARTMENT, Kind.ROLE, Kind.LATIN, Kind.REST)


def _may_lead(run: list[Token], place: int) -> bool:
    """Whether everything before this place of a run may stand before a name (只有, 的, 和, 是 …)."""
    return all(token.end > place or token.kind in _BEFORE for token in run if token.start < place) and all(
        token.end <= place for token in run if token.start < place
    )
