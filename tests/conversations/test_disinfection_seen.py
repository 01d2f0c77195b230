"""Who sees what of disinfection, photos that officers ask for, and cards of two hundred points."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conversations.attachment import Grid, Workbook
from conversations.disinfection import Photo, PointKind, PointPlan, Shortfall, Treated
from conversations.disinfection_records import AnswerWithPhoto, AskForPhoto, LogDisinfection, RemovePoint
from conversations.engine.signals import Tapped, Uploaded
from conversations.policy import DEFAULT_POLICY
from conversations.roles import Membership, Role
from conversations.screens.disinfection_parts import shortfall_lines
from tests.conversations import world_couriers, world_disinfection
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.disinfection_scenes import CHLORINE, DAY, SHOP, at, photo, shop, six_points
from tests.conversations.scenery import labels, text_of
from tests.conversations.wards import toast
from tests.conversations.world import World


@pytest.fixture
def talk() -> Talk:
    """A supermarket with its points, at nine."""
    talk = Talk(World())
    shop(talk)
    six_points(talk)
    at(talk, 9)
    return talk


def open_card(talk: Talk) -> None:
    talk.type(1, "/disinfect")


def asked(talk: Talk, point: int = 2) -> None:
    talk.send(2, Tapped(f"disaskp:{SHOP}:{point}"), "> ask")


def test_a_photo_is_asked_for_once_and_answered_once(talk: Talk) -> None:
    asked(talk)
    assert "已经要过" in toast(talk, f"disaskp:{SHOP}:2", 2)
    assert sum(isinstance(record, AskForPhoto) for record in talk.world.records) == 1
    assert talk.world.composed(2, "photo_answered", "51") is None
    talk.arrives(1, "photo_asked", f"{SHOP}:51")
    data, _ = talk.find(1, "发照片")
    talk.tap(1, "发照片")
    photo(talk, "x", as_file=True)
    (answer,) = [record for record in talk.world.records if isinstance(record, AnswerWithPhoto)]
    assert answer.photo == Photo("x", "u-x", as_file=True)
    assert talk.world.composed(1, "photo_asked", f"{SHOP}:51") is None
    assert "不再需要" in toast(talk, data)
    sent = talk.world.composed(2, "photo_answered", "51")
    assert sent is not None
    assert sent.attachment is not None
    assert talk.world.composed(1, "photo_answered", "51") is not None  # the manager may see it, too; it is sent to the officer alone


def test_a_photo_that_comes_by_itself_is_sent_only_after_a_word(talk: Talk) -> None:
    asked(talk)
    photo(talk, "x")
    assert not any(isinstance(record, AnswerWithPhoto) for record in talk.world.records)
    talk.tap(1, "发给联络员")
    assert any(isinstance(record, AnswerWithPhoto) for record in talk.world.records)
    asked(talk, 1)
    asked(talk, 3)
    photo(talk, "y")
    assert "没有保存" in text_of(talk)
    assert sum("发照片" in label for label in labels(talk)) == 2


def test_a_photo_while_a_van_is_out_goes_where_it_is_said_to(talk: Talk) -> None:
    """It was kept until then, so nobody has to send it again; what comes with it is said not to be kept."""
    world_couriers.ride(talk.world, 1)
    asked(talk)
    photo(talk, "x", "album", as_file=True)
    photo(talk, "y", "album", as_file=True)
    assert not any(isinstance(record, AnswerWithPhoto) for record in talk.world.records)
    talk.tap(1, "发照片")
    (answer,) = [record for record in talk.world.records if isinstance(record, AnswerWithPhoto)]
    assert answer.photo == Photo("x", "u-x", as_file=True)
    assert "已发给联络员" in text_of(talk)
    assert "其余 1 张没有保存" in text_of(talk)


def test_a_point_that_is_taken_away_leaves_its_days_in_the_week(talk: Talk) -> None:
    """Neither the picture nor the workbook gets better because a point is gone that was not done."""

    def week() -> tuple[list[tuple[str, str]], int]:
        grid = talk.send(1, Tapped(f"disweek:{SHOP}:0"), "> week").replies[-1].attachment
        assert isinstance(grid, Grid)
        book = talk.send(1, Tapped(f"disbook:{SHOP}"), "> workbook").replies[-1].attachment
        assert isinstance(book, Workbook)
        rows = [(WORDING.toast(row.label, "zh-CN"), " ".join(cell.text for cell in row.cells[4:])) for row in grid.rows]
        return rows, len(book.sheets[0].rows)

    before, lines = week()
    talk.send(1, Tapped(f"disdel:{SHOP}:1:yes"), "> remove")
    after, left = week()
    assert ("入口与收银区", "0/3 0/3 0/3") in before
    assert after[-1] == ("入口与收银区（已去掉）", "0/3 0/3 ")
    assert left == lines - 1, "only today is not in it any more"


@pytest.mark.parametrize("name", ["照片.zip", "消毒.pdf", "照片"])
def test_a_file_that_is_no_picture_where_a_photo_is_asked_for(talk: Talk, name: str) -> None:
    """It is said what is wanted, and the question stands; a workbook is one for the roster even then."""
    asked(talk)
    talk.arrives(1, "photo_asked", f"{SHOP}:51")
    talk.tap(1, "发照片")
    talk.send(1, Uploaded("f", name, 900), f"> ({name})")
    assert "这一步要照片" in text_of(talk)
    assert "请现在拍一张" in text_of(talk)
    assert talk.send(1, Uploaded("f", "员工.xlsx", 900), "> (员工.xlsx)").records
    assert "继续刚才的填写" in labels(talk)


OWN_BUTTONS = (
    *("dis", "disset", "dispts", "dispt", "dislog", "disfile", "distmpl", "disall", "disundo", "dismore", "disans", "disok"),
    *("disedit", "disdel", "disundel"),
)
SEEN_BUTTONS = ("disof", "disweek", "disbook", "dislogs", "dispic")
ASKING = ("disask", "disaskp")


@pytest.mark.parametrize("verb", [*OWN_BUTTONS, *SEEN_BUTTONS, *ASKING])
def test_who_may_open_what(talk: Talk, verb: str) -> None:
    """The own manager logs, officers above see and ask; for everybody else it does not exist."""
    world = talk.world
    world.manager(3, "别人", enterprise=17)
    world.enrol(4, "外地", Membership(Role.OFFICER, division="220202", division_name="船营区", path="/220000/220200/220202/"))
    world.person(6, 1)
    allowed = {1: verb not in ASKING, 2: verb not in OWN_BUTTONS}
    for chat in (1, 2, 3, 4, 6, 9):
        turn = talk.send(chat, Tapped(f"{verb}:{SHOP}:1"), "> tap")
        refused = turn.toast is not None and turn.toast.key == "nothing-there"
        assert refused is not allowed.get(chat, False), (chat, verb)
        if refused:
            assert not turn.records


def test_screens_that_leave_by_themselves_are_for_those_concerned(talk: Talk) -> None:
    world = talk.world
    world.manager(3, "别人", enterprise=17)
    asked(talk)
    for screen, subject in (("disinfect", str(SHOP)), ("disinfect_overdue", str(SHOP)), ("photo_asked", f"{SHOP}:51")):
        assert world.composed(1, screen, subject) is not None
        for chat in (2, 3, 9):
            assert world.composed(chat, screen, subject) is None
    assert world.composed(2, "overdue", "220102") is not None
    assert world.composed(1, "overdue", "220102") is None


def test_names_leave_the_enterprise_by_surname(talk: Talk) -> None:
    open_card(talk)
    talk.tap(1, "全部完成")
    for chat, name in ((1, "王芳"), (2, "王*")):
        talk.send(chat, Tapped(f"dislogs:{SHOP}:0"), "> logs")
        assert name in text_of(talk, chat)
    assert "王芳" not in text_of(talk, 2)
    talk.send(2, Tapped(f"disbook:{SHOP}"), "> workbook")
    assert "王芳" not in talk.text().rpartition("> workbook")[2]


def test_forged_buttons_of_points_of_others_do_nothing(talk: Talk) -> None:
    other = world_disinfection.add(talk.world, 17, PointPlan("影棚", PointKind.PREMISES, CHLORINE, 3))
    for data in (f"disok:{SHOP}:{DAY}:{other}:0900.0", f"dispt:{SHOP}:{other}", f"disdel:{SHOP}:{other}:yes", f"disedit:{SHOP}:{other}"):
        assert not talk.send(1, Tapped(data), "> forged").records
    talk.send(1, Tapped(f"disundel:{SHOP}:{other}"), "> forged")
    assert other not in talk.world.disinfections.gone


def test_two_hundred_points_fit_on_cards(talk: Talk) -> None:
    for number in range(190):
        world_disinfection.add(talk.world, SHOP, PointPlan(f"{number:03d}号区域" + "长" * 23, PointKind.PREMISES, CHLORINE, 3))
    for data in (f"dis:{SHOP}:3", f"dispts:{SHOP}:19", f"dislog:{SHOP}", f"disweek:{SHOP}:6", f"disbook:{SHOP}", f"distmpl:{SHOP}"):
        talk.send(1, Tapped(data), "> tap")
    open_card(talk)
    talk.tap(1, "全部完成（196 个点）")
    (done,) = [record for record in talk.world.records if isinstance(record, LogDisinfection)]
    assert len(done.treated) == 196
    assert "另有 186 个点未列出" in text_of(talk)
    for data in (f"disask:{SHOP}:5", f"disof:{SHOP}", f"dislogs:{SHOP}:2"):
        talk.send(2, Tapped(data), "> tap")


def test_two_hundred_points_in_one_log_leave_room_for_what_is_too_weak(talk: Talk) -> None:
    for number in range(190):
        world_disinfection.add(talk.world, SHOP, PointPlan(f"{number:03d}号区域" + "长" * 23, PointKind.PREMISES, CHLORINE, 3))
    talk.send(1, Tapped(f"dislog:{SHOP}"), "> other")
    talk.type(1, "号区域")
    for label in ("选好了", "刚做完", "含氯消毒剂"):
        talk.tap(1, label)
    talk.type(1, "100")
    talk.tap(1, "30 分钟")
    shown = text_of(talk)
    assert "等 190 个" in shown
    assert "要求 500 mg/L 以上" in shown
    assert "请核对" in shown


def test_what_was_too_weak_under_an_earlier_policy_is_not_held_against_todays(talk: Talk) -> None:
    told = Treated(1, talk.world.now, replace(CHLORINE, chlorine_mg_l=500, contact_minutes=5))
    told = replace(told, shortfalls=(Shortfall.CHLORINE, Shortfall.CONTACT))
    lines = shortfall_lines(told, replace(DEFAULT_POLICY, chlorine_mg_l=250))
    assert [WORDING.text(line, "zh-CN") for line in lines] == ["有效氯 500 mg/L（低于当天的要求）", "作用 5 分钟（要求 30 分钟以上）"]


def test_the_week_is_within_reach_when_all_points_are_removed(talk: Talk) -> None:
    open_card(talk)
    talk.tap(1, "全部完成")
    for point in list(talk.world.disinfections.points):
        world_disinfection.apply(talk.world, RemovePoint(SHOP, point), "黄春")
    talk.world.now += timedelta(days=1)
    open_card(talk)
    assert "按行业设置" in labels(talk)
    talk.tap(1, "一周一览")
    assert "消毒一周一览" in text_of(talk)
    talk.send(2, Tapped(f"disof:{SHOP}"), "> see")
    talk.tap(2, "一周一览")
    assert "消毒一周一览" in text_of(talk, 2)


def test_where_no_point_ever_was_there_is_no_week(talk: Talk) -> None:
    talk.world.disinfections.points.clear()
    open_card(talk)
    assert "按行业设置" in labels(talk)
    assert "一周一览" not in labels(talk)
