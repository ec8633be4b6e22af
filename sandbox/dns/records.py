"""Record data as knot takes it."""

from typing import Any

# One character-string of a TXT record holds this many bytes (RFC 1035, 3.3).
LONGEST_TEXT = 255
# Types whose data ends in a host name, which is absolute here.
WITH_HOST = {"MX", "CNAME", "NS", "SRV", "PTR"}


def data(kind: str, value: str) -> str:
    """Data as in a zone file. A TXT without quotes is one text; a host without a final dot is meant from the root."""
    if kind == "TXT" and not value.startswith('"'):
        return text(value)
    if kind in WITH_HOST and not value.endswith("."):
        return value + "."
    return value


def text(value: str) -> str:
    """A text of any length as quoted character-strings."""
    raw = value.encode()
    parts = [raw[at : at + LONGEST_TEXT] for at in range(0, len(raw), LONGEST_TEXT)] or [b""]
    return " ".join(f'"{escaped(part)}"' for part in parts)


def escaped(part: bytes) -> str:
    """Bytes outside printable ASCII as decimal escapes (RFC 1035, 5.1)."""
    return "".join(
        f"\\{chr(byte)}" if byte in b'"\\' else chr(byte) if 32 <= byte < 127 else f"\\{byte:03}" for byte in part)


def kind(record: dict[str, Any]) -> str:
    """The kind of check that the portal makes of an expected record."""
    name, value = record["name"], record["value"]
    if record["type"] != "TXT":
        return str(record["type"]).lower()
    for mark, found in (("._domainkey.", "dkim"), ("_dmarc.", "dmarc"), ("_mta-sts.", "mtasts"), ("_smtp._tls.", "tlsrpt")):
        if mark in name:
            return found
    if value.startswith("token="):
        return "own"
    return "spf" if value.startswith("v=spf1") else "txt"
