"""How names, phones and ID numbers are read: the rules under "Values" of ROSTERS.md, and properties of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.roster import read_roster
from conversations.roster_file import RosterOutcome, clean_name, clean_text, is_han, is_name, read_id_number, read_phone

PHONE = "16012345678"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" 张三\t", "张三"),
        ("\u3000张\u3000三\xa0", "张三"),
        ("张 \n 三", "张三"),
        ("司 马 长 风", "司马长风"),
        ("李 𠮷", "李𠮷"),
        ("马 〇", "马〇"),
        ("王 \U000323af", "王\U000323af"),
        ("John  Smith", "John  Smith"),
        ("佐藤 さくら", "佐藤 さくら"),
        ("张 A 三", "张 A 三"),
        ("阿依古丽 · 买买提", "阿依古丽 · 买买提"),
        ("李娜２Ａｚ（大）", "李娜2Az（大）"),
        ("김 민수", "김 민수"),
        ("x" * 5000, "x" * 5000),
    ],
)
def test_names(typed: str, name: str) -> None:
    assert clean_name(typed) == name


@pytest.mark.parametrize(("name", "good"), [("张三", True), ("", False), ("=1", False), ("a<3", False), ("a=b>&", True)])
def test_what_can_be_a_name(name: str, good: bool) -> None:
    assert is_name(name) is good


@pytest.mark.parametrize(
    "typed",
    [
        PHONE,
        " 160 1234 5678 ",
        "160-1234-5678",
        "160–1234—5678",
        "１６０－１２３４－５６７８",
        "+86 160 1234 5678",
        "+86-16012345678",
        "160\xa01234\u30005678",
        "16012345678.0",
        "+8616012345678.0",
    ],
)
def test_phones(typed: str) -> None:
    assert read_phone(typed) == PHONE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "无",
        "1601234567",
        "160123456789",
        "26012345678",
        "8616012345678",
        "+86+8616012345678",
        "1601234567O",
        "16012345678.00",
        "16012345678.5",
        "1.6E10",
        "160****5678",
        "16012345678/16012345679",
        "١٦٠١٢٣٤٥٦٧٨",
        "160\n12345678",
    ],
)
def test_no_phones(typed: str) -> None:
    assert read_phone(typed) is None


@pytest.mark.parametrize("typed", ["22090219930818367X", "22090219930818367x", " ２２０９０２１９９３０８１８３６７ｘ\t"])
def test_id_numbers(typed: str) -> None:
    assert read_id_number(typed) == "22090219930818367X"


@pytest.mark.parametrize(
    "typed",
    ["", "220902199308183671", "22090219930818367", "22090219930818367XX", "X2090219930818367X", "2209 0219930818367X", "220901800205981"],
)
def test_no_id_numbers(typed: str) -> None:
    assert read_id_number(typed) is None


@given(st.text(alphabet="0123456789", min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 9))
def test_exactly_one_check_character_fits_and_no_single_slip_passes(digits: str, place: int, step: int) -> None:
    fitting = [character for character in "0123456789X" if read_id_number(digits + character)]
    assert len(fitting) == 1
    slipped = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    assert read_id_number(slipped + fitting[0]) is None


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_name(clean_name(text)) == clean_name(text)


@given(st.text())
def test_a_phone_is_eleven_digits_or_nothing(text: str) -> None:
    phone = read_phone(text)
    assert phone is None or (phone.isascii() and phone.isdigit() and len(phone) == 11 and read_phone(phone) == phone)


@given(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF))
def test_the_unified_ideographs_are_han(character: str) -> None:
    assert is_han(character)


@given(st.binary(max_size=400), st.sampled_from(["a.xlsx", "a.xls", "a.csv"]))
def test_any_bytes_have_an_outcome(content: bytes, name: str) -> None:
    read_roster(name, content)


@given(st.text(max_size=200))
def test_any_text_below_a_header_has_an_outcome_that_loses_no_row(text: str) -> None:
    outcome = read_roster("a.csv", f"姓名,手机\n{text}".encode("utf-8", "surrogatepass"))
    if isinstance(outcome, RosterOutcome):
        for person in outcome.staff:
            assert is_name(person.name)
            assert person.name == clean_name(person.name)
        assert list(outcome.row_errors) == sorted(outcome.row_errors, key=lambda error: error.row)
        assert all(duplicate.of_row < duplicate.row for duplicate in outcome.duplicates)
