"""Guidance in both languages: reading and confirming, publishing with a second version, and what newly applies when a risk changes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from conversations.broadcast import Outcome
from conversations.codes import RiskLevel, Sector
from conversations.content import MediaFile, MediaKind, Part
from conversations.engine.signals import Tapped
from conversations.guidance_records import PublishGuidance
from tests.conversations import world_broadcasts, world_guidance
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import MANAGER, OFFICER, label
from tests.conversations.world import ZONE

SECOND, ADMIN = 3, 5
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=ZONE)


def masks(**more: object) -> PublishGuidance:
    """Guidance for supermarkets and photographers, with a text and a file."""
    told: dict[str, object] = {
        "title": {"zh-CN": "门店口罩与测温", "en": "Masks and temperatures in shops"},
        "summary": {
            "zh-CN": "顾客和员工进店都戴口罩、测体温，37.3℃ 及以上不进店。",
            "en": "Masks and a temperature for all who come in; nobody at 37.3 or more.",
        },
        "body": {
            "zh-CN": (
                Part("一、入口设专人测温。\n二、37.3℃ 及以上的劝离，并告知就近发热门诊。"),
                Part("张贴用海报", files=(MediaFile(MediaKind.DOCUMENT, "f1", "poster.pdf"),)),
            ),
            "en": (Part("1. Somebody takes temperatures at the entrance.\n2. Whoever has 37.3 or more is sent to a fever clinic."),),
        },
        "sectors": (Sector.SUPERMARKET, Sector.PHOTOGRAPHY),
        "risks": (),
        "must_confirm": True,
        "valid_from": date(2026, 11, 20),
    }
    return PublishGuidance(**{**told, **more})  # type: ignore[arg-type]


def plain(title: str, english: str, **more: object) -> PublishGuidance:
    """Guidance without a text of its own, for everybody."""
    told: dict[str, object] = {"sectors": (), "risks": (), "must_confirm": False, "valid_from": date(2026, 11, 1)}
    summary = {"zh-CN": f"{title}的要求。", "en": f"What is asked of {english.lower()}."}
    return PublishGuidance({"zh-CN": title, "en": english}, summary, {}, **{**told, **more})  # type: ignore[arg-type]


def people(talk: Talk) -> None:
    """Two managers, the officer of their district, an admin."""
    world = talk.world
    world.manager()
    world.manager(SECOND, "周玉兰", 18)
    world.officer()
    world.admin(ADMIN)
    world.hire("王芳|收银员")
    world.disinfections.sectors[18] = Sector.SUPERMARKET
    world.now = MONDAY


def guidance_read(talk: Talk) -> None:
    """Nothing yet; then the today card tells of some; reading, the whole text, 已阅, searching; a new version asks again."""
    people(talk)
    talk.type(MANAGER, "/guidance")
    world = talk.world
    world.apply(plain("外卖配送", "Deliveries", sectors=(Sector.CATERING,)), ADMIN)
    world.now += timedelta(hours=1)
    world.apply(plain("拍摄场所通风", "Airing studios", sectors=(Sector.PHOTOGRAPHY,), valid_until=date(2026, 12, 31)), ADMIN)
    world.now += timedelta(hours=1)
    world.apply(masks(), ADMIN)
    talk.type(MANAGER, "/today")
    talk.tap(MANAGER, label(talk, "防疫指引", "Guidance"))
    talk.tap(MANAGER, label(talk, "门店口罩", "Masks"))
    talk.tap(MANAGER, label(talk, "全文", "Full text"))
    talk.tap(MANAGER, label(talk, "已阅", "I have read it"))
    talk.type(MANAGER, "/guidance")
    talk.tap(MANAGER, label(talk, "只看待处理的", "Only what waits"))
    talk.tap(MANAGER, label(talk, "看全部", "See all"))
    talk.tap(MANAGER, label(talk, "查指引", "Search"))
    talk.type(MANAGER, label(talk, "消毒", "disinfection"))
    talk.tap(MANAGER, label(talk, "看全部", "See all"))
    talk.tap(MANAGER, label(talk, "查指引", "Search"))
    talk.type(MANAGER, label(talk, "通风", "airing"))
    talk.tap(MANAGER, label(talk, "拍摄场所", "Airing"))
    talk.tap(MANAGER, label(talk, "全部指引", "All guidance"))
    talk.heading(label(talk, "新版", "a new version"))
    changes = {"zh-CN": "增加：测温员每两小时报一次。", "en": "New: temperatures are told every two hours."}
    world.apply(masks(guidance_id=3, changes=changes, after=1), ADMIN)
    talk.type(MANAGER, "/guidance")
    talk.tap(MANAGER, label(talk, "门店口罩", "Masks"))
    talk.tap(MANAGER, label(talk, "以往版本", "Earlier versions"))
    talk.tap(MANAGER, label(talk, "第 1 版", "Version 1"))
    talk.heading(label(talk, "联络员看谁还没看", "the officer sees who has not"))
    talk.type(OFFICER, "/guidance")
    talk.tap(OFFICER, label(talk, "门店口罩", "Masks"))
    talk.tap(OFFICER, label(talk, "谁还没看", "Who has not"))


def guidance_publish(talk: Talk) -> None:
    """The first document, the next version of it, one admin overtaken by another, withdrawn and back."""
    people(talk)
    talk.type(ADMIN, "/guidance")
    talk.tap(ADMIN, label(talk, "发布指引", "Publish guidance"))
    talk.type(ADMIN, "理发店消毒")
    talk.type(ADMIN, "工具一客一消毒，毛巾一客一换，预约错峰。")
    talk.type(ADMIN, "一、剪刀、推子用 75% 酒精擦拭，每位顾客之后做一次。")
    talk.type(ADMIN, "二、毛巾一客一换，用后 500 mg/L 含氯消毒液浸泡 30 分钟。")
    talk.tap(ADMIN, label(talk, "写好了", "That is all"))
    talk.tap(ADMIN, label(talk, "写英文", "In English too"))
    talk.type(ADMIN, "Disinfection at hairdressers")
    talk.type(ADMIN, "Tools are disinfected and towels changed after every customer; please take appointments.")
    talk.tap(ADMIN, label(talk, "英文也用中文正文", "Use the Chinese text"))
    talk.tap(ADMIN, label(talk, "美容美发", "eauty"))
    talk.tap(ADMIN, label(talk, "选好了", "Done"))
    talk.type(ADMIN, "高")
    talk.tap(ADMIN, label(talk, "所有风险等级", "all risk levels"))
    talk.tap(ADMIN, label(talk, "要求已阅", "Must be confirmed"))
    talk.tap(ADMIN, label(talk, "今天", "Today"))
    talk.tap(ADMIN, label(talk, "长期有效", "Until further notice"))
    talk.tap(ADMIN, label(talk, "通知适用企业", "Tell those"))
    talk.tap(ADMIN, label(talk, "确认发布", "Publish"))
    talk.heading(label(talk, "新版", "the next version"))
    talk.tap(ADMIN, label(talk, "全部指引", "All guidance"))
    talk.tap(ADMIN, label(talk, "理发店", "hairdressers"))
    talk.tap(ADMIN, label(talk, "发布新版", "Next version"))
    talk.tap(ADMIN, label(talk, "沿用", "keep the last"))
    talk.tap(ADMIN, label(talk, "明天", "Tomorrow"))
    talk.type(ADMIN, label(talk, "12月31日", "31 Dec"))
    talk.type(ADMIN, "增加：每天停业前全店喷洒一次。")
    talk.type(ADMIN, "New: the whole shop is sprayed before closing.")
    talk.tap(ADMIN, label(talk, "只放入", "Only put"))
    talk.tap(ADMIN, label(talk, "确认发布", "Publish"))
    talk.heading(label(talk, "停用、恢复、回执", "withdrawn, back, receipts"))
    talk.tap(ADMIN, label(talk, "全部指引", "All guidance"))
    talk.tap(ADMIN, label(talk, "理发店", "hairdressers"))
    talk.tap(ADMIN, label(talk, "停用", "Withdraw"))
    talk.tap(ADMIN, label(talk, "确认停用", "Yes, withdraw"))
    talk.tap(ADMIN, label(talk, "撤销停用", "Undo"))
    talk.tap(ADMIN, label(talk, "全部指引", "All guidance"))
    talk.tap(ADMIN, label(talk, "理发店", "hairdressers"))
    talk.tap(ADMIN, label(talk, "回执", "Receipts"))


def guidance_risk(talk: Talk) -> None:
    """Guidance for places at medium risk: nobody's while all is low; the district becomes one, and it is there."""
    people(talk)
    world = talk.world
    risky = {"risks": (RiskLevel.MEDIUM, RiskLevel.HIGH), "must_confirm": True}
    world.apply(plain("中高风险地区限流", "Fewer customers at medium and high risk", **risky), ADMIN)
    talk.type(MANAGER, "/guidance")
    talk.type(OFFICER, "/guidance")
    world.say_risk("220100", RiskLevel.MEDIUM)
    world_guidance.rejudge(world, {}, {"/220000/220100/"})
    assert world.library.sent[-1] == (1, ("/220000/220100/",))
    talk.type(MANAGER, "/today")
    talk.tap(MANAGER, label(talk, "防疫指引", "Guidance"))
    talk.tap(MANAGER, label(talk, "限流", "Fewer"))
    talk.tap(MANAGER, label(talk, "已阅", "I have read it"))
    talk.type(OFFICER, f"/guidance {label(talk, '限流', 'fewer')}")
    talk.tap(OFFICER, label(talk, "限流", "Fewer"))
    talk.tap(OFFICER, label(talk, "谁还没看", "Who has not"))


