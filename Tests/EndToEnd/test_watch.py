"""What the worker does with domains that nobody looks at."""

from typing import Any

from browser import Browser
from database import sql
from domains import actions, read, verified
from stack import Stack, eventually


def value(stack: Stack, name: str, column: str) -> str:
    return sql(stack, f"SELECT {column} FROM domain WHERE name = '{name}'").strip()


def lane(stack: Stack, name: str) -> str:
    job = f"SELECT lane FROM job JOIN domain ON domain.id = job.subject_id WHERE domain.name = '{name}'"
    return sql(stack, job).strip()


def check_by_itself(stack: Stack, *names: str) -> None:
    """Makes domains due, and comes back when the worker has looked at all of them."""
    wanted = ", ".join(f"'{name}'" for name in names)
    sql(stack, f"UPDATE domain SET last_checked_at = UTC_TIMESTAMP(3) - INTERVAL 1 DAY WHERE name IN ({wanted})")
    sql(stack, "UPDATE job JOIN domain ON domain.id = job.subject_id SET job.due_at = UTC_TIMESTAMP(3) "
        f"WHERE domain.name IN ({wanted})")
    fresh = f"SELECT COUNT(*) FROM domain WHERE name IN ({wanted}) AND last_checked_at > UTC_TIMESTAMP(3) - INTERVAL 1 HOUR"
    eventually(lambda: int(sql(stack, fresh)) == len(names), 30)


def test_stable_domains_are_checked_together(stack: Stack, admin: Browser, fresh_name: str) -> None:
    names = [f"{label}.{fresh_name}" for label in ("a", "b", "c")]
    for name in names:
        verified(stack, admin, name)
        assert lane(stack, name) == "bulk"
    before = [(value(stack, name, "SHA2(report, 256)"), actions(admin, name)) for name in names]
    seen = [read(admin, name)["observedAt"] for name in names]
    check_by_itself(stack, *names)
    # Nothing was found that was not known: nothing is stored or told but the time.
    assert [(value(stack, name, "SHA2(report, 256)"), actions(admin, name)) for name in names] == before
    for name, seen_at in zip(names, seen, strict=True):
        domain = read(admin, name)
        assert domain["observedAt"] == seen_at
        assert all(found["lastOkAt"] == domain["lastCheckedAt"] for found in domain["checks"] if found["status"] == "ok")
        assert 60_000 < int(value(stack, name, "TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(3), next_check_at)")) < 110_000


def test_one_that_changed_is_told_from_its_neighbours(stack: Stack, admin: Browser, fresh_name: str) -> None:
    same, other = f"same.{fresh_name}", f"other.{fresh_name}"
    for name in (same, other):
        verified(stack, admin, name)
    stack.sandbox("dns", "set", other, "MX", "10 mx.elsewhere.test.")
    eventually(lambda: is_seen(stack, admin, same, other), 60)
    assert read(admin, same)["status"] == "verified"
    assert actions(admin, other).count("domain.status_changed") >= 2
    # Somebody will have to do something, so that it does not wait behind the stable ones any more.
    assert lane(stack, other) == "prompt" and lane(stack, same) == "bulk"


def is_seen(stack: Stack, admin: Browser, same: str, other: str) -> Any:
    """Mail that goes elsewhere is told at once, when the resolvers have forgotten the old answer."""
    check_by_itself(stack, same, other)
    return read(admin, other)["status"] == "needs_attention"


def test_unchanged_answers_are_not_judged_again(stack: Stack, admin: Browser, fresh_name: str) -> None:
    name = f"known.{fresh_name}"
    verified(stack, admin, name)
    spoilt = "UNHEX(REPEAT('00', 32))"
    is_spoilt = f"report_hash = {spoilt}"
    # Whoever judged would see that this is not what the report says.
    sql(stack, f"UPDATE domain SET report_hash = {spoilt} WHERE name = '{name}'")
    check_by_itself(stack, name)
    assert value(stack, name, is_spoilt) == "1"
    # Once in a while all of it is looked at again, with the policy file.
    sql(stack, f"UPDATE domain SET policy_file_read_at = UTC_TIMESTAMP(3) - INTERVAL 8 DAY WHERE name = '{name}'")
    check_by_itself(stack, name)
    assert value(stack, name, is_spoilt) == "0"
    assert read(admin, name)["status"] == "verified"
