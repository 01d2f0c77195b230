"""Duty through the desk, with the real dialogue on a real database: leave that a colleague hears of, a swap, assignments."""

import pytest
from sqlalchemy import select

from bot.storage import tables as t
from bot.storage.database import Database
from tests.desk.rig import DeskRig, tapped
from tests.desk.test_isolation import Phones
from tests.desk.test_isolation import rig as rig

PROVINCE, CITY, COUNTY, OTHER = 9001, 9002, 9003, 9004


@pytest.fixture
def phones(rig: DeskRig) -> Phones:
    """Officers of the province, the city and two counties."""
    return Phones(rig)


async def test_whoever_stands_in_is_told_and_told_when_it_is_off(rig: DeskRig, phones: Phones) -> None:
    assert "9003 全天" in await phones.type(COUNTY, "/duty")
    await phones.tap(COUNTY, "请假", "明天")
    assert "已登记休假" in await phones.tap(COUNTY, "9002（220100）")
    assert "请您代班" in phones.newest(CITY).screen.text
    assert "您代9003值班（220104）" in phones.newest(CITY).screen.text
    await phones.tap(COUNTY, "看值班安排")
    await phones.tap(COUNTY, "撤销休假")
    assert "代班取消" in phones.newest(CITY).screen.text
    await phones.tap(COUNTY, "不撤销")
    assert "请您代班" in phones.newest(CITY).screen.text


async def test_hours_typed_and_stored(rig: DeskRig, phones: Phones, database: Database) -> None:
    await phones.type(COUNTY, "/duty")
    await phones.tap(COUNTY, "改值班时间")
    assert "将无人值班" in await phones.type(COUNTY, "工作日 8-18")
    assert "周一至周五 08:00–18:00" in await phones.tap(COUNTY, "仍要保存")
    async with database.read() as conn:
        assert len((await conn.execute(select(t.duty_hours.c.weekday).where(t.duty_hours.c.account_id == COUNTY))).all()) == 5


async def test_an_officer_is_assigned_and_it_ends(rig: DeskRig, phones: Phones) -> None:
    await phones.type(CITY, "/assign")
    await phones.tap(CITY, "220104", "按行业指派", "餐饮")
    assert "已指派9003负责：餐饮" in await phones.tap(CITY, "9003（220104")
    assert "· 餐饮：9003" in await phones.tap(CITY, "看指派情况")
    assert "「餐饮」不再由9003负责" in await phones.tap(CITY, "结束：9003", "结束")
    await rig.take(tapped(99, COUNTY, "asg:d220104", message_id=1))
    assert "没有找到这项内容" in phones.newest(COUNTY).screen.text
