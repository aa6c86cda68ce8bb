"""A company in which everything exists that can exist, each of its texts holding a word that is its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from tests.access import MEMBERS
from tests.tenant import JSON, Actor, Hire, Program, Server, Tenant, in_days, milestone


@dataclass
class Estate:
    """`ids` are the global ids of the things in it, by what they are; `word` stands in every text."""

    tenant: Tenant
    word: str
    members: dict[str, Actor] = field(default_factory=dict)
    programs: dict[str, Program] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    hires: dict[str, Hire] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)

    @property
    def support(self) -> Actor:
        """Support staff, who sees every company."""
        return self.tenant.server.support

    def by_type(self, kind: str) -> list[str]:
        """The ids of all things of this type."""
        return [id for id in self.ids.values() if id.startswith(f"{kind}:")]


async def settle(server: Server, word: str) -> Estate:
    """A new company with everything in it."""
    estate = Estate(await _found(server, word), word)
    await _staff(estate)
    await _open(estate)
    await _run(estate)
    await _close(estate)
    job = await estate.tenant.owner.do(
        "postJob",
        "job { id }",
        company=estate.tenant.id,
        title=f"{word} post",
        description=f"{word} is wanted",
        rateType="HOURLY",
    )
    estate.ids["job"] = job["job"]["id"]
    await _remember_company(estate)
    return estate


async def worker_of(
    tenant: Tenant, word: str, engagement: str = "INDEPENDENT_CONTRACTOR"
) -> tuple[Actor, str]:
    """A worker with the word in name and address: the actor, and the global id of the Worker."""
    email = f"{word}-{uuid4().hex[:8]}@contractor.example"
    payload = await tenant.owner.do(
        "addWorker",
        "worker { id }",
        company=tenant.id,
        name=f"{word} worker",
        email=email,
        engagementType=engagement,
    )
    return tenant.server.actor(email), payload["worker"]["id"]


async def draft(estate: Estate, name: str, *milestones: JSON, **given: object) -> Hire:
    """A draft hire that the estate knows by this name."""
    word = estate.word
    texts = {
        "title": f"{word} {name}",
        "description": f"{word} description",
        "additionalTerms": f"{word} terms",
        "startDate": in_days(1),
        "externalId": ledger_key(estate),
    }
    hire = await estate.tenant.hire(*(milestones or [step(estate)]), **{**texts, **given})
    estate.hires[name] = hire
    estate.ids[f"{name} hire"] = hire.id
    await remember(estate, name)
    return hire


async def offer(estate: Estate, hire: Hire) -> Hire:
    """Offer it with a message."""
    await estate.tenant.owner.do("offerHire", hire=hire.id, message=f"{estate.word} offer")
    return hire


def step(estate: Estate, name: str = "step", due: int = 30, amount: str = "1250.00") -> JSON:
    """A milestone with the word in name and PO number."""
    word = estate.word
    order = f"{word}-PO"
    return milestone(
        f"{word} {name}", due, amount, purchaseOrderNumber=order, externalId=ledger_key(estate)
    )


KEY = "ERP"
"""Stands in every external id, and nowhere else."""


def ledger_key(estate: Estate) -> str:
    """A new external id with the word."""
    return f"{KEY} {estate.word} {uuid4().hex[:8]}"


async def remember(estate: Estate, name: str) -> None:
    """Know the things of a hire by their present ids."""
    hire = estate.hires[name]
    data = await hire.read(_THINGS)
    for index, edge in enumerate(data["milestones"]["edges"]):
        estate.ids[f"{name} milestone {index}"] = edge["node"]["id"]
    for kind in ("paymentRequests", "events", "contracts"):
        for index, edge in enumerate(data[kind]["edges"]):
            estate.ids[f"{name} {kind} {index}"] = edge["node"]["id"]
    estate.ids[f"{name} contract"] = data["latestContract"]["id"]
    estate.ids[f"{name} job"] = data["job"]["id"]
    estate.hashes[name] = data["latestContract"]["contentHash"]
    _remember_conversation(estate, name, data["conversation"])


_THINGS = """
    latestContract { id contentHash }
    job { id }
    milestones { edges { node { id } } }
    contracts { edges { node { id } } }
    paymentRequests { edges { node { id } } }
    events { edges { node { id } } }
    conversation { id messages { edges { node { id } } } }
