"""To whom a statement goes: the person named last, a group, each of a dealt list, the rest, a heading, or nobody."""

import re

from conversations.quick.clauses import QUIET, clause_of, following, kind_at
from conversations.quick.ledger import Field
from conversations.quick.scene import Mode, Scene, fact_of
from conversations.quick.tokens import STATEMENTS, Kind, Token

_CONNECTORS = frozenset(
    {
        Kind.BLANK, Kind.COLON, Kind.CLOSE, Kind.OPEN, Kind.OF, Kind.STAFF, Kind.COUNT, Kind.YES, Kind.IS, Kind.FILLER, Kind.PREFIX,
        Kind.DEPARTMENT, Kind.ROLE, Kind.MARK, Kind.LIST_NUMBER, Kind.DEAL, Kind.SOME, Kind.LABEL, Kind.TODAY, Kind.NUMBER, Kind.BUT,
    }
)  # fmt: skip
"""What may stand between a heading and the first name under it."""
_STRONG = frozenset({Kind.COLON, Kind.CLOSE, Kind.OF, Kind.STAFF})
_NEUTRAL = frozenset(
    {Kind.BLANK, Kind.TODAY, Kind.CLOCK, Kind.LABEL, Kind.SHARE, Kind.MARK, Kind.ETC, Kind.SINCE, Kind.LIST_NUMBER, Kind.NUMBER, Kind.OPEN}
    | {
        Kind.CLOSE,
        Kind.COLON,
        Kind.NORMAL,
        Kind.IS,
        Kind.YES,
        Kind.SYMPTOM,
        Kind.NO,
        Kind.NOBODY,
        Kind.JOIN,
        Kind.CORRECTION,
        Kind.TEMPERATURE,
    }
)
"""What may stand before a word for normal that has no subject of its own."""
_NEUTRAL_FILLERS = re.compile(
    ".|报告|日报|一切|情况|各项|指标|单位|好的|收到|.*好|打卡|接龙|台账|.*台账|员工健康|员工体温|汇总|数据|各位|已经|放心.*|领导|疫情|防控|疫情防控|辛苦了?|健康|正在|平时|全天"
)
_AMONG_VALUES = frozenset({Kind.JOIN, Kind.COMMA, Kind.BLANK, Kind.SLASH})


def on_statement(scene: Scene, token: Token) -> None:
    """One live statement."""
    if _heads_a_name(scene):
        scene.pending.append(token)
        return
    if token.kind is Kind.NORMAL and token.text.startswith(("没人", "没有人", "无人", "零")):
        scene.point([], Mode.REST)
    if scene.mode is Mode.PEOPLE:
        _state_all(scene, token)
    elif scene.mode is Mode.REST:
        _of_rest(scene, token)
    elif scene.mode is Mode.NOBODY:
        if _speaks_of_all(scene, token):
            scene.ledger.rest_normal = True
        else:
            scene.pending.append(token)


def _heads_a_name(scene: Scene) -> bool:
    """`发烧的是张三`: the statement waits for the name behind it, whoever was named before."""
    tokens = scene.tokens
    end = following(tokens, scene.place, {*QUIET, *STATEMENTS, Kind.JOIN, Kind.NUMBER, Kind.STAFF, Kind.COUNT})
    if _titles_a_name(scene, end):
        return True
    if kind_at(tokens, end) is not Kind.OF or end is None:
        return False
    verb = following(tokens, end, {*QUIET, Kind.STAFF, Kind.PREFIX} - {Kind.MARK})
    link = next((p for p in range(end + 1, (verb or end) + 1) if tokens[p].text in ("是", "有", "还有")), None)
    if kind_at(tokens, verb) in (Kind.IS, Kind.IS_NOT, Kind.YES) and verb is not None:
        return kind_at(tokens, following(tokens, verb, {*QUIET, Kind.PREFIX, Kind.DEPARTMENT, Kind.ROLE, Kind.COUNT})) is Kind.NAME
    if kind_at(tokens, verb) is not Kind.NAME:
        return False
    clause = clause_of(tokens, scene.place)
    return link is not None or not any(tokens[p].kind is Kind.NAME for p in range(clause.start, scene.place))


def _titles_a_name(scene: Scene, end: int | None) -> bool:
    """`…；请假：张三` and `…【请假】张三` in the middle of a line."""
    tokens = scene.tokens
    if end is None or not (tokens[end].kind is Kind.COLON or tokens[end].kind in (Kind.OPEN, Kind.CLOSE)):
        return False
    closing = end if tokens[end].text in (":", "]") else None
    if tokens[end].text == "(":
        colon = following(tokens, end, {*QUIET, Kind.COUNT, Kind.NUMBER, Kind.CLOSE, Kind.STAFF})
        counted = kind_at(tokens, end - 1) is Kind.COUNT and kind_at(tokens, colon) is Kind.NAME
        closing = colon if kind_at(tokens, colon) is Kind.COLON else end if counted else None
    if closing is None or kind_at(tokens, following(tokens, closing, {*QUIET, Kind.PREFIX, Kind.DEPARTMENT, Kind.ROLE})) is not Kind.NAME:
        return False
    return not any(tokens[p].kind is Kind.NAME for p in range(clause_of(tokens, scene.place).start, scene.place))


