import secrets
from collections.abc import Iterator

import pytest
from browser import Browser
from stack import Stack


@pytest.fixture(scope="session")
def stack() -> Stack:
    return Stack.running()


@pytest.fixture(scope="session")
def admin(stack: Stack) -> Browser:
    return Browser(stack).sign_in("admin", "acme")


@pytest.fixture(scope="module")
def member(stack: Stack) -> Browser:
    """Signed in anew for each file: some of them end all sessions of this person."""
    return Browser(stack).sign_in("member")


@pytest.fixture(scope="session")
def partner(stack: Stack) -> Browser:
    return Browser(stack).sign_in("partner")


@pytest.fixture
def browser(stack: Stack) -> Browser:
    return Browser(stack)


@pytest.fixture
def fresh_name() -> str:
    return f"d{secrets.token_hex(5)}.test"


@pytest.fixture
def no_faults_left(stack: Stack) -> Iterator[None]:
    yield
    stack.sandbox("fault", "clear", "stalwart")
    stack.sandbox("fault", "clear", "authentik")
