"""Which symptoms are affirmed and which denied, which statuses hold: the reach of 无, of 好了 and of form answers."""

from collections.abc import Sequence

from conversations.quick.clauses import clause_of, clauses, following, kind_at, preceding
from conversations.quick.health_words import PLACE_STATUSES
from conversations.quick.scope import answered
from conversations.quick.tokens import STATEMENTS, Kind, Token

_TROUBLES = frozenset({Kind.SYMPTOM, Kind.COMPLAINT})
_LIST = frozenset({*_TROUBLES, Kind.JOIN, Kind.FILLER, Kind.BLANK, Kind.SLASH, Kind.REST, Kind.SHARE})
_LONE = frozenset({"无", "没有", "否", "×", "均无", "并无", "都无"})
_EDGES = frozenset(
    {
        Kind.BLANK, Kind.COMMA, Kind.STOP, Kind.COLON, Kind.OPEN, Kind.CLOSE, Kind.SLASH, Kind.MARK, Kind.LIST_NUMBER, Kind.JOIN,
        Kind.TEMPERATURE, Kind.NAME, None,
    }
)  # fmt: skip
_AFTER_A_TITLE = frozenset({Kind.COMMA, Kind.STOP, Kind.CLOSE, *STATEMENTS, Kind.NAME, Kind.COLON, Kind.YES})
_UNTOUCHED_BY_OVER = frozenset("填报做弄买吃说办备排毒测写交发送搞装")


def denials(tokens: list[Token]) -> None:
    """无发热、咳嗽: the list after a denial is denied; a comma ends it unless 等 closes the list."""
    for place, token in enumerate(tokens):
        if token.kind not in (Kind.NO, Kind.NOBODY) or token.dead:
            continue
        first = following(tokens, place, {Kind.FILLER, Kind.REST, Kind.LABEL, Kind.YES} if token.text != "×" else ())
        if kind_at(tokens, first) in _TROUBLES and first is not None:
            _deny_list(tokens, first)
        elif kind_at(tokens, first) is Kind.STATUS and first is not None and _adjacent(tokens, place, first):
            tokens[first].dead = tokens[first].denied = True
        elif kind_at(tokens, first) is Kind.NORMAL and first is not None and _adjacent(tokens, place, first):
            tokens[first].kind = Kind.COMPLAINT


def _adjacent(tokens: Sequence[Token], place: int, later: int) -> bool:
    if tokens[place].kind is Kind.NOBODY:
        return later == place + 1
    return all(tokens[p].kind is Kind.FILLER for p in range(place + 1, later))


def _deny_list(tokens: Sequence[Token], first: int) -> None:
    commas = _closes_with_etc(tokens, first)
    denied: list[Token] = []
    place = first
    while place < len(tokens):
        kind = tokens[place].kind
        if kind in _TROUBLES:
            if tokens[place].denied and denied:
                break
            denied.append(tokens[place])
        elif not (kind in _LIST or (kind is Kind.COMMA and commas) or (kind is Kind.NO and tokens[place].text == "无")) or (
            kind is Kind.BLANK and not _list_goes_on(tokens, place)
        ):
            break
        place += 1
    for token in denied:
        token.denied = True
    if denied and (len(denied) > 1 or kind_at(tokens, place) is Kind.ETC):
        denied[-1].sums = True


def _list_goes_on(tokens: Sequence[Token], blank: int) -> bool:
    return kind_at(tokens, blank + 1) in _TROUBLES or kind_at(tokens, blank + 1) in (Kind.JOIN, Kind.ETC)


def _closes_with_etc(tokens: Sequence[Token], first: int) -> bool:
    for place in range(first, len(tokens)):
        kind = tokens[place].kind
        if kind is Kind.ETC:
            return True
        if kind not in _LIST and kind is not Kind.COMMA:
            return False
    return False


def answers(tokens: list[Token]) -> None:
    """Form answers: 发热：无, 咳嗽(有), 是否返岗 → 否; a lone 无 says that there is nothing."""
    for place, token in enumerate(tokens):
        if token.kind is Kind.ASK and (answer := answered(tokens, place)) is not None:
            _answer(tokens, place, answer)
    for place, token in enumerate(tokens):
        if token.kind is not Kind.NO or token.dead or token.text not in _LONE or not _stands_alone(tokens, place):
            continue
        label = preceding(
            tokens, place, {Kind.SHARE, Kind.OF, Kind.BLANK, Kind.COLON, Kind.OPEN, Kind.CLOSE, Kind.ETC, Kind.MARK, Kind.STAFF}
        )
        if kind_at(tokens, label) in _TROUBLES and label is not None and not tokens[label].denied:
            _deny_back(tokens, label)
        elif kind_at(tokens, label) is Kind.STATUS and label is not None and _titled(tokens, label, place):
            tokens[label].dead = True
        else:
            token.kind, token.code = Kind.NORMAL, "none"


