"""The two statements of `GET /api/tenants/:slug`, read from the product's own source so that they cannot drift apart."""

import re
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[1] / "Sources/Persistence"


def resolve() -> str:
    text = (SOURCES / "Sessions/SessionRepository+Resolve.swift").read_text(encoding="utf-8")
    return plain(text.split('"""')[1])


def summary() -> str:
    text = (SOURCES / "Tenancy/TenantRepository.swift").read_text(encoding="utf-8")
    statement = plain(text.split("func summary", 1)[1].split('"""')[1])
    # The floor knows the tenant by its slug; the row is the same and found by a unique key as well.
    return statement.replace("WHERE id = ?", "WHERE slug = ?")


def plain(swift: str) -> str:
    statement = re.sub(r"\\\(idleHours\)", "12", swift)
    return re.sub(r"\s+", " ", re.sub(r"\\\(\w+\)", "?", statement)).strip()
