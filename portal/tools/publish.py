"""Turns esbuild's output into portal/dist: index.html out of the metafile, assets, .br and .gz beside each text file."""

import gzip
import json
import shutil
from pathlib import Path

import brotli

OUT, DIST = Path("gen/out"), Path("dist")
PLACE = "<!-- assets -->"
COMPRESSED = {".js", ".css", ".html", ".txt", ".svg"}


def output_of(meta: dict, entry: str) -> str:
    """The published file name of one entry point."""
    for name, output in meta["outputs"].items():
        if output.get("entryPoint") == entry:
            return Path(name).name
    raise KeyError(entry)


def head(meta: dict) -> str:
    main = output_of(meta, "src/main.tsx")
    font = next(Path(name).name for name in meta["outputs"] if name.endswith(".woff2"))
    imports = [
        Path(entry["path"]).name
        for entry in meta["outputs"][f"gen/out/{main}"]["imports"]
        if entry["kind"] == "import-statement"
    ]
    lines = [
        f'<link rel="preload" href="/assets/{font}" as="font" type="font/woff2" crossorigin>',
        f'<link rel="stylesheet" href="/assets/{output_of(meta, "src/app.css")}">',
        f'<script src="/assets/{output_of(meta, "src/theme.ts")}"></script>',
        '<link rel="preload" href="/api/me" as="fetch" crossorigin>',
        *(f'<link rel="modulepreload" href="/assets/{name}">' for name in imports),
        f'<script type="module" src="/assets/{main}"></script>',
    ]
    return "\n    ".join(lines)


def compress(path: Path) -> None:
    text = path.read_bytes()
    path.with_name(path.name + ".br").write_bytes(brotli.compress(text, quality=11))
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(text, 9, mtime=0))


def main() -> None:
    meta = json.loads(Path("gen/meta.json").read_text())
    shutil.rmtree(DIST, ignore_errors=True)
    assets = DIST / "assets"
    assets.mkdir(parents=True)
    for file in sorted(OUT.iterdir()):
        if file.suffix != ".map" and file.stat().st_size > 0:
            shutil.copy(file, assets / file.name)
    shutil.copy("gen/inter-LICENSE.txt", assets / "inter-LICENSE.txt")
    shutil.copy("src/favicon.svg", DIST / "favicon.svg")
    template = Path("src/index.html").read_text()
    if template.count(PLACE) != 1:
        raise SystemExit(f"src/index.html needs the comment {PLACE} exactly once")
    (DIST / "index.html").write_text(template.replace(PLACE, head(meta)))
    for file in sorted(DIST.rglob("*")):
        if file.suffix in COMPRESSED:
            compress(file)


if __name__ == "__main__":
    main()
