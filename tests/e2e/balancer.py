"""The plainest balancer: hands each connection to the next process that accepts it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_Pipe = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


class Balancer:
    """Forwards TCP connections on `port` to `ports` in turn."""

    def __init__(self, ports: tuple[int, ...]) -> None:
        self.ports = ports
        self._turn = 0

    async def _open(self) -> _Pipe | None:
        for _ in self.ports:
            self._turn += 1
            try:
                return await asyncio.open_connection("127.0.0.1", self.ports[self._turn % len(self.ports)])
            except OSError:
                continue
        return None

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, to its end."""
        behind = await self._open()
        if behind is None:
            writer.close()
            return
        await asyncio.gather(_carry(reader, behind[1]), _carry(behind[0], writer))


@asynccontextmanager
async def balancing(port: int, ports: tuple[int, ...]) -> AsyncIterator[None]:
    """Forward what comes to `port` as long as the block lasts."""
    server = await asyncio.start_server(Balancer(ports).serve, "127.0.0.1", port)
    try:
        yield
    finally:
        server.close()
