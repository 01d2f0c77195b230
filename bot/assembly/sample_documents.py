"""Documents of the made-up town's guidance library, in both languages: for supermarkets, hairdressers, caterers and couriers, and one for
places at risk."""

from dataclasses import dataclass, field
from datetime import date

from conversations.codes import RiskLevel, Sector
from conversations.content import Entity, Part, units
from conversations.guidance_records import PublishGuidance


@dataclass(frozen=True, slots=True)
class Text:
    """A document in one language: `body` is a heading and numbered lines."""

    title: str
    summary: str
    body: tuple[str, ...]
    changes: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What is published of it. `follows`: the document whose next version it is."""

    zh: Text
    en: Text
    sectors: tuple[Sector, ...]
    risks: tuple[RiskLevel, ...] = ()
    must_confirm: bool = False
    follows: "Document | None" = field(default=None, repr=False)

    def record(self, valid_from: date) -> PublishGuidance:
        """As it is published, valid until further notice."""
        texts = {"zh-CN": self.zh, "en": self.en}
        return PublishGuidance(
            title={language: one.title for language, one in texts.items()},
            summary={language: one.summary for language, one in texts.items()},
            body={language: (_part(one),) for language, one in texts.items()},
            sectors=self.sectors,
            risks=self.risks,
            must_confirm=self.must_confirm,
            valid_from=valid_from,
            changes={language: one.changes for language, one in texts.items() if one.changes},
        )


def _part(text: Text) -> Part:
    """The body as one message, its title in bold."""
    return Part("\n".join((text.title, "", *text.body)), (Entity("bold", 0, units(text.title)),))


_SHOP_ZH = (
    "1. 入口设专人：不戴口罩不进店，体温 37.3℃ 及以上不进店，请其到发热门诊就诊。",
    "2. 开门前、午间、打烊后各通风一次，每次不少于 30 分钟；通风差的时段少放人。",
    "3. 收银台、购物车把手、冷柜拉手、称重屏每天用 500 mg/L 含氯消毒液擦拭 3 次，30 分钟后用清水再擦。",
    "4. 结账排队地上贴线，前后相隔 1 米；散装熟食加盖，一律由店员夹取。",
)
_SHOP_EN = (
    "1. Somebody stands at the entrance: no entry without a mask or at 37.3 °C and above; the person is sent to a fever clinic.",
    "2. Air the shop before opening, at noon and after closing, 30 minutes each; let fewer people in while the air is bad.",
    "3. Tills, trolley handles, freezer handles and scales: 500 mg/L chlorine three times a day, wiped with water after 30 minutes.",
    "4. Lines on the floor keep people at the till 1 metre apart; loose food is covered and served by staff alone.",
)
SUPERMARKETS = Document(
    Text("超市、便利店和菜店日常防疫", "进店测温戴口罩，一天通风 3 次、擦拭消毒 3 次，结账隔开 1 米。", _SHOP_ZH),
    Text(
        "Every day in supermarkets and groceries",
        "Masks and temperatures at the entrance; three times a day fresh air and disinfection; 1 metre apart at the till.",
        _SHOP_EN,
    ),
    (Sector.SUPERMARKET, Sector.CONVENIENCE, Sector.COMMUNITY_GROCERY),
)
SUPERMARKETS_NEXT = Document(
    Text(
        "超市、便利店和菜店日常防疫",
        "进店测温戴口罩，一天通风 3 次、擦拭消毒 3 次，结账隔开 1 米；到货先消毒再上架。",
        (*_SHOP_ZH, "5. 到货当时消毒：外包装用 500 mg/L 含氯消毒液喷洒或擦拭，记下批号或运单号，30 分钟后上架。"),
        "新增第 5 条：到货商品先消毒、记批号，再上架。",
    ),
    Text(
        "Every day in supermarkets and groceries",
        "Masks and temperatures at the entrance; fresh air and disinfection three times a day; goods are disinfected on arrival.",
        (
            *_SHOP_EN,
            "5. Goods are disinfected on arrival: 500 mg/L on the wrapping, the batch or waybill number noted, shelved after 30 minutes.",
        ),
        "New is point 5: goods are disinfected and their batch noted before they are shelved.",
    ),
    SUPERMARKETS.sectors,
    must_confirm=True,
    follows=SUPERMARKETS,
)
HAIRDRESSERS = Document(
    Text(
        "美容美发一客一消毒",
        "先预约，店内每把椅子隔开 1.5 米；工具一客一消毒，毛巾一客一换。",
        (
            "1. 电话或微信预约，等候的顾客不进店；椅位隔开 1.5 米。",
            "2. 员工和顾客全程戴口罩；剪脸侧头发时顾客用手扶住口罩，不摘。",
            "3. 剪刀、梳子、推子每服务一位顾客后用 75% 酒精擦拭，晾干再用。",
            "4. 毛巾、围布一客一换，用后在 500 mg/L 含氯消毒液中浸泡 30 分钟再洗。",
            "5. 暂停面部护理等必须摘口罩的项目。",
        ),
    ),
    Text(
        "Hairdressers: disinfect after every customer",
        "By appointment, chairs 1.5 metres apart; tools disinfected and towels changed after every customer.",
        (
            "1. Appointments by phone or WeChat; nobody waits inside; chairs stand 1.5 metres apart.",
            "2. Masks for all, all the time; at the temples the customer holds the mask in place.",
            "3. Scissors, combs and clippers are wiped with 75 % ethanol after each customer and left to dry.",
            "4. A fresh towel and cape for each; used ones soak in 500 mg/L available chlorine for 30 minutes before washing.",
            "5. No facial care or anything else for which the mask has to come off.",
        ),
    ),
    (Sector.BEAUTY,),
)
CATERING = Document(
    Text(
        "餐饮堂食和外卖",
        "后厨每班测温，发热咳嗽不上岗；餐桌隔开 1 米；骑手在取餐台取餐，不进后厨。",
        (
            "1. 后厨人员每班上岗前测温，有发热、咳嗽、腹泻的不上岗，当天报台账。",
            "2. 餐桌间隔 1 米以上，一桌用完用 500 mg/L 含氯消毒液擦拭后再接下一桌。",
            "3. 餐具煮沸或蒸汽消毒 15 分钟以上；合餐提供公筷公勺。",
            "4. 门口设取餐台，骑手不进后厨；餐盒封签，附上制作人和打包人的体温。",
            "5. 不加工来路不明的肉、禽、蛋，进货票据留存备查。",
        ),
    ),
    Text(
        "Catering: eating in and taking away",
        "The kitchen's temperatures before every shift; tables 1 metre apart; riders collect at the counter, never in the kitchen.",
        (
            "1. Temperatures before every shift; whoever has fever, a cough or diarrhoea does not work and stands in the day's ledger.",
            "2. Tables stand at least 1 metre apart and are wiped with 500 mg/L available chlorine between guests.",
            "3. Dishes are boiled or steamed for 15 minutes or more; shared dishes come with serving spoons.",
            "4. Riders collect at a counter by the door; boxes are sealed, with the temperatures of cook and packer on them.",
            "5. No meat, poultry or eggs of unknown origin; receipts of purchase are kept.",
        ),
    ),
    (Sector.CATERING,),
    must_confirm=True,
)
COURIERS = Document(
    Text(
        "配送人员和车辆",
        "出车前后测温、全程戴口罩；车和箱每班消毒；无接触放件，清单和轨迹留存。",
        (
            "1. 出车前、收车后各测一次体温，37.3℃ 及以上或咳嗽的不出车。",
            "2. 车厢、配送箱出车前和收车后各消毒一次，75% 酒精或 500 mg/L 含氯消毒液擦拭。",
            "3. 送到小区门口或指定架位，打电话告知，不当面交接；必须当面的，隔开 1 米。",
            "4. 每班在本系统登记配送清单并共享实时位置，清单和轨迹保存备查。",
            "5. 仓库入库商品到货即消毒，登记批号或运单号。",
        ),
    ),
    Text(
        "Couriers and their vans",
        "Temperatures before and after a run, masks on; vans and boxes disinfected; handover without contact; lists and tracks are kept.",
        (
            "1. A temperature before and after every run; whoever has 37.3 °C or more, or a cough, does not ride.",
            "2. Van and boxes are wiped before and after the run with 75 % ethanol or 500 mg/L available chlorine.",
            "3. Put it down at the gate or on the shelf and call; where it has to be handed over, keep 1 metre apart.",
            "4. The delivery list of every run is entered here and the live location shared; both are kept for inspection.",
            "5. Goods are disinfected when they enter the store, with their batch or waybill number.",
        ),
    ),
    (Sector.ECOMMERCE,),
)
RISKY = Document(
    Text(
        "中、高风险地区临时措施",
        "按平时一半放客，每天测温两次，员工两点一线；有异常 1 小时内上报。",
        (
            "1. 店内人数不超过平时的一半，门口有人计数，满了等一出一进。",
            "2. 员工早晚各测一次体温，上下班两点一线，不聚餐、不串岗。",
            "3. 人员密集的岗位戴医用外科口罩，4 小时一换。",
            "4. 发现发热或接触过病例的，当即停岗，1 小时内在本系统上报并电话告知联络员。",
        ),
    ),
    Text(
        "For the time being, where the risk is medium or high",
        "Half as many customers as usual; two temperatures a day; anything unusual is reported within an hour.",
        (
            "1. At most half as many people inside as usual, counted at the door; then one goes in as one comes out.",
            "2. Staff take their temperature morning and evening, go straight to work and home, and do not eat together.",
            "3. Surgical masks where many people meet, changed every 4 hours.",
            "4. Whoever has fever or met a case stops working at once; report it here within an hour and call the officer.",
        ),
    ),
    (),
    (RiskLevel.MEDIUM, RiskLevel.HIGH),
    must_confirm=True,
)
