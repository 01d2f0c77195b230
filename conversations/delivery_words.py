"""The words of a delivery list: how it was handed over, what went wrong, what says nothing, and which numbers are phones.

All of them are looked for in text that is half-width (NFKC); capitals do not count.
"""

import re

_FLAGS = re.IGNORECASE

_PHONE_LABEL = r"(?:(?:收件人|收货人|顾客|客户|联系)?(?:手机号码?|手机|电话|联系方式)|\b(?:tel|mobile|phone))\s?[:.]?\s?"
PHONE = re.compile(
    rf"(?:{_PHONE_LABEL})?(?<![A-Za-z0-9+-])(?:\+?86[- ]?)?"
    r"(?P<digits>1\d{10}|1[3-9]\d[- ]\d{4}[- ]\d{4}|0\d{2,3}-\d{7,8})"
    r"(?:\s?(?:转|ext\.?\s?|[-_])\s?(?P<extension>\d{1,6}))?(?![A-Za-z0-9-])",
    _FLAGS,
)
"""A recipient's number with its label: 11 digits beginning with 1, also in groups or with the extension of a number that hides another
one, or a landline with its hyphen."""
HIDDEN_PHONE = re.compile(rf"(?:{_PHONE_LABEL})?(?<!\d)1\d{{2}}\*{{2,8}}\d{{2,4}}(?!\d)")
"""A number that the shop system has hidden already. It says nothing."""

_PLACED = (
    r"(?:放|搁|置|送到?)(?:在|到|于|至)?(?:家|自家|单元|小区|楼|大|客户|顾客)?"
    r"(?:门口|门外|门边|门前|门卫室?|保安室?|前台|楼下|大厅|鞋柜上?|架子?上|奶箱|指定地点|驿站|柜子?里?)|挂在?门(?:把手上?|上)"
)
_PUT_IN = "(?:已?[放存入](?:在|到|于|至)?)"
_CABINET = r"(?:(?:代收|快递|外卖|取餐|自提|智能|丰巢|蜂巢)+柜[里内中]?|丰巢|已?入柜|存柜)"
_LEFT = r"(?:left|leave|dropped|drop|placed)(?: off)?(?: at| by| outside| in front of| in)?(?: the)?(?: front| main| parcel)? ?"
_CONTACTLESS = (
    rf"(?:[无零非不]接触|{_PLACED}|{_PUT_IN}?{_CABINET}|contact-?less|(?:no|zero|without)[- ]contact"
    rf"|{_LEFT}(?:door(?:step)?|gate|porch|lobby|reception|locker|outside)|at the door|(?:parcel )?\blocker\b)"
)
_IN_PERSON = (
    r"(?:当面(?:交付|签收|交接|递交|交)?|面对面|面交|面签|本人(?:已?签收|收货|收取|领取|签字|收)|亲(?:自)?(?:签收|签|收)|(?:客户|顾客|收件人|收货人)(?:已?签收)"
    r"|送到手[上中里]?|手递手|有接触|in[- ]person|hand[- ]to[- ]hand|face[- ]to[- ]face|handed (?:over )?to (?:the )?(?:customer|recipient)"
    r"|signed (?:for )?by (?:the )?(?:customer|recipient))"
)
CONTACT = re.compile(
    rf"(?P<denied>没有?|未(?:采用|使用)?|不是|非|不|not )?(?:(?P<contactless>{_CONTACTLESS})|(?P<in_person>{_IN_PERSON}))"
    r"(?:式?(?:配送|送达|交付|投递|交接|签收)|[- ]delivery)?"
    r"(?:\s?[:=]\s?(?P<answer>是|否|有|无|yes|no|y|n|√|✓|×)(?!\w)|\s?(?P<told>[是否])(?!\w))?",
    _FLAGS,
)
"""A way of handing over, perhaps denied in front (`未采用无接触`) or behind (`无接触：否`)."""
YES = frozenset({"是", "有", "y", "yes", "√", "✓", "1", "true", "t", "对"})
NO = frozenset({"否", "无", "n", "no", "×", "x", "0", "false", "f", "不是", "没有"})