def _titled(tokens: Sequence[Token], label: int, place: int) -> bool:
    return any(tokens[p].kind is Kind.COLON or tokens[p].text == "]" for p in range(label + 1, place))


def _deny_back(tokens: Sequence[Token], label: int) -> None:
    """A label may list several symptoms: 发热、咳嗽：无."""
    place: int | None = label
    while place is not None and kind_at(tokens, place) in (*_TROUBLES, Kind.JOIN, Kind.SLASH):
        tokens[place].denied = True
        place = place - 1 if place else None


def _answer(tokens: Sequence[Token], place: int, answer: int) -> None:
    held = tokens[answer].kind is Kind.YES
    several = sum(tokens[label].kind is Kind.SYMPTOM for label in range(place + 1, answer)) > 1
    for label in range(place + 1, answer):
        token = tokens[label]
        if token.kind in _TROUBLES and not held:
            token.denied = True
        elif token.kind is Kind.SYMPTOM and several:
            token.kind = Kind.COMPLAINT  # 是否发热、咳嗽：是 does not say which
        elif token.kind is Kind.STATUS and not held:
            returns = "返岗" in token.text and token.code == "on_post"
            token.code, token.dead = ("not_returned", False) if returns else (token.code, True)
        elif token.kind is Kind.NORMAL and not held:
            token.kind = Kind.COMPLAINT
    if not held:
        tokens[answer].dead = True


def _stands_alone(tokens: Sequence[Token], place: int) -> bool:
    before = kind_at(tokens, place - 1) if place else None
    told = place - 1
    while told >= 0 and tokens[told].kind is Kind.SHARE:
        told -= 1
    last = place + 1 if place + 1 < len(tokens) and tokens[place + 1].text == "了" else place
    after = kind_at(tokens, last + 1)
    if told >= 0 and tokens[told].kind in _TROUBLES:
        return after in (_EDGES - {Kind.TEMPERATURE, Kind.OPEN})
    return before in _EDGES and after in _EDGES and last == place


def endings(tokens: list[Token]) -> None:
    """退烧了, 好了, 消失: over. 隔离期满, 解除隔离, 出院: ended. 减轻 and 好转 change nothing."""
    for place, token in enumerate(tokens):
        if token.kind is Kind.OVER and not token.dead:
            _over(tokens, place, clause_of(tokens, place))
        elif token.kind is Kind.ENDED:
            _ended(tokens, place, clause_of(tokens, place))


def _over(tokens: Sequence[Token], place: int, clause: range) -> None:
    if place and tokens[place - 1].end == tokens[place].start and tokens[place - 1].text[-1:] in _UNTOUCHED_BY_OVER:
        tokens[place].dead = True
        return
    troubles = [p for p in range(clause.start, place) if tokens[p].kind in _TROUBLES and not tokens[p].dead]
    for trouble in troubles:
        tokens[trouble].denied = tokens[trouble].over = True
    tokens[place].dead = bool(troubles)


def _ended(tokens: Sequence[Token], place: int, clause: range) -> None:
    before = [p for p in range(clause.start, place) if tokens[p].kind is Kind.STATUS]
    after = following(tokens, place, {Kind.FILLER, Kind.BLANK, Kind.NUMBER, Kind.COUNT})
    if before:
        tokens[before[-1]].dead = True
    elif after is not None and after in clause and tokens[after].kind is Kind.STATUS:
        tokens[after].dead = True


def workplaces(tokens: list[Token]) -> None:
    """给医院送货, 在隔离点值班: a hospital as a place of work is nobody's status."""
    for clause in clauses(tokens):
        held = [p for p in clause if tokens[p].kind is Kind.STATUS]
        places = [p for p in held if tokens[p].text.endswith(PLACE_STATUSES)]
        works = any(tokens[p].kind is Kind.WORK or tokens[p].text.startswith(("配送", "物流")) for p in clause)
        works = works or any(tokens[p].code == "on_post" and p not in places for p in held)
        for place in places:
            came_from = place > clause.start and tokens[place - 1].text.endswith(("从", "刚从", "由"))
            if works or came_from:
                tokens[place].dead = True


def zero_counts(tokens: list[Token]) -> None:
    """`发热0人，请假0人`: nobody."""
    for place, token in enumerate(tokens):
        if token.number == 0 and token.kind in (Kind.COUNT, Kind.NUMBER) and place:
            said = preceding(tokens, place, {Kind.BLANK, Kind.COLON, Kind.STAFF, Kind.FILLER})
            if said is not None and tokens[said].kind in (Kind.STATUS, Kind.SYMPTOM, Kind.COMPLAINT):
                tokens[said].dead = True


def qualifiers(tokens: list[Token]) -> None:
    """`体温正常的请上岗`: a word for normal that only qualifies somebody reports nothing."""
    for place, token in enumerate(tokens):
        if token.kind is Kind.NORMAL and kind_at(tokens, place + 1) is Kind.OF:
            after = following(tokens, place + 1)
            if after is not None and tokens[after].kind not in _AFTER_A_TITLE:
                token.dead = True
