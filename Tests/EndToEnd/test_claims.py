"""Two customers claim one name: Acme first, Birch second. Neither ever learns of the other."""

from domains import (
    actions, add, check, mail_domain, move_contest, own, path, problem, publish_tokens, read, token, verified,
)
from browser import Browser
from database import sql
from stack import Stack, eventually


def both_prove(stack: Stack, admin: Browser, partner: Browser, name: str) -> tuple[str, str]:
    mine = own(stack, admin, name)
    theirs = add(partner, name, "birch")
    publish_tokens(stack, name, token(mine), token(theirs))
    check(stack, partner, name, "birch")
    return token(mine), token(theirs)


def taken_over(stack: Stack, admin: Browser, partner: Browser, name: str) -> str:
    """Acme has left the name: its token is gone and its mail goes elsewhere. Birch proves control."""
    verified(stack, admin, name)
    theirs = add(partner, name, "birch")
    publish_tokens(stack, name, token(theirs))
    stack.sandbox("dns", "set", name, "MX", "10 mx.elsewhere.test")
    check(stack, partner, name, "birch")
    return token(theirs)


def test_the_first_proof_wins(stack: Stack, admin: Browser, partner: Browser, fresh_name: str) -> None:
    add(admin, fresh_name)
    theirs = add(partner, fresh_name, "birch")
    assert theirs["status"] == "pending_ownership" and theirs["claim"] is None
    publish_tokens(stack, fresh_name, token(theirs))
    owned = check(stack, partner, fresh_name, "birch")
    assert owned["status"] == "pending_setup" and owned["ownership"]["state"] == "proved"
    mine = read(admin, fresh_name)
    assert mine["status"] == "pending_ownership"
    assert (mine["claim"]["role"], mine["claim"]["state"]) == ("challenger", "contested")
    assert "birch" not in str(mine).lower()


def test_a_name_that_is_held_can_be_claimed(stack: Stack, admin: Browser, partner: Browser, fresh_name: str) -> None:
    verified(stack, admin, fresh_name)
    theirs = add(partner, fresh_name, "birch")
    assert theirs["status"] == "pending_contested"
    assert check(stack, partner, fresh_name, "birch")["status"] == "pending_contested"
    mine = read(admin, fresh_name)
    assert mine["status"] == "verified" and mine["claim"] is None
    assert "acme" not in str(theirs["claim"]).lower()
    assert not any("contest" in action for action in actions(admin, fresh_name))


def test_both_prove_and_staff_decides_for_the_owner(
    stack: Stack, admin: Browser, partner: Browser, fresh_name: str
) -> None:
    _, theirs = both_prove(stack, admin, partner, fresh_name)
    challenger = read(partner, fresh_name, "birch")
    assert challenger["status"] == "disputed" and challenger["claim"]["state"] == "disputed"
    owner = read(admin, fresh_name)
    assert owner["claim"]["role"] == "owner" and owner["claim"]["state"] == "disputed"
    assert owner["claim"]["endsAt"] is None
    assert "domain.contested" in actions(admin, fresh_name)
    assert "domain.disputed" in actions(partner, fresh_name, "birch")
    assert check(stack, partner, fresh_name, "birch")["status"] == "disputed", "pressing again decides nothing"
    assert actions(partner, fresh_name, "birch").count("domain.disputed") == 1

    assert stack.workplace("domain", "decide", fresh_name, "--tenant", "acme").returncode == 0
    assert read(admin, fresh_name)["claim"] is None
    after = read(partner, fresh_name, "birch")
    assert after["status"] == "pending_contested" and token(after) != theirs
    # The old token does not open the dispute again.
    assert check(stack, partner, fresh_name, "birch")["status"] == "pending_contested"
    again = stack.workplace("domain", "decide", fresh_name, "--tenant", "acme")
    assert again.returncode == 64 and "no side of a dispute" in again.stderr


def test_staff_decides_for_the_challenger(stack: Stack, admin: Browser, partner: Browser, fresh_name: str) -> None:
    """The mail system's domain of the former owner keeps its accounts under a name that gets no mail."""
    both_prove(stack, admin, partner, fresh_name)
    former = mail_domain(stack, fresh_name)
    assert stack.workplace("domain", "decide", fresh_name, "--tenant", "birch").returncode == 0
    lost = read(admin, fresh_name)
    assert lost["status"] == "lost" and lost["claim"]["state"] == "lost" and lost["ownership"]["state"] != "proved"
    domain = eventually(lambda: set_up(partner, fresh_name), 60)
    assert [step["state"] for step in domain["operation"]["steps"]] == ["done"] * 3
    assert mail_domain(stack, fresh_name) not in (None, former)
    parked = lost["id"].replace("_", "-") + ".parked.internal"
    assert mail_domain(stack, parked) == former
    assert "domain.lost" in actions(admin, fresh_name)
    claims = stack.workplace("domain", "claims", fresh_name).stdout
    assert '"birch"' in claims and '"lost"' in claims
    # What is left of it can be cleared away.
    assert admin.write("DELETE", path(fresh_name)).status == 204
    assert mail_domain(stack, parked) is None
    assert mail_domain(stack, fresh_name) is not None


def set_up(partner: Browser, name: str) -> object:
    domain = read(partner, name, "birch")
    return domain if domain["status"] in ("needs_attention", "verified") else None


