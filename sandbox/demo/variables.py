"""The product's variables, and which part of the sandbox stands in for which of them."""

import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTED = re.compile(r"^#?([A-Z][A-Z0-9_]+)=", re.MULTILINE)

# A stand-in is left out when one of these is given.
INSTEAD_OF = {
    "database": ["DATABASE_HOST", "DATABASE_SOCKET"],
    "dns": ["DNS_RESOLVERS"],
    "stalwart": ["STALWART_BASE_URL"],
    "authentik": ["AUTHENTIK_BASE_URL", "OIDC_ISSUER"],
    "mail": ["SMTP_URL"],
}

Variables = dict[str, str]


def read_file(file: Path) -> Variables:
    """Lines NAME=VALUE; empty ones and those that begin with # are passed over, quotes around a value are dropped."""
    found: Variables = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.removeprefix("export ").partition("=")
        if not equals:
            raise SystemExit(f"{file}, line {number}: NAME=VALUE is expected")
        value = value.strip()
        is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
        found[name.strip()] = value[1:-1] if is_quoted else value
    return found


def given(file: Path | None) -> Variables:
    """The variables that `.env.example` documents, and those that leave a stand-in out, from the file and the environment; those of the environment win."""
    everywhere = (read_file(file) if file else {}) | os.environ
    names = DOCUMENTED.findall((ROOT / ".env.example").read_text(encoding="utf-8"))
    names += [name for stand_ins in INSTEAD_OF.values() for name in stand_ins]
    known = {*names, *(f"{name}_FILE" for name in names)}
    return {name: value for name, value in everywhere.items() if name in known}


def is_given(name: str, variables: Variables) -> bool:
    return name in variables or f"{name}_FILE" in variables


def needs(part: str, variables: Variables) -> bool:
    """True when the sandbox has to provide this part."""
    return not any(is_given(name, variables) for name in INSTEAD_OF[part])


def merged(sandbox: Variables, variables: Variables) -> Variables:
    """The sandbox's values, each replaced by the one that was given in its place."""
    kept = {name: value for name, value in sandbox.items() if not is_given(name, variables)}
    return kept | variables


def written(variables: Variables) -> str:
    """The same variables as text that `read_file` and a shell's `source` read alike."""
    return "".join(f"{name}={quoted(value)}\n" for name, value in sorted(variables.items()))


def quoted(value: str) -> str:
    if "'" in value or "\n" in value:
        raise SystemExit("a variable's value can hold neither a quote nor a line break")
    return f"'{value}'"
