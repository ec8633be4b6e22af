"""Stable domains that are due at once: how close the worker comes to what the resolvers themselves sustain.

    bench/rechecks [COUNT]      10,000 unless given

Both sides ask the same questions of two resolvers that start with empty caches, on the same cores: dnsperf as fast as it
can, then the worker, which also judges the answers and stores what follows.
"""

import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Tests/DNSBench"), str(Path(__file__).parent)]

import product  # noqa: E402
import resolvers  # noqa: E402

ROUNDS = 5


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory(prefix="workplace-rechecks-") as folder, ExitStack() as stack:
        root = Path(folder)
        authority = stack.enter_context(resolvers.authority(root, count))
        database = stack.enter_context(product.database(root))
        product.seed(database, count)
        asked = questions(root, authority, database)
        with resolvers.running(root, authority):
            first = product.recheck(database, count)
        print(f"{count} domains, {len(asked)} questions each to each of two resolvers")
        print(f"new: {count / first:.0f} domains/s; from here on they are stable", flush=True)
        ratios = measure(root, authority, database, asked, count)
        print(f"median {statistics.median(ratios):.2f} of the resolvers' own rate")


def questions(root: Path, authority: int, database: product.Database) -> list[str]:
    """What a check of one domain asks, as the resolver logs it."""
    with resolvers.running(root, authority, log_queries=True):
        product.recheck(database, 1)
        return resolvers.logged(root)


def measure(root: Path, authority: int, database: product.Database, asked: list[str], count: int) -> list[float]:
    """The worker's rate over that of the resolvers just before and after it: a machine's speed may drift."""
    before, ratios = alone(root, authority, asked, count), []
    for _ in range(ROUNDS):
        with resolvers.running(root, authority):
            worker = count / product.recheck(database, count)
        after = alone(root, authority, asked, count)
        ratios.append(2 * worker / (before + after))
        print(f"resolvers {before:5.0f} and {after:5.0f}, worker {worker:5.0f} domains/s: {ratios[-1]:.2f}", flush=True)
        before = after
    return ratios


def alone(root: Path, authority: int, asked: list[str], count: int) -> float:
    """Domains in a second when nobody else is on the cores."""
    with resolvers.running(root, authority):
        return count / resolvers.flood(root, asked, count)


main()
