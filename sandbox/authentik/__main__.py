"""python -m sandbox.authentik --port N --control N --state DIR --bootstrap-token TOKEN [--ca FILE]"""

import argparse
import asyncio
import contextlib
import traceback
from collections.abc import AsyncIterator

from aiohttp import web

from sandbox.common.clock import Clock
from sandbox.common.control import control_app
from sandbox.common.faults import Faults
from sandbox.common.requests import RequestLog
from sandbox.common.serve import options, serve
from sandbox.common.store import Store

from . import seed
from .application import KINDS, Application
from .control import Extra
from .installation import Installation
from .worker import Worker


def started() -> argparse.Namespace:
    parser = options(__doc__)
    parser.add_argument(
        "--bootstrap-token", required=True, metavar="TOKEN", help="API token of akadmin on a fresh state"
    )
    parser.add_argument(
        "--ca", metavar="FILE", help="trusted, beside the system's, when logout tokens go to https addresses"
    )
    found = parser.parse_args()
    found.state.mkdir(parents=True, exist_ok=True)
    return found


def told(task: asyncio.Task[None]) -> None:
    """A worker that ended by a mistake of the stand-in must be seen, not missed."""
    if not task.cancelled() and task.exception():
        traceback.print_exception(task.exception())


def main() -> None:
    args = started()
    store = Store(args.state / "authentik.db")
    clock, faults, log = Clock(store), Faults(KINDS), RequestLog()
    home = Installation(store, clock, faults)
    worker = Worker(home, args.ca)

    def fresh() -> None:
        seed.fresh(home, args.bootstrap_token)

    async def background(_: web.Application) -> AsyncIterator[None]:
        """The worker lives as long as the product's address."""
        task = asyncio.create_task(worker.run())
        task.add_done_callback(told)
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def ended(_: web.Application) -> None:
        store.close()

    fresh()
    app = Application(home).app()
    app.cleanup_ctx.append(background)
    control = control_app(clock, faults, store, Extra(home, worker).routes(), log=log, on_reset=fresh)
    control.on_cleanup.append(ended)
    serve("authentik", app, control, args.port, args.control, log)


if __name__ == "__main__":
    main()
