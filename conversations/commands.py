"""The commands that can be typed: what each opens for whom, and their order in the app's menu."""

from dataclasses import dataclass

from conversations.about_guidance import EVERYTHING
from conversations.alert_pages import EVERYWHERE
from conversations.roles import Account, Role


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the menu. `verb` is opened; with `per_enterprise` for the manager's enterprise (chosen first, if there are several),
    with `per_division` for the officer's division (there `division_verb`, where it is another one); with `takes_text` the rest of the
    message is its argument, with `per_enterprise` the one behind the only enterprise. `everywhere`: what stands for a division where an
    admin asks; with `from_the_top` the whole province stands for one where the admin is no officer. `own_verb` is opened for somebody
    who declares for nobody but themselves; in several enterprises, the today card, which has all of them. `role` None: for everybody."""

    name: str
    verb: str
    role: Role | None = None
    per_enterprise: bool = False
    per_division: bool = False
    takes_text: bool = False
    division_verb: str = ""
    own_verb: str = ""
    everywhere: str = ""
    from_the_top: bool = False

    def openings(self, account: Account) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What it can open for this person: verb and arguments, for each enterprise and each division."""
        own = account.enterprises() if self.per_enterprise else ()
        above = self.role is Role.ADMIN and account.is_admin()  # of whatever division they are an officer as well
        held = account.divisions() if self.per_division and not above else ()
        enterprises = tuple((self.verb, (str(m.enterprise_id), "0")) for m in own)
        alone = account.declares() if self.own_verb and not enterprises else ()
        declared = ((self.own_verb, (str(alone[0].staff_id),)),) if len(alone) == 1 else (("today", ()),) if alone else ()
        return (
            *enterprises,
            *((self.division_verb or self.verb, (m.division, "0")) for m in held),
            *(((self.verb, (self.everywhere, "0")),) if self.everywhere and account.is_admin() else ()),
            *(((self.verb, (EVERYWHERE,)),) if self.from_the_top and account.is_admin() and not held else ()),
            *declared,
        )


COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command("today", "today"),
        Command("report", "report", Role.MANAGER, per_enterprise=True),
        Command("history", "hist", Role.MANAGER, per_enterprise=True),
        Command("roster", "roster", Role.MANAGER, per_enterprise=True),
        Command("return", "ret", Role.MANAGER, per_enterprise=True, own_verb="self"),
        Command("alerts", "alerts", Role.OFFICER, per_division=True, everywhere=EVERYWHERE),
        Command("laggards", "lag", Role.OFFICER, per_division=True),
        Command("isolation", "ward", Role.MANAGER, per_enterprise=True, per_division=True, division_verb="isolist"),
        Command("couriers", "cour", Role.MANAGER, per_enterprise=True, own_verb="riding"),
        Command("run", "cour", Role.MANAGER, per_enterprise=True, own_verb="riding"),
        Command("trace", "trace", Role.OFFICER, per_division=True),
        Command("duty", "duty", Role.OFFICER, per_division=True),
        Command("disinfect", "dis", Role.MANAGER, per_enterprise=True, per_division=True, division_verb="overdue"),
        Command("assign", "assign", Role.ADMIN, per_division=True),
        Command("reminders", "reminders", Role.MANAGER, per_enterprise=True),
        Command("closed", "closed", Role.MANAGER, per_enterprise=True, takes_text=True),
        Command("enterprise", "find", Role.OFFICER, takes_text=True),
        Command("division", "div", Role.OFFICER, per_division=True, from_the_top=True),
        Command("messages", "msgs", Role.OFFICER, takes_text=True),
        Command("settings", "dayset", Role.OFFICER, takes_text=True),
        Command("broadcast", "bcnew", Role.ADMIN),
        Command("broadcasts", "bcs", Role.ADMIN),
        Command(
            "guidance",
            "guides",
            Role.MANAGER,
            per_enterprise=True,
            per_division=True,
            division_verb="guidesin",
            everywhere=EVERYTHING,
            takes_text=True,
        ),
        Command("risk", "risk", Role.ADMIN, takes_text=True),
        Command("policy", "policy", Role.ADMIN),
        Command("language", "lang"),
        Command("help", "help"),
        Command("menu", "help"),
        Command("start", "start"),
    )
}
"""`/cancel` is not here: it belongs to the flow that is running."""

MENU = (
    *("today", "report", "return", "roster", "history", "isolation", "disinfect", "couriers", "run", "reminders", "closed", "guidance"),
    *("alerts", "laggards", "enterprise", "division", "messages", "duty", "trace", "settings"),
    *("assign", "broadcast", "broadcasts", "risk", "policy", "language", "help", "cancel"),
)
"""Commands in the order of the app's menu; their descriptions are the messages `command-NAME`."""
