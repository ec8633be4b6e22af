"""Writes the wanted Lucide icons as JSX, so that no markup string reaches the page.

Usage: icons.py NAMES.txt OUT.tsx   (one icon name a line)
"""

import re
import sys
import zipfile
from importlib.resources import files
from pathlib import Path


def camel(name: str) -> str:
    return re.sub(r"-([a-z])", lambda match: match[1].upper(), name)


def as_jsx(svg: str) -> str:
    inner = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.S)
    if inner is None:
        raise ValueError("not an SVG file")
    text = " ".join(inner[1].split())
    return re.sub(r"([a-z]+-[a-z]+)=", lambda match: camel(match[1]) + "=", text)


def main() -> None:
    names = sorted(set(Path(sys.argv[1]).read_text().split()))
    with zipfile.ZipFile(str(files("lucide") / "lucide.zip")) as archive:
        lines = [f"  '{name}': <>{as_jsx(archive.read(name + '.svg').decode())}</>," for name in names]
    Path(sys.argv[2]).write_text(
        "// Made by tools/setup from the Lucide icons (ISC licence).\n"
        "export const icons = {\n" + "\n".join(lines) + "\n};\n"
    )


if __name__ == "__main__":
    main()
