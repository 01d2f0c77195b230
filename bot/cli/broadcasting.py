"""`fugong broadcast`: a broadcast from the terminal. It is written down in an admin's name; a process that serves sends it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot import log
from bot.assembly.keys import secret_key
from bot.assembly.terminal_broadcasts import TerminalBroadcasts, Written
from bot.cli.audience import the_audience
from bot.cli.broadcast_progress import follow
from bot.cli.console import WRONG_USE, OperatorError, err, out
from bot.cli.context import at_head, clock, run, settings
from bot.cli.words import say
from bot.files.broadcast_file import BadContent, read_content
from bot.settings import Settings, terminal_language
from bot.storage.broadcasts.admins import AdminFound
from bot.storage.secrets import Keyring
from conversations.audience import Audience
from conversations.broadcast import AudienceCount
from conversations.broadcast_content import first_words, language_of
from conversations.broadcast_estimate import minutes_for, stars_for
from conversations.broadcast_records import CreateBroadcast
from conversations.broadcast_takes import each_gets
from conversations.content import Parts
from conversations.wording import LANGUAGES, Wording

_MOST_AHEAD = timedelta(days=60)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(broadcast)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the options say besides the audience."""

    content: Mapping[str, Parts]
    confirm: bool
    at: datetime | None
    paid: bool
    author: str | None
    dry_run: bool
    yes: bool


