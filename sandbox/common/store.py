"""Documents in SQLite, kept over restarts."""
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Document = dict[str, Any]

SCHEMA = """
CREATE TABLE IF NOT EXISTS document (
    position INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (kind, id));
CREATE TABLE IF NOT EXISTS counter (kind TEXT PRIMARY KEY, value INTEGER NOT NULL);
"""


class Store:
    """Documents by (kind, id). Used from one thread only: the event loop's."""

    def __init__(self, path: Path | str) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = NORMAL")
        self.connection.executescript(SCHEMA)

    def get(self, kind: str, id: str) -> Document | None:
        found = self.connection.execute("SELECT body FROM document WHERE kind = ? AND id = ?", (kind, id)).fetchone()
        return json.loads(found[0]) if found else None

    def put(self, kind: str, id: str, doc: Document) -> None:
        self.connection.execute(
            "INSERT INTO document (kind, id, body) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body",
            (kind, id, json.dumps(doc)),
        )

    def delete(self, kind: str, id: str) -> bool:
        """True when there was such a document."""
        gone = self.connection.execute("DELETE FROM document WHERE kind = ? AND id = ?", (kind, id))
        return gone.rowcount > 0

    def items(self, kind: str) -> list[tuple[str, Document]]:
        """Ids and documents of one kind, the oldest first."""
        rows = self.connection.execute("SELECT id, body FROM document WHERE kind = ? ORDER BY position", (kind,))
        return [(id, json.loads(body)) for id, body in rows]

    def all(self, kind: str) -> list[Document]:
        return [doc for _, doc in self.items(kind)]

    def next_id(self, kind: str) -> int:
        """1, 2, 3, … for each kind; a number is never given twice."""
        return self.connection.execute(
            "INSERT INTO counter (kind, value) VALUES (?, 1)"
            " ON CONFLICT (kind) DO UPDATE SET value = value + 1 RETURNING value",
            (kind,),
        ).fetchone()[0]

    def counters(self) -> dict[str, int]:
        return dict(self.connection.execute("SELECT kind, value FROM counter"))

    def restore_counters(self, counters: dict[str, int]) -> None:
        """Numbers that were told outside stay used, though the transaction that took them was undone."""
        for kind, value in counters.items():
            self.connection.execute(
                "INSERT INTO counter (kind, value) VALUES (?, ?)"
                " ON CONFLICT (kind) DO UPDATE SET value = excluded.value",
                (kind, value),
            )

    def dump(self) -> dict[str, dict[str, Document]]:
        """Everything, by kind and id."""
        out: dict[str, dict[str, Document]] = {}
        for kind, id, body in self.connection.execute("SELECT kind, id, body FROM document ORDER BY kind, position"):
            out.setdefault(kind, {})[id] = json.loads(body)
        return out

    def clear(self) -> None:
        self.connection.execute("DELETE FROM document")
        self.connection.execute("DELETE FROM counter")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; inside another transaction it is a part of that one that can fail alone."""
        begin, commit, undo = (
            ("SAVEPOINT inner", "RELEASE inner", "ROLLBACK TO inner")
            if self.connection.in_transaction
            else ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
        )
        self.connection.execute(begin)
        try:
            yield
        except BaseException:
            self.connection.execute(undo)
            if undo != "ROLLBACK":
                self.connection.execute(commit)
            raise
        self.connection.execute(commit)

    def close(self) -> None:
        self.connection.close()
