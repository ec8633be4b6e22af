"""One installation: its documents, what it was started with, and which settings are in force."""
import datetime
from dataclasses import dataclass
from typing import Any

from sandbox.common.clock import Clock
from sandbox.common.faults import Faults
from sandbox.common.store import Store

from .ids import SINGLETON
from .registry.model import Registry

Document = dict[str, Any]

VERSIONS = ("0.16.19", "0.16.22")


@dataclass(frozen=True)
class Start:
    """`hostname` is the name until settings with another are loaded; `admin` the recovery administrator."""

    hostname: str
    admin: str
    password: str
    public_url: str | None


@dataclass(frozen=True)
class Loaded:
    """The settings in force: those of the last start or ReloadSettings."""

    hostname: str
    exchangers: list[Document]
    services: dict[str, Document]
    limits: Document


class Installation:
    def __init__(self, store: Store, clock: Clock, faults: Faults, registry: Registry, start: Start) -> None:
        self.store, self.clock, self.faults, self.registry, self.start = store, clock, faults, registry, start
        self.loaded: Loaded

    def load_settings(self) -> None:
        settings = self.store.get("x:SystemSettings", SINGLETON) or {}
        self.loaded = Loaded(
            hostname=settings["defaultHostname"] or self.start.hostname,
            exchangers=[*settings["mailExchangers"].values()],
            services=settings["services"],
            limits=self.store.get("x:Jmap", SINGLETON) or {},
        )

    def now_text(self) -> str:
        return datetime.datetime.fromtimestamp(self.clock.now(), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def version(self) -> str:
        """Patch releases differ in what `properties: []` means (contract section 2.1)."""
        return (self.store.get("sandbox", "version") or {"name": VERSIONS[0]})["name"]

    @property
    def base_url(self) -> str:
        """The public address; without one given it does not resolve, which proves that clients keep their own."""
        return self.start.public_url or f"https://{self.loaded.hostname}"
