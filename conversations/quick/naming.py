"""Names that are no full name of the roster: given names, 小王, 王师傅, 芳姐, parts of long names, slips, strangers.

Looks only at what the tables of words have left over, and only where it stands alone."""

from conversations.quick.clauses import kind_at
from conversations.quick.long_names import LongNames
from conversations.quick.name_signs import BEFORE, ENDS_NAMES, FUNCTION, NEVER_IN_NAMES, PLACES, READING, ROW_OPENING, TITLES, is_han
from conversations.quick.normalise import Text
from conversations.quick.roster import Roster, Who, squeezed
from conversations.quick.surnames import COMMON, COMPOUND, SURNAMES
from conversations.quick.tokens import Kind, Token


class Namer:
    """Finds and resolves names among the tokens of a line."""

    def __init__(self, text: Text, roster: Roster) -> None:
        self.text, self.roster, self.long = text, roster, LongNames(text, roster)

    def name_line(self, tokens: list[Token]) -> list[Token]:
        """The tokens with every name marked as one; longer names than the roster's are told apart from them."""
        tokens = self.long.names(tokens)
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
            left_over = left_over or tokens[stop].kind is Kind.WORD or self._titled(tokens, stop)
            stop += 1
        return stop, left_over

    def _titled(self, tokens: list[Token], place: int) -> bool:
        """于师傅: a surname that is a word of the tables as well, in front of a title."""
        surname = tokens[place].text in COMMON or tokens[place].text in self.roster.by_surname
        if not surname or place + 1 == len(tokens) or tokens[place + 1].start != tokens[place].end:
            return False
        return tokens[place + 1].kind is Kind.ROLE or tokens[place + 1].text in TITLES

    def _parse(self, tokens: list[Token], begin: int, stop: int) -> list[Token]:
        run = tokens[begin:stop]
        signs = "".join(token.text for token in run)
        start = run[0].start
        after = tokens[stop] if stop < len(tokens) else None
        joined = run[0].kind is Kind.JOIN and begin and tokens[begin - 1].end == start
        for skipped in range(1 if joined else 0, len(signs)):
            if skipped and not (_may_lead(run, start + skipped) or signs[skipped - 1] in PLACES):
                continue
            if not skipped and begin and tokens[begin - 1].kind not in BEFORE:
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
            if len(word) < length or any(sign not in FUNCTION | ENDS_NAMES for sign in rest):
                continue
            if length == 1 and not title:
                continue
            if length > 2 and word[-1] in ENDS_NAMES and (rest or adjacent) and self._plain(word) is None:
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
        if word[-1] in TITLES and word[:-1] in self.roster.by_surname:
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
        return bool(ROW_OPENING.fullmatch(before)) and bool(READING.match(normal, start + length))

    def _slips(self, word: str, start: int) -> list[int]:
        """Likely slips; a word that does not begin like a name must at least stand before a reading."""
        if word[0] in SURNAMES or READING.match(self.text.normal, start + len(word)):
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
        elif len(word) == 2 and (word[1] in TITLES or word[1] in "子儿" or word[0] == word[1]):
            sign = word[0]
        elif len(word) == 3 and word[1] == word[2] and word[0] in "小阿":
            sign = word[1]
        if not sign or sign in self.roster.by_surname:
            return []
        return self.roster.by_given_sign.get(sign, [])

    def _looks_like_a_name(self, word: str, *, alone: bool) -> bool:
        if any(sign in NEVER_IN_NAMES for sign in word):
            return False
        if len(word) == 2 and word[0] in "小老阿" and word[1] in SURNAMES:
            return word[1] in COMMON
        if word[-1] in TITLES and word[:-1] in SURNAMES | COMPOUND:
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


def _loose(token: Token) -> bool:
    return token.kind is Kind.WORD or (len(token.text) == 1 and is_han(token.text) and token.kind not in (Kind.NAME, Kind.TEMPERATURE))


def _joins_names(tokens: list[Token], begin: int, place: int) -> bool:
    """Whether the 和 at this place stands behind a name, not in one (吴和平)."""
    if tokens[place].kind is not Kind.JOIN or tokens[place].start - tokens[begin].start < 2:
        return False
    return kind_at(tokens, place + 1) in (Kind.WORD, Kind.NAME, Kind.DEPARTMENT, Kind.ROLE, Kind.LATIN, Kind.REST)


def _may_lead(run: list[Token], place: int) -> bool:
    """Whether everything before this place of a run may stand before a name (只有, 的, 和, 是 …)."""
    return all(token.end > place or token.kind in BEFORE for token in run if token.start < place) and all(
        token.end <= place for token in run if token.start < place
    )
