"""Return checks on the page, step by step: a check with its strip of fourteen days, the isolation list, a risk that changes."""

from dataclasses import dataclass
from datetime import date

from playwright.async_api import expect

from bot.assembly.sample_neighbours import FORMER, ISOLATION_DAY
from conversations.screens.stays import day_short
from tests.browser.day import Newcomer

CLOCK = "2026-11-23T08:25:00+08:00"
"""A Monday, the same whenever it is run: days that are tapped lie in the look-back, and every picture shows the same day."""
AWAY = FORMER.staff[0]
HOME = "长春市绿园区"


@dataclass(frozen=True)
class Returner(Newcomer):
    """Walks through the three steps of the guide that are about return checks."""

    async def a_check_is_begun(self) -> None:
        """From the list of who owes one, to the question for the stays: fourteen empty squares."""
        say, manager = self.say, self.manager
        await manager.commands("return")
        await manager.sees(say("returns-title", enterprise="").strip(), AWAY)
        await manager.taps(say("button-check-owed", person=AWAY))
        await manager.sees(say("check-none"))
        await manager.taps(say("button-check-begin"))
        await manager.sees(say("ask-return_check-return_day"))
        await manager.taps(say("button-day-today"))
        await manager.sees(say("ask-return_check-stays"), "□" * 14)

    async def a_stay_is_picked(self) -> None:
        """A place by a part of its name, its days on the calendar: half of the strip is filled, and stays on one line."""
        say, manager = self.say, self.manager
        await manager.types("武汉")
        await manager.sees("武汉市", say("button-days-grid"))
        await manager.taps(say("button-days-grid"))
        await manager.sees(say("stay-first-day", place="武汉市"))
        await self.album.keep("days")
        await manager.taps_exactly("9")
        await manager.sees(say("stay-last-day", place="武汉市", first=day_short(date(2026, 11, 9), date(2026, 11, 9))))
        await manager.taps_exactly("15")
        await manager.sees("■" * 7 + "□" * 7)
        strip = await manager.newest.locator("code").bounding_box()
        assert strip is not None
        assert strip["height"] < 40, "the squares of a strip stand in one line"

    async def the_verdict_comes(self) -> None:
        """The rest at home, nothing wrong with the person: isolation all the same, with the reason; and the officer's phone rings."""
        say, manager, officer = self.say, self.manager, self.officer
        await manager.taps(say("button-home-rest", place=HOME))
        await manager.sees("■" * 14)
        await self.album.keep("strip")
        for key in ("button-stays-done", "transport-car", "button-no-exposures"):
            await manager.taps(say(key))
        await manager.types("36.5")
        await manager.sees(say("ask-return_check-symptoms"))
        await manager.taps(say("button-no-symptoms"))
        await manager.sees(say("ask-return_check-review"), AWAY, "■" * 14)
        await self.album.keep("check-review")
        await manager.taps(say("button-file-check"))
        await manager.sees(say("return-done", enterprise="").strip(), self.isolated_until(date(2026, 11, 29)), say("rule-high_risk"))
        await officer.hears()
        alert = await officer.sees(say("alert-title-high_risk"), f"{AWAY[0]}*", self.isolated_until(date(2026, 11, 29)))
        await expect(alert).not_to_contain_text(AWAY)
        await self.step_is_done("return")
        await self.album.keep("verdict")

    def isolated_until(self, day: date) -> str:
        """The verdict's first line."""
        return self.say("verdict-isolate", until=day_short(day, day))

    async def the_check_is_looked_at(self) -> None:
        """Its card holds the verdict and the strip."""
        await self.manager.taps(self.say("button-check-of", person=AWAY))
        await self.manager.sees(self.isolated_until(date(2026, 11, 29)), "■" * 14)

    async def the_officer_looks_who_is_isolated(self, count: int = 2) -> None:
        """So many by now, among them one on the ninth day of fourteen, who lacks a temperature."""
        say, officer = self.say, self.officer
        await officer.commands("isolation")
        day = say("isolation-day", day=ISOLATION_DAY, days=14)
        await officer.sees(say("isolated-counts", open=count, missed=1), day, f"{AWAY[0]}*")
        await self.step_is_done("isolation")
        await self.album.keep("isolated")

    async def a_district_becomes_one_of_risk(self) -> None:
        """One of two 朝阳区, chosen by a button; whoever was there is judged again, and admin and officer are told."""
        say, admin = self.say, self.admin
        await admin.types("/risk 朝阳区 中风险")
        await admin.sees(say("place-found", find="朝阳区", count=2))
        await admin.taps("长春市朝阳区")
        await admin.sees(say("ask-risk_change-review"), say("risk-medium"))
        await self.album.keep("risk")
        await admin.taps(say("button-risk-yes"))
        await admin.sees(say("risk-done-title"), say("rejudged-count-isolate", count=1))
        await self.officer.sees(say("rejudged-in-title", division="").strip(), "长春市朝阳区")
        await self.step_is_done("risk")
        await self.album.keep("judged-again")
