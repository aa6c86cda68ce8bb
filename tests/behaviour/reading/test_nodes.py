"""`node` answers every type by its global id, to whom may see it, and to nobody else."""

from tests.tenant import JSON, Actor, Tenant, found, milestone

EVERYTHING = """query ($hire: ID!) { hire(id: $hire) { id worker { id } job { id }
    company { id events { edges { node { id } } } }
    milestones { edges { node { id } } } contracts { edges { node { id } } }
    paymentRequests { edges { node { id } } } conversation { id messages { edges { node { id } } } }
    events(first: 200) { edges { node { id } } } } viewer { id } }"""
NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"


def global_ids(value: object) -> set[str]:
    """Every id in an answer."""
    if isinstance(value, list):
        return set().union(*map(global_ids, value))
    if isinstance(value, dict):
        own = {value["id"]} if "id" in value else set()
        return own.union(*map(global_ids, value.values()))
    return set()


async def everything(tenant: Tenant) -> tuple[str, set[str]]:
    """A hire with one of everything, and the ids that its owner sees."""
    hire = await tenant.active()
    await hire.submit((await hire.milestones())[0]["id"])
    conversation = (await hire.read())["conversation"]["id"]
    await tenant.owner.do("postMessage", conversation=conversation, body="Hi")
    return hire.id, global_ids(await tenant.owner.ask(EVERYTHING, hire=hire.id))


async def nodes(viewer: Actor, ids: set[str]) -> dict[str, str | None]:
    """The type of each id's node; None where there is none."""
    listed = sorted(ids)
    fields = [f"n{index}: node(id: $i{index}) {{ __typename id }}" for index in range(len(listed))]
    declared = ", ".join(f"$i{index}: ID!" for index in range(len(listed)))
    variables = {f"i{index}": id for index, id in enumerate(listed)}
    data = await viewer.ask(f"query ({declared}) {{ {' '.join(fields)} }}", **variables)
    answers: list[JSON | None] = [data[f"n{index}"] for index in range(len(listed))]
    assert all(node["id"] == id for id, node in zip(listed, answers, strict=True) if node)
    return {
        id: node["__typename"] if node else None for id, node in zip(listed, answers, strict=True)
    }


async def test_every_type_is_a_node(tenant: Tenant) -> None:
    _, ids = await everything(tenant)
    kinds = await nodes(tenant.owner, ids)
    assert all(kind == id.partition(":")[0] for id, kind in kinds.items())
    assert set(kinds.values()) == {
        "User", "Worker", "Company", "Job", "Hire", "Milestone", "Contract", "PaymentRequest",
        "Conversation", "Message", "HireEvent", "CompanyEvent",
    }  # fmt: skip


async def test_what_the_worker_reaches_is_a_node_for_them(tenant: Tenant) -> None:
    hire, _ = await everything(tenant)
    reached = global_ids(await tenant.worker.ask(EVERYTHING, hire=hire))
    assert [id for id, kind in (await nodes(tenant.worker, reached)).items() if not kind] == []


async def test_a_node_is_null_for_whom_may_not_see_it(tenant: Tenant) -> None:
    _, ids = await everything(tenant)
    stranger = await found(tenant.server)
    for viewer in (stranger.owner, stranger.worker):
        assert set((await nodes(viewer, ids)).values()) == {None}
    seen = await nodes(tenant.server.support, ids)
    known = {"Company", "CompanyEvent", "User", "Worker"}
    assert {kind for kind in seen.values() if kind} == known


async def test_an_id_of_another_type_or_form_is_no_node(tenant: Tenant) -> None:
    hire = await tenant.hire()
    _, _, uuid = hire.id.partition(":")
    for id in (
        uuid,
        f"Milestone:{uuid}",
        f"hire:{uuid}",
        f"Hire:{uuid.upper()}",
        f" Hire:{uuid}",
        f"Hire:{uuid}\n",
        f"Hire:{{{uuid}}}",
        f"Nothing:{uuid}",
        "Hire:",
        "",
    ):
        assert await tenant.owner.ask(NODE, id=id) == {"node": None}, id


async def test_a_hire_is_found_by_its_own_field_and_nothing_else_is(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone())
    row = (await hire.milestones())[0]["id"]
    document = "query ($id: ID!) { hire(id: $id) { id } }"
    assert await tenant.owner.ask(document, id=hire.id) == {"hire": {"id": hire.id}}
    assert await tenant.owner.ask(document, id=row) == {"hire": None}
    assert await tenant.server.support.ask(document, id=hire.id) == {"hire": None}


async def test_fields_of_a_node_are_asked_by_its_type(tenant: Tenant) -> None:
    hire = await tenant.hire()
    document = """query ($id: ID!) { node(id: $id) { id ... on Hire { title status }
        ... on Milestone { name } ...onNode } } fragment onNode on Node { kind: __typename }"""
    assert await tenant.owner.ask(document, id=hire.id) == {
        "node": {"id": hire.id, "title": "A new site", "status": "DRAFT", "kind": "Hire"}
    }
