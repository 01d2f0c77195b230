"""Encryption, look-ups by hash, invitation codes."""

import re

import pytest

from bot.storage.secrets import Keyring, SecretLost, new_code, normalise_code


def test_codes_are_twelve_characters_that_cannot_be_misread() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", code) for code in codes)


@pytest.mark.parametrize("typed", ["ab1d-0fgh-jkmn", "AB1D 0FGH JKMN", "abld·ofgh·jkmn", "ＡＢ１Ｄ－０ＦＧＨ－ＪＫＭＮ"])
def test_a_code_is_known_however_it_was_typed(typed: str) -> None:
    assert normalise_code(typed) == "AB1D0FGHJKMN"


def test_what_was_encrypted_under_an_old_key_is_read_and_found() -> None:
    old, new = Keyring("old"), Keyring(" new , old ")
    token = old.encrypt("13800000001")
    assert "138" not in token
    assert new.decrypt(token) == "13800000001"
    assert old.hashes("13800000001")[0] in new.hashes("13800000001")
    assert new.hashes("x")[0] not in old.hashes("x")
    with pytest.raises(SecretLost):
        old.decrypt(new.encrypt("13800000001"))


def test_a_key_is_needed() -> None:
    with pytest.raises(ValueError, match="FUGONG_SECRET_KEY"):
        Keyring(" , ")


def test_a_code_and_a_number_never_share_a_hash() -> None:
    ring = Keyring("k")
    assert ring.code_hashes("13800000001") != ring.hashes("13800000001")
