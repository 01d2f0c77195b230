"""Whatever a manager and an officer of a supermarket do: nothing crashes, nothing is logged for another day or moment than told, what is
below the policy never counts as done, one tap logs once, and there is always a way out."""

import json
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from conversations.disinfection import Photo, PointKind, PointPlan
from conversations.disinfection_records import AnswerWithPhoto, AskForPhoto, DisinfectionRecord, LogDisinfection, WithdrawLogs
from conversations.engine.signals import Pictured, PointsArrived, Signal, Tapped, Typed, Uploaded
from conversations.point_file import PointDoubt, PointProblem, PointsRead
from conversations.policy import DEFAULT_POLICY
from conversations.roster_file import Rejected, Rejection
from conversations.rules.disinfection import points_today, shortfalls
from conversations.view import view_from_json, view_to_json
from conversations.wording import Wording
from tests.conversations import world_disinfection
from tests.conversations.attached import attached_lines
from tests.conversations.dialogue import Talk, check
from tests.conversations.disinfection_scenes import CHLORINE, DAY, SHOP, VANS, shop, six_points
from tests.conversations.world import DIVISION, ZONE, World

WORDING = Wording()
MANAGER, OFFICER = 1, 2
AT_HAND = {
    MANAGER: (
        *(f"dis:{SHOP}:0", f"dislog:{SHOP}", f"dislog:{SHOP}:7", f"dispts:{SHOP}:0", f"disset:{SHOP}", f"disedit:{SHOP}:new"),
        *(f"disedit:{SHOP}:2", f"disfile:{SHOP}", f"disweek:{SHOP}:0", f"disbook:{SHOP}", f"dislogs:{SHOP}:0", "today"),
    ),
    OFFICER: (f"disof:{SHOP}", f"overdue:{DIVISION}:0", f"disask:{SHOP}:0", f"disaskp:{SHOP}:2", f"dislogs:{SHOP}:0", "today"),
}
TEXTS = st.one_of(
    st.sampled_from(
        (
            *("500", "５００", "500ppm", "100 mg/L", "0.05%", "1:100", "99999", "75%", "30分", "半小时", "5分钟", "9:30", "15:00"),
            *("刚才", "昨天", "吉A12345", "吉A99999", "车牌", "SF1 SF2 SF1", "王芳", "wf", "孙伟", "仓库"),
            *("/disinfect", "/cancel", "/today"),
        )
    ),
    st.text(max_size=50),
)
BEGINNINGS = (f"disset:{SHOP}", f"disedit:{SHOP}:new", f"dislog:{SHOP}")
FILES = (
    PointsRead((PointPlan("仓库", PointKind.PREMISES, CHLORINE, 1), PointPlan("新点", PointKind.GOODS, CHLORINE))),
    PointsRead((), (PointDoubt(2, PointProblem.NO_NAME), PointDoubt(3, PointProblem.PLATE, "x"))),
    PointsRead(tuple(PointPlan(f"点{n}", PointKind.PREMISES, CHLORINE, 3) for n in range(200))),
    *(Rejected(code) for code in Rejection),
)


