"""A worker of whom everything that is ever said holds a word of its own, and where these words stand."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from tests.machines.rows import rows
from tests.models.verification.alterations import records
from tests.tenant import Actor, Hire, Tenant, milestone

KINDS = (
    "name", "address", "former_name", "former_address", "message", "signature", "note", "reason",
)  # fmt: skip


@dataclass
class Marked:
    """`words` are the markers, by what they mark."""

    tenant: Tenant
    worker: Actor
    worker_id: str
    words: dict[str, str]
    hires: dict[str, Hire] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        """The person's."""
        return UUID(self.worker_id.partition(":")[2])

    async def say(self, hire: Hire) -> None:
        """A message in the hire's conversation."""
        conversation = (await hire.read("conversation { id }"))["conversation"]["id"]
        body = f"I say {self.words['message']}"
        key = uuid4().hex
        await self.worker.do(
            "postMessage", conversation=conversation, body=body, idempotencyKey=key
        )


async def marked(tenant: Tenant) -> Marked:
    """A worker with a hire that was signed, revised and terminated, one that was declined, and one never offered.

    Before, they founded a company under another name and address, which were corrected there.
    """
    words = {kind: f"{kind[:2]}{uuid4().hex[:12]}" for kind in KINDS}
    address = f"{words['address']}@contractor.example"
    name = f"Zoë {words['name']}"
    await _founded_and_left(tenant, words, name=name, email=address)
    given = {"company": tenant.id, "name": name, "email": address}
    payload = await tenant.owner.do(
        "addWorker", "worker { id }", engagementType="INDEPENDENT_CONTRACTOR", **given
    )
    who = Marked(tenant, tenant.server.actor(address), payload["worker"]["id"], words)
    await _terminated(who)
    await _declined(who)
    hire = await _drafted(who, "cancelled")
    await tenant.owner.do("cancelHire", hire=hire.id)
    return who


async def occurrences(who: Marked, *kinds: str) -> set[tuple[str, str]]:
    """The tables and columns in which one of these words stands, in either case."""
    sought = [who.words[kind] for kind in kinds]
    found = await cells(who.tenant.server.database_url, *sought)
    return {(table, column) for table, _, column in found}


async def cells(url: str, *sought: str) -> list[tuple[str, str, str]]:
    """Table, id and column of each value in which one of these texts stands, in either case."""
    return [
        (table, str(row.get("id", row.get("name"))), column)
        async for table, row in _everything(url)
        for column, value in row.items()
        if any(text in str(value).lower() for text in sought)
    ]


async def _everything(url: str) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """Every row of every table, with the name of the table."""
    for record in records():
        table = record._meta.db_table
        for row in await rows(url, f"SELECT * FROM {table}"):
            yield table, row


async def _founded_and_left(tenant: Tenant, words: dict[str, str], **right: str) -> None:
    former = f"{words['former_address']}@company.example"
    given = {"ownerName": f"Zoe {words['former_name']}", "ownerEmail": former}
    founded = await tenant.server.support.do(
        "createCompany", "company { id members { edges { node { id } } } }", name="Their own", currency="DKK",
        idempotencyKey=f"With {former}", **given,
    )  # fmt: skip
    company, owner = (
        founded["company"],
        tenant.server.actor(f"second-{uuid4().hex}@company.example"),
    )
    (they,) = [edge["node"]["id"] for edge in company["members"]["edges"]]
    second = {"company": company["id"], "name": "Ida", "email": owner.email, "role": "OWNER"}
    await tenant.server.actor(former).do("addMember", **second)
    await owner.do("correctUser", user=they, **right)
    await owner.do("removeMember", user=they)


async def _terminated(who: Marked) -> None:
    owner, words = who.tenant.owner, who.words
    hire = await _offered(who, "terminated", milestone("A"), milestone("B"))
    await who.say(hire)
    await hire.sign(signedName=f"Z. {words['signature']}")
    first, second = [each["id"] for each in await hire.milestones()]
    request = await hire.submit(first, note=f"Here is {words['note']}")
    await hire.approve(request)
    rejected = await hire.submit(second)
    await owner.do("rejectPaymentRequest", paymentRequest=rejected, reason="No")
    await hire.edit(add=[milestone("C")])
    await owner.do("terminateHire", hire=hire.id, reason="Over")


async def _declined(who: Marked) -> None:
    hire = await _offered(who, "declined")
    await who.say(hire)
    version = (await hire.read())["latestContract"]["id"]
    reason = f"I would not {who.words['reason']}"
    await who.worker.do("declineContract", contract=version, reason=reason)


async def _offered(who: Marked, name: str, *milestones: dict[str, Any]) -> Hire:
    return await (await _drafted(who, name, *milestones)).offer()


async def _drafted(who: Marked, name: str, *milestones: dict[str, Any]) -> Hire:
    hire = await who.tenant.hire(*milestones, worker=who.worker_id)
    hire.worker = who.worker
    who.hires[name] = hire
    return hire


def as_json(held: object) -> str:
    """What an export says, as text."""
    return json.dumps(held, default=str, ensure_ascii=False)