LABELLED = re.compile(r"(?:异常(?:情况|原因|说明|备注)?|备注|问题|exceptions?|problems?|issues?|remarks?|notes?)\s?:\s?", _FLAGS)
"""What stands behind it, up to the end of the line, is the exception in the courier's own words."""
ALL_WELL = re.compile(
    r"(?:无|没有?|未见)(?:任何|其他)?(?:异常|破损|问题|损坏)(?:情况)?|\b(?:no|without) (?:problems?|issues?|exceptions?|damage)\b", _FLAGS
)
NOTHING = frozenset(
    (
        *("正常", "一切正常", "无", "没有", "否", "好", "送", "送到", "已送到", "送达", "已送达", "完成", "已完成", "妥投", "已妥投"),
        *("签收", "已签收", "单", "号单", "ok", "delivered", "done", "signed", "completed", "none", "no", "nil", "n/a", "na", "-", "--"),
        *("√", "✓", "/", "//"),
    )
)
"""Words that, standing alone, add nothing to what a line says."""

_WHO = r"(?:客户|顾客|收件人|收货人|业主|对方|家里|家中|屋里|店里|家)?(?:电话|手机|包装|外包装|商品|货物)?"
PUT_OFF = re.compile(
    r"(?:客户|顾客|收件人)?(?:要求)?(?:改期|改天|改日|改约|改到|改至|延期|另约|择日|暂缓|rescheduled|postponed|put off)[^,;\t。|]*", _FLAGS
)
"""A delivery that is put off, with all that is said of when: that is no time of handing over."""
EXCEPTION_HAN = re.compile(
    rf"{_WHO}(?:拒收|拒签|拒绝|无人(?!机|超市|售|车|店|驾|便利|货|配送)|没人|不在|联系不[上到]|打不通|不通|不接|未接|关机|空号|停机"
    r"|地址(?:错|不|有误|有问题|写错|异常)|查无此人|找不到|破损|破了|洒了|洒漏|漏[液了水]|碎[了掉]|[摔压打]碎|损坏|变质|缺[货件少]|少[件送货了]"
    r"|错[送发货件]|送错|丢失|丢件|遗失|退[回货件单款]|取消|改地?址|改送|延误|延迟|暂存|滞留|未送|没送|送不[了到]|进不去|不让进|投诉|异常)[^\s,;|。]*"
)
EXCEPTION_WORDS = re.compile(
    r"\b(?:(?:customer|recipient|client|parcel|box|package|phone)s? )?(?:(?:is|was|has|has been) )?"
    r"(?:refused|rejected|declined|no answer|no reply"
    r"|nobody|no one|no-one|not (?:at )?home|not in|unreachable|switched off|wrong (?:address|number)"
    r"|bad address|address (?:wrong|unknown|not found|incorrect)"
    r"|damaged|broken|leaking|leaked|missing|returned|cancell?ed|lost|not delivered|undelivered|delayed)\b[^,;\t|。]*",
    _FLAGS,
)
"""What went wrong, with what is said of it up to the next blank (Han) or comma (English)."""
PLACE_END = re.compile(r"(?:[\dA-Za-z区苑园城栋楼号元室里庭府湾座街路巷村屯厦场店校院层社市站]|公寓|花园|家属院)$")
"""How a place ends that stands in front of an exception without a blank: `幸福小区3栋拒收`."""

AREA_LABEL = re.compile(r"(?:(?:收货|送货|配送|收件|详细)?地址|(?:配送)?(?:小区|区域|片区)(?:名称)?|address|area|addr)\s?:\s?", _FLAGS)
IDLE_LABEL = re.compile(r"(?:配送方式|交接方式|是否|送达时间|完成时间|交接时间|时间|delivery method|method|time)\s?:\s?", _FLAGS)
