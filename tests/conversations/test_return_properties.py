"""Whatever a manager and a person who answers alone do with return checks, in whatever order: nothing crashes, there is always a way out,
every verdict is that of the rules, and nobody's chat shows another person."""

from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from conversations.codes import RiskLevel, Verdict
from conversations.engine.signals import Signal, Tapped, Typed, Unread, Unreadable
from conversations.records import ChangeIsolation, FileCheck, OpenIsolation
from conversations.rules.verdict import judge
from conversations.wording import Wording
from tests.conversations import world_risk
from tests.conversations.dialogue import check
from tests.conversations.world import DIVISION, ZONE, World

WORDING = Wording()
MANAGER, PERSON, LI = 1, 6, 2
AT_HAND = {MANAGER: ("ret:17:0", "retnew:17", "retnew:17:1", "retone:17:2", "today"), PERSON: (f"self:{LI}", f"self:{LI}:new", "today")}
TEXTS = st.one_of(
    st.sampled_from(
        (
            "武汉 11.10-11.15", "西安", "西安 11.9-昨天", "朝阳", "11.31", "11.20-11.10", "本地 11.9-今天", "武汉 5.1-今天", "昨天", "明天",
            "36.5", "38.4", "365", "G1234", "CZ6543", "5车12F", "王芳、李强", "wf", "咳嗽", "没有", "/return", "/cancel", "/today", "😀",
        )
    ),
    st.text(max_size=20),
    st.just("武汉" * 2500),
)  # fmt: skip
LIKELY = {"none", "home", "done", "yes", "36.5", "q", "unknown"}
"""What most people answer."""
PICK = st.integers(0, 10_000)
PICKS = st.lists(PICK, min_size=8, max_size=25)
WHO = st.sampled_from((MANAGER, MANAGER, PERSON))