def broadcast(  # noqa: PLR0913 - an option each
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Text with **bold**, _italic_, [words](https://…); or .json.")],
    audience: Annotated[list[str] | None, typer.Option(metavar="FIELD=VALUE,…", help="Whom for; may be repeated, all must fit.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(metavar="FIELD=VALUE,…", help="Who does not get it.")] = None,
    language: Annotated[str | None, typer.Option(metavar="zh-CN|en", help="Of FILE; without it, by its letters.")] = None,
    english: Annotated[Path | None, typer.Option(metavar="FILE", help="The same in English.")] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Everybody is asked to confirm.")] = False,
    at: Annotated[str | None, typer.Option(metavar="'YYYY-MM-DD HH:MM'", help="When it starts; without it at once.")] = None,
    paid: Annotated[bool, typer.Option("--paid", help="At the paid rate (FUGONG_PAID_RATE).")] = False,
    author: Annotated[
        str | None, typer.Option(metavar="NAME-OR-ID", help="The admin in whose name; needed where there are several.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show whom it would reach, and write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Send a message to many. Fields of --audience and --exclude: role (manager, officer, admin), division, sector, risk, key, size,
    silent (days without a report), list (a file with an enterprise a line)."""
    of = settings()
    log.set_up("ERROR")
    if paid and not of.paid_rate:
        raise OperatorError(say("--paid: FUGONG_PAID_RATE is not set", "--paid：没有设置 FUGONG_PAID_RATE"), WRONG_USE)
    content = _contents(file, language, english)
    wish = _Wish(content, confirm, _moment(at, clock(of).local()), paid, author, dry_run, yes)
    written: list[Written] = []
    try:
        run(_broadcast(of, wish, audience or (), exclude or (), written))
    except KeyboardInterrupt:
        if not written:
            raise
        number = written[0].id
        err().print(
            say(
                f"broadcast {number} goes on; to stop it pause or cancel it in the chat: /broadcasts",
                f"通告 {number} 继续发送；要停止，请在聊天里用 /broadcasts 暂停或取消",
            )
        )
        raise typer.Exit(130) from None


def _contents(file: Path, language: str | None, english: Path | None) -> Mapping[str, Parts]:
    """The texts by language. Raises OperatorError for a language that there is not, and for the same one twice."""
    if language is not None and language not in LANGUAGES:
        raise OperatorError(say(f"--language {language}: zh-CN or en", f"--language {language}：只能是 zh-CN 或 en"), WRONG_USE)
    first = _content(file)
    found = language or language_of(first)
    if english is None:
        return {found: first}
    second = _content(english)
    if found == "en":
        raise OperatorError(
            say(
                f"--english: {file} is in English already; if it is not, add --language zh-CN",
                f"--english：{file} 已是英文；如果不是，请加 --language zh-CN",
            ),
            WRONG_USE,
        )
    if language is None and language_of(second, "en") != "en":
        raise OperatorError(
            say(
                f"--english {english}: this is Chinese, as {file} is; if it is not, add --language zh-CN",
                f"--english {english}：与 {file} 一样是中文；如果不是，请加 --language zh-CN",
            ),
            WRONG_USE,
        )
    return {found: first, "en": second}


def _content(file: Path) -> Parts:
    try:
        return read_content(file.name, file.read_bytes())
    except OSError as error:
        raise OperatorError(f"{file}: {error.strerror}", WRONG_USE) from None
    except BadContent as bad:
        where = f"{file}" if bad.number is None else say(f"{file}, message {bad.number}", f"{file}，第 {bad.number} 条")
        if bad.line is None:
            why = say("neither UTF-8 text nor a JSON list of messages", "既不是 UTF-8 文本，也不是 JSON 格式的消息列表")
        else:
            why = Wording().toast(bad.line, terminal_language())
        raise OperatorError(f"{where}: {why}", WRONG_USE) from None


def _moment(text: str | None, now: datetime) -> datetime | None:
    if text is None:
        return None
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        raise OperatorError(
            say(f"--at {text}: no moment such as '2026-11-24 09:00'", f"--at {text}：应如 '2026-11-24 09:00'"), WRONG_USE
        ) from None
    moment = said if said.tzinfo is not None else said.replace(tzinfo=now.tzinfo)
    if not now < moment <= now + _MOST_AHEAD:
        days = _MOST_AHEAD.days
        raise OperatorError(say(f"--at {text}: within {days} days from now", f"--at {text}：应在今后 {days} 天之内"), WRONG_USE)
    return moment


async def _broadcast(of: Settings, wish: _Wish, include: Sequence[str], exclude: Sequence[str], written: list[Written]) -> None:
    async with at_head(of) as database:
        terminal = TerminalBroadcasts(database, clock(of), Keyring(secret_key(of)))
        author = await _author(terminal, wish.author)
        audience = await the_audience(terminal, include, exclude)
        count = await terminal.reach(audience)
        _tell(of, wish, count)
        reached = count.reached
        if reached >= (most := await terminal.second_from()):
            await _tell_of_another(terminal, author, most)
        if wish.dry_run:
            return
        if not reached:
            raise OperatorError(say("nobody can be reached: nothing was written", "没有人能收到，未写入"))
        _agreed(wish, reached)
        written.append(await terminal.write(_record(wish, audience, reached), author))
        await _after(terminal, wish, written[0])


def _record(wish: _Wish, audience: Audience, reached: int) -> CreateBroadcast:
    return CreateBroadcast(wish.content, audience, wish.confirm, wish.at, paid=wish.paid, expected=reached, terminal=True)


async def _author(terminal: TerminalBroadcasts, said: str | None) -> AdminFound:
    """The admin of that name or number, or the only one. Raises OperatorError."""
    known = await terminal.admins()
    fitting = [one for one in known if said is None or said in (one.name, str(one.id))]
    if len(fitting) == 1:
        return fitting[0]
    if not known:
        raise OperatorError(
            say("--author: there is no admin yet: `fugong invite admin`", "--author：还没有管理员，请先 fugong invite admin")
        )
    listed = "\n".join(f"  {one.id}  {one.name}" for one in known)
    raise OperatorError(say(f"--author: in whose name?\n{listed}", f"--author：以谁的名义？\n{listed}"), WRONG_USE)


def _tell(of: Settings, wish: _Wish, count: AudienceCount) -> None:
    """Whom it reaches, ten of them, how long it takes, what it costs."""
    reached = count.reached
    rate = of.paid_rate if wish.paid else of.rate
    each = each_gets(wish.content, buttons=wish.confirm)
    minutes = minutes_for(reached * each, rate)
    out().print(
        say(
            f"{reached} people ({count.unreachable} more cannot be written to), {each} messages each: about {minutes} min at {rate:g}/s",
            f"{reached} 人能收到（另有 {count.unreachable} 人收不到），每人 {each} 条：按每秒 {rate:g} 条约需 {minutes} 分钟",
        )
    )
    if wish.paid:
        stars = stars_for(reached * each)
        out().print(say(f"at most {stars} Stars of the bot (0.1 a message)", f"最多消耗机器人 {stars} 颗星星（每条 0.1 颗）"))
    for language, parts in wish.content.items():
        out().print(f"  {language}  {escape(first_words(parts))}")
    for name in count.samples:
        out().print(f"  {escape(name)}")


async def _tell_of_another(terminal: TerminalBroadcasts, author: AdminFound, most: int) -> None:
    """It will wait for another admin; where there is none, what can be done."""
    others = sum(one.id != author.id for one in await terminal.admins())
    out().print(say(f"{most} people or more: another admin has to approve it", f"达到 {most} 人：须另一位管理员确认"))
    if not others:
        why = "there is no other admin yet: `fugong invite admin`, or narrow the audience"
        err().print(say(why, "目前没有别的管理员：请先 fugong invite admin，或缩小发送对象"))


def _agreed(wish: _Wish, reached: int) -> None:
    if wish.yes:
        return
    if not err().is_terminal:
        raise OperatorError(say("--yes is needed where nobody can be asked", "无法询问，请加 --yes"), WRONG_USE)
    typer.confirm(say(f"Send it to {reached} people?", f"发给 {reached} 人？"), abort=True, err=True)


async def _after(terminal: TerminalBroadcasts, wish: _Wish, written: Written) -> None:
    number = written.id
    if written.asked:
        out().print(
            say(f"broadcast {number} waits until another admin approves it in the chat", f"通告 {number} 等另一位管理员在聊天里确认")
        )
        return
    served = await terminal.is_served()
    if not served:
        err().print(
            say(
                f"nobody is serving at this moment: broadcast {number} leaves as soon as `fugong serve` runs",
                f"现在没有服务在运行：通告 {number} 在 fugong serve 启动后发出",
            )
        )
    if wish.at is not None:
        when = wish.at.strftime("%Y-%m-%d %H:%M")
        out().print(say(f"broadcast {number} starts at {when}", f"通告 {number} 将于 {when} 发出"))
    elif served:
        await follow(terminal, number)
