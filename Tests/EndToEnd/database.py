"""The product's database, for what only time would bring about."""

import os
import subprocess

from stack import Stack


def sql(stack: Stack, statement: str) -> str:
    database = stack.endpoints["database"]
    command = ["mariadb", "--socket", database["socket"], "-u", database["user"], "-N", "-e", statement, database["name"]]
    environment = os.environ | {"MYSQL_PWD": database["password"]}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def end_access_tokens(stack: Stack, email: str) -> None:
    """The access tokens of a person's sessions have run out; the sessions have to be refreshed."""
    sql(
        stack,
        "UPDATE session SET access_expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND "
        f"WHERE person_id = (SELECT id FROM person WHERE sign_in_name = '{email}')",
    )
