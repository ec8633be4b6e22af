"""The state folder: all that one demo writes, and what it keeps between starts."""

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any

from . import ports

# sockaddr_un holds 108 bytes, the last of them zero.
LONGEST_SOCKET = 107
FOLDERS = ["run", "log", "data", "nginx"]


class State:
    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        if len(os.fsencode(self.socket("fastcgi"))) > LONGEST_SOCKET:
            raise SystemExit(f"{folder}: the path is too long for Unix sockets; give a shorter one with --state")
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        for name in FOLDERS:
            (self.folder / name).mkdir(exist_ok=True)
        self.file = self.folder / "kept.json"
        self.kept: dict[str, Any] = json.loads(self.file.read_text()) if self.file.exists() else {}

    def socket(self, name: str) -> Path:
        return self.folder / "run" / f"{name}.sock"

    def data(self, name: str) -> Path:
        return self.folder / "data" / name

    def log(self, name: str) -> Path:
        return self.folder / "log" / f"{name}.log"

    def keep(self, name: str, value: Any) -> None:
        self.kept[name] = value
        write_private(self.file, json.dumps(self.kept, indent=2) + "\n")

    def secret(self, name: str) -> str:
        """A password that is made once: no blank, and none of the first characters that mark a hash in Stalwart."""
        return self.once(name, lambda: "w" + secrets.token_urlsafe(18))

    def key(self, name: str) -> str:
        """32 random bytes in base64, made once."""
        return self.once(name, lambda: base64.b64encode(secrets.token_bytes(32)).decode())

    def once(self, name: str, make: Any) -> str:
        if name not in self.kept:
            self.keep(name, make())
        return self.kept[name]

    def port(self, name: str) -> int:
        """The port of the last start while it is free, else another."""
        kept = self.kept.get(f"port.{name}")
        if kept is None or not ports.is_free(kept):
            kept = ports.free()
            self.keep(f"port.{name}", kept)
        return kept


def write_private(file: Path, text: str) -> None:
    """Writes a file that its owner alone may read; a reader sees the old text or the new one, nothing between."""
    beside = file.with_name(file.name + ".new")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        stream.write(text)
    beside.replace(file)