class Shop(RuleBasedStateMachine):
    """A supermarket's manager and the district's officer."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(now=datetime(DAY.year, DAY.month, DAY.day, 8, 30, tzinfo=ZONE))
        talk = Talk(self.world)
        shop(talk)
        six_points(talk)
        self.seen: dict[int, list[str]] = {chat: list(data) for chat, data in AT_HAND.items()}
        self.newest = dict(self.seen)

    @initialize(runs=st.integers(0, 2), off=st.sets(st.integers(0, 6), max_size=2))
    def begun(self, runs: int, off: set[int]) -> None:
        """Vans have been out; some days are days off."""
        self.world.disinfections.runs[(SHOP, VANS[0], DAY)] = runs
        self.world.disinfections.days_off |= {DAY + timedelta(days=ahead) for ahead in off}

    def _say(self, chat: int, signal: Signal) -> tuple[object, ...]:
        now = self.world.now
        turn = self.world.say(chat, signal)
        assert turn.replies
        for view in turn.replies:
            assert view_from_json(json.loads(json.dumps(view_to_json(view)))) == view
            for language in ("zh-CN", "en"):
                check(WORDING.screen(view, language))
                if view.attachment is not None:
                    attached_lines(view.attachment, WORDING, language)
        self.newest[chat] = [b.data for view in turn.replies for row in view.rows for b in row]
        assert self.newest[chat], "a card without a way out"
        self.seen[chat] = [*AT_HAND[chat], *self.seen[chat][len(AT_HAND[chat]) :], *self.newest[chat]][-80:]
        for record in turn.records:
            assert chat == MANAGER or isinstance(record, AskForPhoto) or not isinstance(record, DisinfectionRecord)
            if isinstance(record, LogDisinfection):
                self._logged(record, now)
        return turn.records

    def _logged(self, record: LogDisinfection, now: datetime) -> None:
        assert record.treated
        assert len({one.point_id for one in record.treated}) == len(record.treated)
        for one in record.treated:
            kind = self.world.disinfections.points[one.point_id].plan.kind
            assert one.at.date() == now.date()
            assert one.at <= now
            assert one.shortfalls == shortfalls(one.treatment, kind, DEFAULT_POLICY)
            assert one.operator
            assert not one.batch_nos or kind is PointKind.GOODS
            assert not one.plate or kind is PointKind.VEHICLE

    @rule(chat=st.sampled_from((MANAGER, MANAGER, OFFICER)), pick=st.integers(0, 10_000))
    def tap_new(self, chat: int, pick: int) -> None:
        """A button of the newest card."""
        self._say(chat, Tapped(self.newest[chat][pick % len(self.newest[chat])]))

    @rule(chat=st.sampled_from((MANAGER, OFFICER)), pick=st.integers(0, 10_000))
    def tap_any(self, chat: int, pick: int) -> None:
        """A button seen at any time."""
        self._say(chat, Tapped(self.seen[chat][pick % len(self.seen[chat])]))

    @rule(pick=st.integers(0, 10_000))
    def tap_twice(self, pick: int) -> None:
        """Two taps act once."""
        one_tap = [data for data in self.seen[MANAGER] if data.startswith(("disok", "disall", "disundo", "disans"))]
        data = one_tap[pick % len(one_tap)] if one_tap else f"dis:{SHOP}:0"
        self._say(MANAGER, Tapped(data))
        again = self._say(MANAGER, Tapped(data))
        assert not any(isinstance(record, LogDisinfection | WithdrawLogs | AnswerWithPhoto) for record in again)

    @rule(chat=st.sampled_from((MANAGER, MANAGER, OFFICER)), text=TEXTS)
    def type(self, chat: int, text: str) -> None:
        """Any text."""
        self._say(chat, Typed(text))

    @rule(number=st.integers(0, 12), album=st.sampled_from(("", "a", "b")), as_file=st.booleans())
    def picture(self, number: int, album: str, as_file: bool) -> None:
        """A photo, alone or of an album."""
        self._say(MANAGER, Pictured(Photo(f"f{number}", f"u{number}", as_file), album))

    @rule(
        begin=st.sampled_from((f"disset:{SHOP}", f"disedit:{SHOP}:new", f"dislog:{SHOP}")), picks=st.lists(st.integers(0, 20), max_size=8)
    )
    def goes_through(self, begin: str, picks: list[int]) -> None:
        """A questionnaire, one tap after the other."""
        self._say(MANAGER, Tapped(begin))
        for pick in picks:
            self._say(MANAGER, Tapped(self.newest[MANAGER][pick % len(self.newest[MANAGER])]))

    @rule(verb=st.sampled_from(("disok", "disall", "dispic", "disans", "disundo", "dis")), rest=st.text(max_size=20))
    def forged(self, verb: str, rest: str) -> None:
        """A button that was never ours."""
        self._say(MANAGER, Tapped(f"{verb}:{rest}"))
        self._say(MANAGER, Tapped(f"{verb}:{SHOP}:{rest}"))

    @rule(outcome=st.sampled_from(FILES), size=st.sampled_from((9_000, 30_000_000)))
    def file(self, outcome: PointsRead | Rejected, size: int) -> None:
        """A workbook of points: sent, read."""
        self._say(MANAGER, Tapped(f"disfile:{SHOP}"))
        self._say(MANAGER, Uploaded("f", "消毒点.xlsx", size))
        self._say(MANAGER, PointsArrived(9, SHOP, outcome))

    @rule(minutes=st.sampled_from((1, 40, 240, 1440)))
    def time_passes(self, minutes: int) -> None:
        """Time goes by; what comes by itself is true."""
        self.world.now += timedelta(minutes=minutes)
        for chat, screen, subject in (
            (MANAGER, "disinfect", str(SHOP)),
            (MANAGER, "disinfect_overdue", str(SHOP)),
            (OFFICER, "overdue", DIVISION),
        ):
            view = self.world.composed(chat, screen, subject)
            if view is not None:
                check(WORDING.screen(view, "zh-CN"))
                assert self.world.today not in self.world.disinfections.days_off

    @invariant()
    def never_more_done_than_planned(self) -> None:
        """And one open request a point."""
        book = world_disinfection.book(self.world, SHOP)
        for one in points_today(book, self.world.now, DEFAULT_POLICY):
            assert 0 <= one.count.done <= one.count.planned
            assert one.open <= one.count.planned
        points = [request.point_id for request in book.requests]
        assert len(points) == len(set(points))
        names = [point.plan.name for point in book.points]
        assert len(names) == len(set(names)) <= 200
        assert all(isinstance(point.since, date) for point in book.points)


Shop.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck))
TestShop = Shop.TestCase
