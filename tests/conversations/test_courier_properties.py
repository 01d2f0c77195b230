"""Whatever a manager, a courier and an officer do: nothing crashes, no phone of a recipient is shown, what was told stays."""

from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from conversations.courier import NewDelivery, Spot
from conversations.courier_records import AddDeliveries, RemoveDelivery, StartRun
from conversations.delivery_file import DeliveriesRead, RowDoubt, RowProblem
from conversations.disinfection import Photo
from conversations.engine.signals import DeliveriesArrived, FileFailed, Located, Pictured, Tapped, Typed, Uploaded
from conversations.records import FileReport
from conversations.roster_file import Rejected, Rejection
from conversations.wording import Wording
from tests.conversations.courier_scenes import BRIDGE
from tests.conversations.dialogue import check
from tests.conversations.world import World

WORDING = Wording()
MANAGER, OFFICER, COURIER = 1, 2, 3
PHONE = "13912345678"
PEOPLE = st.sampled_from([MANAGER, OFFICER, COURIER])
WORDS = [
    *("/couriers", "/run", "/trace", "/today", "/cancel", "36.5", "38.2", "365", "吉A12345", "小电驴", "王芳", "wf", "李强"),
    *("1023 万科城 8:10", f"1024 朝阳桥 拒收 {PHONE}\n1025\n谢谢", "1023 拒收", "完成", "撤销", "春城大街 → 朝阳桥", "8:20", "23:59"),
    *("43.8868, 125.3245", "11.20-11.23", "昨天", "MT1", "万科城", "1" * 3000, "王芳 38.2 就医，其余正常", PHONE),
]
TEXTS = st.sampled_from(WORDS) | st.text(max_size=40)
MINUTES = st.sampled_from([0, 0, 0, -1, 1, 3, -60, -3_000, 90])
SECONDS = st.sampled_from([0, 60, 900, 28_800, 0x7FFFFFFF])
LISTS = st.sampled_from(
    [
        DeliveriesRead(()),
        DeliveriesRead((NewDelivery("1023", "万科城", phone=PHONE), NewDelivery("1099")), (RowDoubt(3, RowProblem.TIME, "<b>"),)),
        DeliveriesRead(tuple(NewDelivery(f"N{n}" * 8, "街" * 60, exception="破" * 60, phone=PHONE) for n in range(300))),
        *(Rejected(code) for code in Rejection),
    ]
)


class Phones(RuleBasedStateMachine):
    """Three phones of one district: impatient thumbs, any message at any time, minutes and nights that go by."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.world.manager()
        self.world.officer()
        self.world.hire("王芳|配送员", "李强", "赵敏", "<b>A&B</b>")
        self.world.person(COURIER, 1)
        self.world.fleet.couriers = {1: ("吉A12345", True), 2: ("", False)}
        self.newest: dict[int, list[str]] = {chat: ["today"] for chat in (MANAGER, OFFICER, COURIER)}
        self.seen: list[str] = ["today"]
        self.files = 0

    def _take(self, chat: int, signal: object) -> None:
        turn = self.world.say(chat, signal)  # type: ignore[arg-type]
        assert turn.replies
        for view in turn.replies:
            for language in ("zh-CN", "en"):
                screen = WORDING.screen(view, language)
                check(screen)
                assert PHONE not in screen.text
            assert PHONE not in repr(view.attachment)
        if turn.toast:
            assert len(WORDING.toast(turn.toast, "en")) <= 200
        self.newest[chat] = [b.data for view in turn.replies for row in view.rows for b in row]
        assert self.newest[chat], "a card without a way out"
        self.seen = (self.seen + self.newest[chat])[-120:]
        if chat == OFFICER:
            assert not any(isinstance(r, AddDeliveries | RemoveDelivery | StartRun | FileReport) for r in turn.records)

    @rule(chat=PEOPLE, pick=st.integers(0, 10_000))
    def tap_new(self, chat: int, pick: int) -> None:
        """A button of the newest card."""
        self._take(chat, Tapped(self.newest[chat][pick % len(self.newest[chat])]))

    @rule(chat=PEOPLE, pick=st.integers(0, 10_000))
    def tap_anything_seen(self, chat: int, pick: int) -> None:
        """A button of anybody's card."""
        self._take(chat, Tapped(self.seen[pick % len(self.seen)]))

    @rule(chat=PEOPLE, text=TEXTS)
    def type(self, chat: int, text: str) -> None:
        """Any text."""
        self._take(chat, Typed(text))

    @rule(chat=PEOPLE, minutes=MINUTES, seconds=SECONDS, degrees=st.integers(-180_000_000, 180_000_000))
    def locate(self, chat: int, minutes: int, seconds: int, degrees: int) -> None:
        """A location of any time, live or not."""
        spot = BRIDGE if degrees % 2 else Spot(degrees // 2, degrees)
        self._take(chat, Located(spot, self.world.now + timedelta(minutes=minutes), abs(degrees), seconds))

    @rule(chat=PEOPLE, number=st.integers(0, 5), album=st.sampled_from(["", "a"]))
    def picture(self, chat: int, number: int, album: str) -> None:
        """A photo, perhaps the same one again."""
        self._take(chat, Pictured(Photo(f"f{number}", f"u{number}", as_file=number % 2 == 0), album))

    @rule(chat=PEOPLE, name=st.sampled_from(["单.csv", "单.xlsx", "单.pdf", ""]), size=st.sampled_from([0, 900, 30_000_000]))
    def upload(self, chat: int, name: str, size: int) -> None:
        """A file."""
        self._take(chat, Uploaded("f", name, size))

    @rule(chat=PEOPLE, run=st.integers(800, 803), read=LISTS)
    def read(self, chat: int, run: int, read: DeliveriesRead | Rejected) -> None:
        """A list that was read, also for a run that is over, or not this person's."""
        self.files += 1
        if isinstance(read, DeliveriesRead):
            self.world.fleet.files[self.files] = read
        self._take(chat, DeliveriesArrived(self.files, run, read))

    @rule(chat=PEOPLE)
    def fail(self, chat: int) -> None:
        """A file that could not be fetched."""
        self._take(chat, FileFailed("unavailable"))

    @rule(minutes=st.sampled_from([1, 45, 1_440]))
    def wait(self, minutes: int) -> None:
        """Time passes."""
        self.world.now += timedelta(minutes=minutes)

    @invariant()
    def one_run_a_courier(self) -> None:
        """Nobody rides twice at once, and nobody without a mask."""
        under_way = [run.staff_id for run in self.world.fleet.runs.values() if run.ended_at is None]
        assert len(under_way) == len(set(under_way))
        assert all(run.mask for run in self.world.fleet.runs.values())

    @invariant()
    def what_was_told_is_kept(self) -> None:
        """Every delivery that was ever told stands, or was removed by somebody."""
        fleet = self.world.fleet
        kept = {each.order_no for each in (*fleet.deliveries.values(), *fleet.removed.values())}
        told = {one.order_no for record in self.world.records if isinstance(record, AddDeliveries) for one in record.deliveries}
        assert told <= kept

    @invariant()
    def no_run_begins_with_a_fever(self) -> None:
        """D3 and D5: who is unfit does not ride."""
        assert all(run.start_temperature < self.world.policy.fever for run in self.world.fleet.runs.values())


TestPhones = Phones.TestCase
TestPhones.settings = settings(max_examples=80, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck))
