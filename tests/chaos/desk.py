"""One hire and those who act on it, for tests that say exactly what happens when."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import aiohttp

from tests.chaos.calls import new_session
from tests.chaos.cluster import Node
from tests.chaos.served import SECRET, SUPPORT
from tests.machines.patience import until
from tests.tenant import Actor, Hire, Server, Tenant, found, milestone

JSON = dict[str, Any]

SUBMIT = """mutation ($input: SubmitPaymentRequestInput!) {
  submitPaymentRequest(input: $input) { paymentRequest { id status } userErrors { code } } }"""
REQUESTS = "query ($id: ID!) { hire(id: $id) { paymentRequests { edges { node { id note } } } } }"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: JSON

    @property
    def error(self) -> JSON:
        """The extensions of its only error."""
        (error,) = self.body["errors"]
        extensions: JSON = error["extensions"]
        return extensions

    @property
    def request(self) -> str:
        """The id of the payment request that was submitted."""
        payload = self.body["data"]["submitPaymentRequest"]
        assert payload["userErrors"] == []
        return str(payload["paymentRequest"]["id"])

    @property
    def refusals(self) -> list[str]:
        """The codes with which it was refused."""
        return [error["code"] for error in self.body["data"]["submitPaymentRequest"]["userErrors"]]


@dataclass
class Desk:
    """An active hire with four milestones, and the server processes that it can be reached by."""

    nodes: Sequence[Node]
    url: str
    tenant: Tenant
    hire: Hire
    milestones: list[str]

    async def ask(self, by: Actor, query: str, *, node: int = 0, **variables: Any) -> Answer:
        """One request over HTTP."""
        request = {"query": query, "variables": variables}
        async with (
            new_session() as session,
            session.post(self.nodes[node].url, json=request, headers=by.headers) as response,
        ):
            return Answer(response.status, json.loads(await response.read()))

    async def submit(self, milestone: int = 0, *, node: int = 0, **given: Any) -> Answer:
        """The worker asks for a payment."""
        input = {"milestone": self.milestones[milestone], **given}
        return await self.ask(self.tenant.worker, SUBMIT, node=node, input=input)

    async def requests(self, *, node: int = 0) -> Answer:
        """The owner reads the payment requests."""
        return await self.ask(self.tenant.owner, REQUESTS, node=node, id=self.hire.id)

    async def notes(self, *, node: int = 0) -> list[str]:
        """Of all payment requests."""
        data = (await self.requests(node=node)).body["data"]
        return [edge["node"]["note"] for edge in data["hire"]["paymentRequests"]["edges"]]

    async def health(self, *, node: int = 0) -> tuple[int, str]:
        """See Node's own."""
        return await self.nodes[node].health()

    async def becomes(self, health: tuple[int, str]) -> None:
        """Wait until its first server says so of itself."""

        async def is_so() -> bool:
            return await self.health() == health

        await until(is_so)

    def socket(self, session: aiohttp.ClientSession, node: int = 0) -> Any:
        """A websocket, not yet signed in."""
        return session.ws_connect(self.nodes[node].url, protocols=("graphql-transport-ws",))


async def opened(nodes: Sequence[Node], url: str = "") -> Desk:
    """A new company's first hire, signed."""
    tenant = await found(Server(nodes[0].url, SECRET, SUPPORT, ""))
    hire = await tenant.active(*[milestone(f"Part {n}") for n in range(4)])
    milestones = [each["id"] for each in await hire.milestones()]
    return Desk(nodes, url, tenant, hire, milestones)


def copied(desk: Desk, nodes: Sequence[Node], url: str) -> Desk:
    """The same desk in a copy of its database, behind other servers."""
    server = replace(desk.tenant.server, url=nodes[0].url)
    owner, worker = (
        replace(each, url=server.url) for each in (desk.tenant.owner, desk.hire.worker)
    )
    tenant = replace(desk.tenant, server=server, owner=owner, worker=worker)
    return Desk(nodes, url, tenant, Hire(tenant, worker, desk.hire.id), desk.milestones)
