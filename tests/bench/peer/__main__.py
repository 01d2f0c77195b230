"""Starts the peer: `python -m tests.bench.peer --api URL --database URL --port N [--remind]`."""

import argparse
import asyncio
from datetime import datetime
from warnings import filterwarnings
from zoneinfo import ZoneInfo

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.constants import ParseMode
from telegram.ext import Application, Defaults
from telegram.warnings import PTBUserWarning

from bot.clock import Clock
from tests.bench.peer.conversation import conversation
from tests.bench.peer.models import Base, make_engine, make_sessions
from tests.bench.peer.reminders import send_reminders

TOKEN = "10001:peer"


async def main() -> None:
    """Serve until SIGTERM."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--api", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--remind", action="store_true")
    arguments = parser.parse_args()
    # As python-telegram-bot's FAQ has it for conversations that are not tracked by message.
    filterwarnings(action="ignore", message=r".*CallbackQueryHandler", category=PTBUserWarning)
    engine = make_engine(arguments.database)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)

    application = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{arguments.api}/bot")
        .updater(None)
        .defaults(Defaults(parse_mode=ParseMode.HTML))
        .build()
    )
    clock = Clock(ZoneInfo("Asia/Shanghai"))

    def now() -> datetime:
        return clock.local().replace(tzinfo=None)

    application.bot_data.update(sessions=make_sessions(engine), now=now)
    application.add_handler(conversation())

    async def telegram(request: Request) -> Response:
        await application.update_queue.put(Update.de_json(data=await request.json(), bot=application.bot))
        return Response()

    server = uvicorn.Server(
        uvicorn.Config(
            app=Starlette(routes=[Route("/telegram", telegram, methods=["POST"])]),
            port=arguments.port,
            host="127.0.0.1",
            log_level="warning",
            access_log=False,
        )
    )
    await application.bot.set_webhook(url=f"http://127.0.0.1:{arguments.port}/telegram", allowed_updates=Update.ALL_TYPES)
    if arguments.remind:
        assert application.job_queue is not None
        application.job_queue.run_once(send_reminders, when=0)
    async with application:
        await application.start()
        await server.serve()
        await application.stop()
    await engine.dispose()


asyncio.run(main())
