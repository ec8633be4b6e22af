"""Values that somebody gives take the place of the sandbox's, one by one."""

from pathlib import Path

import pytest
from sandbox.demo import variables


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "given.env"
    file.write_text("# comment\n\nMAIL_HOSTS='mx.one.test, mx.two.test'\nDNS_RESOLVERS=192.0.2.1\nUNKNOWN=1\n")
    monkeypatch.setenv("DNS_RESOLVERS", "192.0.2.2")
    assert variables.given(file) == {"MAIL_HOSTS": "mx.one.test, mx.two.test", "DNS_RESOLVERS": "192.0.2.2"}


def test_a_line_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "given.env"
    file.write_text("MAIL_FROM=a\nnonsense\n")
    with pytest.raises(SystemExit, match="line 2"):
        variables.given(file)


def test_one_value_is_replaced_and_the_rest_stays() -> None:
    sandbox = {"SMTP_URL": "smtp://127.0.0.1:1", "MAIL_FROM": "sandbox"}
    assert variables.merged(sandbox, {"MAIL_FROM": "given"}) == {"SMTP_URL": "smtp://127.0.0.1:1", "MAIL_FROM": "given"}


def test_a_secret_in_a_file_replaces_the_value() -> None:
    merged = variables.merged({"OIDC_CLIENT_SECRET": "sandbox"}, {"OIDC_CLIENT_SECRET_FILE": "/run/secret"})
    assert merged == {"OIDC_CLIENT_SECRET_FILE": "/run/secret"}


@pytest.mark.parametrize(("given", "left_out"), [
    ({}, set()), ({"STALWART_BASE_URL": "x"}, {"stalwart"}), ({"STALWART_API_TOKEN": "x"}, set()),
    ({"OIDC_ISSUER": "x"}, {"authentik"}), ({"DATABASE_SOCKET": "x", "SMTP_URL": "x"}, {"database", "mail"}),
])
def test_stand_ins_that_are_left_out(given: dict[str, str], left_out: set[str]) -> None:
    assert {part for part in variables.INSTEAD_OF if not variables.needs(part, given)} == left_out


def test_what_is_written_is_read_alike(tmp_path: Path) -> None:
    values = {"MAIL_FROM": 'Someone "x" <a@b.test>', "DATABASE_PASSWORD": "a=b $HOME #"}
    file = tmp_path / "product.env"
    file.write_text(variables.written(values))
    assert variables.read_file(file) == values
