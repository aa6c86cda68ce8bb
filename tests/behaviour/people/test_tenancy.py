"""Nobody can tell what is not theirs from what is not there: every id in the schema, for every kind of viewer."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from graphql import GraphQLField

from tests.behaviour.estate import Estate, draft, offer, worker_of
from tests.behaviour.recipes import arguments, input_of
from tests.behaviour.walks import (
    NODES,
    Steps,
    document,
    leaves,
    mutation_fields,
    query_fields,
    replaced,
)
from tests.behaviour.wire import Answer, Wire, everything
from tests.tenant import JSON, Actor, Tenant

KINDS = {
    "company": "Company",
    "worker": "Worker",
    "user": "User",
    "hire": "Hire",
    "milestone": "Milestone",
    "remove": "Milestone",
    "contract": "Contract",
    "paymentRequest": "PaymentRequest",
    "conversation": "Conversation",
    # Of what has an external id.
    "node": "Hire",
    "serviceAccount": "ServiceAccount",
    "webhook": "Webhook",
    "delivery": "WebhookDelivery",
    "feed": "CalendarFeed",
}
"""What an input field of the type ID names."""


@dataclass(frozen=True)
class Place:
    """An id somewhere in a call that is complete and valid."""

    name: str
    field: GraphQLField
    operation: str
    path: Steps
    given: JSON
    neighbours: str
    """What the same call of a neighbour names there."""

    @property
    def kind(self) -> str:
        """The type of which the id must be."""
        last = next(step for step in reversed(self.path) if step != "0")
        return KINDS[self.name if last == "id" else last]


@dataclass(frozen=True)
class Outsider:
    """A viewer, and by type the ids of things that are there, but not for them."""

    actor: Actor
    hidden: dict[str, list[str]]


def places(estate: Estate, neighbour: Estate) -> Iterator[Place]:
    """Every id that a query or a mutation takes; a field without a recipe fails here."""
    queries = [(name, field, "query") for name, field in query_fields().items() if name != "node"]
    mutations = [(name, field, "mutation") for name, field in mutation_fields().items()]
    for name, field, operation in [*queries, *mutations]:
        for path, leaf, _ in leaves(field):
            if leaf == "ID":
                given, theirs = (arguments(name, whose) for whose in (estate, neighbour))
                yield Place(name, field, operation, path, given, _at(theirs, path))


@pytest.fixture(scope="module")
async def outsiders(estate: Estate, neighbour: Estate) -> dict[str, Outsider]:
    """A member, a worker and support, each with what they must not see."""
    theirs = {kind: neighbour.by_type(kind) for kind in NODES}
    colleague = await _colleague(estate)
    unseen = {
        kind: [*_before_the_offer(estate, kind), *colleague.by_type(kind), *theirs[kind]]
        for kind in NODES
    }
    unseen["User"].append(estate.tenant.owner.id)
    integrations = ("ServiceAccount", "Webhook", "WebhookDelivery", "CalendarFeed")
    for kind in ("CompanyEvent", *integrations):
        unseen[kind] += estate.by_type(kind)
    # Support sees companies with their events, members and workers, nothing else.
    seen: dict[str, list[str]] = {"Company": [], "CompanyEvent": [], "User": [], "Worker": []}
    programs = {kind: [*theirs[kind], *estate.by_type(kind)] for kind in integrations}
    for_support = theirs | seen | programs
    for_program = theirs | programs
    return {
        "member": Outsider(estate.tenant.owner, theirs),
        "worker": Outsider(estate.tenant.worker, unseen),
        "support": Outsider(estate.support, for_support),
        "program": Outsider(estate.programs["ADMINISTRATOR"], for_program),
    }


async def _colleague(estate: Estate) -> Estate:
    """Another worker of the same company, with a hire of their own."""
    tenant = estate.tenant
    actor, worker = await worker_of(tenant, "colleague")
    other = Estate(Tenant(tenant.server, tenant.id, tenant.owner, actor, worker), "colleague")
    await offer(other, await draft(other, "offered"))
    await draft(other, "draft")
    other.ids["worker"] = worker
    return other


def _before_the_offer(estate: Estate, kind: str) -> list[str]:
    """What there is of the draft, and of what a worker's view of an offered hire begins behind."""
    hidden = [
        id
        for name, id in estate.ids.items()
        if name.startswith("draft ") or name == "offered events 0"
    ]
    return [id for id in hidden if id.startswith(f"{kind}:")]


