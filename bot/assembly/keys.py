"""The key that encrypts phone and ID numbers: set by the operator, or made once for an embedded database."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

import structlog

from bot.settings import Settings, WrongSettingsError

KEY_FILE = "secret.key"

_log = structlog.get_logger(__name__)


def secret_key(settings: Settings) -> str:
    """FUGONG_SECRET_KEY; without it, and with the embedded database only, the key kept in the data directory, made when it is missing.

    Raises WrongSettingsError for a server database without a key: several processes must share one, so none can be made up.
    """
    if settings.secret_key:
        return settings.secret_key.get_secret_value()
    if not settings.is_embedded:
        raise WrongSettingsError(("FUGONG_SECRET_KEY: needed with PostgreSQL, the same in all processes; keep a copy of it",))
    return _kept(settings.data_dir / KEY_FILE)


def webhook_secret(settings: Settings, key: str) -> str:
    """FUGONG_WEBHOOK_SECRET; without it one that every process with the same secret key arrives at."""
    if settings.webhook_secret:
        return settings.webhook_secret.get_secret_value()
    newest = key.split(",")[0].strip()
    return hmac.new(newest.encode(), b"fugong webhook", hashlib.sha256).hexdigest()


def _kept(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        _make(file)
    key = file.read_text().strip()
    if len(key) < 16:
        raise WrongSettingsError((f"FUGONG_SECRET_KEY: {file} holds no key; put the old one back, or set FUGONG_SECRET_KEY",))
    return key


def _make(file: Path) -> None:
    """Readable by its owner alone, and whole or not there at all, also when two processes start at once."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(f"{secrets.token_urlsafe(32)}\n")
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, file)
        _log.warning("secret_key_made", file=str(file), keep="a copy of it: without it encrypted numbers cannot be read")
    except FileExistsError:
        pass  # another process was faster; its key counts
    finally:
        draft.unlink()
