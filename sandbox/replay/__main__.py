"""python -m sandbox.replay PRODUCT [FILE] [--only NAME …]: recorded exchanges against a fresh stand-in of its own.

The stand-in is the package `sandbox.PRODUCT`. Its module `replay` holds START (options beside ports and state), ROOT
(the value of --root) and, where the exchanges need them, GIVEN (NAME=VALUE; {base} and {control} are filled in).
"""
import argparse
import importlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
END_SECONDS = 10


def started(product: str, start: list[str], state: Path, quiet: bool) -> tuple[subprocess.Popen[str], str, str]:
    """The process with its two addresses; its log goes to a file of the state folder when it shall be quiet."""
    command = [sys.executable, "-m", f"sandbox.{product}", "--port", "0", "--control", "0", "--state", str(state)]
    path = state / "stand-in.log"
    with path.open("w") as log:
        process = subprocess.Popen(
            [*command, *start], cwd=HERE.parent.parent, stdout=subprocess.PIPE, text=True, stderr=log if quiet else None
        )
    assert process.stdout is not None
    ready = re.search(r"ready: (\S+) control (\S+)", process.stdout.readline())
    if not ready:
        ended(process)
        sys.exit(f"the stand-in of {product} did not start\n{path.read_text()}")
    return process, ready[1], ready[2]


def ended(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("product")
    options.add_argument("file", nargs="?", type=Path)
    options.add_argument("--only", nargs="+", default=[], metavar="NAME")
    options.add_argument("--verbose", action="store_true", help="name each exchange, show the stand-in's log")
    args = options.parse_args()
    facts = importlib.import_module(f"sandbox.{args.product}.replay")
    with tempfile.TemporaryDirectory(prefix=f"sandbox-replay-{args.product}-") as state:
        process, base, control = started(args.product, facts.START, Path(state), not args.verbose)
        try:
            command = [sys.executable, str(HERE / "upstream_replay.py"), args.product]
            command += ["--base", base, "--root", facts.ROOT]
            command += ["--file", str(args.file.resolve())] if args.file else []
            command += ["--only", *args.only] if args.only else []
            command += ["--verbose"] if args.verbose else []
            for given in getattr(facts, "GIVEN", []):
                command += ["--given", given.replace("{base}", base).replace("{control}", control)]
            return subprocess.run(command).returncode
        finally:
            ended(process)


if __name__ == "__main__":
    sys.exit(main())
