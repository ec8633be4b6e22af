"""The last requests that a stand-in got: without bodies, headers and query strings, where secrets are."""
import datetime
import sys
from collections import deque
from typing import Any

from aiohttp import web

KEPT = 500


class RequestLog:
    """The last requests, the oldest first. `status` 0 means that the connection was dropped."""

    def __init__(self) -> None:
        self.rows: deque[dict[str, Any]] = deque(maxlen=KEPT)

    def note(self, request: web.Request, status: int) -> None:
        at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
        operation = request.get("operation")
        shown = 0 if request.get("dropped") else status
        self.rows.append(
            {"method": request.method, "path": request.path, "operation": operation, "status": shown, "at": at}
        )
        print(at, request.method, request.path, operation or "-", shown, file=sys.stderr, flush=True)

    def clear(self) -> None:
        self.rows.clear()

    def middleware(self) -> Any:
        @web.middleware
        async def noted(request: web.Request, handler: Any) -> web.StreamResponse:
            try:
                response = await handler(request)
            except web.HTTPException as answer:
                self.note(request, answer.status)
                raise
            except Exception:
                self.note(request, 500)
                raise
            self.note(request, response.status)
            return response

        return noted
