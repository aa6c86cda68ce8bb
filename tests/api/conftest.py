"""The edge over a toy schema, for the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.api.serving import Served, serving


@pytest.fixture(scope="session")
def edge() -> Iterator[Served]:
    """A server that the tests share; whoever needs other settings starts their own."""
    with serving(max_sockets_per_user=1000) as served:
        yield served
