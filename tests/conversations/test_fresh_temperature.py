"""A temperature that was told half an hour ago counts no more: neither does a run end with it, nor does one begin."""

from datetime import timedelta
from decimal import Decimal

from conversations.courier_records import EndRun, StartRun
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import talk, text_of
from tests.conversations.test_couriers import riders, start
from tests.conversations.test_runs import added, ending, riding

__all__ = ["riders", "riding", "talk"]


def test_the_temperature_at_the_end_is_measured_when_the_run_ends(riding: Talk) -> None:
    ending(riding)
    riding.tap(1, "先补配送单")
    riding.world.now += timedelta(minutes=40)
    added(riding, "1023 万科城")
    riding.tap(1, "完成")
    riding.tap(1, "继续刚才的填写")
    assert "已过半小时，请重新测量" in text_of(riding)
    assert "现在体温是多少" in text_of(riding)
    riding.type(1, "37.6")
    assert "收车：37.6℃，途中消毒配送箱 3 次" in text_of(riding), "the boxes are not asked for again"
    (ended,) = riding.tap(1, "对，收车").records
    assert isinstance(ended, EndRun)
    assert (ended.temperature, ended.box_disinfections, ended.alert is not None) == (Decimal("37.6"), 3, True)


def test_an_old_temperature_confirms_no_end(riding: Talk) -> None:
    ending(riding)
    riding.world.now += timedelta(minutes=31)
    assert not riding.tap(1, "对，收车").records
    assert "请重新测量" in text_of(riding)
    riding.type(1, "36.7")
    riding.world.now += timedelta(minutes=29)
    (ended,) = riding.tap(1, "对，收车").records
    assert isinstance(ended, EndRun)
    assert ended.temperature == Decimal("36.7")


def test_an_old_temperature_lets_nobody_ride(riders: Talk) -> None:
    start(riders)
    riders.tap(1, "无症状")
    riders.world.now += timedelta(minutes=31)
    assert not riders.tap(1, "都好").records
    assert "请重新测量" in text_of(riders)
    riders.type(1, "36.6")
    assert "有没有不舒服" in text_of(riders), "told then, too"
    riders.tap(1, "无症状")
    (run,) = riders.tap(1, "都好").records
    assert isinstance(run, StartRun)
    assert run.temperature == Decimal("36.6")
