"""A courier's run on the page, step by step: begun by the manager, a live location that walks, the map of its track, what officers ask."""

import re
from dataclasses import dataclass

from playwright.async_api import Locator, expect

from tests.browser.day import Newcomer
from tests.browser.disinfecting import picture_of
from tests.browser.hands import Hands

COURIER = "周建国"
PLATE = "吉A12345"
CLOCK = "2026-11-23T14:10:00+08:00@{speed}"
"""The afternoon of the day, so many times as fast: whoever walks gets somewhere while the page is looked at."""
ORDERS = ("1023 春林佳园3栋 14:12 无接触", "1024 春林佳园9栋 14:12 拒收", "1025 安澜小区2栋")
AREA = "春林佳园"


@dataclass(frozen=True)
class Rider(Newcomer):
    """Walks through the two steps of the guide that are about couriers."""

    async def a_courier_is_added(self) -> None:
        """From the roster, with a plate, without a phone."""
        say, manager = self.say, self.manager
        await manager.commands("couriers")
        await manager.taps(say("button-courier-add"))
        await manager.sees(say("ask-courier_add-chosen"))
        await manager.taps(COURIER)
        await manager.taps(say("button-couriers-chosen", count=1))
        await manager.types(PLATE)
        await manager.taps(say("button-phone-later"))
        await manager.sees(COURIER, PLATE)
        await manager.taps(say("button-couriers-add"))
        await manager.taps(say("button-couriers"))
        await manager.sees(COURIER, PLATE)

    async def a_run_begins(self) -> None:
        """Temperature, symptoms, and one tap for all the rest."""
        say, manager = self.say, self.manager
        await manager.taps(COURIER)
        await manager.taps(say("button-run-begin"))
        await manager.sees(say("ask-run_start-temperature"))
        await manager.taps("36.5")
        await manager.taps(say("button-no-symptoms"))
        await manager.sees(say("ask-run_start-ready"))
        await manager.taps(say("button-ride-well", plate=PLATE))
        await manager.sees(say("run-begun", courier=COURIER, vehicle=PLATE, at="").strip())
        await self.album.keep("begun")

    async def deliveries_are_typed(self) -> None:
        """Three lines, one of them with a refusal."""
        say, manager = self.say, self.manager
        await manager.taps(say("button-run-go-on"))
        await manager.taps(say("button-run-add"))
        await manager.types("\n".join(ORDERS))
        await manager.sees(say("deliveries-added", count=len(ORDERS)))
        await manager.taps(say("button-deliveries-done"))
        await manager.sees(say("run-title", courier=COURIER, vehicle=PLATE), say("run-deliveries", count=3, exceptions=1))

    async def the_courier_walks(self, moves: int) -> Locator:
        """A live location, that moves so many times."""
        manager = self.manager
        await manager.phone.get_by_test_id("attach").click()
        await manager.phone.get_by_test_id("attach-live").click()
        shared = self.say("location-shared", courier=COURIER, until="⁇")
        await manager.sees(shared.partition("⁇")[0].rstrip(), self.say("button-run-end"))
        live = manager.phone.locator(".message").filter(has=self.page.get_by_test_id("walk")).last
        await live.get_by_test_id("walk").click()
        await expect(live).to_have_attribute("data-edits", re.compile(rf"^({moves}|[1-9]\d+)$"))
        await self.album.keep("walking")
        return live

    async def the_map_is_shown(self) -> None:
        """Drawn from the track, on the run's card."""
        say, manager = self.say, self.manager
        await manager.commands("couriers")
        await manager.taps(COURIER)
        await manager.taps(say("button-run-map"))
        await manager.sees(say("map-caption", courier=COURIER, vehicle=PLATE, day="").strip())
        width, height = await picture_of(manager.newest)
        assert min(width, height) > 400
        await self.step_is_done("run")
        await self.album.keep("map")

    async def asks_by_area(self, who: Hands) -> None:
        """Who served an area, in the last week: couriers of two enterprises, by their surnames."""
        say = self.say
        await who.commands("trace")
        await who.taps(say("button-trace-area"))
        await who.types(AREA)
        await who.taps(say("button-period-7"))
        await who.taps(say("button-trace-ask"))
        found = await who.sees("周*", "许*", AREA)
        await expect(found).not_to_contain_text(COURIER)

    async def looks_at_a_run(self, who: Hands) -> None:
        """The card of one of those that were found."""
        await who.taps("许*")
        await who.sees(self.say("run-title", courier="许*", vehicle=""))

    async def looks_at_its_map(self, who: Hands) -> None:
        """The way from door to door."""
        await who.taps(self.say("button-run-map"))
        await who.sees(self.say("map-caption", courier="许*", vehicle="", day="").strip())
        width, height = await picture_of(who.newest)
        assert min(width, height) > 400

    async def the_officer_asks(self) -> None:
        """The question, its answer, and the map of a run of another enterprise."""
        await self.asks_by_area(self.officer)
        await self.step_is_done("trace")
        await self.album.keep("trace")
        await self.looks_at_a_run(self.officer)
        await self.looks_at_its_map(self.officer)
        await self.album.keep("traced-map")