VIEWERS = ["member", "worker", "support", "program"]


@pytest.mark.parametrize("viewer", VIEWERS)
async def test_an_id_of_somebody_else_is_answered_like_one_that_nobody_has(
    outsiders: dict[str, Outsider], estate: Estate, neighbour: Estate, wire: Wire, viewer: str
) -> None:
    outsider = outsiders[viewer]
    before = await everything()
    for place in places(estate, neighbour):
        nobodys = await _answer(wire, outsider, place, f"{place.kind}:{uuid4()}")
        _shows_nothing(place, nobodys, exactly=viewer != "support")
        for id in [*_hidden(place, outsider), *_wrong(place)]:
            answer = await _answer(wire, outsider, place, id)
            assert answer == nobodys, (viewer, place.name, place.path, id)
    assert await everything() == before


@pytest.mark.parametrize("viewer", VIEWERS)
async def test_node_finds_nothing_that_the_viewer_may_not_see(
    outsiders: dict[str, Outsider], wire: Wire, viewer: str
) -> None:
    outsider = outsiders[viewer]
    query = document("node", query_fields()["node"], "query", ["id"])
    for kind in NODES:
        for id in outsider.hidden[kind]:
            answer = await wire.send(outsider.actor, query, id=id)
            assert answer.body == {"data": {"node": None}}, (viewer, id)


async def test_node_finds_everything_of_ones_own_company(estate: Estate, wire: Wire) -> None:
    query = document("node", query_fields()["node"], "query", ["id"])
    assert {id.partition(":")[0] for id in estate.ids.values()} == set(NODES)
    for id in estate.ids.values():
        answer = await wire.send(estate.tenant.owner, query, id=id)
        assert answer.body["data"]["node"]["id"] == id


async def test_a_hire_is_made_with_workers_of_ones_own_company_only(
    estate: Estate, neighbour: Estate
) -> None:
    given = input_of("createDirectHire", estate) | {"worker": neighbour.tenant.worker_id}
    assert await estate.tenant.owner.refused("createDirectHire", **given) == [
        ("NOT_FOUND", ["worker"])
    ]


async def test_milestones_of_another_hire_are_not_found_in_an_edit(estate: Estate) -> None:
    elsewhere = estate.ids["running milestone 0"]
    assert await estate.hires["active"].edit_refused(
        update=[{"milestone": elsewhere, "name": "Mine"}], remove=[elsewhere]
    ) == [("NOT_FOUND", ["update", "0", "milestone"]), ("NOT_FOUND", ["remove", "0"])]


def _hidden(place: Place, outsider: Outsider) -> list[str]:
    """What a neighbour would give there, and a few others."""
    hidden = outsider.hidden[place.kind]
    return [*(id for id in hidden if id == place.neighbours), *hidden[:2]]


def _wrong(place: Place) -> list[str]:
    """Ids that cannot be of a thing of this type, most of them made of one that is."""
    own = _at(place.given, place.path)
    uuid = own.partition(":")[2]
    another = next(kind for kind in NODES if kind != place.kind)
    spelled = [f"{place.kind}:{uuid.upper()}", own.lower(), own + " ", own.replace("-", "")]
    return [f"{another}:{uuid}", uuid, "", f"{place.kind}:", own + "\x00", "' OR 1=1 --", *spelled]


def _at(given: JSON, path: Steps) -> str:
    value: object = given
    for step in path:
        assert isinstance(value, dict | list)
        value = value[int(step)] if isinstance(value, list) else value[step]
    return str(value)


async def _answer(wire: Wire, outsider: Outsider, place: Place, id: str) -> Answer:
    query = document(place.name, place.field, place.operation, place.given)
    return await wire.send(outsider.actor, query, **replaced(place.given, place.path, id))


def _shows_nothing(place: Place, answer: Answer, *, exactly: bool) -> None:
    """NOT_FOUND at the very path, or nothing at all. What else is hidden may come first."""
    if place.name == "hire":
        assert answer.body == {"data": {"hire": None}}
    elif place.name in ("hires", "milestones", "paymentRequests", "contracts"):
        assert answer.body["data"][place.name]["totalCount"] == 0
    elif place.name == "jobTriage":
        assert answer.error_codes == ["NOT_FOUND"]
    else:
        ((code, path),) = answer.refusals
        assert code == "NOT_FOUND", place
        assert not exactly or path == list(place.path[1:]), place
