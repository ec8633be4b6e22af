"""The authoritative server."""

import subprocess
from pathlib import Path

from . import zones

KNOT = "/usr/sbin/knotd"
KNOTC = "/usr/sbin/knotc"


def settings(folder: Path, port: int, socket: Path) -> str:
    """Zones put up later are added to the running server (see `hand`); their files are found here at the next start."""
    listed = "".join(f"  - domain: {zone}\n    file: {zones.file_of(folder / 'zones', zone)}\n"
                     for zone in zones.all_in(folder / "zones"))
    return f"""server:
  rundir: {folder}
  listen: 127.0.0.1@{port}
  udp-workers: 1
  tcp-workers: 1
  background-workers: 1
control:
  listen: {socket}
database:
  storage: {folder}/db
log:
  - target: stdout
    any: warning
template:
  - id: default
    storage: {folder}/zones
    journal-content: none
    zonefile-load: whole
    zonefile-sync: 0
zone:
{listed}"""


def prepare(folder: Path, port: int, socket: Path) -> list[str]:
    """Writes the configuration; the answer is the command that serves it."""
    zones.make_first(folder / "zones")
    (folder / "db").mkdir(exist_ok=True)
    (folder / "knot.conf").write_text(settings(folder, port, socket))
    return [KNOT, "-c", str(folder / "knot.conf")]


class Authority:
    """The running server, spoken to through its control socket."""

    def __init__(self, folder: Path, socket: Path) -> None:
        self.folder, self.socket = folder, socket

    def control(self, *words: str) -> str:
        """A failed command raises `ValueError` with knot's own words."""
        done = subprocess.run([KNOTC, "-s", str(self.socket), *words], capture_output=True, text=True)
        if done.returncode:
            raise ValueError((done.stderr or done.stdout).strip())
        return done.stdout

    def answers(self) -> bool:
        try:
            self.control("zone-status", "test.")
        except ValueError:
            return False
        return True

    def zones(self) -> list[str]:
        return zones.all_in(self.folder / "zones")

    def zone_of(self, name: str) -> str | None:
        """The deepest zone that holds the name; the root and `test.` hold nothing but the zones below them."""
        found = [zone for zone in self.zones() if zone not in zones.EMPTY and ("." + name).endswith("." + zone)]
        return max(found, key=len, default=None)

    def add_zone(self, zone: str) -> None:
        zones.make(self.folder / "zones", zone)
        self.control("conf-begin")
        try:
            self.control("conf-set", f"zone[{zone}]")
            self.control("conf-set", f"zone[{zone}].file", str(zones.file_of(self.folder / "zones", zone)))
            self.control("conf-commit")
        except ValueError:
            self.control("conf-abort")
            raise

    def change(self, zone: str, commands: list[list[str]]) -> None:
        """All commands as one change of the zone."""
        self.control("zone-begin", zone)
        try:
            for command, *words in commands:
                self.control(command, zone, *words)
            self.control("zone-commit", zone)
        except ValueError:
            self.control("zone-abort", zone)
            raise

    def records(self, zone: str) -> list[tuple[str, str, str, str]]:
        """Owner, TTL, type and data of each record."""
        rows = [line.split(None, 4) for line in self.control("zone-read", zone).splitlines()]
        return [(owner, ttl, kind, data) for _, owner, ttl, kind, data in rows]
