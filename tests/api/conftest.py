"""The edge over a toy schema, for the tests of this folder."""

from collections.abc import Iterator

import pytest

import pdf
from pdf.sample import SIGNED_REVISION
from tests.api.serving import Served, serving
from tests.operation.site import Demo


@pytest.fixture(scope="session")
def edge() -> Iterator[Served]:
    """A server that the tests share; whoever needs other settings starts their own."""
    with serving(max_sockets_per_user=1000) as served:
        yield served


@pytest.fixture(scope="session")
async def document() -> bytes:
    """A booking contract, as it leaves the renderer."""
    async with pdf.Renderer() as renderer:
        return await renderer.render(SIGNED_REVISION)


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo, as `make run` starts it, with data of its own."""
    with Demo(tmp_path_factory.mktemp("demo"), RATE_LIMIT="0") as demo:
        yield demo
