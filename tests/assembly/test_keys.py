"""Keys: made once, readable by their owner alone, never made up for a shared database."""

import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.assembly.keys import secret_key, webhook_secret
from bot.settings import Settings, WrongSettingsError


def settings(**values: object) -> Settings:
    return Settings.model_validate(values)


def test_a_key_is_made_once_for_an_embedded_database(tmp_path: Path) -> None:
    embedded = settings(data_dir=tmp_path / "new")
    key = secret_key(embedded)
    assert len(key) > 40
    assert secret_key(embedded) == key
    assert stat.S_IMODE((tmp_path / "new" / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret.key"]


def test_processes_that_start_at_once_share_one_key(tmp_path: Path) -> None:
    embedded = settings(data_dir=tmp_path)
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: secret_key(embedded), range(32)))) == 1


def test_a_set_key_is_taken(tmp_path: Path) -> None:
    assert secret_key(settings(secret_key="one long enough key", data_dir=tmp_path)) == "one long enough key"
    assert list(tmp_path.iterdir()) == []


def test_a_shared_database_needs_a_set_key(tmp_path: Path) -> None:
    with pytest.raises(WrongSettingsError, match=r"^FUGONG_SECRET_KEY: needed with PostgreSQL"):
        secret_key(settings(database_url="postgresql://host/x", data_dir=tmp_path))


def test_an_empty_key_file_is_not_replaced_in_silence(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("")
    with pytest.raises(WrongSettingsError, match="holds no key"):
        secret_key(settings(data_dir=tmp_path))


def test_all_processes_arrive_at_the_same_webhook_secret() -> None:
    made = webhook_secret(settings(), "newest key of them, older key of them")
    assert made == webhook_secret(settings(), "newest key of them")
    assert made != webhook_secret(settings(), "another key of theirs")
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,256}", made)
    assert webhook_secret(settings(webhook_secret="mine"), "x" * 16) == "mine"
