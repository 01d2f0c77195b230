"""Who is spoken of: names and groups, 以上, 其余, 全员, 除…外, 他, roles and departments."""

from collections.abc import Iterable, Sequence

from conversations.quick.clauses import QUIET, clause_of, following, kind_at, preceding
from conversations.quick.corrections import moves
from conversations.quick.roster import Who
from conversations.quick.scene import Mode, Scene
from conversations.quick.statements import heading_before
from conversations.quick.tokens import STATEMENTS, Kind, Token

_JOINS = frozenset(
    {
        Kind.JOIN, Kind.COMMA, Kind.BLANK, Kind.PREFIX, Kind.DEPARTMENT, Kind.ROLE, Kind.OPEN, Kind.CLOSE, Kind.OF, Kind.MARK, Kind.SLASH,
        Kind.TODAY,
    }
)  # fmt: skip
"""What may stand between the names of a group."""
_ATTRIBUTE = frozenset(
    {Kind.BLANK, Kind.OPEN, Kind.CLOSE, Kind.MARK, Kind.OF, Kind.ROLE, Kind.DEPARTMENT, Kind.PREFIX, Kind.COLON, Kind.SLASH}
)
_OPENING = frozenset(
    {*QUIET, Kind.TODAY, Kind.CLOCK, Kind.PREFIX, Kind.COUNT, Kind.NUMBER, Kind.DEPARTMENT, Kind.ROLE, Kind.LABEL, Kind.OPEN}
)

_HERE = ("店里", "公司", "厂里", "单位")
"""Places that stand for everybody there, but not behind a name (张三在店里上班)."""


def on_name(scene: Scene, token: Token) -> None:
    """A name: joins a group that has no statement yet, or begins anew."""
    key = scene.ledger.name(token.who or Who(token.text), token.start)
    scene.inline = False
    scene.moving = moves(scene)
    if key in scene.excluded and _excluded_here(scene, scene.place):
        scene.meet(key)
        return
    if _reporter(scene):
        scene.meet(key)
        scene.point([], Mode.IGNORED)
        return
    heading = heading_before(scene)
    if heading:
        scene.heading, scene.heading_below = heading, []
        between = [token.text for token in scene.tokens[: scene.place] if token.start > heading[-1].start]
        scene.heading_in_brackets = "(" in between and ")" not in between
        scene.heading_in_sentence = not {":", "]"} & set(between)
    elif scene.heading_in_sentence and not _bare(scene):
        scene.heading, scene.heading_in_sentence, scene.fresh = [], False, False
    scene.pending = []
    joined = scene.fresh and all(t.kind in _JOINS for t in scene.tokens[scene.last_name + 1 : scene.place])
    scene.meet(key)
    scene.point([*scene.subject, key] if joined and key not in scene.subject else [key], fresh=True)
    scene.last_name = scene.place
    if scene.excepting:
        scene.excepted.append(key)
    for statement in scene.heading or scene.heading_below:
        scene.state(key, statement)


def _bare(scene: Scene) -> bool:
    """Whether nothing is said of the name at this place but what heads it (请假的有张三、李四)."""
    after = following(scene.tokens, scene.place, {*QUIET, Kind.ROLE, Kind.DEPARTMENT, Kind.OPEN})
    return after is None or scene.tokens[after].kind in (Kind.JOIN, Kind.COMMA, Kind.STOP, Kind.CLOSE, Kind.SLASH, Kind.NAME, Kind.COUNT)


def _reporter(scene: Scene) -> bool:
    """填报人：张三 names who reports, not who is reported."""
    before = preceding(scene.tokens, scene.place, {*QUIET, Kind.COLON, Kind.DEPARTMENT, Kind.ROLE})
    after = following(scene.tokens, scene.place)
    return kind_at(scene.tokens, before) is Kind.REPORTER and kind_at(scene.tokens, after) is not Kind.TEMPERATURE


def excluded_names(scene: Scene) -> Iterable[str]:
    """Everybody whom the line takes out with 除外."""
    for place, token in enumerate(scene.tokens):
        if token.kind is Kind.NAME and token.who and _excluded_here(scene, place):
            yield scene.ledger.name(token.who, token.start)


def _excluded_here(scene: Scene, place: int) -> bool:
    after = following(scene.tokens, place, {*QUIET, Kind.NAME, Kind.JOIN, Kind.COUNT, Kind.ROLE, Kind.DEPARTMENT})
    return kind_at(scene.tokens, after) is Kind.EXCLUDED


def on_all(scene: Scene, token: Token) -> None:
    """全员, 其余: from here on the rest, unless a part of the staff is meant or the symptoms of one person."""
    if token.dead:
        scene.point([], Mode.IGNORED)
        return
    before = scene.tokens[scene.place - 1] if scene.place else None
    after = following(scene.tokens, scene.place)
    if token.text.startswith(_HERE) and (scene.mode is Mode.PEOPLE or (before is not None and before.text in "在回到来去")):
        return
    if token.kind is Kind.REST and token.text in ("其他", "其它") and scene.mode is Mode.PEOPLE and not scene.excepted:
        own = kind_at(scene.tokens, after) is Kind.ETC or (after is not None and _none(scene.tokens[after]))
        if own or scene.excepting:
            return
    partly = before is not None and before.end == token.start and before.kind in (Kind.DEPARTMENT, Kind.WORD, Kind.STATUS)
    if token.kind is Kind.ALL and partly:
        scene.point([], Mode.IGNORED)
    elif scene.fresh and before is not None and before.kind is Kind.JOIN:
        scene.with_rest = True
    else:
        scene.excepting = False
        scene.point([], Mode.REST)


