"""What clients send stays in memory up to a limit."""

import gc
import tracemalloc

import pytest

from resolvers.planner import run
from resolvers.planner.plan_cache import PlanCache
from tests.behaviour.wire import Wire
from tests.tenant import Tenant

SEARCH = (
    "query Search{} ($search: String) {{ hires(filter: {{search: $search}}) {{ totalCount }} }}"
)
LONG = "x" * 500_000
TIMES = 30


async def test_what_many_documents_were_first_asked_with_is_not_kept_for_good(
    tenant: Tenant, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "PLANS", PlanCache(4 * len(LONG)))
    tracemalloc.start()
    try:
        for number in range(TIMES):
            answer = await wire.send(tenant.owner, SEARCH.format(number), search=LONG)
            assert answer.body == {"data": {"hires": {"totalCount": 0}}}
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < TIMES * len(LONG) / 2


async def test_what_is_not_kept_is_made_again(
    tenant: Tenant, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = PlanCache(1)
    monkeypatch.setattr(run, "PLANS", plans)
    for _ in range(2):
        answer = await wire.send(tenant.owner, SEARCH.format("Again"), search="x")
        assert answer.body == {"data": {"hires": {"totalCount": 0}}}
    assert not plans._plans