def test_an_owner_who_left_loses_the_name_after_a_week(
    stack: Stack, admin: Browser, partner: Browser, fresh_name: str
) -> None:
    taken_over(stack, admin, partner, fresh_name)
    challenger = read(partner, fresh_name, "birch")
    assert challenger["status"] == "pending_contested" and challenger["claim"]["state"] == "takeover"
    assert challenger["claim"]["endsAt"] is not None
    owner = read(admin, fresh_name)
    assert owner["claim"]["role"] == "owner" and owner["claim"]["state"] == "takeover"
    assert owner["ownership"]["state"] == "pending", "a fresh proof is asked for"
    listed = admin.get(f"/api/tenants/acme/domains?search={fresh_name}").json()["items"][0]
    assert listed["takeover"]

    warnings = [1]
    for days in (3, 3):
        move_contest(stack, fresh_name, days)
        assert check(stack, partner, fresh_name, "birch")["status"] == "pending_contested"
        warnings.append(actions(admin, fresh_name).count("domain.takeover_warning"))
    assert warnings == [1, 2, 3]

    move_contest(stack, fresh_name, 1.01)
    check(stack, partner, fresh_name, "birch")
    assert read(admin, fresh_name)["status"] == "lost"
    assert eventually(lambda: set_up(partner, fresh_name), 60)["ownership"]["state"] == "proved"


def test_a_fresh_proof_of_the_owner_ends_a_takeover(
    stack: Stack, admin: Browser, partner: Browser, fresh_name: str
) -> None:
    theirs = taken_over(stack, admin, partner, fresh_name)
    fresh = token(read(admin, fresh_name))
    publish_tokens(stack, fresh_name, theirs, fresh)
    assert check(stack, admin, fresh_name)["claim"] is None
    challenger = read(partner, fresh_name, "birch")
    assert challenger["status"] == "pending_contested" and challenger["claim"]["state"] == "contested"
    assert "domain.contest_ended" in actions(admin, fresh_name)
    assert "domain.takeover_ended" in actions(partner, fresh_name, "birch")


def test_a_proof_that_goes_ends_the_takeover(stack: Stack, admin: Browser, partner: Browser, fresh_name: str) -> None:
    taken_over(stack, admin, partner, fresh_name)
    publish_tokens(stack, fresh_name, "something else")
    assert check(stack, partner, fresh_name, "birch")["claim"]["state"] == "contested"
    assert read(admin, fresh_name)["claim"] is None


def test_a_gone_token_with_mail_still_here_is_a_dispute(
    stack: Stack, admin: Browser, partner: Browser, fresh_name: str
) -> None:
    """Somebody who left may still hold the account: no automatic hand-over while mail comes here."""
    verified(stack, admin, fresh_name)
    theirs = add(partner, fresh_name, "birch")
    publish_tokens(stack, fresh_name, token(theirs))
    assert check(stack, partner, fresh_name, "birch")["status"] == "disputed"
    assert read(admin, fresh_name)["claim"]["state"] == "disputed"


def test_a_removed_token_is_a_notice(stack: Stack, admin: Browser, fresh_name: str) -> None:
    verified(stack, admin, fresh_name)
    stack.sandbox("dns", "delete", f"_workplace-challenge.{fresh_name}")
    domain = check(stack, admin, fresh_name)
    assert domain["status"] == "verified" and "OWN_TOKEN_REMOVED" in domain["codes"]
    assert all(one["kind"] != "own" for one in domain["checks"])


def test_removal_opens_the_name_for_others(stack: Stack, admin: Browser, partner: Browser, fresh_name: str) -> None:
    mine = own(stack, admin, fresh_name)
    add(partner, fresh_name, "birch")
    assert admin.write("DELETE", path(fresh_name)).status == 204
    assert read(partner, fresh_name, "birch")["status"] == "pending_ownership"
    again = add(admin, fresh_name)
    assert token(again) != token(mine)
    assert check(stack, admin, fresh_name)["status"] == "pending_ownership", "the old token proves nothing"


def test_a_name_below_a_foreign_one_needs_its_own_proof(
    stack: Stack, admin: Browser, partner: Browser, fresh_name: str
) -> None:
    own(stack, admin, fresh_name)
    shop = add(partner, f"shop.{fresh_name}", "birch")
    assert shop["status"] == "pending_ownership" and shop["claim"] is None
    assert shop["ownership"]["record"]["name"] == f"_workplace-challenge.shop.{fresh_name}"
    assert check(stack, partner, f"shop.{fresh_name}", "birch")["status"] == "pending_ownership"


def test_a_challenge_runs_out_and_is_renewed(stack: Stack, admin: Browser, fresh_name: str) -> None:
    first = add(admin, fresh_name)
    sql(stack, f"UPDATE domain SET challenge_expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 DAY WHERE name = '{fresh_name}'")
    assert read(admin, fresh_name)["ownership"]["state"] == "expired"
    publish_tokens(stack, fresh_name, token(first))
    assert check(stack, admin, fresh_name)["status"] == "pending_ownership"
    answer = admin.write("POST", path(fresh_name) + "/challenge")
    assert answer.status == 200
    renewed = answer.json()
    assert renewed["ownership"]["state"] == "pending" and token(renewed) != token(first)
    assert "domain.challenge_renewed" in actions(admin, fresh_name)
    publish_tokens(stack, fresh_name, token(renewed))
    assert check(stack, admin, fresh_name)["status"] == "pending_setup"
    assert problem(admin.write("POST", path(fresh_name) + "/challenge")) == (409, "domain_owned")