"""


def _remember_conversation(estate: Estate, name: str, conversation: Mapping[str, JSON]) -> None:
    if conversation:
        estate.ids[f"{name} conversation"] = str(conversation["id"])
        for index, edge in enumerate(conversation["messages"]["edges"]):
            estate.ids[f"{name} message {index}"] = edge["node"]["id"]


async def _remember_company(estate: Estate) -> None:
    document = """query ($id: ID!) { node(id: $id) { ... on Company {
        events { edges { node { id } } } } } }"""
    company = (await estate.tenant.owner.ask(document, id=estate.tenant.id))["node"]
    for index, edge in enumerate(company["events"]["edges"]):
        estate.ids[f"company event {index}"] = edge["node"]["id"]


async def _found(server: Server, word: str) -> Tenant:
    owner = server.actor(f"owner-{word}@company.example")
    payload = await server.support.do(
        "createCompany",
        "company { id members { edges { node { id } } } }",
        name=f"{word} company",
        currency="DKK",
        ownerName=f"{word} owner",
        ownerEmail=owner.email,
    )
    company = payload["company"]
    owner.id = company["members"]["edges"][0]["node"]["id"]
    await server.support.do("enableMilestones", company=company["id"])
    tenant = Tenant(server, company["id"], owner, owner, "")
    tenant.worker, tenant.worker_id = await worker_of(tenant, word)
    return tenant


async def _staff(estate: Estate) -> None:
    tenant, word = estate.tenant, estate.word
    viewer = await tenant.worker.ask("{ viewer { id } }")
    estate.members["OWNER"] = tenant.owner
    estate.ids |= {"company": tenant.id, "worker": tenant.worker_id, "owner": tenant.owner.id}
    estate.ids["worker as a user"] = viewer["viewer"]["id"]
    for role in (*MEMBERS[1:], "SPARE"):
        email = f"{role.lower()}-{word}@company.example"
        payload = await tenant.owner.do(
            "addMember",
            "user { id }",
            company=tenant.id,
            name=f"{word} {role.lower()}",
            email=email,
            role="HIRING_ASSISTANT" if role == "SPARE" else role,
        )
        estate.ids[role.lower()] = payload["user"]["id"]
        estate.members[role] = tenant.server.actor(email, payload["user"]["id"])
    for role in ("ADMINISTRATOR", "VIEWER"):
        program = await tenant.program(role, name=f"{word} {role.lower()} program")
        estate.programs[role] = program
        estate.ids[f"{role.lower()} program"] = program.id
        estate.ids[f"{role.lower()} program as a user"] = program.user
    await _integrate(estate)
    _, estate.ids["worker on the payroll"] = await worker_of(tenant, word, "PAYROLL")


async def _integrate(estate: Estate) -> None:
    """A webhook, and a test that waits for it; a calendar feed of the owner's."""
    owner, query = estate.tenant.owner, "subscription { hireEvents { id } }"
    url = f"https://hooks.example.com/{estate.word}"
    given = {"company": estate.tenant.id, "url": url, "query": query, "description": estate.word}
    made = await owner.do("createWebhook", "webhook { id }", **given)
    estate.ids["webhook"] = made["webhook"]["id"]
    tested = await owner.do("testWebhook", "delivery { id }", webhook=estate.ids["webhook"])
    estate.ids["delivery"] = tested["delivery"]["id"]
    fed = await owner.do("createCalendarFeed", "feed { id }")
    estate.ids["feed"] = fed["feed"]["id"]


async def _open(estate: Estate) -> None:
    await draft(estate, "draft")
    await offer(estate, await draft(estate, "offered"))
    await remember(estate, "offered")


async def _run(estate: Estate) -> None:
    steps = [step(estate, f"step {index}", due=30 + index) for index in range(6)]
    await _active(estate, "active", *steps)
    await _asked(estate, [estate.ids[f"active milestone {index}"] for index in range(4)])
    revised = {"milestone": estate.ids["active milestone 5"], "amount": "2000"}
    await estate.hires["active"].edit(
        add=[step(estate, "added", 60)], update=[revised], note=f"{estate.word} revision"
    )
    await remember(estate, "active")
    await _active(estate, "running", step(estate))
    finished = await _active(estate, "finished", step(estate))
    await _record(estate, await finished.paid(estate.ids["finished milestone 0"]))


async def _active(estate: Estate, name: str, *milestones: JSON) -> Hire:
    hire = await offer(estate, await draft(estate, name, *milestones))
    await hire.sign(signedName=f"{estate.word} signature")
    await remember(estate, name)
    return hire


async def _asked(estate: Estate, milestones: list[str]) -> None:
    """One request pending, one approved, one rejected, one cancelled."""
    hire, word = estate.hires["active"], estate.word
    pending, approved, rejected, cancelled = [
        await hire.submit(each, note=f"{word} note") for each in milestones
    ]
    estate.ids["pending request"] = pending
    await hire.approve(approved)
    estate.ids["approved request"] = approved
    await estate.tenant.owner.do(
        "rejectPaymentRequest", paymentRequest=rejected, reason=f"{word} reason"
    )
    await hire.worker.do("cancelPaymentRequest", paymentRequest=cancelled)
    conversation = (await hire.read("conversation { id }"))["conversation"]["id"]
    await hire.worker.do("postMessage", conversation=conversation, body=f"{word} message")


async def _record(estate: Estate, request: str) -> None:
    estate.ids["recorded request"] = request
    await estate.tenant.owner.do(
        "recordPayment",
        paymentRequest=request,
        paidOn=in_days(0),
        reference=f"{estate.word} reference",
        externalId=ledger_key(estate),
    )


async def _close(estate: Estate) -> None:
    word, owner = estate.word, estate.tenant.owner
    await offer(estate, await draft(estate, "declined"))
    await estate.tenant.worker.do(
        "declineContract", contract=estate.ids["declined contract"], reason=f"{word} declined"
    )
    cancelled = await offer(estate, await draft(estate, "cancelled"))
    await owner.do("cancelHire", hire=cancelled.id, reason=f"{word} cancelled")
    terminated = await _active(estate, "terminated", step(estate))
    await owner.do("terminateHire", hire=terminated.id, reason=f"{word} terminated")
