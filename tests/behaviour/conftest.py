"""What the tests of behaviour share."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from tests.behaviour.estate import Estate, settle
from tests.behaviour.wire import Wire, open_wire
from tests.tenant import Server


@pytest.fixture(scope="session")
async def wire() -> AsyncIterator[Wire]:
    """Requests as bytes, with the status of the answer."""
    async with open_wire() as opened:
        yield opened


@pytest.fixture(scope="session")
async def estate(server: Server) -> Estate:
    """A company with everything in it. Tests share it, and change nothing that it knows."""
    return await settle(server, f"estate{uuid4().hex[:8]}")


@pytest.fixture(scope="session")
async def neighbour(server: Server) -> Estate:
    """Another company with everything in it."""
    return await settle(server, f"neighbour{uuid4().hex[:8]}")