class Desk(RuleBasedStateMachine):
    """A manager, a person alone, the risk of places and the days that go by."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.world.manager()
        self.world.hire("王芳|收银员", "李强", "赵敏")
        self.world.person(PERSON, LI)
        self.seen = {chat: list(data) for chat, data in AT_HAND.items()}
        self.newest = {chat: list(data) for chat, data in AT_HAND.items()}

    @initialize(level=st.sampled_from(RiskLevel))
    def risk(self, level: RiskLevel) -> None:
        """Wuhan's level."""
        self.world.say_risk("420100", level)

    def take(self, chat: int, signal: Signal) -> None:
        """One turn, and what always holds of it."""
        world = self.world
        isolated = {key: found.until for key in (1, 2, 3) if (found := world.open_isolation(key)) is not None}
        turn = world.say(chat, signal)
        assert turn.replies
        for view in turn.replies:
            for language in ("zh-CN", "en"):
                screen = WORDING.screen(view, language)
                check(screen)
                assert chat == MANAGER or not any(name in screen.text for name in ("王芳", "赵敏"))
        if turn.toast:
            assert len(WORDING.toast(turn.toast, "en")) <= 200
        self.newest[chat] = [button.data for view in turn.replies for row in view.rows for button in row]
        assert self.newest[chat], "a card without a way out"
        self.seen[chat] = (self.seen[chat] + self.newest[chat])[-60:]
        for place, record in enumerate(turn.records):
            if isinstance(record, FileCheck):
                behind = turn.records[place + 1] if place + 1 < len(turn.records) else None
                self.filed(record, behind, isolated)

    def filed(self, record: FileCheck, behind: object, isolated: dict[int, date]) -> None:
        """The verdict is that of the rules; who has to be isolated is, and nobody's isolation becomes shorter."""
        world, told = self.world, record.declaration
        risks = {stay.place: world_risk.statements(world, stay.place) for stay in told.stays}
        again = judge(told, risks, world.policy, home=DIVISION, today=world.today, zone=ZONE, now=world.now)
        assert record.judgement == again
        assert (record.alert is not None) or record.judgement.verdict is not Verdict.NOT_FIT
        isolation = world.open_isolation(told.staff_id)
        until = record.judgement.isolate_until
        if record.judgement.verdict is Verdict.ISOLATE and until is not None and isinstance(behind, OpenIsolation | ChangeIsolation):
            assert isolation is not None
            assert isolation.until >= until
        if told.staff_id in isolated:
            assert isolation is not None
            assert isolation.until >= isolated[told.staff_id]

    @rule(chat=WHO, pick=PICK)
    def tap_new(self, chat: int, pick: int) -> None:
        """A button of the newest card."""
        self.take(chat, Tapped(self.newest[chat][pick % len(self.newest[chat])]))

    @rule(chat=WHO, place=st.sampled_from(("武汉", "西安市", "大连", "长春南关")), back=st.integers(5, 16), picks=PICKS)
    def a_journey(self, chat: int, place: str, back: int, picks: list[int]) -> None:
        """A check that is begun, with a place and its days, and gone on with."""
        self.take(chat, Tapped(f"self:{LI}:new" if chat == PERSON else "retnew:17:1"))
        self.go_on(chat, [0])
        first, last = self.world.today - timedelta(days=back), self.world.today - timedelta(days=1)
        self.take(chat, Typed(f"{place} {first.isoformat()}到{last.isoformat()}"))
        self.go_on(chat, picks)

    @rule(chat=WHO, picks=PICKS)
    def go_on(self, chat: int, picks: list[int]) -> None:
        """Most of the way through a questionnaire is tapping its answers, and where typing is asked for, typing."""
        for pick in picks:
            answers = [data for data in self.newest[chat] if data.startswith("a:")]
            likely = [data for data in answers if data.rpartition(":")[2].split(" ")[0] in LIKELY]
            answers = likely if likely and pick % 4 else answers
            if answers:
                self.take(chat, Tapped(answers[pick % len(answers)]))

    @rule(chat=WHO, pick=PICK)
    def tap_old(self, chat: int, pick: int) -> None:
        """A button of any card seen, or one that everybody has."""
        known = [*self.seen[chat], *AT_HAND[chat]]
        self.take(chat, Tapped(known[pick % len(known)]))

    @rule(chat=WHO, text=TEXTS)
    def type(self, chat: int, text: str) -> None:
        """Anything typed; the person alone names nobody, because what nobody can read is said back."""
        self.take(chat, Typed("小红" if chat == PERSON and "王芳" in text else text))

    @rule(chat=WHO)
    def voice(self, chat: int) -> None:
        """Nothing that can be read."""
        self.take(chat, Unreadable(Unread.VOICE))

    @rule(hours=st.sampled_from((1, 9, 24, 24 * 5)))
    def time_goes_by(self, hours: int) -> None:
        """Later, perhaps another day."""
        self.world.now += timedelta(hours=hours)

    @rule(place=st.sampled_from(("420100", "610000", "220102")), level=st.sampled_from(RiskLevel))
    def the_risk_changes(self, place: str, level: RiskLevel) -> None:
        """Somebody says so, and everybody is judged again."""
        self.world.say_risk(place, level)
        self.world.rejudge()

    @rule(staff_id=st.sampled_from((1, 2, 3)), back=st.booleans())
    def somebody_leaves_or_comes_back(self, staff_id: int, back: bool) -> None:
        """The roster changes behind a running draft."""
        if back:
            self.world.come_back(staff_id)
        else:
            self.world.leave(staff_id)

    @invariant()
    def screens_that_leave_by_themselves_can_be_read(self) -> None:
        """For whoever they are."""
        for key in self.world.checks:
            self.composed(MANAGER, "declared", str(key))
        self.composed(PERSON, "self", str(LI))

    def composed(self, chat: int, screen: str, subject: str) -> None:
        """One of them."""
        view = self.world.composed(chat, screen, subject)
        if view is not None:
            check(WORDING.screen(view, "zh-CN"))


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))
