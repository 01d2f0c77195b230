"""Settings: what is read, and how a wrong one is named."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings import Settings, WrongSettingsError, load_settings, unknown_variables

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"FUGONG_{name.upper()}", raising=False)


def test_nothing_set_is_enough() -> None:
    settings = load_settings()
    assert settings.token is None
    assert settings.address == ("127.0.0.1", 8080)
    assert settings.zone.key == "Asia/Shanghai"
    assert settings.at_telegram


def test_the_example_file_means_the_defaults(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / ".env.example"
    (tmp_path / ".env").write_text(example.read_text())
    assert load_settings() == Settings.model_validate({})


def test_every_setting_stands_in_the_example_file() -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text()
    assert [name for name in Settings.model_fields if f"FUGONG_{name.upper()}=" not in example] == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TOKEN", "hello", "a bot's token looks like"),
        ("API_URL", "api.telegram.org", "http"),
        ("DATABASE_URL", "mysql://x", "sqlite:///FILE or postgresql://"),
        ("SECRET_KEY", "short", "16 characters"),
        ("WEBHOOK_URL", "http://example.com/x", "https://"),
        ("WEBHOOK_SECRET", "with space", "A-Z"),
        ("LISTEN", "8080", "host:port"),
        ("LISTEN", "0.0.0.0:70000", "host:port"),
        ("TIMEZONE", "Asia/Changchun", "no zone is called Asia/Changchun"),
        ("LOCALE", "de", "zh-CN or en"),
        ("RATE", "0", "greater than 0"),
        ("RATE", "many", "number"),
        ("CLOCK", "08:00", "zone|isoformat"),
        ("CLOCK", "2026-11-23T08:00:00+08:00@0", "speed"),
        ("LOG_LEVEL", "LOUD", "DEBUG"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    monkeypatch.setenv(f"FUGONG_{name}", value)
    with pytest.raises(WrongSettingsError, match=rf"^FUGONG_{name}: .*({said})"):
        load_settings()


def test_all_wrong_settings_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_LISTEN", "x")
    monkeypatch.setenv("FUGONG_LOCALE", "x")
    with pytest.raises(WrongSettingsError) as caught:
        load_settings()
    assert [line.partition(":")[0] for line in caught.value.problems] == ["FUGONG_LISTEN", "FUGONG_LOCALE"]


def test_a_wrong_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_TOKEN", "my secret token")
    with pytest.raises(WrongSettingsError) as caught:
        load_settings()
    assert "my secret" not in str(caught.value)


def test_a_test_clock_is_refused_where_people_would_be_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_CLOCK", "2026-11-23T08:29:00+08:00@60")
    clock = load_settings().clock_start
    assert clock is not None
    assert clock.speed == 60
    assert clock.at.astimezone(UTC) == datetime(2026, 11, 23, 0, 29, tzinfo=UTC)
    monkeypatch.setenv("FUGONG_TOKEN", TOKEN)
    with pytest.raises(WrongSettingsError, match="FUGONG_CLOCK: a test clock is refused"):
        load_settings()
    monkeypatch.setenv("FUGONG_API_URL", "https://api.telegram.org/")
    with pytest.raises(WrongSettingsError, match="FUGONG_CLOCK"):
        load_settings()
    monkeypatch.setenv("FUGONG_API_URL", "http://127.0.0.1:1/")
    assert load_settings().clock_start == clock


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("FUGONG_LOCALE=en\nFUGONG_RATE=5\n")
    monkeypatch.setenv("FUGONG_RATE", "6")
    settings = load_settings()
    assert (settings.locale, settings.rate) == ("en", 6)


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_TOKEN", TOKEN)
    monkeypatch.setenv("FUGONG_SECRET_KEY", "a long enough secret key")
    assert TOKEN not in repr(load_settings())
    assert "long enough" not in repr(load_settings())


def test_a_slip_of_the_pen_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_TOKN", TOKEN)
    monkeypatch.setenv("FUGONG_TOKEN", TOKEN)
    assert unknown_variables() == ("FUGONG_TOKN",)


def test_ipv6_addresses_can_be_listened_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_LISTEN", "[::1]:9000")
    assert load_settings().address == ("::1", 9000)
