"""What guidance cards are about, for loading and for the access check."""

from conversations.about import number_at
from conversations.briefing import Briefing
from conversations.guidance import GuidancePage, GuidanceVersion, ReceiptPage
from conversations.guidance_keys import Asked, asked_of, list_key, number, version_key
from conversations.roles import Account, Subject
from conversations.want import Want

Args = tuple[str, ...]
EVERYTHING = "all"
"""Stands for an enterprise where those who publish look at the whole library."""


def asked_in(args: Args, account: Account | None, *, division: bool = False) -> Asked:
    """The list that a button (`ABOUT:PAGE:TEXT`) or a command (`ABOUT:TEXT`, `ABOUT:0`) asks for."""
    about = args[0] if args else ""
    typed = len(args) == 2 and args[1] != "0"
    page, text = ("0", args[1]) if typed else (args[1] if len(args) > 1 else "", ":".join(args[2:]))
    reader = account.id if account is not None and account.enterprises() else 0
    enterprise = 0 if division else number(about)
    return Asked(enterprise, about if division else "", reader, number(page), text)


def names_list(args: Args) -> bool:
    """Whether it is said of which list: not, where a command was typed by somebody who has several."""
    return bool(args) and (args[0] == EVERYTHING or number(args[0]) > 0)


def wants_list(args: Args, account: Account | None) -> tuple[Want, ...]:
    """A page of what applies to an enterprise, and its name; or of all."""
    if not names_list(args):
        return ()
    named = (Want("enterprise", number_at(args, 0)),) if args[0] != EVERYTHING else ()
    return (*named, Want("guidance_list", list_key(asked_in(args, account))))


def wants_list_in(args: Args, account: Account | None) -> tuple[Want, ...]:
    """A page of what applies in a division."""
    return (Want("guidance_list", list_key(asked_in(args, account, division=True))),) if args else ()


def list_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """The enterprise; for all of it, those who publish; for nothing named, the reader."""
    if not names_list(args):
        return reader_concerned(args, briefing)
    if args[0] == EVERYTHING:
        return Subject() if briefing.account is not None and briefing.account.is_admin() else None
    enterprise = briefing.enterprises.get(number_at(args, 0))
    return Subject(enterprise.id, enterprise.path) if enterprise is not None else None


def division_read(args: Args, briefing: Briefing) -> Subject | None:
    """A division that the reader holds."""
    held = briefing.account.divisions() if briefing.account is not None else ()
    return next((Subject(path=one.path) for one in held if args and one.division == args[0]), None)


def reader_concerned(_args: Args, briefing: Briefing) -> Subject:
    """The reader: a manager by the first of the own enterprises. What guidance says is no secret among those who may read any."""
    own = briefing.account.enterprises() if briefing.account is not None else ()
    return Subject(enterprise_id=own[0].enterprise_id) if own else Subject()


IN_DIVISION = "guidesin"
"""The verb of a division's list; that of an enterprise's, and of all, is `guides`."""
LIST_VERBS = ("guides", IN_DIVISION)


def wants_searched(args: Args) -> tuple[Want, ...]:
    """What a search in a list is about: its verb, and an enterprise, of which the name is wanted, or a division."""
    return (Want("enterprise", number_at(args, 1)),) if args[:1] == LIST_VERBS[:1] and number_at(args, 1) else ()


def searched_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """As of the list that is searched."""
    if len(args) != 2 or args[0] not in LIST_VERBS:
        return None
    return (division_read if args[0] == IN_DIVISION else list_concerned)(args[1:], briefing)


def page_of(briefing: Briefing) -> GuidancePage:
    """The page that was loaded."""
    return next(iter(briefing.guidance_pages.values()), GuidancePage(0, 1, 0, ()))


def page_key(briefing: Briefing) -> Asked:
    """What that page was asked with."""
    return asked_of(next(iter(briefing.guidance_pages), ""))


def wants_version(args: Args, account: Account | None) -> tuple[Want, ...]:
    """The version whose id comes first, as the reader has read it."""
    return (Want("guidance", version_key(number_at(args, 0), account)),)


def version_of(args: Args, briefing: Briefing) -> GuidanceVersion | None:
    """That version."""
    key = number_at(args, 0)
    return next((one for one in briefing.guidance.values() if one.id == key), None)


def version_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """The reader, of a version that exists."""
    return reader_concerned(args, briefing) if version_of(args, briefing) is not None else None


def wants_versions(args: Args) -> tuple[Want, ...]:
    """All versions of the guidance whose id comes first."""
    return (Want("guidance_versions", number_at(args, 0)),)


def versions_of(args: Args, briefing: Briefing) -> tuple[GuidanceVersion, ...]:
    """Those versions, the newest first; none where there is no such guidance."""
    return briefing.guidance_versions.get(number_at(args, 0), ())


def versions_concerned(args: Args, briefing: Briefing) -> Subject | None:
    """The reader, of guidance that exists and holds, but for those who publish."""
    found = versions_of(args, briefing)
    publishes = briefing.account is not None and briefing.account.is_admin()
    return reader_concerned(args, briefing) if found and (publishes or not found[0].withdrawn) else None


def wants_receipts(args: Args, account: Account | None) -> tuple[Want, ...]:
    """Who has read a version: version, division (empty: everywhere), page."""
    version, code, page = [*args, "", "", ""][:3]
    key = f"{number(version)}:{code}:{number(page)}"
    return (Want("guidance", version_key(number(version), account)), Want("guidance_receipts", key))


def receipts_of(briefing: Briefing) -> ReceiptPage | None:
    """The page that was loaded."""
    return next(iter(briefing.guidance_receipts.values()), None)


def receipts_concerned(_args: Args, briefing: Briefing) -> Subject | None:
    """The division that is asked about."""
    page = receipts_of(briefing)
    return Subject(path=page.path) if page is not None else None
