"""The only reader of the environment: `FUGONG_*` variables, or the same names in a file `.env`."""

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.clock import ClockStart, parse_clock

TELEGRAM_API = "https://api.telegram.org"


class Settings(BaseSettings):
    """What an operator can set. Every field is a variable `FUGONG_NAME`; a wrong one is named when the program starts."""

    model_config = SettingsConfigDict(env_prefix="FUGONG_", env_file=".env", extra="ignore")

    token: SecretStr | None = Field(None, description="the bot's token; without it the simulator is started")
    api_url: str = Field(TELEGRAM_API, description="any Bot API server")
    database_url: str = Field("sqlite:///var/fugong.db", description="sqlite:///FILE or postgresql://…")
    secret_key: SecretStr | None = Field(None, description="encrypts ID and phone numbers, hashes codes; several separated by commas: the first is used, all can read")
    webhook_url: str | None = Field(None, description="public https address of this server; without it updates are polled")
    webhook_secret: SecretStr | None = Field(None, description="shared with Telegram in a header; made from the secret key when absent")
    listen: str = Field("127.0.0.1:8080", description="host:port of webhook, /health, /ready and /metrics")
    timezone: str = Field("Asia/Shanghai", description="the zone of all local times")
    locale: str = Field("zh-CN", description="language of people whose app names none: zh-CN or en")
    rate: float = Field(25.0, gt=0, le=1000, description="messages a second for reminders and broadcasts together")
    clock: str | None = Field(None, description="a test clock: MOMENT[@SPEED]")
    data_dir: Path = Field(Path("var"), description="where the embedded database and a generated secret key live")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"FUGONG_TIMEZONE: no zone is called {name}") from error
        return name

    @field_validator("locale")
    @classmethod
    def _known_locale(cls, name: str) -> str:
        if name not in ("zh-CN", "en"):
            raise ValueError("FUGONG_LOCALE: zh-CN or en")
        return name

    @field_validator("clock")
    @classmethod
    def _readable_clock(cls, text: str | None) -> str | None:
        if text:
            try:
                parse_clock(text)
            except ValueError as error:
                raise ValueError(f"FUGONG_CLOCK: {error}") from error
        return text or None

    @model_validator(mode="after")
    def _no_test_clock_for_real_people(self) -> "Settings":
        if self.clock and self.token and self.api_url.rstrip("/") == TELEGRAM_API:
            raise ValueError("FUGONG_CLOCK: a test clock is refused with a real token at Telegram's own server")
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The zone of all local times."""
        return ZoneInfo(self.timezone)

    @property
    def clock_start(self) -> ClockStart | None:
        """Where the test clock starts, if one is set."""
        return parse_clock(self.clock) if self.clock else None
