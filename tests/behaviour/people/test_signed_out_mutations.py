"""Whatever is asked by somebody who was deactivated since they asked last: they are told so, and nothing else."""

from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from tests.behaviour.estate import Estate
from tests.behaviour.people.test_deactivation import WHO, switched_off, switched_on
from tests.behaviour.recipes import arguments
from tests.behaviour.walks import document, mutation_fields
from tests.behaviour.wire import Wire
from tests.tenant import JSON, Actor

Request = tuple[str, JSON]
POST = 'postMessage(input: {conversation: "x", body: "x"}) @include(if: $no) { __typename }'
EMPTY = (
    "query ($no: Boolean!) { viewer @include(if: $no) { id } }",
    "query ($no: Boolean!) { __typename viewer @include(if: $no) { id } }",
    f"mutation ($no: Boolean!) {{ {POST} }}",
    f"mutation ($no: Boolean!) {{ __typename {POST} }}",
    "mutation { __typename }",
)


def each_mutation(estate: Estate) -> Iterator[Request]:
    """Every mutation as it would be done, alone and behind a field that does nothing."""
    for name, field in mutation_fields().items():
        alone = document(name, field, "mutation", ["input"])
        for query in (alone, alone.replace("{ ", "{ first: __typename ", 1)):
            yield query, arguments(name, estate)


def nothing(_: Estate) -> Iterator[Request]:
    """Requests of which nothing is left to do."""
    for query in EMPTY:
        yield query, {"no": False} if "$no" in query else {}


@pytest.fixture
async def member(estate: Estate) -> AsyncIterator[Actor]:
    """An administrator of the estate, for as long as the test runs."""
    found = await estate.tenant.member("ADMINISTRATOR")
    yield found
    await switched_on(found)
    await estate.tenant.owner.do("removeMember", user=found.id)


@pytest.mark.parametrize("requests", [each_mutation, nothing])
async def test_who_is_remembered_is_refused_as_a_whole(
    estate: Estate, wire: Wire, member: Actor, requests: Callable[[Estate], Iterator[Request]]
) -> None:
    for query, variables in requests(estate):
        await switched_on(member)
        await member.ask(WHO)
        await switched_off(member)
        answer = await wire.send(member, query, **variables)
        assert (answer.status, answer.error_codes) == (401, ["UNAUTHENTICATED"]), query
