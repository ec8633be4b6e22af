"""The private MariaDB with the product's database and user."""

import getpass
import subprocess

from .nginx import ROOT
from .processes import Service, Supervisor
from .state import State

NAME = USER = "workplace"


def client(state: State) -> list[str]:
    return ["mariadb", "--no-defaults", f"--socket={state.socket('mariadb')}", f"--user={getpass.getuser()}"]


def answers(state: State) -> bool:
    return subprocess.run([*client(state), "-e", "SELECT 1"], capture_output=True).returncode == 0


def start(state: State, supervisor: Supervisor) -> dict[str, str]:
    """The answer is what the product needs to reach it."""
    socket = state.socket("mariadb")
    command = [str(ROOT / "bin/lib/mariadb"), "serve", str(state.data("mariadb")), str(socket)]
    # A first start makes the database's own tables.
    supervisor.start(Service("MariaDB", command, state.log("mariadb"), is_ready=lambda: answers(state), ready_seconds=180))
    password = state.secret("database")
    account = f"'{USER}'@'localhost' IDENTIFIED BY '{password}'"
    statements = f"""
        CREATE DATABASE IF NOT EXISTS `{NAME}` CHARACTER SET utf8mb4;
        CREATE OR REPLACE USER {account};
        GRANT ALL ON `{NAME}`.* TO '{USER}'@'localhost';
    """
    # On standard input: arguments of a command can be read by everyone on the machine.
    subprocess.run(client(state), input=statements, text=True, check=True)
    return {
        "DATABASE_SOCKET": str(socket), "DATABASE_NAME": NAME, "DATABASE_USER": USER, "DATABASE_PASSWORD": password,
    }
