"""Chinese surnames: what makes a stretch of characters look like a name at all, and whom 小X and 王师傅 mean."""

_COMPOUND_SIGNS = (
    "欧阳司马上官诸葛司徒司空端木淳于相里东方西门南宫夏侯皇甫尉迟公孙慕容令狐长孙宇文轩辕百里呼延独孤南门东郭申屠濮阳钟离闻人"
    "澹台太史公冶宗政赫连单于公羊仲孙司寇亓官鲜于闾丘拓跋夹谷宰父谷梁段干漆雕乐正壤驷公良巫马公西第五左丘梁丘东门万俟羊舌微生"
    "纳兰叶赫完颜爱新"
)
COMPOUND = frozenset(_COMPOUND_SIGNS[place : place + 2] for place in range(0, len(_COMPOUND_SIGNS), 2))
"""Surnames of two characters."""

COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛"
    "伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景"
    "薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾"
    "郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺蓟肖闫"
    "付代邝仝岂帅干亢况荀苍茹郦昝贝麻巴佘阴宣尧逄占麦厉"
)

_RARE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓"
    "郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵"
    "冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东"
    "欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公晋楚闫法汝鄢涂钦岳帅缑亢"
    "况郈有琴归海墨哈谯笪年爱阳佟言福付代肖冼邸栗揭占寸苟鹿来植覃练位闭商牟佘佴伯赏谌原官光敬初茆楼展扬旷尧麦仝母丛镇"
)

SURNAMES = COMMON | _RARE

FOREIGN_STRICT = frozenset("特尔日其鲁勒斯提布巴拉图孜汗姆")
FOREIGN_WIDE = FOREIGN_STRICT | frozenset("门娜格木仁古丹根音米尼里达克迪")
_FOREIGN_ENDS = frozenset("勒尔")
"""Characters that write the sound of a Mongolian, Uyghur or Western name: 巴特尔, 朝鲁门, 米勒."""


def surname_of(name: str) -> str:
    """The surname of a Chinese name; empty for minority, foreign and mixed names, which have none."""
    if not all("\u3400" <= sign <= "\u9fff" for sign in name) or not 2 <= len(name) <= 4:
        return ""
    if len(name) > 2 and name[:2] in COMPOUND:
        return name[:2]
    if len(name) > 3:
        return ""
    given = name[1:]
    if len(given) == 1:
        return "" if given in _FOREIGN_ENDS else name[0]
    if all(sign in FOREIGN_WIDE for sign in given) and any(sign in FOREIGN_STRICT for sign in given):
        return ""
    return name[0]
