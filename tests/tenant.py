"""A company of one's own for each test, made through the API, with shorthands for what tests do most."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXAsyncTransport

from api.auth import issue_token

JSON = dict[str, Any]
ERRORS = "userErrors { code message path }"


@dataclass
class Actor:
    """Somebody signed in: every call is a real request with a token of theirs."""

    url: str
    secret: str
    email: str
    id: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The Authorization header, fresh."""
        token = issue_token(self.secret, self.email, minutes=5, now=datetime.now(UTC))
        return {"Authorization": f"Bearer {token}"}

    async def ask(self, document: str, **variables: Any) -> JSON:
        """The data of a query. gql's TransportQueryError where there are errors."""
        # Loading certificates, which plain HTTP has no use for, costs more than the request itself.
        transport = HTTPXAsyncTransport(self.url, headers=self.headers, verify=False, timeout=30)
        async with Client(transport=transport, execute_timeout=30) as session:
            request = gql(document)
            request.variable_values = variables
            return dict(await session.execute(request))

    async def errors(self, document: str, **variables: Any) -> list[JSON]:
        """The errors of a query that must fail."""
        try:
            data = await self.ask(document, **variables)
        except TransportQueryError as failed:
            return list(failed.errors or [])
        raise AssertionError(f"no error, but {data}")

    async def attempt(self, mutation: str, fields: str = "", **given: Any) -> JSON:
        """The payload of a mutation, refused or not; `fields` are those beside userErrors."""
        name = mutation[0].upper() + mutation[1:] + "Input"
        document = (
            f"mutation ($input: {name}!) {{ {mutation}(input: $input) {{ {fields} {ERRORS} }} }}"
        )
        payload: JSON = (await self.ask(document, input=given))[mutation]
        return payload

    async def do(self, mutation: str, fields: str = "", **given: Any) -> JSON:
        """The payload of a mutation that must succeed."""
        payload = await self.attempt(mutation, fields, **given)
        assert payload["userErrors"] == [], payload["userErrors"]
        return payload

    async def refused(self, mutation: str, **given: Any) -> list[tuple[str, list[str]]]:
        """(code, path) of each refusal of a mutation that must be refused."""
        payload = await self.attempt(mutation, **given)
        assert payload["userErrors"], f"{mutation} was not refused"
        return [(error["code"], error["path"]) for error in payload["userErrors"]]


@dataclass
class Program(Actor):
    """A service account: it signs in by a token of its own, and by no address. `id` is the ServiceAccount's."""

    token: str = ""
    user: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The Authorization header."""
        return {"Authorization": f"Bearer {self.token}"}

    def by(self, token: str) -> "Program":
        """The same one, by another token."""
        return replace(self, token=token)


@dataclass
class Server:
    """A running server of the product."""

    url: str
    secret: str
    support_email: str
    dialect: str
    database_url: str = ""
    altered: set[str] = field(default_factory=set)
    """The companies of whose rows a test wrote some into the database itself."""

    def actor(self, email: str, id: str = "") -> Actor:
        """Somebody by address."""
        return Actor(self.url, self.secret, email, id)

    @property
    def support(self) -> Actor:
        """Support staff."""
        return self.actor(self.support_email)


_names = count(1)


def in_days(days: int) -> str:
    """An ISO date so many days from today (UTC)."""
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def milestone(name: str = "Design", due: int = 30, amount: str = "1250.00", **more: Any) -> JSON:
    """A MilestoneInput due in so many days."""
    return {"name": name, "dueDate": in_days(due), "amount": amount, **more}


HIRE = """
    id number version status
    milestones { edges { node { id name dueDate amount { amount currency } purchaseOrderNumber status
      isLocked isAwaitingSignature signedTerms { name dueDate amount { amount } } } } }
    latestContract { id version status contentHash }
    activeContract { id version }
    conversation { id }
