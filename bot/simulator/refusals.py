"""What the server says when it will not do a thing: code, description and parameters, word for word as Telegram says them."""

from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

_PREFIXES = {400: "Bad Request: ", 403: "Forbidden: ", 409: "Conflict: "}


class RefusedError(Exception):
    """The call was refused. `code` is the HTTP status, `description` the whole text, `parameters` a ResponseParameters."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """The body of the HTTP answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def _refusal(code: int, text: str, parameters: dict[str, int] | None = None) -> RefusedError:
    return RefusedError(code, _PREFIXES.get(code, "") + text, parameters)


def bad_request(text: str) -> RefusedError:
    """400: the call can never succeed as it stands."""
    return _refusal(400, text)


def forbidden(text: str) -> RefusedError:
    """403: the person does not want or cannot have the message."""
    return _refusal(403, text)


def conflict(text: str) -> RefusedError:
    """409: somebody else is taking the updates."""
    return _refusal(409, text)


def too_many_requests(seconds: int) -> RefusedError:
    """429: wait `seconds` before the next call of this sort."""
    return RefusedError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def unauthorized() -> RefusedError:
    """401: the token is not the one this server knows."""
    return RefusedError(401, "Unauthorized")


def unknown_method() -> RefusedError:
    """404: no such method, or an address that is no method's."""
    return RefusedError(404, "Not Found")


def too_large() -> RefusedError:
    """413: an upload beyond 50 MB."""
    return RefusedError(413, "Request Entity Too Large")


def server_error(code: int = 500) -> RefusedError:
    """5xx: the outcome of the call is unknown to the caller."""
    texts = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}
    return RefusedError(code, texts.get(code, "Internal Server Error"))


def migrated(new_chat_id: int) -> RefusedError:
    """400 of a group that has become a supergroup with another id."""
    return _refusal(400, "group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": new_chat_id})