def _targets(scene: Scene) -> list[str]:
    subject = scene.subject
    return [key for key in subject if key not in scene.excluded] or subject


def _state_all(scene: Scene, token: Token) -> None:
    about = fact_of(token).field
    if scene.dealing is None and about is Field.TEMPERATURE and len(scene.subject) > 1:
        scene.dealing = 0 if _values_ahead(scene) == len(scene.subject) else None
        scene.dealt = set()
    if scene.dealing is None:
        for key in _targets(scene):
            scene.state(key, token)
        if scene.with_rest:
            _of_rest(scene, token)
    else:
        _deal(scene, token, about)
    scene.fresh = False
    if about is Field.TEMPERATURE:
        scene.again = False


def _values_ahead(scene: Scene) -> int:
    """How many readings follow one another here."""
    count = 0
    for token in scene.tokens[scene.place :]:
        if token.kind is Kind.TEMPERATURE:
            count += 1
        elif token.kind not in _AMONG_VALUES:
            break
    return count


def _deal(scene: Scene, token: Token, about: Field) -> None:
    if scene.dealing is None:
        return
    if about in scene.dealt and about is not Field.SYMPTOM:
        deal_next(scene)
    if scene.dealing is None:
        for key in _targets(scene):
            scene.state(key, token)
    else:
        scene.state(scene.subject[scene.dealing], token)
        scene.dealt.add(about)


def deal_next(scene: Scene) -> None:
    """The next person of a dealt list; behind the last one statements are everybody's again."""
    if scene.dealing is None or not scene.dealt:
        return
    scene.dealing, scene.dealt = scene.dealing + 1, set()
    if scene.dealing >= len(scene.subject):
        scene.dealing = None


def _sums_to_normal(token: Token) -> bool:
    return (token.kind is Kind.NORMAL and token.code != "none") or (token.kind is Kind.SYMPTOM and token.denied and token.sums)


def _of_rest(scene: Scene, token: Token) -> None:
    """Of the unnamed only "normal" is kept."""
    if token.kind is Kind.STATUS and kind_at(scene.tokens, scene.place + 1) in (Kind.OF, Kind.STAFF):
        scene.point([], Mode.IGNORED)
    elif _sums_to_normal(token):
        scene.ledger.rest_normal = True


def _speaks_of_all(scene: Scene, token: Token) -> bool:
    """A word for normal without any subject of its own."""
    if not _sums_to_normal(token) or _heads_a_list(scene) or _heads_a_row(scene):
        return False
    clause = clause_of(scene.tokens, scene.place)
    before = [scene.tokens[place] for place in range(clause.start, scene.place)]
    if not all(_neutral(word) for word in before):
        return False
    return token.code != "weak" or any(word.kind in (Kind.TODAY, Kind.SHARE) for word in before)


def _neutral(word: Token) -> bool:
    if word.kind is Kind.FILLER:
        return bool(_NEUTRAL_FILLERS.fullmatch(word.text))
    if word.kind is Kind.SYMPTOM:
        return word.denied
    return word.kind in _NEUTRAL


def _heads_a_list(scene: Scene) -> bool:
    """`体温正常：张三、李四` or 【正常】 heads the people after it."""
    tokens = scene.tokens
    after = following(tokens, scene.place, {*QUIET, Kind.STAFF, Kind.COUNT, Kind.OF, Kind.YES, Kind.ETC, Kind.JOIN, *STATEMENTS})
    if kind_at(tokens, after) is Kind.COLON:
        return True
    return kind_at(tokens, after) is Kind.CLOSE and tokens[0].kind is Kind.OPEN


def _heads_a_row(scene: Scene) -> bool:
    """`正常 张三`: the row begins with what it says of the person."""
    opens = all(token.kind in (*QUIET, Kind.LIST_NUMBER) for token in scene.tokens[: scene.place])
    after = following(scene.tokens, scene.place, {Kind.BLANK})
    return opens and kind_at(scene.tokens, after) is Kind.NAME


def heading_before(scene: Scene) -> list[Token]:
    """The statements that head the name at this place, if what stands between allows it."""
    if not scene.pending:
        return []
    last = scene.pending[-1]
    begin = next(place for place, token in enumerate(scene.tokens) if token is last)
    between = scene.tokens[begin + 1 : scene.place]
    if any(token.kind not in _CONNECTORS for token in between):
        return []
    strong = any(token.kind in _STRONG for token in between)
    only_normal = all(token.kind is Kind.NORMAL for token in scene.pending)
    row = len(scene.pending) == 1 and all(token.kind is Kind.BLANK for token in between)
    if only_normal and not strong and not row:
        return []
    return list(scene.pending)


def on_over(scene: Scene) -> None:
    """已经好了: every symptom told of so far is over."""
    if scene.mode is Mode.PEOPLE:
        for key in scene.subject:
            scene.ledger.recovered(key, scene.tokens[scene.place].start)
