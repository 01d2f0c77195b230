"""Disinfection on the page, step by step: points by the trade, one tap, the week as a picture, and what an officer sees of a neighbour."""

from dataclasses import dataclass

from playwright.async_api import Locator, expect

from conversations.point_names import point_name
from tests.browser.day import Newcomer
from tests.browser.hands import Hands

POINTS = 7
PLATE = "吉A12345"
NEIGHBOUR = "绿园祥嘉快餐商行"
KITCHEN = point_name("kitchen", "zh-CN")
"""In the words of its manager, whatever the officer speaks."""


async def picture_of(message: Locator) -> tuple[int, int]:
    """Width and height of a message's picture, once it is shown whole."""
    picture = message.locator("img")
    await expect(picture).to_be_visible()
    size = await picture.evaluate("each => each.decode().then(() => [each.naturalWidth, each.naturalHeight])")
    return int(size[0]), int(size[1])


@dataclass(frozen=True)
class Disinfector(Newcomer):
    """Walks through the step of the guide that is about disinfection, and looks at the grids."""

    def point(self, key: str) -> str:
        """The name of a proposed point."""
        return point_name(key, self.language)

    async def points_are_set_up(self) -> None:
        """What the trade usually has, with the plate of one van."""
        say, manager = self.say, self.manager
        await manager.commands("disinfect")
        await manager.sees(say("disinfect-none", name="").strip())
        await manager.taps(say("button-points-setup"))
        await manager.sees(say("ask-points_setup-points"), say("sector-supermarket"))
        await manager.taps(say("button-points-ticked", count=POINTS))
        await manager.sees(say("ask-points_setup-plates"))
        await manager.types(PLATE)
        await manager.sees(say("ask-points_setup-review"), PLATE)
        await self.album.keep("points")
        await manager.taps(say("button-setup-yes"))
        await manager.sees(say("setup-done", count=POINTS))

    async def one_tap_logs(self) -> None:
        """The usual treatment at the entrance counts for the time that is next."""
        say, manager = self.say, self.manager
        await manager.taps(say("button-disinfect-see"))
        await manager.sees(say("disinfect-title", name="", day="", at="").strip(), self.point("entrance_checkout"))
        await manager.taps(say("button-disinfected", name=self.point("entrance_checkout")))
        logged = say("logged", name=self.point("entrance_checkout"), at="⁇", treatment="", operator="")
        await manager.sees(logged.partition("⁇")[0].rstrip(" ，,"))
        await self.step_is_done("disinfect")
        await self.album.keep("logged")

    async def sees_a_week(self, who: Hands) -> Locator:
        """The grid as a picture, tall enough to be read, that opens whole when it is tapped."""
        await who.taps(self.say("button-disinfect-week"))
        message = await who.sees(self.say("week-title", name="", first="", last="").strip())
        width, height = await picture_of(message)
        assert width > 600
        assert height > 400
        return message

    async def the_manager_is_reminded(self) -> None:
        """One message for all points that are due; what was done is not among them."""
        reminder = await self.manager.sees(self.say("disinfect-reminder", enterprise="", count=1), self.point("sales_floor"))
        await expect(reminder).not_to_contain_text(self.point("entrance_checkout"))

    async def the_officer_finds_a_neighbour(self) -> None:
        """From who has points open to the enterprise's day, at the time when something is due."""
        say, officer = self.say, self.officer
        await officer.commands("today")
        await officer.taps(say("button-overdue", count=3))
        await officer.sees(say("overdue-title", division="", day="").strip())
        await self.album.keep("open")
        await officer.taps(NEIGHBOUR)
        await officer.sees(say("disinfect-title", name="", day="", at="").strip(), KITCHEN)
