"""Ways around a bar by way of the roster: leaving and coming back, another name, the same name on a new line or in a file."""

from datetime import timedelta

from conversations.codes import BarReason
from conversations.engine.signals import RosterArrived, Tapped
from conversations.roster_file import RosterOutcome, StaffRow
from tests.conversations import bar_scenery as people
from tests.conversations.bar_scenery import filed
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.world_bars import bars

__all__ = ["talk"]
WANG, ZHAO = 1, 3


def test_whoever_leaves_and_comes_back_is_barred_as_before(talk: Talk) -> None:
    people.isolated(talk.world, WANG)
    talk.send(1, Tapped("depart:17:1:yes"), "> tap")
    talk.send(1, Tapped(f"ok:17:{talk.world.today}"), "> tap")
    assert filed(talk) == {}
    talk.send(1, Tapped("undepart:17:1"), "> tap")
    assert [bar.staff_id for bar in bars(talk.world, 17)] == [WANG]
    talk.type(1, "/roster")
    talk.tap(1, "王芳")
    assert "今天不能上岗：隔离观察至 12月3日" in text_of(talk)
    assert "查看隔离观察" in labels(talk)


def test_days_off_the_roster_do_away_with_no_check(talk: Talk) -> None:
    people.not_returned(talk.world, ZHAO)
    talk.send(1, Tapped("depart:17:3:yes"), "> tap")
    talk.send(1, Tapped(f"ok:17:{talk.world.today}"), "> tap")
    talk.world.now += timedelta(days=1)
    talk.send(1, Tapped("undepart:17:3"), "> tap")
    assert [bar.reason for bar in bars(talk.world, 17)] == [BarReason.UNCHECKED]
    assert not talk.send(1, Tapped(f"ok:17:{talk.world.today}"), "> tap").records


def test_nor_does_leaving_for_as_long_as_it_takes_to_file(talk: Talk) -> None:
    people.not_returned(talk.world, ZHAO)
    talk.send(1, Tapped("depart:17:3:yes"), "> tap")
    talk.send(1, Tapped(f"ok:17:{talk.world.today}"), "> tap")
    talk.world.now += timedelta(minutes=5)
    talk.send(1, Tapped("undepart:17:3"), "> tap")
    assert [bar.reason for bar in bars(talk.world, 17)] == [BarReason.UNCHECKED]
    talk.world.now += timedelta(days=1)
    assert [bar.reason for bar in bars(talk.world, 17)] == [BarReason.UNCHECKED]


def test_nor_does_being_added_again_on_the_day_on_which_it_was_told(talk: Talk) -> None:
    talk.world.now += timedelta(days=1)
    people.not_returned(talk.world, ZHAO)
    talk.world.now -= timedelta(days=1)
    talk.send(1, Tapped("depart:17:3:yes"), "> tap")
    talk.send(1, Tapped("add:17"), "> tap")
    talk.type(1, "赵敏")
    talk.tap(1, "确认添加")
    assert [person.id for person in talk.world.staff[17] if person.name == "赵敏" and not person.departed] == [ZHAO]


def test_a_new_line_of_the_same_name_is_the_one_who_left(talk: Talk) -> None:
    people.isolated(talk.world, WANG)
    talk.send(1, Tapped("depart:17:1:yes"), "> tap")
    talk.send(1, Tapped("add:17"), "> tap")
    talk.type(1, "王芳（店长）")
    talk.tap(1, "确认添加")
    present = [(person.id, person.post) for person in talk.world.staff[17] if person.name == "王芳"]
    assert present == [(WANG, "店长")]
    assert [bar.staff_id for bar in bars(talk.world, 17)] == [WANG]


def test_a_file_with_the_name_brings_back_the_one_who_left(talk: Talk) -> None:
    people.not_fit(talk.world, WANG)
    talk.send(1, Tapped("depart:17:1:yes"), "> tap")
    outcome = RosterOutcome((StaffRow("王芳", post="收银员"), StaffRow("李强")), (), ())
    talk.world.files[9] = outcome
    talk.send(1, RosterArrived(9, 17, outcome), "")
    talk.tap(1, "确认导入")
    assert [bar.staff_id for bar in bars(talk.world, 17)] == [WANG]


def test_another_name_changes_nothing(talk: Talk) -> None:
    people.isolated(talk.world, WANG)
    talk.send(1, Tapped("rename:17:1"), "> tap")
    talk.type(1, "王芳芳")
    assert not talk.send(1, Tapped(f"ok:17:{talk.world.today}"), "> tap").records
    assert [bar.staff_id for bar in bars(talk.world, 17)] == [WANG]
