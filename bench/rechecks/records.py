"""What the domains of the bench publish: all that the mail server asks for, and all of it right."""

import base64
import hashlib

MAIL_HOST = "mail.host.test"
START = "@ 3600 IN SOA ns.host.test. hostmaster.host.test. 1 3600 600 86400 300\n@ 3600 IN NS ns.host.test.\n"
HOST_ZONE = START + "mail IN A 192.0.2.25\nmail IN AAAA 2001:db8::25\nns IN A 192.0.2.53\n"
SERVICES = {"_caldavs": 443, "_carddavs": 443, "_imaps": 993, "_jmap": 443, "_pop3s": 995, "_submissions": 465}

Record = tuple[str, str, str]


def domain_name(number: int) -> str:
    return f"d{number:05}.bench.test"


def records(name: str) -> list[Record]:
    """Owner, type and data. Only the length of a key matters to the time that its check takes."""
    rsa = base64.b64encode(bytes.fromhex("30820122300d06092a864886f70d01010105000382010f003082010a0282010100")
                           + b"\xc1" * 256 + bytes.fromhex("0203010001")).decode()
    ed25519 = base64.b64encode(hashlib.sha256(b"key").digest()).decode()
    return [
        (f"v1-ed25519-20260101._domainkey.{name}.", "TXT", f"v=DKIM1; k=ed25519; h=sha256; p={ed25519}"),
        (f"v1-rsa-20260101._domainkey.{name}.", "TXT", f"v=DKIM1; k=rsa; h=sha256; p={rsa}"),
        (f"{name}.", "TXT", "v=spf1 mx -all"),
        (f"{name}.", "MX", f"10 {MAIL_HOST}."),
        (f"_dmarc.{name}.", "TXT", f"v=DMARC1; p=none; rua=mailto:postmaster@{name}"),
        *((f"{label}._tcp.{name}.", "SRV", f"0 1 {port} {MAIL_HOST}.") for label, port in SERVICES.items()),
        (f"mta-sts.{name}.", "CNAME", f"{MAIL_HOST}."),
        (f"_mta-sts.{name}.", "TXT", "v=STSv1; id=12942536112359691423"),
        (f"_smtp._tls.{name}.", "TXT", f"v=TLSRPTv1; rua=mailto:postmaster@{name}"),
        *((f"{label}.{name}.", "CNAME", f"{MAIL_HOST}.") for label in ("ua-auto-config", "autoconfig", "autodiscover")),
        (f"_ua-auto-config.{name}.", "TXT", f"v=UAAC1; a=sha256; d={ed25519}"),
    ]


def zone_text(name: str) -> str:
    """The form in which the mail server writes them, which is valid in a zone file as well."""
    return "".join(f"{owner} IN {kind} {data(kind, text)}\n" for owner, kind, text in records(name))


def data(kind: str, text: str) -> str:
    if kind != "TXT":
        return text
    return " ".join(f'"{text[start:start + 255]}"' for start in range(0, len(text), 255))
