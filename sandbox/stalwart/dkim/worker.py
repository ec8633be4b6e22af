"""Makes signing keys in the background, one task a domain; tasks are documents, so a restart goes on with them."""
import asyncio
from concurrent.futures import ThreadPoolExecutor

from ..ids import next_snowflake
from ..installation import Document, Installation
from ..registry.reader import Reader
from .keys import algorithm, new_pem
from .selector import selector

# Seconds from the task to each key, the shorter first: one key alone can be seen.
DELAYS = {"ed25519Seconds": 0.02, "rsaSeconds": 0.3}
# How often a waiting task looks at the clock, which may be moved meanwhile.
LOOK_SECONDS = 0.1


class SigningWorker:
    def __init__(self, home: Installation) -> None:
        self.home, self.store = home, home.store
        self.running: dict[str, asyncio.Task[None]] = {}
        self.maker = ThreadPoolExecutor(1, thread_name_prefix="keys")

    @property
    def delays(self) -> dict[str, float]:
        return self.store.get("sandbox", "dkim") or DELAYS

    def start(self) -> None:
        """Goes on with what an earlier process left."""
        for id, _ in self.store.items("x:Task"):
            self.wake(id)

    async def stop(self) -> None:
        running = [*self.running.values()]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        self.maker.shutdown(wait=False, cancel_futures=True)

    def begin(self, domain: str) -> None:
        id = next_snowflake(self.store)
        self.store.put("x:Task", id, {
            "@type": "DkimManagement", "domainId": domain, "status": {"@type": "Pending", "due": self.home.now_text()},
            "begun": self.home.clock.now(),
        })
        self.wake(id)

    def wake(self, task: str) -> None:
        self.running[task] = asyncio.get_running_loop().create_task(self.work(task))
        self.running[task].add_done_callback(lambda _: self.running.pop(task, None))

    def cancel(self, domain: str) -> None:
        for id, task in self.store.items("x:Task"):
            if task["domainId"] == domain:
                self.store.delete("x:Task", id)

    async def work(self, id: str) -> None:
        task = self.store.get("x:Task", id)
        domain = task and self.store.get("x:Domain", task["domainId"])
        if not task or not domain:
            return
        begun = task.get("begun", self.home.clock.now())
        wanted = domain["dkimManagement"].get("algorithms", {})
        for variant in sorted(wanted, key=lambda name: self.delays[f"{algorithm(name)}Seconds"]):
            if self.missing(task["domainId"], variant):
                await self.make(task["domainId"], variant, begun)
        self.store.delete("x:Task", id)

    def missing(self, domain: str, variant: str) -> bool:
        """Also false when the domain went away or was switched to Manual meanwhile."""
        document = self.store.get("x:Domain", domain)
        wanted = document is not None and document["dkimManagement"]["@type"] == "Automatic"
        keys = self.store.all("x:DkimSignature")
        return wanted and not any(key["domainId"] == domain and key["@type"] == variant for key in keys)

    async def make(self, domain: str, variant: str, begun: float) -> None:
        pem = await asyncio.get_running_loop().run_in_executor(self.maker, new_pem, variant)
        while (left := begun + self.delays[f"{algorithm(variant)}Seconds"] - self.home.clock.now()) > 0:
            await asyncio.sleep(min(left, LOOK_SECONDS))
        if self.missing(domain, variant):
            self.store.put("x:DkimSignature", next_snowflake(self.store), self.signature(domain, variant, pem))

    def signature(self, domain: str, variant: str, pem: str) -> Document:
        """With manual DNS a key is active at once and never rotated."""
        template = (self.store.get("x:Domain", domain) or {})["dkimManagement"]["selectorTemplate"]
        record = self.home.registry.shape("x:DkimSignature").records[variant]
        return {
            **Reader(self.home.registry, {}).fresh(record),
            "@type": variant,
            "domainId": domain,
            "createdAt": self.home.now_text(),
            "selector": selector(template, variant, self.home.clock.now()),
            "privateKey": {"@type": "Text", "secret": pem},
            "stage": "active",
        }
