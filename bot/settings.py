"""The only reader of the environment: `FUGONG_*` variables, or the same names in a file `.env`."""

import os
import re
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.clock import ClockStart, parse_clock

TELEGRAM_API = "https://api.telegram.org"
PREFIX = "FUGONG_"
LANGUAGES = ("zh-CN", "en")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class WrongSettingsError(Exception):
    """One or more settings cannot be used. `problems` has a line for each, beginning with the variable's name."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Settings(BaseSettings):
    """What an operator can set. Every field is a variable `FUGONG_NAME`; an empty one counts as not set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", env_ignore_empty=True)

    token: SecretStr | None = Field(None, description="the bot's token; without it the simulator is started")
    api_url: str = Field(TELEGRAM_API, description="any Bot API server")
    database_url: str = Field("", description="sqlite:///FILE or postgresql://…; without it fugong.db in the data directory")
    secret_key: SecretStr | None = Field(
        None, description="encrypts ID and phone numbers, hashes codes; several separated by commas: the first is used, all can read"
    )
    webhook_url: str | None = Field(None, description="public https address of this server; without it updates are polled")
    webhook_secret: SecretStr | None = Field(None, description="shared with Telegram in a header; made from the secret key when absent")
    listen: str = Field("127.0.0.1:8080", description="host:port of webhook, /health, /ready and /metrics; port 0: any free one")
    timezone: str = Field("Asia/Shanghai", description="the zone of all local times")
    locale: str = Field("zh-CN", description="language of people whose app names none: zh-CN or en")
    rate: float = Field(25.0, gt=0, le=1000, description="messages a second for reminders and broadcasts together")
    paid_rate: float = Field(
        0.0, ge=0, le=1000, description="messages a second of broadcasts that are paid for in Telegram Stars; 0: none may be"
    )
    heartbeat_url: str | None = Field(None, description="address that is called every minute while all alerts are being heard of")
    clock: str | None = Field(None, description="a test clock: MOMENT[@SPEED]")
    data_dir: Path = Field(Path("var"), description="where the embedded database and a generated secret key live")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")

    @field_validator("token")
    @classmethod
    def _token_of_a_bot(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", token.get_secret_value()):
            raise ValueError("a bot's token looks like 123456789:AAH…; it comes from @BotFather")
        return token

    @field_validator("api_url")
    @classmethod
    def _http_address(cls, url: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", url):
            raise ValueError("an address beginning with http:// or https:// is needed")
        return url.rstrip("/")

    @field_validator("webhook_url", "heartbeat_url")
    @classmethod
    def _webhook_address(cls, url: str | None) -> str | None:
        return cls._http_address(url) if url else None

    @field_validator("webhook_secret")
    @classmethod
    def _webhook_secret_as_telegram_takes_it(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError("1 to 256 of A-Z a-z 0-9 _ - are needed")
        return secret

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and any(len(part.strip()) < 16 for part in secret.get_secret_value().split(",")):
            raise ValueError("every key needs at least 16 characters")
        return secret

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if url and not re.match(r"(sqlite:///.+|postgres(ql)?://.+)", url):
            raise ValueError("sqlite:///FILE or postgresql://user:password@host/database is needed")
        return url

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, listen: str) -> str:
        if not re.fullmatch(r"\S+:[0-9]{1,5}", listen) or int(listen.rpartition(":")[2]) > 65535:
            raise ValueError("host:port is needed, as in 127.0.0.1:8080")
        return listen

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"no zone is called {name}") from error
        return name

    @field_validator("locale")
    @classmethod
    def _known_locale(cls, name: str) -> str:
        if name not in LANGUAGES:
            raise ValueError("zh-CN or en is needed")
        return name

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, name: str) -> str:
        if name.upper() not in LOG_LEVELS:
            raise ValueError("DEBUG, INFO, WARNING or ERROR is needed")
        return name.upper()

    @field_validator("clock")
    @classmethod
    def _readable_clock(cls, text: str | None) -> str | None:
        if text:
            parse_clock(text)
        return text or None

    @model_validator(mode="after")
    def _embedded_database(self) -> Self:
        self.database_url = self.database_url or f"sqlite:///{self.data_dir / 'fugong.db'}"
        return self

    @model_validator(mode="after")
    def _no_test_clock_for_real_people(self) -> Self:
        if self.clock and self.token and self.at_telegram:
            raise ValueError("FUGONG_CLOCK: a test clock is refused with a real token at Telegram's own server")
        return self

    @model_validator(mode="after")
    def _secure_webhook_at_telegram(self) -> Self:
        if self.webhook_url and self.at_telegram and not self.webhook_url.startswith("https://"):
            raise ValueError("FUGONG_WEBHOOK_URL: Telegram calls https:// addresses only")
        return self

    @property
    def is_embedded(self) -> bool:
        """Whether the database is a file of our own."""
        return self.database_url.startswith("sqlite")

    @property
    def at_telegram(self) -> bool:
        """Whether the Bot API server is Telegram's own."""
        return self.api_url == TELEGRAM_API

    @property
    def zone(self) -> ZoneInfo:
        """The zone of all local times."""
        return ZoneInfo(self.timezone)

    @property
    def clock_start(self) -> ClockStart | None:
        """Where the test clock starts, if one is set."""
        return parse_clock(self.clock) if self.clock else None

    @property
    def address(self) -> tuple[str, int]:
        """Host and port to listen on."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)


def load_settings(env_file: Path | None = None) -> Settings:
    """Read the environment and `.env` (or `env_file`). Raises WrongSettingsError naming every variable that cannot be used."""
    try:
        return Settings(_env_file=env_file) if env_file else Settings()
    except ValidationError as error:
        raise WrongSettingsError(tuple(_readable(problem["loc"], problem["msg"]) for problem in error.errors())) from None


def _readable(place: tuple[int | str, ...], message: str) -> str:
    said = message.removeprefix("Value error, ")
    return said if not place or said.startswith(PREFIX) else f"{PREFIX}{str(place[0]).upper()}: {said}"


def unknown_variables() -> tuple[str, ...]:
    """Variables of the environment that begin with `FUGONG_` and mean nothing: usually a slip of the pen."""
    known = {f"{PREFIX}{field.upper()}" for field in Settings.model_fields}
    return tuple(sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known))  # noqa: TID251 - the one reader


def terminal_language() -> str:
    """`zh-CN` where the terminal's locale (LC_ALL, LC_MESSAGES, LANG) is Chinese, else `en`."""
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")  # noqa: TID251
    return "zh-CN" if named.lower().startswith("zh") else "en"
