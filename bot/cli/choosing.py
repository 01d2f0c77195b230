"""From what an operator typed to the one thing meant, or a clear answer why not."""

from bot.assembly.invitations import Invitations
from bot.cli.console import WRONG_USE, OperatorError
from bot.cli.words import say
from bot.storage.registry import DivisionFound, EnterpriseFound, OfficerFound


async def the_enterprise(invitations: Invitations, text: str) -> EnterpriseFound:
    """The enterprise of that name or 统一社会信用代码. Raises OperatorError, with the candidates where there are several."""
    found = await invitations.enterprises(text)
    if len(found) == 1:
        return found[0]
    if not found:
        raise OperatorError(say(f"--enterprise: no enterprise is called {text}", f"--enterprise：没有名为“{text}”的企业"), WRONG_USE)
    heading = say("--enterprise: several fit; use the code:", "--enterprise：有多家企业符合，请改用统一社会信用代码：")
    listed = "\n".join(f"  {one.uscc}  {one.name}  {one.division_name}" for one in found)
    raise OperatorError(f"{heading}\n{listed}", WRONG_USE)


async def the_division(invitations: Invitations, code: str) -> DivisionFound:
    """The division or unit of that code. Raises OperatorError."""
    found = await invitations.division(code)
    if found is None:
        raise OperatorError(
            say(
                f"--division: no division or unit has the code {code} (have you run `fugong import divisions`?)",
                f"--division：没有代码为 {code} 的行政区划或上报单位（是否已运行 fugong import divisions？）",
            ),
            WRONG_USE,
        )
    return found


async def the_officer(invitations: Invitations, place: DivisionFound, name: str | None) -> OfficerFound | None:
    """The officer of the imported list: the one called `name`, or the only one; None where the list has nobody for the place."""
    listed = await invitations.officers(place.code)
    fitting = [one for one in listed if name is None or one.name == name]
    if len(fitting) == 1:
        return fitting[0]
    if not listed and name is None:
        return None
    names = say(", ", "、").join(one.name for one in listed) or say("nobody", "无")
    raise OperatorError(
        say(f"--name: whom? The list has for {place.name}: {names}", f"--name：请指明是谁。{place.name}的名单：{names}"), WRONG_USE
    )
