"""From the normal form to tokens, line by line: roster names first, then numbers, then the words of the tables.

What is left over stays a WORD; `naming` looks for names in it."""

import re
from collections.abc import Iterator
from datetime import date

from conversations.quick.lexicon import word_at
from conversations.quick.normalise import LIST_MARK, Text
from conversations.quick.roster import Found, Roster
from conversations.quick.temperature import number_at
from conversations.quick.tokens import Kind, Token, bodily

_NAME_MASK = "\ue001"
_SIGNS = {
    ",": Kind.COMMA, "、": Kind.JOIN, "/": Kind.SLASH, "|": Kind.SLASH, "。": Kind.STOP, "!": Kind.STOP, ";": Kind.STOP,
    "?": Kind.STOP, ":": Kind.COLON, "(": Kind.OPEN, "[": Kind.OPEN, ")": Kind.CLOSE, "]": Kind.CLOSE, "{": Kind.OPEN,
    "}": Kind.CLOSE, "<": Kind.OPEN, ">": Kind.CLOSE, LIST_MARK: Kind.LIST_NUMBER, "&": Kind.JOIN,
}  # fmt: skip
_JOINERS = re.compile("以及|[和跟与及或]")
_LATIN = re.compile(r"[a-z]+(?:[ '·.-]{0,1}[a-z]+)*")
_BLANKS = re.compile(r"[ \t]+")
_LIST_NUMBER = re.compile(
    r"[#*>\-·\s]{0,12}+(?:\((?:\d{1,3}|[一二三四五六七八九十]{1,3})\)|no\.?\s?\d{1,3}[.、:)]?\s|\d{1,3}\.(?=\s*\d{2}\.\d)|\d{1,3}\s?[.、)](?!\d)|\d{1,3}\s?[.、)]\s*(?=\D)|"
    r"[一二三四五六七八九十]{1,3}[、.]|\d{1,3}(?:\s+|-|:\s*)(?=[^\d\s:.-]))"
)
_INNER_LIST_NUMBER = re.compile(r"(?:\(\d{1,3}\)|\d{1,3}[.、)])(?=\s*[^\d\s])|\d{1,3}\.(?=\d{2}\.\d)")
_LETTERS_THEN_DIGITS = re.compile(r"[a-z]{1,2}\d+(?![.\d])")
_WEEKDAY = re.compile("(?:周|星期|礼拜)([一二三四五六日天])")
_DAYS = "一二三四五六日"