def guidance_broadcast(talk: Talk) -> None:
    """A document from the library is sent; a newer version ends one that waits and one that is being sent; withdrawn, it is taken back."""
    people(talk)
    world = talk.world
    world.apply(masks(send=False), ADMIN)
    talk.type(ADMIN, "/broadcast")
    talk.tap(ADMIN, label(talk, "从指引库选", "From a guidance"))
    talk.tap(ADMIN, label(talk, "门店口罩", "Masks"))
    talk.tap(ADMIN, label(talk, "发通告", "Broadcast it"))
    talk.tap(ADMIN, label(talk, "就发这份", "Send it"))
    talk.tap(ADMIN, label(talk, "选好了", "Done"))
    talk.type(ADMIN, label(talk, "明天 9:00", "tomorrow 9:00"))
    talk.tap(ADMIN, label(talk, "预览", "Preview"))
    talk.tap(ADMIN, label(talk, "发给 2 人", "Send to 2"))
    _send_now(talk)
    world_broadcasts.start(world, 2)
    talk.heading(label(talk, "发到一半，有了新版", "half sent, there is a newer version"))
    talk.arrives(MANAGER, "broadcast", "2:0")
    world_broadcasts.happens(world, 2, MANAGER, Outcome.SENT)
    changes = {"zh-CN": "增加：测温员每两小时报一次。", "en": "New: temperatures are told every two hours."}
    world.apply(masks(guidance_id=1, changes=changes, after=1), ADMIN)
    talk.arrives(ADMIN, "broadcast_progress", "1")
    talk.arrives(ADMIN, "broadcast_progress", "2")
    assert talk.arrives(SECOND, "broadcast", "2:0") is None
    talk.heading(label(talk, "旧版的发送卡片不能再用", "the old version's questionnaire is of no use"))
    talk.send(ADMIN, Tapped("bcguide:1"), label(talk, "> [📣 发通告]（旧卡片）", "> [📣 Broadcast it] (an old card)"))
    talk.heading(label(talk, "新版发出后停用", "the newer one is sent, and withdrawn"))
    talk.send(ADMIN, Tapped("bcguide:2"), label(talk, "> [📣 发通告]", "> [📣 Broadcast it]"))
    _send_now(talk)
    world_broadcasts.start(world, 3)
    world_broadcasts.happens(world, 3, MANAGER, Outcome.SENT)
    talk.send(ADMIN, Tapped("guide:2"), label(talk, "> [门店口罩与测温]", "> [Masks and temperatures in shops]"))
    talk.tap(ADMIN, label(talk, "停用", "Withdraw"))
    talk.tap(ADMIN, label(talk, "确认停用", "Yes, withdraw"))
    talk.arrives(ADMIN, "broadcast_progress", "3")
    talk.arrives(MANAGER, "broadcast_withdrawn", "3:0")


def _send_now(talk: Talk) -> None:
    """The same document once more, at once."""
    if len(talk.world.broadcasts.held) == 1:
        talk.send(ADMIN, Tapped("bcguide:1"), label(talk, "> [📣 发通告]", "> [📣 Broadcast it]"))
    talk.tap(ADMIN, label(talk, "就发这份", "Send it"))
    talk.tap(ADMIN, label(talk, "选好了", "Done"))
    talk.tap(ADMIN, label(talk, "马上发出", "Send at once"))
    talk.tap(ADMIN, label(talk, "发给 2 人", "Send to 2"))


SCENES: dict[str, Callable[[Talk], None]] = {
    "guidance_read": guidance_read,
    "guidance_publish": guidance_publish,
    "guidance_risk": guidance_risk,
    "guidance_broadcast": guidance_broadcast,
}
