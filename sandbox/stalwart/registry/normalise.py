"""Names as the server keeps them (contract sections 3.2 and 7.1). ValueError carries the words of the refusal."""
import re
from functools import cache

import idna
from publicsuffixlist import PublicSuffixList

RESERVED = frozenset({
    "test", "localhost", "local", "internal", "lan", "home", "corp", "intranet", "private", "localdomain",
})
LOCAL_PART = re.compile(r"[^\W_]|[!#$%&'*+\-/=?^_`{|}~.]")


@cache
def suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)


def label(text: str) -> str:
    if text.isascii():
        return text
    try:
        return idna.encode(text, uts46=True).decode()
    except idna.IDNAError as error:
        raise ValueError("Invalid domain name") from error


def domain(text: str) -> str:
    """ASCII punctuation is hardly checked: the original takes under_score.test and with/slash.test."""
    labels = [label(part) for part in "".join(text.split()).lower().split(".")]
    name = ".".join(labels)
    if len(labels) < 2 or not all(labels) or "@" in name:
        raise ValueError("Invalid domain name")
    if labels[-1] not in RESERVED and not suffixes().publicsuffix(name):
        raise ValueError("Invalid domain name")
    return name


def local_part(text: str) -> str:
    name = "".join(text.split()).lower()
    dots = name.startswith(".") or name.endswith(".") or ".." in name
    if not name or dots or not all(LOCAL_PART.fullmatch(letter) for letter in name):
        raise ValueError("Invalid email local part")
    return name


def email(text: str) -> str:
    local, at, name = text.partition("@")
    if not at:
        raise ValueError("Invalid email address")
    return f"{local_part(local)}@{domain(name)}"


def trimmed(text: str) -> str:
    return text.strip()


RULES = {"domain": domain, "emailLocalPart": local_part, "email": email, "hostname": trimmed, "trim": trimmed}
