"""Zones as files: what knot serves after a start."""

from pathlib import Path

# Seconds: what a person changes in the demo is to be seen soon.
TTL = 5
NEGATIVE_TTL = 2
SERVER = "ns.platform.test."
# They answer for every name that nobody made, so that no question leaves the machine.
EMPTY = (".", "test.")
PLATFORM = """ns A 127.0.0.1
mail A 192.0.2.25
mail AAAA 2001:db8::25
mail TXT "v=spf1 a -all"
@ MX 10 mail
@ TXT "v=spf1 mx -all"
"""


def head(zone: str) -> str:
    return f"""$ORIGIN {zone}
$TTL {TTL}
@ SOA {SERVER} hostmaster.platform.test. 1 3600 600 86400 {NEGATIVE_TTL}
@ NS {SERVER}
"""


def absolute(name: str) -> str:
    """Lower case with a dot at the end; a name beyond ASCII as its A-labels."""
    labels = [label if label.isascii() else label.encode("idna").decode() for label in name.rstrip(".").split(".")]
    return ".".join(labels).lower() + "."


def file_of(folder: Path, zone: str) -> Path:
    return folder / f"{zone}zone" if zone != "." else folder / "root.zone"


def zone_in(file: Path) -> str:
    return "." if file.name == "root.zone" else file.name.removesuffix("zone")


def all_in(folder: Path) -> list[str]:
    return sorted(zone_in(file) for file in folder.glob("*zone"))


def make(folder: Path, zone: str, records: str = "") -> None:
    """Writes an empty zone unless there is one."""
    file = file_of(folder, zone)
    if not file.exists():
        file.write_text(head(zone) + records, encoding="ascii")


def make_first(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for zone in EMPTY:
        make(folder, zone)
    make(folder, "platform.test.", PLATFORM)
