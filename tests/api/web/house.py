"""A company of its own beside those of the demo: whatever it and its people are called, nobody else's test sees it."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from tests.api.web.hires_made import JSON, Api, MadeHire
from tests.operation.site import Demo

SUPPORT = "support@milestones.example"


@dataclass
class House:
    """Its owner, and the one contractor whom it hires by milestones."""

    owner: Api
    worker: Api
    id: str
    worker_id: str

    def draft(self, title: str, *rows: JSON, **more: Any) -> MadeHire:
        """A hire that nobody was offered yet."""
        given = {"company": self.id, "worker": self.worker_id, "title": title, **more}
        rate = {"milestones": list(rows)}
        payload = self.owner.do("createDirectHire", "hire { id }", rate=rate, **given)
        return MadeHire(self.owner, payload["hire"]["id"], worker=self.worker.email)

    def offered(self, title: str, *rows: JSON, **more: Any) -> MadeHire:
        """One that waits for its first signature."""
        hire = self.draft(title, *rows, **more)
        self.owner.do("offerHire", hire=hire.id)
        return hire

    def in_force(self, title: str, *rows: JSON, **more: Any) -> MadeHire:
        """One that was signed."""
        return self.offered(title, *rows, **more).sign()


def a_house(
    server: Demo,
    name: str = "Elbe Werft",
    owner: str = "Ottilie Brandt",
    worker: str = "Mika Sato",
    currency: str = "EUR",
) -> House:
    """Called so, with milestones enabled."""
    tag = uuid4().hex[:8]
    support = Api(server, SUPPORT)
    boss, hired = Api(server, f"owner-{tag}@house.example"), Api(server, f"{tag}@worker.example")
    made = support.do(
        "createCompany",
        "company { id }",
        name=name,
        currency=currency,
        ownerName=owner,
        ownerEmail=boss.email,
    )
    company = made["company"]["id"]
    support.do("enableMilestones", company=company)
    added = boss.do(
        "addWorker",
        "worker { id }",
        company=company,
        name=worker,
        email=hired.email,
        engagementType="INDEPENDENT_CONTRACTOR",
    )
    return House(boss, hired, company, added["worker"]["id"])
