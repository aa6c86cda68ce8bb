"""A company with a random history, some days later."""

from collections.abc import AsyncIterator
from random import Random

import pytest

from tests.behaviour.lists.histories import HIRES, LATER, SEED, live, neighbour_of
from tests.clock import Clock
from tests.tenant import Server, Tenant, found


@pytest.fixture(scope="package")
async def company(server: Server, clock: Clock) -> Tenant:
    """One with a random history, whose worker is hired by a neighbour with another one, too."""
    random, tenant = Random(SEED), await found(server)
    await live(tenant, random, clock, HIRES)
    neighbour = await neighbour_of(tenant)
    await live(neighbour, random, clock, HIRES // 4)
    return tenant


@pytest.fixture
async def later(clock: Clock) -> AsyncIterator[None]:
    """When some due dates have passed."""
    with clock.forward(LATER + 2):
        yield
