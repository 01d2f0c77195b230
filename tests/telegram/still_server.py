"""A process that answers every Bot API call with the same message after a while: `python still_server.py SECONDS` prints its port."""

import asyncio
import sys

MESSAGE = (
    b'{"ok":true,"result":{"message_id":4321,"from":{"id":1,"is_bot":true,"first_name":"b","username":"fugong_bot"},'
    b'"chat":{"id":777,"first_name":"x","type":"private"},"date":1700000000,"text":"ok"}}'
)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(MESSAGE) + MESSAGE


class Still(asyncio.Protocol):
    """One connection."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        head, end, body = self._read.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
        if end and len(body) >= length:
            self._read = body[length:]
            asyncio.get_running_loop().call_later(self._seconds, self._transport.write, ANSWER)


async def main(seconds: float) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: Still(seconds), "127.0.0.1", 0, backlog=1024)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
