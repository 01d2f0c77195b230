"""What is kept unreadable: phone and ID numbers encrypted, and keyed hashes by which they and invitation codes are found.

`FUGONG_SECRET_KEY` may hold several keys separated by commas. The first one is used; all of them can read, and find what was
stored under them, so that a key is replaced by putting a new one in front.
"""

import base64
import hmac
import secrets
import unicodedata
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CODE_LENGTH = 12
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011")


class SecretLost(Exception):  # noqa: N818 - what happened, not what kind of thing it is
    """Encrypted data cannot be read with any key of FUGONG_SECRET_KEY: put the key it was stored under behind the new one."""


def new_code() -> str:
    """An invitation code: 60 random bits as `XXXX-XXXX-XXXX` in Crockford's base 32."""
    letters = "".join(secrets.choice(_CROCKFORD) for _ in range(CODE_LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def normalise_code(text: str) -> str:
    """A code as it was typed, full width or not, in upper case, without what stands between, O, I and L read as the digits they are
    taken for."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).upper() if c.isascii() and c.isalnum()).translate(_MISREAD)


class Keyring:
    """Encrypts, decrypts and hashes with the keys of the setting. Raises ValueError when there is none."""

    def __init__(self, secret_key: str) -> None:
        keys = [key.strip() for key in secret_key.split(",") if key.strip()]
        if not keys:
            raise ValueError("FUGONG_SECRET_KEY: at least one key is needed")
        self._fernet = MultiFernet([Fernet(base64.urlsafe_b64encode(_derive(key, "encrypt"))) for key in keys])
        self._hash_keys = [_derive(key, "hash") for key in keys]

    def encrypt(self, text: str) -> str:
        """`text` under the first key."""
        return self._fernet.encrypt(text.encode()).decode()

    def decrypt(self, token: str) -> str:
        """The inverse of `encrypt`, with any of the keys. Raises SecretLost."""
        try:
            return self._fernet.decrypt(token.encode()).decode()
        except InvalidToken as error:
            raise SecretLost(SecretLost.__doc__) from error

    def hashes(self, text: str) -> tuple[str, ...]:
        """The hashes under which `text` may be stored; a new one is stored under the first."""
        return tuple(hmac.new(key, text.encode(), sha256).hexdigest() for key in self._hash_keys)

    def code_hashes(self, code: str) -> tuple[str, ...]:
        """The hashes under which an invitation code, as it was typed, may be stored."""
        return self.hashes(f"code:{normalise_code(code)}")


def _derive(key: str, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"fugong/{purpose}".encode()).derive(key.encode())
