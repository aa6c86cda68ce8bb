"""What owners and administrators may do with webhooks, and what is refused."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256

import httpx
import pytest
from graphql import GraphQLObjectType, get_named_type

from api.demo.receiver import RECEIVER_PATH
from api.webhooks.queries import WebhookQueryService
from resolvers.schema import schema
from tests.behaviour.webhooks.conftest import QUERY, Hooks
from tests.behaviour.wire import Wire
from tests.conftest import Serving
from tests.receiver import OK
from tests.tenant import Tenant, found

PREVIEW = """query ($input: PreviewWebhookInput!) {
  previewWebhook(input: $input) { body userErrors { code path } } }"""
EVENTS = """query ($id: ID!) { node(id: $id) { ... on Company { events(last: 4) { edges { node {
  type webhook { id } changes { field before after } } } } } } }"""
LISTED = """query ($id: ID!, $c: ID!) { node(id: $id) { id }
  company: node(id: $c) { ... on Company { webhooks { totalCount } } } }"""
DEAR = """subscription { hireEvents { hire { milestones(first: 200) { edges { node {
  paymentRequests(first: 200) { edges { node { milestone { paymentRequests(first: 200) {
  edges { node { id } } } } } } } } } } } } }"""
URL = "https://hooks.example.com/milestones"


URLS = [
    "http://hooks.example.com/",
    "https://hooks.example.com:80/",
    "https://hooks.example.com:1023/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://127.1/",
    "https://10.0.0.1:8443/",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[64:ff9b::a00:1]/",
    "https://[fe80::1%25eth0]/",
    "https://user:secret@hooks.example.com/",
    "https://hooks.example.com/#here",
    "https://hooks.example.com/a b",
    "https://hooks.example.com/\r\nX: y",
    "https:///nowhere",
    "ftp://hooks.example.com/",
    "hooks.example.com",
    "",
    f"https://hooks.example.com/{'a' * 2000}",
]


async def test_nothing_is_sent_inside(tenant: Tenant) -> None:
    for url in URLS:
        given = {"company": tenant.id, "url": url, "query": QUERY}
        refused = await tenant.owner.refused("createWebhook", **given)
        assert (url, refused) == (url, [("INVALID_URL", ["url"])])


QUERIES = [
    "query { viewer { id } }",
    'mutation { updateProfile(input: {name: "x"}) { userErrors { code } } }',
    "subscription { milestoneStatusChanged { toStatus } }",
    "subscription { hireEvents(types: [HIRE_OFFERED]) { id } }",
    "subscription { hireEvents(hire: null) { id } }",
    "subscription ($a: String!) { hireEvents(after: $a) { id } }",
    "subscription { hireEvents { hire { viewerCanOffer { allowed } } } }",
    "subscription { hireEvents { contract { document { url } } } }",
    "subscription { hireEvents { ...a } } fragment a on HireEvent { contract { d: document { url } } }",
    "subscription { hireEvents { nothing } }",
    "subscription { hireEvents { id }",
    "subscription { hireEvents { id } } subscription B { hireEvents { id } }",
    "",
    DEAR,
    "subscription { hireEvents { id } } # \x00",
    "subscription { hireEvents { id } } # \u202e",
    f"subscription {{ hireEvents {{ id }} }} #{'a' * 20_000}",
]


async def test_only_the_demo_has_a_receiver_of_its_own(tenant: Tenant) -> None:
    async with httpx.AsyncClient() as client:
        url = tenant.server.url.replace("/graphql", RECEIVER_PATH)
        assert (await client.post(url, content="told")).status_code == 404


async def test_a_query_is_one_subscription_to_hire_events(tenant: Tenant) -> None:
    for query in QUERIES:
        given = {"company": tenant.id, "url": URL, "query": query}
        refused = await tenant.owner.refused("createWebhook", **given)
        assert (query, refused) == (query, [("INVALID_QUERY", ["query"])])
    asked = {"company": tenant.id, "query": QUERIES[0]}
    shown = (await tenant.owner.ask(PREVIEW, input=asked))["previewWebhook"]
    assert shown == {"body": None, "userErrors": [{"code": "INVALID_QUERY", "path": ["query"]}]}


def _asks_of_the_viewer() -> Iterator[str]:
    """A query for each field `viewer…` of what an event leads to, by the shortest way there."""
    event, ways = schema._schema.type_map["HireEvent"], {"HireEvent": "%s"}
    waiting = [event]
    while waiting:
        kind = waiting.pop(0)
        assert isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items():
            below = get_named_type(field.type)
            if name.startswith("viewer"):
                fields = ways[kind.name] % f"{name} {{ allowed }}"
                yield f"subscription {{ hireEvents {{ {fields} }} }}"
            elif isinstance(below, GraphQLObjectType) and below.name not in ways:
                ways[below.name] = ways[kind.name] % f"{name} {{ %s }}"
                waiting.append(below)


async def test_what_depends_on_who_asks_is_no_webhooks(tenant: Tenant) -> None:
    queries = [*_asks_of_the_viewer()]
    for field in ("viewerCanManage", "viewerCanDecline", "viewerCanPost", "viewerCanApprove"):
        assert any(field in query for query in queries)
    for query in queries:
        given = {"company": tenant.id, "url": URL, "query": query}
        (error,) = (await tenant.owner.attempt("createWebhook", **given))["userErrors"]
        assert (error["code"], error["path"]) == ("INVALID_QUERY", ["query"])
        assert "`viewer" in error["message"]


async def test_everything_that_is_wrong_is_told_at_once(tenant: Tenant) -> None:
    given = {"url": "http://x", "query": "{", "types": [], "description": "x" * 20_001}
    refused = await tenant.owner.refused("createWebhook", company=tenant.id, **given)
    assert refused == [
        ("INVALID_URL", ["url"]),
        ("INVALID_QUERY", ["query"]),
        ("REQUIRED", ["types"]),
        ("TOO_LONG", ["description"]),
    ]


async def test_a_company_has_twenty_at_the_most(tenant: Tenant) -> None:
    given = {"company": tenant.id, "url": URL, "query": QUERY}
    made = [await tenant.owner.do("createWebhook", "webhook { id }", **given) for _ in range(20)]
    assert await tenant.owner.refused("createWebhook", **given) == [("TOO_MANY", ["company"])]
    await tenant.owner.do("deleteWebhook", webhook=made[0]["webhook"]["id"])
    await tenant.owner.do("createWebhook", **given)


async def test_who_has_no_part_in_it_sees_none(tenant: Tenant) -> None:
    given = {"company": tenant.id, "url": URL, "query": QUERY}
    made = await tenant.owner.do("createWebhook", "webhook { id }", **given)
    id = made["webhook"]["id"]
    neighbour = await found(tenant.server)
    hiring = await tenant.member("HIRING_ADMIN")
    for other in (hiring, tenant.worker, tenant.server.support, neighbour.owner):
        read = await other.ask(LISTED, id=id, c=tenant.id)
        assert read["node"] is None
        assert not (read["company"] or {}).get("webhooks", {}).get("totalCount")
        assert await other.refused("deleteWebhook", webhook=id) == [("NOT_FOUND", ["webhook"])]
        assert await other.refused("createWebhook", **given) == [("NOT_FOUND", ["company"])]
    administrator = await tenant.member("ADMINISTRATOR")
    read = await administrator.ask(LISTED, id=id, c=tenant.id)
    assert (read["node"], read["company"]["webhooks"]["totalCount"]) == ({"id": id}, 1)


async def test_a_query_is_judged_for_those_alone_who_may_have_a_webhook(
    hooks: Hooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook = await hooks.create()
    judged = list[str]()

    async def fault(_: WebhookQueryService, query: str) -> str:
        judged.append(query)
        return "It will not do."

    monkeypatch.setattr(WebhookQueryService, "fault", fault)
    new = {"company": hooks.tenant.id, "url": URL, "query": "new"}
    for other in (
        await hooks.tenant.member("HIRING_ADMIN"),
        await hooks.tenant.program("ADMINISTRATOR"),
    ):
        assert await other.refused("createWebhook", **new) == [("NOT_FOUND", ["company"])]
        changed = {"webhook": webhook["id"], "query": "changed"}
        assert await other.refused("updateWebhook", **changed) == [("NOT_FOUND", ["webhook"])]
    assert judged == []
    assert await hooks.tenant.owner.refused("createWebhook", **new) == [
        ("INVALID_QUERY", ["query"])
    ]
    assert judged == ["new"]


async def test_the_secret_is_told_once(tenant: Tenant) -> None:
    given = {"company": tenant.id, "url": URL, "query": QUERY, "idempotencyKey": "once"}
    first = await tenant.owner.do("createWebhook", "webhook { id } secret", **given)
    again = await tenant.owner.do("createWebhook", "webhook { id } secret", **given)
    assert again == {**first, "secret": None}
    assert first["secret"].startswith("whsec_")


async def test_null_takes_the_description_away_and_nothing_else(tenant: Tenant) -> None:
    shown = "webhook { url query types status description }"
    given = {"company": tenant.id, "url": URL, "query": QUERY, "types": ["HIRE_OFFERED"]}
    made = await tenant.owner.do(
        "createWebhook", f"webhook {{ id }} {shown}", **given, description="ERP"
    )
    webhook = made["webhook"]
    nulls = dict.fromkeys(("url", "query", "types", "enabled", "description"))
    changed = await tenant.owner.do("updateWebhook", shown, webhook=webhook.pop("id"), **nulls)
    assert webhook["description"] == "ERP"
    assert changed["webhook"] == {**webhook, "description": None}


async def test_a_webhook_without_types_of_its_own_lists_all_that_there_are(tenant: Tenant) -> None:
    given = {"company": tenant.id, "url": URL, "query": QUERY}
    made = await tenant.owner.do("createWebhook", "webhook { types }", **given)
    named = """{ __type(name: "HireEventType") { enumValues { name } } }"""
    known = (await tenant.owner.ask(named))["__type"]["enumValues"]
    assert made["webhook"]["types"] == sorted(each["name"] for each in known)


async def test_an_old_secret_is_kept_for_at_most_a_week(tenant: Tenant) -> None:
    given = {"company": tenant.id, "url": URL, "query": QUERY}
    made = await tenant.owner.do("createWebhook", "webhook { id }", **given)
    for hours in (-1, 169, 2**31 - 1):
        rotation = {"webhook": made["webhook"]["id"], "oldSecretHours": hours}
        refused = await tenant.owner.refused("rotateWebhookSecret", **rotation)
        assert refused == [("INVALID_NUMBER", ["oldSecretHours"])]


async def test_the_companys_chain_tells_what_changed_and_secrets_by_their_hash(
    tenant: Tenant,
) -> None:
    made = await tenant.owner.do(
        "createWebhook", "webhook { id } secret", company=tenant.id, url=URL, query=QUERY
    )
    id = made["webhook"]["id"]
    await tenant.owner.do("updateWebhook", webhook=id, types=["HIRE_OFFERED"], description="ERP")
    await tenant.owner.do("updateWebhook", webhook=id, types=["HIRE_OFFERED"], description="ERP")
    rotated = await tenant.owner.do("rotateWebhookSecret", "secret", webhook=id, oldSecretHours=0)
    gone = await tenant.owner.do("deleteWebhook", "webhook { id }", webhook=id)
    assert gone["webhook"] is None
    assert await tenant.owner.refused("testWebhook", webhook=id) == [("NOT_FOUND", ["webhook"])]
    edges = (await tenant.owner.ask(EVENTS, id=tenant.id))["node"]["events"]["edges"]
    told = [edge["node"] for edge in edges]
    assert [each["type"] for each in told] == [
        "WEBHOOK_CREATED", "WEBHOOK_EDITED", "WEBHOOK_SECRET_ROTATED", "WEBHOOK_DELETED",
    ]  # fmt: skip
    hashes = [sha256(each["secret"].encode()).hexdigest() for each in (made, rotated)]
    assert told[1]["changes"] == [
        {"field": "types", "before": None, "after": "HIRE_OFFERED"},
        {"field": "description", "before": None, "after": "ERP"},
    ]
    assert told[2]["changes"][0] == {"field": "secret", "before": hashes[0], "after": hashes[1]}
    assert all(each["webhook"] is None for each in told)


async def test_the_chain_tells_where_a_webhook_leads_to_those_alone_who_may_see_it(
    tenant: Tenant,
) -> None:
    await tenant.owner.do("createWebhook", company=tenant.id, url=URL, query=QUERY)
    readers = (tenant.owner, tenant.server.support, await tenant.program("ADMINISTRATOR"))
    for reader in readers:
        edges = (await reader.ask(EVENTS, id=tenant.id))["node"]["events"]["edges"]
        (told,) = [e["node"] for e in edges if e["node"]["type"] == "WEBHOOK_CREATED"]
        fields = {each["field"] for each in told["changes"]}
        assert fields == ({"url", "query", "secret"} if reader is tenant.owner else set())


async def test_a_preview_is_the_body_that_would_be_sent(hooks: Hooks) -> None:
    asked = {"company": hooks.tenant.id, "query": QUERY}
    nothing = (await hooks.tenant.owner.ask(PREVIEW, input=asked))["previewWebhook"]
    assert nothing == {"body": None, "userErrors": []}
    hooks.receiver.answers = lambda _: OK
    await hooks.create()
    await hooks.tenant.hire()
    await hooks.work()
    shown = (await hooks.tenant.owner.ask(PREVIEW, input=asked))["previewWebhook"]
    assert shown["body"] == hooks.receiver.received[-1].body
    member = await hooks.tenant.member("HIRING_ADMIN")
    refused = (await member.ask(PREVIEW, input=asked))["previewWebhook"]["userErrors"]
    assert refused == [{"code": "NOT_FOUND", "path": ["company"]}]


async def test_a_preview_costs_what_its_query_costs(
    hooks: Hooks, served: Callable[..., Serving], wire: Wire
) -> None:
    members = "members(first: 200) { edges { node { id %s } } }"
    company = f"company {{ {members % ('company { %s }' % (members % ''))} }}"
    asked = {
        "company": hooks.tenant.id,
        "query": f"subscription {{ hireEvents {{ hire {{ {company} }} }} }}",
    }
    async with served(rate_limit=60_000) as other:
        owner = replace(hooks.tenant.owner, url=other.url)
        first, second = [await wire.send(owner, PREVIEW, input=asked) for _ in range(2)]
    assert (first.error_codes, second.error_codes) == ([], ["THROTTLED"])
