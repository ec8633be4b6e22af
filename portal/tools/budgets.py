"""Fails when what a first visit loads is larger than the budget, counted as sent (brotli)."""

import json
import sys
from pathlib import Path

ASSETS = Path("dist/assets")
KILOBYTE = 1024


def initial_scripts(meta: dict) -> set[str]:
    """The entry and everything it imports statically; lazy chunks are not part of a first visit."""
    wanted = [name for name, output in meta["outputs"].items() if output.get("entryPoint") == "src/main.tsx"]
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        wanted += [part["path"] for part in meta["outputs"][name]["imports"] if part["kind"] == "import-statement"]
    return {Path(name).name for name in seen}


def main() -> None:
    scripts = initial_scripts(json.loads(Path("gen/meta.json").read_text()))
    rows = [
        ("JavaScript", [ASSETS / f"{name}.br" for name in scripts], 90),
        ("CSS", list(ASSETS.glob("*.css.br")), 10),
        ("font", list(ASSETS.glob("*.woff2")), 50),
    ]
    failed = False
    for title, files, limit in rows:
        size = sum(file.stat().st_size for file in files) / KILOBYTE
        failed |= not files or size > limit
        print(f"{title:<12} {size:6.1f} KB of {limit} KB")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
