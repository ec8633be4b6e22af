"""The records of a domain in the order of their groups (contract sections 5.2 and 5.3)."""
import base64
import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from ..dkim.keys import algorithm, public_text
from ..installation import Document, Loaded

# One for all domains of a server: made from the policy, which the stand-in does not change.
POLICY_ID = "12942536112359691423"
AUTOCONFIG_DIGEST = base64.b64encode(hashlib.sha256(b"ua-auto-config").digest()).decode()

# Service, label and port over TLS, then the label and port that are added when `cleartext` is true.
SERVICES = (
    ("caldav", "_caldavs", 443, None),
    ("carddav", "_carddavs", 443, None),
    ("imap", "_imaps", 993, ("_imap", 143)),
    ("jmap", "_jmap", 443, None),
    ("pop3", "_pop3s", 995, ("_pop3", 110)),
    ("smtp", "_submissions", 465, ("_submission", 587)),
)


class Record(NamedTuple):
    """`text` is the data as the zone has it, for TXT the bare text."""

    owner: str
    type: str
    text: str


def zone_records(domain: Document, keys: list[Document], loaded: Loaded) -> Iterator[Record]:
    name = domain["name"]
    reports = report_address(domain)
    exchangers = [(entry["priority"], entry["hostname"] or loaded.hostname) for entry in loaded.exchangers]
    yield from (dkim(name, key) for key in sorted(keys, key=lambda key: key["selector"]))
    yield from spf(name, [host for _, host in exchangers])
    yield from (Record(name, "MX", f"{priority} {host}.") for priority, host in exchangers)
    if reports:
        yield Record(f"_dmarc.{name}", "TXT", f"v=DMARC1; p=reject; rua={reports}")
    yield from services(name, loaded)
    yield Record(f"mta-sts.{name}", "CNAME", f"{loaded.hostname}.")
    yield Record(f"_mta-sts.{name}", "TXT", f"v=STSv1; id={POLICY_ID}")
    if reports:
        yield Record(f"_smtp._tls.{name}", "TXT", f"v=TLSRPTv1; rua={reports}")
    yield Record(f"ua-auto-config.{name}", "CNAME", f"{loaded.hostname}.")
    yield Record(f"_ua-auto-config.{name}", "TXT", f"v=UAAC1; a=sha256; d={AUTOCONFIG_DIGEST}")
    yield Record(f"autoconfig.{name}", "CNAME", f"{loaded.hostname}.")
    yield Record(f"autodiscover.{name}", "CNAME", f"{loaded.hostname}.")


def report_address(domain: Document) -> str | None:
    """`mailto:` without an at sign is meant within the domain."""
    uri = domain["reportAddressUri"]
    if uri and uri.startswith("mailto:") and "@" not in uri:
        return f"{uri}@{domain['name']}"
    return uri


def dkim(name: str, key: Document) -> Record:
    """Keys of every stage, also retired ones."""
    text = f"v=DKIM1; k={algorithm(key['@type'])}; h=sha256; p={public_text(key)}"
    return Record(f"{key['selector']}._domainkey.{name}", "TXT", text)


def spf(name: str, hosts: list[str]) -> Iterator[Record]:
    """Of the mail exchangers only those below the domain get a line of their own."""
    yield Record(name, "TXT", "v=spf1 mx -all")
    below = dict.fromkeys(host for host in hosts if host.endswith(f".{name}"))
    yield from (Record(host, "TXT", "v=spf1 a -all") for host in below)


def services(name: str, loaded: Loaded) -> Iterator[Record]:
    for service, label, port, cleartext in SERVICES:
        settings = loaded.services.get(service)
        if settings is None:
            continue
        host = settings["hostname"] or loaded.hostname
        yield Record(f"{label}._tcp.{name}", "SRV", f"0 1 {port} {host}.")
        if cleartext and settings["cleartext"]:
            yield Record(f"{cleartext[0]}._tcp.{name}", "SRV", f"0 1 {cleartext[1]} {host}.")