def _none(token: Token) -> bool:
    return token.kind in (Kind.NORMAL, Kind.NO) and token.code != "weak" and token.text.startswith(("无", "没", "未"))


def on_staff(scene: Scene) -> None:
    """员工, 人员: everybody, unless something stands before it that makes it a part (在岗人员, 仓库员工)."""
    if scene.mode is Mode.PEOPLE and scene.fresh:
        return
    before = [scene.tokens[p] for p in range(clause_of(scene.tokens, scene.place).start, scene.place)]
    if any(token.kind is Kind.BELOW for token in before):
        return
    whole = all(token.kind in (*QUIET, Kind.TODAY, Kind.CLOCK, Kind.ALL, Kind.REST) for token in before)
    whole = whole and not any(token.kind is Kind.FILLER and len(token.text) > 1 and token.text != "各位" for token in before)
    if scene.mode is not Mode.REST or not whole:
        scene.point([], Mode.REST if whole else Mode.IGNORED)


def on_above(scene: Scene) -> None:
    """以上, 上述: everybody named before."""
    everybody = [key for key in scene.named if key not in scene.excluded and key not in scene.excepted]
    scene.excepting = False
    scene.point(everybody, Mode.PEOPLE if everybody else Mode.IGNORED)


def on_count(scene: Scene, token: Token) -> None:
    """两人都…: the last so many of the line; `5人正常` is everybody only if the roster has five."""
    number = int(token.number or 2)
    clause = clause_of(scene.tokens, scene.place)
    if not all(scene.tokens[p].kind in (*QUIET, Kind.TODAY) for p in range(clause.start, scene.place)):
        return
    if scene.mode is Mode.PEOPLE and not scene.fresh and 2 <= number <= len(scene.people):
        scene.point(scene.people[-number:])
    elif scene.mode is Mode.NOBODY and not scene.pending:
        scene.point([], Mode.REST if number == scene.roster_size else Mode.IGNORED)


def on_share(scene: Scene) -> None:
    """A clause that begins with 都, 均 or 全部 is about everybody named in the sentence."""
    if scene.excepting and scene.excepted:
        end_exception(scene)
        return
    clause = clause_of(scene.tokens, scene.place)
    opening = all(scene.tokens[p].kind in (*QUIET, Kind.TODAY, Kind.LABEL) for p in range(clause.start, scene.place))
    opening = opening or kind_at(scene.tokens, scene.place - 1) in (Kind.BLANK, Kind.TEMPERATURE)
    if opening and scene.mode is Mode.PEOPLE and not scene.fresh and len(scene.subject) == 1 and len(scene.people) > 1:
        scene.point(list(scene.people))


def on_except(scene: Scene) -> None:
    """除…外: whoever is named inside is taken out of whom the sentence speaks of."""
    scene.excepting, scene.excepted = True, []
    scene.base = list(scene.subject) if scene.mode is Mode.PEOPLE and len(scene.subject) > 1 else []
    scene.fresh = False


def end_exception(scene: Scene) -> None:
    """The end of 除…外."""
    if not scene.excepting:
        if scene.fresh and kind_at(scene.tokens, scene.place) is Kind.EXCEPT_END:
            scene.point([], Mode.REST)  # 张三以外都正常
        return
    scene.excepting = False
    if scene.excepted and scene.base:
        scene.point([key for key in scene.base if key not in scene.excepted])
    elif scene.excepted:
        scene.point([], Mode.REST)


def on_pronoun(scene: Scene, token: Token) -> None:
    """他, 她, 其: the person named last; 他们: the group named last."""
    if "们" in token.text:
        if len(scene.subject) < 2 and len(scene.people) > 1:
            scene.point(list(scene.people))
    elif scene.last_named:
        scene.point([scene.last_named])


def on_self(scene: Scene) -> None:
    """我 is the sender of a pasted message; elsewhere nobody."""
    sender = scene.head or (scene.people[0] if scene.timed and scene.people else "")
    scene.point([sender] if sender else [], Mode.PEOPLE if sender else Mode.IGNORED, fresh=bool(sender))
    scene.last_name = scene.place


def on_attribute(scene: Scene, token: Token) -> None:
    """A role or department: part of a name next to it, else somebody who is not resolved."""
    tokens = scene.tokens
    before = preceding(tokens, scene.place, _ATTRIBUTE)
    after = following(tokens, scene.place, _ATTRIBUTE)
    if kind_at(tokens, after) is Kind.NAME or kind_at(tokens, before) is Kind.NAME:
        return
    clause = clause_of(tokens, scene.place)
    opening = all(tokens[p].kind in _OPENING for p in range(clause.start, scene.place))
    if not opening or (scene.mode is Mode.PEOPLE and scene.fresh) or not _says_something(tokens, scene.place, clause):
        return
    if token.kind is Kind.DEPARTMENT and scene.head and not scene.people:
        return
    scene.point([], Mode.IGNORED)


def _says_something(tokens: Sequence[Token], place: int, clause: range) -> bool:
    return any(tokens[p].kind in (*STATEMENTS, Kind.SHARE, Kind.STAFF, Kind.ALL) for p in range(place, clause.stop))
