"""Records as text: one a line, absolute names, no TTL (contract section 5.1)."""
from collections.abc import Iterable

from .records import Record

# Octets of one character string (RFC 1035 section 3.3).
CHUNK = 255


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def line(record: Record) -> str:
    start = f"{record.owner}. IN {record.type}"
    if record.type != "TXT":
        return f"{start} {record.text}\n"
    if len(record.text) <= CHUNK:
        return f"{start} {quoted(record.text)}\n"
    chunks = [record.text[i:i + CHUNK] for i in range(0, len(record.text), CHUNK)]
    return f"{start} (\n" + "".join(f"    {quoted(chunk)}\n" for chunk in chunks) + ")\n"


def zone_text(records: Iterable[Record]) -> str:
    """With an empty line at the end."""
    return "".join(map(line, records)) + "\n"
