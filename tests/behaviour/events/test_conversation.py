"""The conversation of a hire: company and worker write to each other."""

import pytest

from tests.access import MEMBERS, who_may
from tests.tenant import JSON, Hire, Tenant


async def messages(hire: Hire, page: str = "") -> list[JSON]:
    """The messages as the worker sees them."""
    data = await hire.read(
        f"conversation {{ messages{page} {{ edges {{ node {{ id body author {{ name }} sentAt }} }} }} }}",
        hire.worker,
    )
    return [edge["node"] for edge in data["conversation"]["messages"]["edges"]]


async def test_messages_are_read_oldest_first_by_both_sides(tenant: Tenant) -> None:
    hire = await tenant.offered()
    conversation = (await hire.read())["conversation"]["id"]
    for author, body in (
        (tenant.owner, "Hello"),
        (hire.worker, " Hi\nthere "),
        (tenant.owner, "So?"),
    ):
        await author.do("postMessage", conversation=conversation, body=body)
    said = [(each["author"]["name"], each["body"]) for each in await messages(hire)]
    assert said == [("Freja", "Hello"), ("Jonas", "Hi\nthere"), ("Freja", "So?")]
    assert [each["body"] for each in await messages(hire, "(last: 1)")] == ["So?"]


@pytest.mark.parametrize("role", sorted({*MEMBERS} & who_may("postMessage").keys()))
async def test_every_role_of_the_company_but_a_viewer_writes_messages(
    tenant: Tenant, role: str
) -> None:
    hire = await tenant.offered()
    conversation = (await hire.read())["conversation"]["id"]
    member = await tenant.member(role)
    payload = await member.do(
        "postMessage", "message { author { id } }", conversation=conversation, body="Hi"
    )
    assert payload["message"]["author"]["id"] == member.id


async def test_messages_are_written_when_the_hire_is_over_too_and_leave_its_version(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered()
    conversation = (await hire.read())["conversation"]["id"]
    await tenant.owner.do("cancelHire", hire=hire.id)
    version = (await hire.read("version"))["version"]
    await hire.worker.do("postMessage", conversation=conversation, body="A pity")
    assert [each["body"] for each in await messages(hire)] == ["A pity"]
    assert (await hire.read("version"))["version"] == version


async def test_support_and_strangers_find_no_conversation(tenant: Tenant) -> None:
    hire = await tenant.offered()
    conversation = (await hire.read())["conversation"]["id"]
    stranger, _ = await tenant.contractor()
    for viewer in (tenant.server.support, stranger):
        assert await viewer.refused("postMessage", conversation=conversation, body=" ") == [
            ("NOT_FOUND", ["conversation"])
        ]
