"""Services are kept alive, end in order, and end with their supervisor."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sandbox.demo import lock
from sandbox.demo.nginx import ROOT
from sandbox.demo.processes import Service, Supervisor
from sandbox.demo.state import State

SLEEP = ["sleep", "60"]


def wait_for(condition: object, seconds: float = 5) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.02)


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_a_killed_service_is_started_again(state: State, supervisor: Supervisor) -> None:
    service = Service("sleep", SLEEP, state.log("sleep"))
    supervisor.start(service)
    keeper = threading.Thread(target=supervisor.keep_alive)
    keeper.start()
    assert service.process
    first = service.process.pid
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: service.process and service.process.pid != first and service.is_running())
    supervisor.asked_to_end.set()
    keeper.join(5)
    assert not keeper.is_alive()


def test_a_service_that_cannot_run_ends_the_rest(state: State, supervisor: Supervisor) -> None:
    supervisor.start(Service("false", ["false"], state.log("false")))
    assert supervisor.keep_alive() == 1


def test_a_service_that_ends_before_it_is_ready_is_named(state: State, supervisor: Supervisor) -> None:
    service = Service("broken", ["sh", "-c", "echo why; exit 3"], state.log("broken"), is_ready=lambda: False)
    with pytest.raises(SystemExit, match=r"(?s)broken ended with 3.*why"):
        supervisor.start(service)


def test_services_end_in_the_opposite_order(state: State, supervisor: Supervisor) -> None:
    order = state.folder / "order"
    for name in ("one", "two"):
        told = f"trap 'echo {name} >> {order}; exit 0' TERM; touch {state.folder / name}; while :; do sleep 0.05; done"
        service = Service(name, ["sh", "-c", told], state.log(name), is_ready=(state.folder / name).exists)
        supervisor.start(service)
    supervisor.end()
    assert order.read_text() == "two\none\n"


def test_services_do_not_outlive_a_killed_supervisor(state: State) -> None:
    program = (
        "from pathlib import Path; import time\n"
        "from sandbox.demo.processes import Service, Supervisor\n"
        f"s = Service('sleep', {SLEEP}, Path({str(state.log('sleep'))!r}))\n"
        "Supervisor(Path('.')).start(s); print('pid', s.process.pid, flush=True); time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    child = next(int(line.split()[1]) for line in parent.stdout if line.startswith("pid"))
    # Before that it has not yet asked to end with its parent.
    wait_for(lambda: Path(f"/proc/{child}/comm").read_text().strip() == "sleep")
    assert is_alive(child)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    wait_for(lambda: not is_alive(child))


def test_one_demo_per_folder(state: State) -> None:
    assert lock.holder(state.folder) is None
    with lock.held(state.folder):
        assert lock.holder(state.folder) == os.getpid()
        with pytest.raises(SystemExit, match="runs in"), lock.held(state.folder):
            pytest.fail("held twice")
    assert lock.holder(state.folder) is None