class Tokeniser:
    """Cuts one message, for one roster and day."""

    def __init__(self, text: Text, roster: Roster, day: date) -> None:
        self.text, self.roster, self.day = text, roster, day
        self.normal = text.normal
        self.names = dict(self._full_names())
        self.masked = self._masked()

    def _full_names(self) -> Iterator[tuple[int, Found]]:
        place = 0
        while place < len(self.normal):
            found = self.roster.full_name_at(self.normal, place)
            if found:
                yield place, found
            place = found.end if found else place + 1

    def _masked(self) -> str:
        """The text without its names, so that no surname passes for a unit (37单小艺) or a part of a number."""
        signs = list(self.normal)
        for start, found in self.names.items():
            signs[start : found.end] = _NAME_MASK * (found.end - start)
        return "".join(signs)

    def lines(self) -> Iterator[tuple[int, int]]:
        """Start and end of every line, without its line break."""
        start = 0
        for line in self.normal.split("\n"):
            yield start, start + len(line)
            start += len(line) + 1

    def tokens(self, start: int, end: int, *, numbered: bool = True) -> list[Token]:
        """The tokens of normal[start:end]; `numbered` when a list number may open it."""
        found: list[Token] = []
        place = start
        while place < end:
            token = self._list_number(place, end, found, numbered=numbered) or self._at(place, end)
            if token.kind is Kind.WORD and found and found[-1].kind is Kind.WORD and found[-1].end == token.start:
                found[-1].text += token.text
                found[-1].end = token.end
            else:
                found.append(token)
            place = token.end
        return found

    def _token(self, kind: Kind, start: int, end: int, code: str = "", number: float | None = None) -> Token:
        return Token(kind, self.normal[start:end], start, end, code, number)

    def _list_number(self, place: int, end: int, found: list[Token], *, numbered: bool) -> Token | None:
        if not found and numbered:
            opening = _LIST_NUMBER.match(self.normal, place, end)
            if opening and opening.end() < end and not self._is_value(place, opening.end(), end):
                return self._token(Kind.LIST_NUMBER, place, opening.end())
        elif found and found[-1].kind in _OPENS_A_ROW and self.normal[place].isascii():
            inner = _INNER_LIST_NUMBER.match(self.normal, place, end)
            if inner and not (inner[0].endswith("、") and bodily(int(inner[0][:-1])) and not self._counts_on(found, inner[0])):
                return self._token(Kind.LIST_NUMBER, place, inner.end())
        return None

    @staticmethod
    def _counts_on(found: list[Token], written: str) -> bool:
        """Whether this number follows the last list number of the row."""
        last = next((token.text for token in reversed(found) if token.kind is Kind.LIST_NUMBER), "")
        digits = re.search(r"\d+", last)
        return digits is not None and int(written[:-1]) == int(digits[0]) + 1

    def _is_value(self, start: int, stop: int, end: int) -> bool:
        """`37 王芳` is a reading where nothing else in the row could be one."""
        opening = self.normal[start:stop]
        number = number_at(self.masked, start, self.day) if opening[0].isdigit() else None
        if number and number.kind not in (Kind.TEMPERATURE, Kind.NUMBER):
            return True
        if number and number.mark in ("time", "marked"):
            return True
        bare = opening.strip()
        return bare.isdigit() and (bodily(int(bare)) or int(bare) > 200) and not re.search(r"\d", self.normal[stop:end])

    def _at(self, place: int, end: int) -> Token:
        sign = self.normal[place]
        if sign in " \t":
            blanks = _BLANKS.match(self.normal, place, end)
            return self._token(Kind.BLANK, place, blanks.end() if blanks else place + 1)
        if name := self._name(place, end):
            return name
        letters = _LETTERS_THEN_DIGITS.match(self.normal, place, end)
        if letters and not letters[0].startswith("t3") and not _in_word(self.normal, place):
            return self._token(Kind.NUMBER, place, letters.end())
        number = number_at(self.masked, place, self.day)
        word = word_at(self.normal, place)
        if number and number.end <= end and not (word and word.end > number.end):
            return self._token(number.kind, place, number.end, number.mark, number.value)
        if weekday := _WEEKDAY.match(self.normal, place, end):
            return self._weekday(weekday)
        if sign.isascii() and sign.isalpha():
            return self._latin(place, end)
        if word and word.end <= end:
            token = self._token(word.kind, place, word.end, word.code)
            token.denied = word.denied
            token.over = word.over
            return token
        return self._sign(place, sign)

    def _sign(self, place: int, sign: str) -> Token:
        if joiner := _JOINERS.match(self.normal, place):
            return self._token(Kind.JOIN, place, joiner.end())
        if sign in _SIGNS:
            return self._token(_SIGNS[sign], place, place + 1)
        if "\u3400" <= sign <= "\u9fff":
            return self._token(Kind.WORD, place, place + 1)
        return self._token(Kind.MARK, place, place + 1)

    def _name(self, place: int, end: int) -> Token | None:
        found = self.names.get(place)
        if not found or found.end > end:
            return None
        people = list(found.people)
        if len(people) > 1:
            people = self.roster.by_department(self.normal, place, found.end, people)
        token = self._token(Kind.NAME, place, found.end, "full")
        token.who = self.roster.who(self.text.quoted(place, found.end), people, sure=True)
        return token

    def _weekday(self, found: re.Match[str]) -> Token:
        weekday = _DAYS.index("日" if found[1] == "天" else found[1])
        kind = Kind.TODAY if weekday == self.day.weekday() else Kind.FUTURE if weekday > self.day.weekday() else Kind.OTHER_DAY
        return self._token(kind, found.start(), found.end(), "date")

    def _latin(self, place: int, end: int) -> Token:
        """A word of the tables (OK, WFH), else the whole run of letters, which may be somebody's name."""
        run = _LATIN.match(self.normal, place, end)
        stop = run.end() if run else place + 1
        word = word_at(self.normal, place)
        if word and word.end <= end and not _in_word(self.normal, word.end):
            return self._token(word.kind, place, word.end, word.code)
        for known in re.finditer(r"[ '·.-]", self.normal[place:stop]):
            after = place + known.end()
            other = word_at(self.normal, after)
            if (other and not _in_word(self.normal, other.end)) or self.roster.full_name_at(self.normal, after):
                stop = place + known.start()
                break
        return self._token(Kind.LATIN, place, stop)


_OPENS_A_ROW = frozenset(
    {Kind.BLANK, Kind.STOP, Kind.COMMA, Kind.JOIN, Kind.SLASH, Kind.TEMPERATURE, Kind.STATUS, Kind.NORMAL, Kind.MARK, Kind.COLON}
)


def _in_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1 : place + 1].isascii() and text[place - 1 : place + 1].isalpha()
