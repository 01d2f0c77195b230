"""The newcomer's day on the page, step by step, in the words of either language. Labels and texts are the catalogue's own."""

import re
from dataclasses import dataclass
from functools import cached_property

from playwright.async_api import Page, expect

from conversations.view import Fact, Line
from conversations.wording import Wording
from tests.browser.hands import ADMIN, MANAGER, OFFICER, Album, Hands

WORDING = Wording()
ILL = "王芳"


@dataclass(frozen=True)
class Newcomer:
    """Walks a day, keeping a screenshot of every stage. `language` is what all three persons choose when they enrol."""

    page: Page
    album: Album
    language: str = "zh-CN"

    @cached_property
    def manager(self) -> Hands:
        return Hands(self.page, MANAGER)

    @cached_property
    def officer(self) -> Hands:
        return Hands(self.page, OFFICER)

    @cached_property
    def admin(self) -> Hands:
        return Hands(self.page, ADMIN)

    def say(self, key: str, **facts: Fact) -> str:
        """A text of the catalogue as the page shows it: the first line, without markup."""
        text = WORDING.plain(Line(key, facts), self.language)
        return re.sub("<[^>]+>", "", text).split("\n")[0].strip()

    async def step_is_done(self, key: str) -> None:
        """The guide has ticked the step off."""
        await expect(self.page.get_by_test_id(f"step-{key}")).to_have_attribute("data-done", "true")

    async def jump(self, key: str, shows: str) -> None:
        """Move the clock to a stop; it then shows this time of the bot's zone."""
        await self.page.get_by_test_id(f"jump-{key}").click()
        await expect(self.page.get_by_test_id("clock-time")).to_contain_text(shows)

    async def enrols(self, who: Hands) -> None:
        await who.start()
        await who.taps(self.say(f"language-{self.language}"))
        await who.sees(self.say("ask-enrolment-consent"))
        await who.taps(self.say("button-agree"))
        await who.sees(self.say("enrolled-manager", subject=""))

    async def everybody_enrols(self) -> None:
        await self.enrols(self.manager)
        await self.enrols(self.officer)
        await self.step_is_done("enrol")
        await self.enrols(self.admin)
        await self.album.keep("enrolled")

    async def a_roster_is_taken_over(self) -> None:
        """It has been sent; the manager looks at what was read, and agrees."""
        await self.manager.sees(self.say("import-header", name=""), "9")
        await self.album.keep("roster-read")
        await self.manager.taps(self.say("button-import-yes"))
        await self.manager.sees(self.say("import-done"))
        await self.step_is_done("roster")

    async def a_fever_is_reported(self) -> None:
        """One person with 38.2 °C, whom the manager would put on post at first."""
        say, manager = self.say, self.manager
        await manager.taps(say("button-report"))
        await manager.taps(say("button-exceptions"))
        await manager.taps(ILL)
        await manager.taps(say("button-done-count", count=1))
        await manager.taps("38.2")
        await manager.taps(say("symptom-cough"))
        await expect(manager.newest).to_contain_text(say("chosen", label=Line("symptom-cough")))
        await manager.taps(say("button-other-status"))
        await manager.taps(say("status-on_post"))
        await manager.sees("⛔", ILL, "38.2")
        await self.album.keep("not-on-post")
        await manager.taps(say("status-home_isolation"))
        await manager.sees(say("ask-health_ledger-review"), "38.2")
        await self.album.keep("review")
        await manager.taps(say("button-file-report"))

    async def the_officers_phone_rings(self) -> None:
        """With a badge, and the person by surname and post alone."""
        await self.officer.hears()
        await expect(self.officer.phone.get_by_test_id("badge")).to_have_text("1")
        await self.manager.sees(self.say("reported-title", enterprise=""))
        alert = await self.officer.sees("王*", "38.2")
        await expect(alert).not_to_contain_text(ILL)
        await self.step_is_done("report")
        await self.album.keep("alert")

    async def the_officer_deals_with_it(self) -> None:
        say, officer = self.say, self.officer
        await officer.taps(say("button-acknowledge"))
        await expect(officer.phone.get_by_test_id("toast").last).to_have_text(say("toast-acknowledged"))
        await expect(officer.phone.get_by_test_id("badge")).to_be_hidden()
        await officer.taps(say("button-resolve"))
        await officer.taps(say("resolution-isolated"))
        await expect(officer.message("王*")).to_contain_text(say("resolution-isolated"))
        await self.step_is_done("alert")
        await self.album.keep("resolved")

    async def the_digest_comes(self) -> None:
        """At the cutoff, with a button that reminds all who can be reached."""
        await self.jump("cutoff", "12:05")
        await self.officer.sees(self.say("digest-title", division="", day="").split()[0])
        await self.step_is_done("cutoff")
        await self.album.keep("digest")

    async def sees_in_the_policy(self, name: str, value: str) -> None:
        """The admin opens one value of the policy, as if to change it."""
        await self.admin.commands("policy")
        await self.admin.taps(self.say(f"policy-name-{name}"))
        await self.admin.sees(self.say(f"policy-name-{name}"), value)
