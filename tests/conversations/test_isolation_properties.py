"""Whatever a manager and an officer tap, in whatever order and however much time goes by: no isolation ends without both normal readings of
a last day and the manager's word, or an officer's reason; no reading is of another half day than the present one."""

from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from conversations.codes import Half, IsolationKind, IsolationStep, Rule
from conversations.engine.signals import Signal, Tapped, Typed
from conversations.records import ChangeIsolation, OpenIsolation, TakeReading
from conversations.returns import Isolation
from conversations.rules.fitness import is_unfit
from conversations.wording import Wording
from tests.conversations.dialogue import check
from tests.conversations.world import DIVISION, ZONE, World

WORDING = Wording()
MANAGER, OFFICER = 1, 2
AT_HAND = {
    MANAGER: ("ward:17:0", "iso:701", "isowell:701", "iso:702"),
    OFFICER: (f"isolist:{DIVISION}", "iso:701", "isostep:701:shortened", "isostep:702:shortened", "isostep:701:extended"),
}
TEXTS = (
    "36.5",
    "38.2",
    "365",
    "36.7",
    "王芳 36.5 李强 36.6",
    "王芳 38.4 咳嗽",
    "/isolation",
    "/cancel",
    "检测阴性",
    "昨天",
    "明天",
    "12.20",
)

VALUES = ("36.5", "36.5", "38.2")
USUAL_STEPS = [step for step in IsolationStep if step is not IsolationStep.RELEASED]


