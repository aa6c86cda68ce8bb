"""What the tests of the guides share."""

import sys
from collections.abc import Iterator

import pytest

from tests.guides.demo import Demo, answers
from tests.guides.pages import ROOT
from tests.machines.process import Server, free_port
from tests.machines.programs import program


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    home, port = tmp_path_factory.mktemp("demo"), free_port()
    # `env`, since a server of the tests starts in a bare environment.
    given = [f"DATA_DIR={home / 'data'}", f"PYTHONPATH={ROOT}"]
    command = ["/usr/bin/env", *given, sys.executable, "-m", "api", "demo", "--port", str(port)]
    url = f"http://127.0.0.1:{port}"
    with Server(url, command, home, ready=lambda _: answers(url)):
        yield Demo(url, home)


@pytest.fixture
def curl() -> None:
    """What the pages' commands ask with."""
    program("curl", package="curl")