"""


@dataclass
class Hire:
    """A hire with shorthands; call `read` again after something happened."""

    tenant: "Tenant"
    worker: Actor
    id: str
    data: JSON = field(default_factory=dict)

    async def read(self, fields: str = HIRE, by: Actor | None = None) -> JSON:
        """The hire as the owner (or somebody else) sees it."""
        viewer = by or self.tenant.owner
        document = f"query ($id: ID!) {{ hire(id: $id) {{ {fields} }} }}"
        self.data = (await viewer.ask(document, id=self.id))["hire"]
        return self.data

    async def milestones(self) -> list[JSON]:
        """The listed milestones, by due date."""
        return [edge["node"] for edge in (await self.read())["milestones"]["edges"]]

    async def offer(self) -> "Hire":
        """The company offers it."""
        await self.tenant.owner.do("offerHire", hire=self.id)
        return self

    async def sign(self, **given: Any) -> "Hire":
        """The worker signs the latest version."""
        contract = (await self.read())["latestContract"]
        signature = {"contract": contract["id"], "contentHash": contract["contentHash"]}
        await self.worker.do("signContract", **{**signature, "signedName": "Maja", **given})
        return self

    async def edit(self, fields: str = "", **changes: Any) -> JSON:
        """One save of the milestones by the owner, at the present version."""
        version = (await self.read("version"))["version"]
        return await self.tenant.owner.do(
            "editMilestones", fields, hire=self.id, expectedVersion=version, **changes
        )

    async def edit_refused(self, **changes: Any) -> list[tuple[str, list[str]]]:
        """The refusals of a save by the owner, at the present version."""
        version = (await self.read("version"))["version"]
        return await self.tenant.owner.refused(
            "editMilestones", hire=self.id, expectedVersion=version, **changes
        )

    async def amend(self, fields: str = "", **changes: Any) -> JSON:
        """One save of everything that is signed by the owner, at the present version."""
        version = (await self.read("version"))["version"]
        return await self.tenant.owner.do(
            "editHire", fields, hire=self.id, expectedVersion=version, **changes
        )

    async def amend_refused(self, **changes: Any) -> list[tuple[str, list[str]]]:
        """The refusals of such a save, at the present version."""
        version = (await self.read("version"))["version"]
        return await self.tenant.owner.refused(
            "editHire", hire=self.id, expectedVersion=version, **changes
        )

    async def submit(self, milestone: str, **given: Any) -> str:
        """The worker asks for a payment; answers the request's id."""
        payload = await self.worker.do(
            "submitPaymentRequest", "paymentRequest { id }", milestone=milestone, **given
        )
        return str(payload["paymentRequest"]["id"])

    async def approve(self, request: str) -> JSON:
        """The owner approves."""
        return await self.tenant.owner.do("approvePaymentRequest", paymentRequest=request)

    async def paid(self, milestone: str) -> str:
        """Asked and approved; answers the request's id."""
        request = await self.submit(milestone)
        await self.approve(request)
        return request

    async def events(self, by: Actor | None = None) -> list[str]:
        """The types of its events, oldest first."""
        page = "events(first: 200) { edges { node { type } } }"
        edges = (await self.read(page, by))["events"]["edges"]
        return [edge["node"]["type"] for edge in edges]


@dataclass
class Tenant:
    """A company with an owner, an independent contractor and whomever a test adds."""

    server: Server
    id: str
    owner: Actor
    worker: Actor
    worker_id: str

    def at(self, server: Server) -> "Tenant":
        """The same company, asked for at another server."""
        owner, worker = (replace(each, url=server.url) for each in (self.owner, self.worker))
        return replace(self, server=server, owner=owner, worker=worker)

    async def member(self, role: str) -> Actor:
        """A new member with this role."""
        email = f"{role.lower()}-{uuid4().hex[:8]}@company.example"
        payload = await self.owner.do(
            "addMember", "user { id }", company=self.id, name=role.title(), email=email, role=role
        )
        return self.server.actor(email, payload["user"]["id"])

    async def program(self, role: str = "HIRING_ADMIN", **given: Any) -> Program:
        """A new service account with this role."""
        payload = await self.owner.do(
            "createServiceAccount",
            "token serviceAccount { id user { id email } }",
            **{"company": self.id, "name": f"{role.title()} program", "role": role, **given},
        )
        account = payload["serviceAccount"]
        server, user = self.server, account["user"]
        return Program(
            server.url, server.secret, user["email"], account["id"], payload["token"], user["id"]
        )

    async def contractor(self, engagement: str = "INDEPENDENT_CONTRACTOR") -> tuple[Actor, str]:
        """A new worker: the actor, and the global id of the Worker."""
        email = f"worker-{uuid4().hex[:8]}@contractor.example"
        payload = await self.owner.do(
            "addWorker",
            "worker { id }",
            company=self.id,
            name="Jonas",
            email=email,
            engagementType=engagement,
        )
        return self.server.actor(email), payload["worker"]["id"]

    async def hire(self, *milestones: Mapping[str, Any], **given: Any) -> Hire:
        """A draft by milestones (one, where none is given)."""
        rate = {"milestones": list(milestones) or [milestone()]}
        wanted = {"company": self.id, "worker": self.worker_id, "title": "A new site"}
        payload = await self.owner.do(
            "createDirectHire", "hire { id }", **{**wanted, "rate": rate, **given}
        )
        return Hire(self, self.worker, payload["hire"]["id"])

    async def offered(self, *milestones: Mapping[str, Any], **given: Any) -> Hire:
        """An offered hire."""
        return await (await self.hire(*milestones, **given)).offer()

    async def active(self, *milestones: Mapping[str, Any], **given: Any) -> Hire:
        """A signed hire."""
        return await (await self.offered(*milestones, **given)).sign()

    async def require_purchase_orders(self, required: bool = True) -> None:  # reads as a sentence
        """Whether every milestone needs a PO number from now on."""
        await self.owner.do(
            "updateHiringSettings", company=self.id, requirePurchaseOrderNumber=required
        )


async def found(server: Server, currency: str = "DKK", *, milestones: bool = True) -> Tenant:
    """A new company, its owner and a contractor."""
    tag = f"{next(_names)}-{uuid4().hex[:8]}"
    owner = server.actor(f"owner-{tag}@company.example")
    payload = await server.support.do(
        "createCompany",
        "company { id members { edges { node { id } } } }",
        name=f"Company {tag}",
        currency=currency,
        ownerName="Freja",
        ownerEmail=owner.email,
    )
    company = payload["company"]
    owner.id = company["members"]["edges"][0]["node"]["id"]
    if milestones:
        await server.support.do("enableMilestones", company=company["id"])
    tenant = Tenant(server, company["id"], owner, owner, "")
    tenant.worker, tenant.worker_id = await tenant.contractor()
    return tenant


def today() -> date:
    """Today in UTC."""
    return datetime.now(UTC).date()
