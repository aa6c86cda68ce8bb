"""Hires for tests of pages: made and moved on through the API, by people of the demo."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests.operation.site import Demo

SOFIE = "hiring@nordlys.example"
FREJA = "owner@nordlys.example"
MAJA = "maja@contractor.example"


@dataclass(frozen=True)
class ApiUser:
    """Somebody of the demo, at the API."""

    server: Demo
    email: str
    token: str | None = None
    """Of a program; people have theirs of the demo."""

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of an answer without errors."""
        token = self.token or self.server.tokens[self.email]
        answer = httpx.post(
            f"{self.server.url}/graphql",
            json={"query": query, "variables": variables},
            headers={"Authorization": f"Bearer {token}"},
            timeout=60,
        ).json()
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data

    def act(self, verb: str, selection: str, **input: Any) -> dict[str, Any]:
        """What a mutation answers; it must not be refused."""
        kind = f"{verb[0].upper()}{verb[1:]}Input"
        query = (
            f"mutation ($input: {kind}!) {{ {verb}(input: $input)"
            f" {{ {selection} userErrors {{ code message }} }} }}"
        )
        payload: dict[str, Any] = self.ask(query, input=input)[verb]
        assert payload["userErrors"] == []
        return payload


@dataclass(frozen=True)
class ApiHire:
    """A hire of Sofie's with Maja."""

    server: Demo
    id: str
    title: str

    @property
    def sofie(self) -> ApiUser:
        """Who hires."""
        return ApiUser(self.server, SOFIE)

    @property
    def maja(self) -> ApiUser:
        """Who is hired."""
        return ApiUser(self.server, MAJA)

    @property
    def path(self) -> str:
        """Of its page."""
        return f"hires/{self.id}"

    @property
    def conversation(self) -> str:
        """Its id."""
        query = "query ($id: ID!) { hire(id: $id) { conversation { id } } }"
        found: str = self.sofie.ask(query, id=self.id)["hire"]["conversation"]["id"]
        return found

    def offer(self) -> None:
        """By Sofie."""
        self.sofie.act("offerHire", "hire { id }", hire=self.id)

    def sign(self) -> None:
        """The latest version, by Maja."""
        query = "query ($id: ID!) { hire(id: $id) { latestContract { id contentHash } } }"
        contract = self.maja.ask(query, id=self.id)["hire"]["latestContract"]
        self.maja.act(
            "signContract",
            "contract { id }",
            contract=contract["id"],
            contentHash=contract["contentHash"],
            signedName="Maja Lindqvist",
        )

    def request(self, milestone: str) -> str:
        """The payment of the milestone of this name, by Maja; the request's id."""
        query = "query ($id: ID!) { hire(id: $id) { milestones { edges { node { id name } } } } }"
        edges = self.maja.ask(query, id=self.id)["hire"]["milestones"]["edges"]
        (id,) = [edge["node"]["id"] for edge in edges if edge["node"]["name"] == milestone]
        payload = self.maja.act("submitPaymentRequest", "paymentRequest { id }", milestone=id)
        found: str = payload["paymentRequest"]["id"]
        return found

    def say(self, who: ApiUser, body: str) -> None:
        """A message."""
        who.act("postMessage", "message { id }", conversation=self.conversation, body=body)

    def messages(self) -> list[str]:
        """What was said, the oldest first."""
        query = (
            "query ($id: ID!) { hire(id: $id)"
            " { conversation { messages { edges { node { body } } } } } }"
        )
        said = self.sofie.ask(query, id=self.id)["hire"]["conversation"]["messages"]
        return [edge["node"]["body"] for edge in said["edges"]]


def drafted(server: Demo, title: str, *milestones: str) -> ApiHire:
    """A draft of Sofie's for Maja: each milestone costs 1,250.50 and is due in 2030."""
    sofie = ApiUser(server, SOFIE)
    query = (
        '{ viewer { company { id workers(search: "Maja", first: 1) { edges { node { id } } } } } }'
    )
    company = sofie.ask(query)["viewer"]["company"]
    payload = sofie.act(
        "createDirectHire",
        "hire { id }",
        company=company["id"],
        worker=company["workers"]["edges"][0]["node"]["id"],
        title=title,
        rate={
            "milestones": [
                {
                    "name": name,
                    "dueDate": f"2030-01-{day:02}",
                    "amount": "1250.50",
                    "purchaseOrderNumber": f"PO-{day}",
                }
                for day, name in enumerate(milestones or ("Research", "Report"), 1)
            ]
        },
    )
    return ApiHire(server, payload["hire"]["id"], title)


def active(server: Demo, title: str, *milestones: str) -> ApiHire:
    """One that was offered and signed."""
    hire = drafted(server, title, *milestones)
    hire.offer()
    hire.sign()
    return hire