class Ward(RuleBasedStateMachine):
    """Two in isolation, their manager and an officer."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(now=datetime(2026, 11, 24, 9, 0, tzinfo=ZONE))
        self.world.manager()
        self.world.officer()
        self.world.hire("王芳|收银员", "李强", "赵敏")
        self.seen: dict[int, list[str]] = {chat: list(data) for chat, data in AT_HAND.items()}
        self.newest = dict(self.seen)

    @initialize(left=st.sampled_from((9, 13, 14)))
    def judged(self, left: int) -> None:
        """They left some days ago."""
        first = self.world.today - timedelta(days=left)
        for staff_id in (1, 2):
            last = first + timedelta(days=14)
            self.world.apply(OpenIsolation(17, staff_id, IsolationKind.HOME, first, last, Rule.MEDIUM_RISK), MANAGER)

    def _say(self, chat: int, signal: Signal) -> None:
        before = dict(self.world.isolations)
        turn = self.world.say(chat, signal)
        assert turn.replies
        for view in turn.replies:
            for language in ("zh-CN", "en"):
                check(WORDING.screen(view, language))
        self.newest[chat] = [b.data for view in turn.replies for row in view.rows for b in row]
        self.seen[chat] = [*AT_HAND[chat], *self.seen[chat][len(AT_HAND[chat]) :], *self.newest[chat]][-80:]
        for record in turn.records:
            if isinstance(record, ChangeIsolation):
                self._changed(chat, before[record.isolation_id], record)
            if isinstance(record, TakeReading):
                self._read(chat, before[record.isolation_id], record)

    def _read(self, chat: int, before: Isolation, record: TakeReading) -> None:
        assert chat == MANAGER
        assert before.ended is None
        late = self.world.now.time() >= self.world.policy.evening_from
        assert (record.day, record.half) == (self.world.today, Half.EVENING if late else Half.MORNING)
        assert is_unfit(record.temperature, record.symptoms, self.world.policy) is (record.alert is not None)

    def _changed(self, chat: int, before: Isolation, record: ChangeIsolation) -> None:
        assert before.ended is None, "an isolation that has ended stays as it is"
        if record.step is IsolationStep.COMPLETED:
            assert chat == MANAGER
            assert self._well_on_a_last_day(before)
            return
        assert chat == OFFICER
        assert len(record.note) > 1
        if record.step is IsolationStep.EXTENDED:
            assert record.until > max(before.until, self.world.today)
        elif record.step is IsolationStep.SHORTENED:
            assert self.world.today <= record.until < before.until
        else:
            assert record.until == before.until

    def _well_on_a_last_day(self, isolation: Isolation) -> bool:
        days: dict[date, set[Half]] = {}
        for reading in isolation.readings:
            if reading.day >= isolation.until and not is_unfit(reading.temperature, reading.symptoms, self.world.policy):
                days.setdefault(reading.day, set()).add(reading.half)
        return self.world.today >= isolation.until and any(len(halves) == 2 for halves in days.values())

    @rule(chat=st.sampled_from((MANAGER, OFFICER)), pick=st.integers(0, 10_000))
    def tap_new(self, chat: int, pick: int) -> None:
        """A button of the newest card."""
        self._say(chat, Tapped(self.newest[chat][pick % len(self.newest[chat])]))

    @rule(chat=st.sampled_from((MANAGER, OFFICER)), pick=st.integers(0, 10_000))
    def tap_any(self, chat: int, pick: int) -> None:
        """A button seen at any time."""
        self._say(chat, Tapped(self.seen[chat][pick % len(self.seen[chat])]))

    @rule(chat=st.sampled_from((MANAGER, OFFICER)), text=st.sampled_from(TEXTS))
    def type(self, chat: int, text: str) -> None:
        """What people type."""
        self._say(chat, Typed(text))

    @rule(morning=st.sampled_from(VALUES), evening=st.sampled_from(VALUES))
    def next_day(self, morning: str, evening: str) -> None:
        """The next day passes, and both temperatures are entered."""
        tomorrow = self.world.today + timedelta(days=1)
        for value, hour in ((morning, 9), (evening, 17)):
            self.world.now = datetime(tomorrow.year, tomorrow.month, tomorrow.day, hour, tzinfo=ZONE)
            self.take_all(value)

    @rule(value=st.sampled_from(VALUES))
    def take_all(self, value: str) -> None:
        """The manager enters what is owed now, as far as the card asks for it."""
        half = "evening" if self.world.now.time() >= self.world.policy.evening_from else "morning"
        self._say(MANAGER, Tapped(f"read:17:{self.world.today}:{half}"))
        for _ in range(2):
            self._say(MANAGER, Typed(value))
        for _ in range(2):
            self._tap(MANAGER, ":done", ":none", ":review:yes")

    @rule(isolation=st.sampled_from((701, 702)))
    def says_well(self, isolation: int) -> None:
        """The manager says that somebody is well."""
        self._say(MANAGER, Tapped(f"isowell:{isolation}"))
        self._tap(MANAGER, ":well:well")

    @rule(isolation=st.sampled_from((701, 702)), step=st.sampled_from(USUAL_STEPS), days=st.integers(-2, 5))
    def steps_in(self, isolation: int, step: IsolationStep, days: int) -> None:
        """The officer changes something, where there is something to change."""
        self._say(OFFICER, Tapped(f"isostep:{isolation}:{step}"))
        if any(":until:" in data for data in self.newest[OFFICER]):
            self._say(OFFICER, Typed((self.world.today + timedelta(days=days)).isoformat()))
        self._say(OFFICER, Typed("检测阴性"))
        self._tap(OFFICER, ":review:yes")

    def _tap(self, chat: int, *endings: str) -> None:
        wanted = [data for data in self.newest[chat] if any(ending in data for ending in endings)]
        if wanted:
            self._say(chat, Tapped(wanted[0]))

    @rule(hours=st.sampled_from((1, 8, 12, 24)))
    def time_passes(self, hours: int) -> None:
        """Some hours go by; reminders that come are true."""
        self.world.now += timedelta(hours=hours)
        view = self.world.composed(MANAGER, "readings", "17")
        if view is not None:
            check(WORDING.screen(view, "zh-CN"))


Ward.TestCase.settings = settings(
    max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
TestWard = Ward.TestCase
