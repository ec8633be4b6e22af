"""A browser's session: anonymous while a flow runs, then the authenticated session that the API lists."""

import hashlib
import secrets

from aiohttp import web

from ..installation import Document, Installation
from ..randoms import identifier, key

COOKIE, CSRF_COOKIE = "authentik_session", "authentik_csrf"
LIFE = 86400  # seconds; the recorded rows expire in one day


def session_id(session_key: str) -> str:
    """The claim `sid`: SHA-256 of the session key."""
    return hashlib.sha256(session_key.encode()).hexdigest()


def is_alive(home: Installation, session_key: str | None) -> bool:
    found = home.get("browser", session_key) if session_key and session_key.isascii() else None
    return found is not None and found["expires"] > home.now()


class Browser:
    """Reads the cookie at once; a session is stored, and a cookie set, only when there is something to keep."""

    def __init__(self, home: Installation, request: web.Request, client_ip: str) -> None:
        self.home, self.request, self.client_ip = home, request, client_ip
        self.secure = request.headers.get("X-Forwarded-Proto", "http").startswith("https")
        self.session = self._stored(request.cookies.get(COOKIE))
        self._cookies_due = False

    def _stored(self, session_key: str | None) -> Document | None:
        return self.home.get("browser", session_key) if is_alive(self.home, session_key) else None

    @property
    def user(self) -> Document | None:
        if not self.session or self.session["user"] is None:
            return None
        return self.home.get("user", self.session["user"])

    @property
    def key(self) -> str | None:
        return self.session["key"] if self.session else None

    @property
    def signed_in(self) -> Document:
        """The session of a browser that is known to have one."""
        if self.session is None:
            raise LookupError("this browser has no session")
        return self.session

    @property
    def login(self) -> str | None:
        """A mark of the sign-in that this session began with."""
        return self.session["login"] if self.session else None

    @property
    def plan(self) -> Document | None:
        return self.session["plan"] if self.session else None

    def keep_plan(self, plan: Document | None) -> None:
        if self.session is None and plan is None:
            return
        self._ensure()["plan"] = plan
        self._save()

    def remember(self, name: str, value: object) -> None:
        self._ensure()["notes"][name] = value
        self._save()

    def recall(self, name: str) -> object:
        return self.session["notes"].get(name) if self.session else None

    def sign_in(self, user: Document) -> None:
        """A new key, so that a session planted before the sign-in is worth nothing."""
        old = self._ensure()
        self.home.delete("browser", old["key"])
        self.session = self._fresh() | {
            "user": user["pk"],
            "auth_time": self.home.now(),
            "plan": old["plan"],
            "notes": old["notes"],
            "login": identifier(),
        }
        self._save()
        self._cookies_due = True

    def forget(self) -> None:
        """The session's document is gone; what is left of a plan goes on in an anonymous session."""
        plan = self.plan
        self.session = None
        self._cookies_due = True
        if plan:
            self.keep_plan(plan)

    def touch(self) -> None:
        """`last_used` of the list; written at most every five seconds."""
        if self.session and self.home.now() - self.session["last_used"] > 5:
            self.session["last_used"] = self.home.now()
            self._save()

    def _ensure(self) -> Document:
        if self.session is None:
            self.session = self._fresh()
            self._cookies_due = True
        return self.session

    def _fresh(self) -> Document:
        now = self.home.now()
        return {
            "key": key(40),
            "uuid": identifier(),
            "csrf": secrets.token_hex(32),
            "user": None,
            "auth_time": None,
            "login": None,
            "plan": None,
            "notes": {},
            "ip": self.client_ip,
            "user_agent": self.request.headers.get("User-Agent", ""),
            "created": now,
            "last_used": now,
            "expires": now + LIFE,
        }

    def _save(self) -> None:
        if self.session:
            self.home.put("browser", self.session["key"], self.session)

    def write_cookies(self, answer: web.Response) -> None:
        if not self._cookies_due:
            return
        if self.session is None:
            answer.del_cookie(COOKIE, path="/")
            return
        answer.set_cookie(COOKIE, self.session["key"], path="/", httponly=True, samesite="Lax", secure=self.secure)
        answer.set_cookie(CSRF_COOKIE, self.session["csrf"], path="/", samesite="Lax", secure=self.secure)
