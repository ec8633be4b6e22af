"""The SMTP side, and the messages as files."""

import asyncio
import email
import email.policy
import signal
from datetime import datetime, timezone
from email.message import EmailMessage
from functools import partial
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

# As large as Stalwart's own default for a message, in bytes.
LARGEST = 100 * 1024 * 1024


class Sink:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Called by aiosmtpd by this name."""
        at = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%S.%fZ")
        beside = self.folder / f".{at}"
        head = "".join(f"Delivered-To: {recipient}\r\n" for recipient in envelope.rcpt_tos)
        beside.write_bytes(f"Return-Path: <{envelope.mail_from}>\r\n{head}".encode() + (envelope.original_content or b""))
        beside.replace(self.folder / f"{at}.eml")
        return "250 OK"

    async def serve(self, port: int) -> None:
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, ended.set)
        make = partial(SMTP, self, hostname="mail.platform.test", enable_SMTPUTF8=True, data_size_limit=LARGEST)
        server = await loop.create_server(make, "127.0.0.1", port)
        async with server:
            await ended.wait()


def messages(folder: Path) -> list[tuple[str, EmailMessage]]:
    """Number and message, the oldest first."""
    files = sorted(folder.glob("*.eml"))
    return [(str(number), read(file)) for number, file in enumerate(files, 1)]


def read(file: Path) -> EmailMessage:
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message
