"""Browser, site and page for the tests. The page fails its test on anything the console or the network complains of."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from fake_api import FakeApi
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from site_server import serve

AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("nginx")) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium-headless-shell")
        yield browser
        browser.close()


@pytest.fixture
def theme(request: pytest.FixtureRequest) -> str:
    """Light, unless the test asks for both with `both_themes`."""
    return getattr(request, "param", "light")


@pytest.fixture
def context(browser: Browser, site: str, theme: str) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=site,
        color_scheme=theme,
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
        viewport={"width": 1280, "height": 800},
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def api(context: BrowserContext) -> FakeApi:
    return FakeApi(context)


class Complaints:
    """What went wrong on a page. A status that a test wants is announced with `expect`."""

    def __init__(self) -> None:
        self.expected: set[int] = set()
        self.lines: list[str] = []

    def expect(self, *statuses: int) -> None:
        self.expected.update(statuses)

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.lines.append(f"page error: {error}"))
        page.on("response", lambda response: self._status(response.status, response.url))
        page.on("console", lambda message: self._console(message.type, message.text))

    def _status(self, status: int, url: str) -> None:
        if status >= 400 and status not in self.expected:
            self.lines.append(f"status {status}: {url}")

    def _console(self, kind: str, text: str) -> None:
        wanted = re.match(r"Failed to load resource: the server responded with a status of (\d+)", text)
        if kind not in ("error", "warning") or (wanted and int(wanted[1]) in self.expected):
            return
        self.lines.append(f"console {kind}: {text}")


@pytest.fixture
def complaints() -> Complaints:
    return Complaints()


@pytest.fixture
def page(context: BrowserContext, api: FakeApi, complaints: Complaints) -> Iterator[Page]:
    context.on("page", complaints.watch)
    page = context.new_page()
    yield page
    assert complaints.lines == []
    assert api.unannounced == []


def violations(page: Page) -> list[str]:
    """What axe finds, short enough to read in a failed assertion."""
    response = Axe().run(page, options=AXE_RULES).response
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in response["violations"]
        for node in found["nodes"]
    ]


def overhang(page: Page) -> int:
    """Pixels that the page is too wide, once it is laid out: styles for a width come some frames after the width."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    for _ in range(20):
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide <= 0:
            break
        page.wait_for_timeout(50)
    return wide


@pytest.fixture
def assert_sound(page: Page) -> Callable[[], None]:
    """No axe violation, and no sideways scroll at the widths people have."""

    def check() -> None:
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert (wide := overhang(page)) <= 0, f"{wide}px too wide at {width}px"
            if width != 320:
                assert violations(page) == [], f"at {width}px"

    return check
