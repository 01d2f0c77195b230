"""Places: every way to type a name, always asking when more than one fits; where places lie; names that nobody shares."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.places import MOST, Place, PlaceLevel, ancestors, path_of, places, within
from conversations.places.names import short_name
from conversations.screens.place import place_line
from conversations.view import Line
from conversations.wording import Wording
from tests.conversations.place_sounds import TABLE, build_table

ALL = tuple(places())
CHINA = tuple(place for place in ALL if place.level is not PlaceLevel.COUNTRY)
WORDING = Wording()


def found(text: str, near: str = "") -> list[str]:
    return [places().spoken(place.code) for place in places().find(text, near)]


def test_all_places_are_there() -> None:
    levels = Counter(place.level for place in ALL)
    assert levels[PlaceLevel.PROVINCE] == 34
    assert len(CHINA) == 3212 + 2  # the divisions, and the two reporting units that are none
    assert {"US", "JP", "KR", "GB"} <= {place.code for place in ALL}
    assert places().get("CN") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长春", ["长春市"]),
        ("长春市", ["长春市"]),
        ("吉林长春市", ["长春市"]),
        ("吉林省长春市朝阳区", ["长春市朝阳区"]),
        ("长春朝阳区", ["长春市朝阳区"]),
        ("长春朝阳", ["长春市朝阳区"]),
        ("长春 朝阳", ["长春市朝阳区"]),
        ("长春市,朝阳区", ["长春市朝阳区"]),
        ("吉林朝阳", ["长春市朝阳区"]),
        ("北京朝阳", ["北京市朝阳区"]),
        ("通化市", ["通化市"]),
        ("吉林市", ["吉林市"]),
        ("吉林吉林", ["吉林市"]),
        ("changchun", ["长春市"]),
        ("Chang Chun", ["长春市"]),
        ("ｃｈａｎｇｃｈｕｎ", ["长春市"]),
        ("chángchūn", ["长春市"]),
        ("changchun chaoyang", ["长春市朝阳区"]),
        ("长春chaoyang", ["长春市朝阳区"]),
        ("长春cyq", ["长春市朝阳区"]),
        ("cc cyq", ["长春市朝阳区"]),
        ("xi'an shi", ["西安市"]),
        ("220104", ["长春市朝阳区"]),
        ("２２０１０４", ["长春市朝阳区"]),
        ("长春新区", ["长春新区"]),
        ("长白山", ["长白山管委会"]),
        ("长白山管委会", ["长白山管委会"]),
        ("公主岭", ["公主岭市"]),
        ("四平公主岭", ["公主岭市"]),
        ("延边", ["延边朝鲜族自治州"]),
        ("延边州", ["延边朝鲜族自治州"]),
        ("前郭", ["松原市前郭尔罗斯蒙古族自治县"]),
        ("前郭县", ["松原市前郭尔罗斯蒙古族自治县"]),
        ("郭尔罗斯", ["松原市前郭尔罗斯蒙古族自治县"]),
        ("喀左", ["朝阳市喀喇沁左翼蒙古族自治县"]),
        ("内蒙", ["内蒙古自治区"]),
        ("广西", ["广西壮族自治区"]),
        ("浦东", ["上海市浦东新区"]),
        ("乾安", ["松原市乾安县"]),
        ("乾縣", ["咸阳市乾县"]),
        ("瀋陽", ["沈阳市"]),
        ("香港", ["香港特别行政区"]),
        ("中国香港", ["香港特别行政区"]),
        ("hong kong", ["香港特别行政区"]),
        ("澳門", ["澳门特别行政区"]),
        ("臺灣", ["台湾省"]),
        ("日本", ["日本"]),
        ("Japan", ["日本"]),
        ("riben", ["日本"]),
        ("南韩", ["韩国"]),
        ("south korea", ["韩国"]),
        ("USA", ["美国"]),
        ("Côte d'Ivoire", ["科特迪瓦"]),
        ("刚果金", ["刚果（金）"]),
        ("shaanxi", ["陕西省"]),
        ("luliang shi", []),
        ("lüliang", ["吕梁市"]),
        ("lyuliang", ["吕梁市"]),
    ],
)
def test_one_place_fits(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("朝阳", ["朝阳市", "北京市朝阳区", "朝阳市朝阳县", "长春市朝阳区"]),
        ("朝阳区", ["北京市朝阳区", "长春市朝阳区"]),
        ("铁西区", ["沈阳市铁西区", "鞍山市铁西区", "四平市铁西区"]),
        ("西安", ["西安市", "辽源市西安区", "牡丹江市西安区"]),
        ("xian", ["西安市", "辽源市西安区", "牡丹江市西安区"]),
        ("吉林", ["吉林省", "吉林市"]),
        ("通化", ["通化市", "通化市通化县"]),
        ("海南", ["海南省", "海南藏族自治州", "乌海市海南区"]),
        ("shanxi", ["山西省", "陕西省"]),
        ("呼市", ["呼和浩特市", "呼伦贝尔市"]),
        ("巴州", ["巴中市巴州区", "巴音郭楞蒙古自治州"]),
        ("港澳台", ["台湾省", "香港特别行政区", "澳门特别行政区"]),
        ("刚果", ["刚果（金）", "刚果（布）"]),
    ],
)
def test_several_fit_and_are_asked_for(text: str, expected: list[str]) -> None:
    assert sorted(found(text)) == sorted(expected)
    assert found(text)[0] == expected[0]


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("cc", "长春市"),
        ("cyq", "长春市朝阳区"),
        ("ccs", "长春市"),
        ("bj", "北京市"),
        ("chaoyang", "朝阳市朝阳县"),
        ("changch", "长春市"),
        ("日", "日本"),
        ("韩", "韩国"),
    ],
)
def test_parts_and_initials(text: str, among: str) -> None:
    assert among in found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长春市朝阳区红旗街", ["长春市朝阳区"]),
        ("北京市海淀区中关村大街1号", ["北京市海淀区"]),
        ("长春市区", ["长春市"]),
        ("吉林市朝阳区", ["吉林市", "北京市朝阳区", "长春市朝阳区"]),
        ("辽宁省长春市", ["辽宁省", "长春市"]),
    ],
)
def test_an_address_is_where_it_begins_unless_it_contradicts_itself(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["", " ", "火星", "辽宁长春", "市", "区县", "中国", "xyzzy", "😀", "：", "1", "38.2", "武汉来的人"])
def test_what_is_no_place_finds_nothing(text: str) -> None:
    assert found(text) == []


def test_near_comes_first_and_drops_nothing() -> None:
    assert found("朝阳", "220106")[0] == "长春市朝阳区"
    assert found("朝阳", "110101")[0] == "北京市朝阳区"
    assert found("西安", "220106")[0] == "西安市"
    assert found("西安", "220402")[0] == "辽源市西安区"
    assert found("朝阳", "999999") == found("朝阳")
    for near in ("220106", "JL-CBS", "220000", "JP"):
        assert sorted(found("朝阳", near)) == sorted(found("朝阳"))


@pytest.mark.parametrize(
    ("sound", "name"),
    [
        ("changchun", "长春市"),
        ("chongqing", "重庆市"),
        ("xiamen", "厦门市"),
        ("xizang", "西藏自治区"),
        ("luan", "六安市"),
        ("bengbu", "蚌埠市"),
        ("chaoyangshi", "朝阳市"),
        ("dabu", "梅州市大埔县"),
        ("dapu", "梅州市大埔县"),
        ("leshan", "乐山市"),
        ("yueqing", "乐清市"),
        ("laoting", "唐山市乐亭县"),
        ("hunchun", "珲春市"),
        ("lishui shi", "丽水市"),
        ("panyu", "广州市番禺区"),
        ("donge", "聊城市东阿县"),
        ("hongtong", "临汾市洪洞县"),
        ("xunxian", "鹤壁市浚县"),
        ("zhangzi", "长治市长子县"),
        ("minhang", "上海市闵行区"),
        ("shenxian", "聊城市莘县"),
        ("yuxian", "张家口市蔚县"),
        ("dongguan", "东莞市"),
        ("baoding", "保定市"),
        ("duyun", "都匀市"),
        ("kashi", "喀什地区"),
        ("luohe", "漯河市"),
        ("shifang", "什邡市"),
    ],
)
def test_names_are_found_by_their_real_sound(sound: str, name: str) -> None:
    assert name in found(sound)


def test_the_table_of_sounds_is_what_is_made_of_the_names() -> None:
    assert TABLE.read_text("utf-8") == build_table()


@pytest.mark.parametrize("level", PlaceLevel)
def test_every_place_is_found_by_its_own_name(level: PlaceLevel) -> None:
    for place in ALL:
        if place.level is level:
            assert place in places().find(place.name), place
            assert place in places().find(short_name(place)), place


def test_every_division_is_found_alone_behind_what_it_lies_in() -> None:
    for place in CHINA:
        above = places().get(place.parent or "")
        if above is not None:
            assert places().find(f"{above.name}{place.name}") == (place,)
            assert place in places().find(f"{short_name(above)}{short_name(place)}")
        assert places().find(places().spoken(place.code)) == (place,)


def test_no_two_places_have_the_same_label() -> None:
    assert [name for name, often in Counter(places().spoken(place.code) for place in ALL).items() if often > 1] == []


@given(
    st.one_of(st.text(max_size=60), st.text("吉林省长春市朝阳区西安中国台湾acgnhuxiyo 1'，-", max_size=90)),
    st.sampled_from(["", "220104", "JP", "?"]),
)
def test_any_text_is_answered(text: str, near: str) -> None:
    found = places().find(text, near)
    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    assert found == places().find(text, near)


@given(st.sampled_from(CHINA), st.integers(1, 12))
def test_the_beginning_of_a_name_asks_or_finds_it(place: Place, length: int) -> None:
    """A part never leads to another place alone, unless that is its whole name."""
    part = place.name[:length]
    found = places().find(part)
    if len(found) == 1 and found != (place,):
        assert part in (found[0].name, short_name(found[0])) or part == "蒙古"


def test_where_places_lie() -> None:
    assert path_of("220104") == "/220000/220100/220104/"
    assert path_of("110105") == "/110000/110105/"
    assert path_of("JL-CBS") == "/220000/JL-CBS/"
    assert path_of("220184") == "/220000/220100/220184/"  # where it lies, not whom it reports to
    assert path_of("JP") == "/JP/"
    assert path_of("123456") == "/123456/"
    assert ancestors("220104") == ("220000", "220100")
    assert ancestors("JP") == ancestors("220000") == ()
    assert within("220104", "220100")
    assert within("220104", "220000")
    assert within("220104", "220104")
    assert not within("220100", "220104")
    assert not within("220104", "210000")
    assert within("JL-CCXQ", "220100")
    assert not within("123456", "220000")


@pytest.mark.parametrize(
    ("code", "chinese", "english"),
    [
        ("220104", "长春市朝阳区", "长春市朝阳区"),
        ("110105", "北京市朝阳区", "北京市朝阳区"),
        ("610100", "西安市", "西安市"),
        ("220000", "吉林省", "吉林省"),
        ("220581", "梅河口市", "梅河口市"),
        ("222426", "延边州安图县", "延边州安图县"),
        ("JL-CCXQ", "长春新区", "长春新区"),
        ("JP", "日本", "Japan"),
        ("123456", "123456", "123456"),
    ],
)
def test_a_place_on_a_card(code: str, chinese: str, english: str) -> None:
    assert WORDING.text(place_line(code), "zh-CN") == chinese
    assert WORDING.text(place_line(code), "en") == english
    assert isinstance(place_line(code), Line)
