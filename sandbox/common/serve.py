"""Serves a stand-in and its control address from one process until SIGTERM or SIGINT."""
import argparse
import asyncio
import signal
from pathlib import Path

from aiohttp import web

from .requests import RequestLog

LARGEST_HEADER = 32768
# A request that is still running when the process is to end gets this long, in seconds.
GRACE = 2.0


def options(description: str | None) -> argparse.ArgumentParser:
    """The options that every stand-in has; 0 as a port takes a free one, the line printed when ready names it."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--control", type=int, required=True, metavar="PORT")
    parser.add_argument("--state", type=Path, required=True, metavar="DIR")
    return parser


async def start(app: web.Application, port: int) -> tuple[web.AppRunner, str]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE, max_field_size=LARGEST_HEADER)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}"


async def serving(name: str, app: web.Application, control: web.Application, port: int, control_port: int) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    product, base = await start(app, port)
    beside, control_base = await start(control, control_port)
    print(f"{name} ready: {base} control {control_base}", flush=True)
    await ended.wait()
    await product.cleanup()
    await beside.cleanup()


def serve(
    name: str, app: web.Application, control: web.Application, port: int, control_port: int, log: RequestLog
) -> None:
    """`log` is the one given to `control_app`; it notes every request of the product's address."""
    app.middlewares.insert(0, log.middleware())
    asyncio.run(serving(name, app, control, port, control_port))
