"""What happens beside the requests: logout tokens are posted, deleted users' events and old rows removed."""

import asyncio
import ssl
import sys
import time

import aiohttp

from .domain import endings, grants, journal
from .installation import Document, Installation
from .randoms import key

PACE = 0.375  # seconds between two posts: the real worker sent 16 within 6 seconds
RETRY_DELAYS = (42, 72, 120, 240, 480)  # seconds; the first two were seen, then it grows
SWEEP_EVERY = 300  # seconds
TIMEOUT = aiohttp.ClientTimeout(total=10)


class Worker:
    """`due` of a post is the machine's time: retries do not follow the moved clock."""

    def __init__(self, home: Installation, ca: str | None) -> None:
        self.home = home
        self.tls = ssl.create_default_context()
        if ca:
            self.tls.load_verify_locations(ca)
        self.swept = time.monotonic()

    async def run(self) -> None:
        """Ends when its task is cancelled."""
        connector = aiohttp.TCPConnector(ssl=self.tls)
        async with aiohttp.ClientSession(connector=connector, trust_env=False, timeout=TIMEOUT) as client:
            while True:
                posted = await self.post_next(client)
                self.remove_events()
                if time.monotonic() - self.swept > SWEEP_EVERY:
                    self.sweep()
                await asyncio.sleep(PACE if posted else 0.1)

    async def post_next(self, client: aiohttp.ClientSession) -> bool:
        post = next((row for row in self.home.all("logout-post") if row["due"] <= time.time()), None)
        if post is None:
            return False
        try:
            async with client.post(post["url"], data={"logout_token": post["token"]}) as answer:
                self.settle(post, None if answer.ok else f"status {answer.status}")
        except (aiohttp.ClientError, TimeoutError) as error:
            self.settle(post, f"{type(error).__name__}: {error}")
        return True

    def settle(self, post: Document, problem: str | None) -> None:
        if problem is None or post["tries"] >= len(RETRY_DELAYS):
            self.home.delete("logout-post", post["number"])
        else:
            due = time.time() + RETRY_DELAYS[post["tries"]]
            self.home.put("logout-post", post["number"], post | {"tries": post["tries"] + 1, "due": due})
        if problem:
            print(
                f"logout token to {post['url']} not taken, try {post['tries'] + 1}: {problem}",
                file=sys.stderr,
                flush=True,
            )

    def remove_events(self) -> None:
        """Events that a deleted user caused (setting gdpr_compliance)."""
        for row in self.home.all("event-removal"):
            if 0 <= self.home.now() - row["asked"] < endings.EVENT_REMOVAL_DELAY:
                continue
            for event in self.home.all("event"):
                if event["user"]["pk"] == row["user"]:
                    self.home.delete("event", event["pk"])
            self.home.delete("event-removal", row["user"])

    def sweep(self) -> None:
        """The clean-up run: expired rows go, expired API keys are replaced."""
        self.swept = time.monotonic()
        home = self.home
        for kind in grants.KINDS:
            for row in home.all(kind):
                if grants.is_expired(home, row):
                    grants.remove(home, row)
        for kind, name in (("browser", "key"), ("event", "pk")):
            for row in home.all(kind):
                if row["expires"] <= home.now():
                    home.delete(kind, row[name])
        for token in home.all("token"):
            if token["expiring"] and token["expires"] <= home.now():
                self.expire(token)

    def expire(self, token: Document) -> None:
        if token["intent"] != "api":
            self.home.delete("token", token["identifier"])
            return
        self.home.put("token", token["identifier"], token | {"key": key(60)})
        journal.system(self.home, "secret_rotate", message=f"Token {token['identifier']}'s secret was rotated.")
