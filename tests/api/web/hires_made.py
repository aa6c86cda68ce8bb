"""Hires of the demo's company, made through the API: each test has its own."""

from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.machines.patience import PATIENCE_SECONDS
from tests.operation.site import Demo
from tests.tenant import in_days

JSON = dict[str, Any]
HIRING, ADMIN, MAJA = "hiring@nordlys.example", "admin@nordlys.example", "maja@contractor.example"

HIRE = """
    id version title status totalAmount { amount }
    latestContract { id version status contentHash note }
    milestones(first: 200) { edges { node {
      id name dueDate purchaseOrderNumber amount { amount }
    } } }
"""


def row(name: str, days: int = 30, amount: str = "1000.00", **more: Any) -> JSON:
    """A milestone due in so many days."""
    base = {"name": name, "dueDate": in_days(days), "amount": amount}
    return {**base, "purchaseOrderNumber": f"PO-{days}", **more}


@dataclass
class Api:
    """The demo's API, asked as one of its people."""

    server: Demo
    email: str = HIRING
    token: str | None = None
    """Of a program, which has no address."""

    def by(self, email: str) -> "Api":
        """The same as somebody else."""
        return Api(self.server, email)

    def ask(self, document: str, **variables: Any) -> JSON:
        """The data of an operation that must succeed."""
        body = {"query": document, "variables": variables}
        token = self.token or self.server.token(self.email)
        headers = {"Authorization": f"Bearer {token}"}
        url = f"{self.server.url}/graphql"
        answer = httpx.post(url, json=body, headers=headers, timeout=PATIENCE_SECONDS).json()
        assert "errors" not in answer, answer
        data: JSON = answer["data"]
        return data

    def do(self, mutation: str, fields: str = "__typename", **given: Any) -> JSON:
        """The payload of a mutation that must succeed."""
        name = mutation[0].upper() + mutation[1:] + "Input"
        document = (
            f"mutation ($input: {name}!) {{ {mutation}(input: $input)"
            f" {{ {fields} userErrors {{ message path }} }} }}"
        )
        payload: JSON = self.ask(document, input=given)[mutation]
        assert payload["userErrors"] == [], payload
        return payload


@dataclass
class MadeHire:
    """One of Maja's, unless it is another worker's; `read` it again after something happened."""

    api: Api
    id: str
    data: JSON = field(default_factory=dict)
    worker: str = MAJA
    """Their address."""

    @property
    def page(self) -> str:
        """Manage Milestones, below `/app/`."""
        return f"hires/{self.id}/milestones"

    def read(self) -> JSON:
        """As the company sees it."""
        self.data = self.api.ask(f"query ($id: ID!) {{ hire(id: $id) {{ {HIRE} }} }}", id=self.id)
        self.data = self.data["hire"]
        return self.data

    def milestones(self) -> dict[str, JSON]:
        """The listed ones by name."""
        edges = self.read()["milestones"]["edges"]
        return {edge["node"]["name"]: edge["node"] for edge in edges}

    def edit(self, by: str = ADMIN, **changes: Any) -> None:
        """A colleague's save."""
        version = self.read()["version"]
        self.api.by(by).do("editMilestones", hire=self.id, expectedVersion=version, **changes)

    def sign(self) -> "MadeHire":
        """Maja signs the latest version."""
        contract = self.read()["latestContract"]
        signature = {"contract": contract["id"], "contentHash": contract["contentHash"]}
        self.api.by(self.worker).do("signContract", **signature, signedName="Maja Lindqvist")
        return self

    def request(self, milestone: str) -> None:
        """Maja asks for a payment."""
        wanted = self.milestones()[milestone]["id"]
        self.api.by(self.worker).do("submitPaymentRequest", milestone=wanted)


def drafted(api: Api, title: str, *rows: JSON) -> MadeHire:
    """A draft for Maja."""
    found = api.ask(
        '{ viewer { company { id workers(first: 1, search: "Maja") { edges { node { id } } } } } }'
    )
    company = found["viewer"]["company"]
    worker = company["workers"]["edges"][0]["node"]["id"]
    terms = {"title": title, "rate": {"milestones": list(rows)}}
    payload = api.do(
        "createDirectHire", "hire { id }", company=company["id"], worker=worker, **terms
    )
    return MadeHire(api, payload["hire"]["id"])


def in_force(api: Api, title: str, *rows: JSON) -> MadeHire:
    """Offered, and signed by Maja."""
    hire = drafted(api, title, *rows)
    api.do("offerHire", hire=hire.id)
    return hire.sign()
