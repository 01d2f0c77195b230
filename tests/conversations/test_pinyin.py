"""Initials of names: surnames with a reading of their own, rare characters, other scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.pinyin import initials
from tests.conversations.syllables_table import TABLE, build_table


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("欧阳志远", "oyzy"),
        ("单雄信", "sxx"),
        ("曾志伟", "zzw"),
        ("仇英", "qy"),
        ("解晓东", "xxd"),
        ("朴树", "ps"),
        ("区志强", "ozq"),
        ("查良镛", "zly"),
        ("翟天临", "ztl"),
        ("万俟卨", "mqx"),
        ("尉迟恭", "ycg"),
        ("单于", "cy"),
        ("澹台灭明", "ttmm"),
        ("长孙无忌", "zswj"),
        ("司马长风", "smcf"),
        ("王朝阳", "wzy"),
        ("张曾", "zc"),
        ("李𠮷", "lj"),
        ("王㛃", "wj"),
        ("刘䶮", "ly"),
        ("马〇", "ml"),
        ("难", "n"),
        ("阿依古丽·买买提", "ayglmmt"),
        ("John Smith", "js"),
        ("Mary Ann O'Brien", "mao"),
        ("Jean-Luc Müller", "jlm"),
        ("Özil Đorđe", "od"),
        ("Ｔｏｍ Ｌｅｅ", "tl"),
        ("김민수", "김"),
        ("佐藤 さくら", "ztさ"),
        ("李娜2", "ln2"),
        ("王强（大）", "wqd"),
        ("", ""),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


@given(st.text())
def test_any_text_has_initials_without_white_space(name: str) -> None:
    found = initials(name)
    assert not any(character.isspace() for character in found)


def test_the_table_is_the_dictionary() -> None:
    assert TABLE.read_text("utf-8") == build_table()
