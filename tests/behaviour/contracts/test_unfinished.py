"""A draft's content is made when it is read; what was issued goes out as the database wrote it."""

import pytest

from resolvers.planner.post_process import UNFINISHED, PostProcessTree
from tests.tenant import Hire, Tenant

_CONTRACT = "latestContract { contentHash content }"


async def _read(hire: Hire) -> dict[str, str]:
    answer = await hire.tenant.owner.ask(
        f"query($id: ID!) {{ hire(id: $id) {{ title {_CONTRACT} }} }}", id=hire.id
    )
    return {"title": answer["hire"]["title"], **answer["hire"]["latestContract"]}


@pytest.mark.parametrize("title", [UNFINISHED, f'"{UNFINISHED}":', f'{{"{UNFINISHED}":1}}'])
async def test_nothing_that_anybody_writes_is_taken_for_what_is_to_be_computed(
    tenant: Tenant, title: str
) -> None:
    draft = await tenant.hire(title=title)
    before = await _read(draft)
    await draft.offer()
    assert await _read(draft) == before
    assert before["title"] == title
    assert title in before["content"] or title.replace('"', '\\"') in before["content"]


async def test_an_answer_with_nothing_to_compute_goes_out_as_it_came(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    hire = await tenant.offered()

    def processed(*_: object) -> None:
        pytest.fail("It was parsed.")

    monkeypatch.setattr(PostProcessTree, "processed", processed)
    assert (await _read(hire))["contentHash"]
