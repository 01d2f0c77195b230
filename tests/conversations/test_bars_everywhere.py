"""Nobody who may not be on post gets there: not by a questionnaire, a tap, a typed message, a correction, a departure or another day."""

from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from conversations.codes import RiskLevel, Status
from conversations.engine.signals import Signal, Tapped, Typed
from conversations.policy import Policy
from conversations.records import FileReport
from conversations.rules.fitness import totals_of
from conversations.wording import Wording
from tests.conversations import bar_scenery as people
from tests.conversations.dialogue import check
from tests.conversations.world import World
from tests.conversations.world_bars import bars

WORDING = Wording()
NAMES = ("王芳", "李强", "赵敏", "孙丽", "周杰", "吴静", "郑爽", "冯涛")
SAID = (" 36.5 在岗", "在岗", "正常", " 36.5", "未返岗", "38.5咳嗽在岗", "离职")
REPORTS = st.one_of(
    st.builds("{}{}".format, st.sampled_from(NAMES), st.sampled_from(SAID)),
    st.sampled_from(("今日全员正常", "其余正常", "全员在岗，36.5", "王芳在岗，其余正常", "孙丽居家办公，其余正常", "零报告")),
    st.just("李强 36.6 在岗，赵敏正常，其余都正常"),
    st.just("#接龙\n" + "\n".join(f"{place}. {name} 36.5 在岗" for place, name in enumerate(NAMES, 1))),
)
ADDED = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3)
REASONS = (people.not_yet, people.not_returned, people.isolated, people.not_fit, people.incomplete, people.unconfirmed)
PICKS = st.lists(st.integers(0, 30), min_size=1, max_size=14)


class Shop(RuleBasedStateMachine):
    """A manager who would have everybody on post, and the days and risks that go by meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.world.manager()
        self.world.hire(*NAMES)
        self.seen: list[str] = ["today"]
        self.newest: list[str] = ["today"]

    @initialize(front_line=st.booleans(), who=st.permutations(range(1, 9)), reasons=st.sets(st.integers(0, len(REASONS) - 1)))
    def some_may_not(self, front_line: bool, who: list[int], reasons: set[int]) -> None:
        """For some of the reasons somebody, in any place of the roster; a cashier besides."""
        self.world.policy = Policy(front_line_check=front_line)
        self.world.change_member(who[7], post="收银员")
        for reason in sorted(reasons):
            REASONS[reason](self.world, who[reason])

    def take(self, signal: Signal) -> None:
        """One turn: whatever is filed by it puts nobody on post who was barred before it."""
        barred = {bar.staff_id: bar for bar in bars(self.world, 17)}
        headcount = sum(not person.departed for person in self.world.staff[17])
        turn = self.world.say(1, signal)
        for record in turn.records:
            if isinstance(record, FileReport):
                told = {entry.staff_id: entry.status for entry in record.entries}
                assert {key for key in barred if told.get(key, Status.ON_POST) is Status.ON_POST} == set()
                assert record.totals == totals_of(headcount, record.entries, self.world.policy)
                assert record.totals.on_post <= record.totals.headcount - sum(told[key] is not Status.DEPARTED for key in barred)
        for view in turn.replies:
            for language in ("zh-CN", "en"):
                check(WORDING.screen(view, language))
        if turn.toast:
            assert len(WORDING.toast(turn.toast, "en")) <= 200
        self.newest = [button.data for view in turn.replies for row in view.rows for button in row] or ["today"]
        self.seen = (self.seen + self.newest)[-50:]

    @rule(pick=st.integers(0, 60))
    def tap_new(self, pick: int) -> None:
        """A button of the newest card."""
        self.take(Tapped(self.newest[pick % len(self.newest)]))

    @rule(pick=st.integers(0, 60))
    def tap_old(self, pick: int) -> None:
        """A button of an earlier card."""
        self.take(Tapped(self.seen[pick % len(self.seen)]))

    @rule(verb=st.sampled_from(("ok", "bad", "amend")))
    def begin(self, verb: str) -> None:
        """One of the three ways to report, whatever card is open."""
        self.take(Tapped(f"{verb}:17:{self.world.today}"))

    @rule(picks=PICKS, insist=st.booleans())
    def report(self, picks: list[int], insist: bool) -> None:
        """The questionnaire to its end; whoever insists tries *on post* first for everybody, and is refused where somebody is barred."""
        self.take(Tapped(f"bad:17:{self.world.today}"))
        tried: set[str] = set()
        for place in range(70):
            answers = [data for data in self.newest if data.startswith("a:")]
            confirm = next((data for data in answers if ":review:yes" in data), None)
            if confirm is not None or not answers:
                self.take(Tapped(confirm or "today"))
                return
            wanted = [data for data in answers if data.endswith((":done", ":none", ":36.5"))]
            post = next((data for data in answers if data.endswith(":on_post") and data not in tried), None)
            if insist and post is not None:
                tried.add(post)
                wanted = [post]
            choice = wanted if wanted and (insist or picks[place % len(picks)] % 4) else answers
            self.take(Tapped(choice[picks[place % len(picks)] % len(choice)]))

    @rule(text=REPORTS, picks=PICKS)
    def message(self, text: str, picks: list[int]) -> None:
        """A report in one message, or a part of one; what it leaves open is asked."""
        self.take(Typed(text))
        if picks[0] % 2:
            self.report(picks, insist=True)

    @rule(staff_id=st.integers(1, 8), back=st.booleans())
    def leave_and_come_back(self, staff_id: int, back: bool) -> None:
        """By the buttons of the roster."""
        self.take(Tapped(f"depart:17:{staff_id}:yes"))
        if back:
            self.take(Tapped(f"undepart:17:{staff_id}"))

    @rule(names=ADDED)
    def add(self, names: list[str]) -> None:
        """Names are pasted, perhaps of people who have left."""
        for signal in (Tapped("add:17"), Typed("\n".join(names))):
            self.take(signal)
        self.take(Tapped(next((data for data in self.newest if ":review:yes" in data), "today")))

    @rule(staff_id=st.integers(1, 8), name=st.sampled_from(("王芳芳", "孙小丽")))
    def rename(self, staff_id: int, name: str) -> None:
        """Another name for the same person."""
        self.take(Tapped(f"rename:17:{staff_id}"))
        self.take(Typed(name))

    @rule(days=st.integers(1, 3))
    def days_go_by(self, days: int) -> None:
        """Midnight passes."""
        self.world.now += timedelta(days=days)

    @rule(place=st.sampled_from((people.WUHAN, "220102", "JP")), level=st.sampled_from(RiskLevel))
    def risk_changes(self, place: str, level: RiskLevel) -> None:
        """A place is at another risk from now on, and the leader judges again."""
        self.world.say_risk(place, level)
        self.world.rejudge()

    @rule(returning=st.booleans(), front_line=st.booleans())
    def policy_changes(self, returning: bool, front_line: bool) -> None:
        """Who owes a check is another question."""
        self.world.policy = Policy(returning_check=returning, front_line_check=front_line)


TestShop = Shop.TestCase
TestShop.settings = settings(max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))
