"""Hires with a conversation, made and moved on through the API by people of the demo."""

from tests.api.web.hires_made import MAJA, Api, MadeHire, drafted, row
from tests.operation.site import Demo

FREJA = "owner@nordlys.example"


class TalkedOf(MadeHire):
    """A hire of Sofie's with Maja."""

    @property
    def path(self) -> str:
        """Of its Conversation."""
        return f"hires/{self.id}"

    @property
    def title(self) -> str:
        """As the company sees it."""
        return str(self.read()["title"])

    @property
    def conversation(self) -> str:
        """Its id, once the hire was offered."""
        query = "query ($id: ID!) { hire(id: $id) { conversation { id } } }"
        found: str = self.api.ask(query, id=self.id)["hire"]["conversation"]["id"]
        return found

    def offer(self) -> None:
        """By Sofie."""
        self.api.do("offerHire", hire=self.id)

    def asked(self, milestone: str) -> str:
        """The id of a request for this milestone's payment, by Maja."""
        wanted = self.milestones()[milestone]["id"]
        payload = self.api.by(MAJA).do(
            "submitPaymentRequest", "paymentRequest { id }", milestone=wanted
        )
        found: str = payload["paymentRequest"]["id"]
        return found

    def say(self, body: str, by: str = MAJA) -> None:
        """A message."""
        self.api.by(by).do("postMessage", conversation=self.conversation, body=body)

    def messages(self) -> list[str]:
        """What was said, the oldest first."""
        query = (
            "query ($id: ID!) { hire(id: $id)"
            " { conversation { messages { edges { node { body } } } } } }"
        )
        said = self.api.ask(query, id=self.id)["hire"]["conversation"]["messages"]
        return [edge["node"]["body"] for edge in said["edges"]]


def draft(server: Demo, title: str, *milestones: str) -> TalkedOf:
    """Each milestone costs 1,250.50."""
    rows = [
        row(name, days, "1250.50")
        for days, name in enumerate(milestones or ("Research", "Report"), 30)
    ]
    made = drafted(Api(server), title, *rows)
    return TalkedOf(made.api, made.id)


def active(server: Demo, title: str, *milestones: str) -> TalkedOf:
    """One that was offered and signed."""
    hire = draft(server, title, *milestones)
    hire.offer()
    hire.sign()
    return hire
