"""A company with a random history: hires of every kind, each as far as it came."""

from random import Random
from typing import Any

from tests.clock import Clock
from tests.tenant import JSON, Actor, Hire, Tenant, found, milestone

NAMES = ("Größe", "Design", "Build", "design review", "50%_off")
NUMBERS = ("PO-7", "PO-77", "Straße 9")
KEYS = ("K-1", "k-1", "K 2", "Straße")
HIRES = 16
SEED = 18
LATER = 2
"""Days between the first half of the history and the second."""


async def neighbour_of(tenant: Tenant) -> Tenant:
    """Another company, which hires the same worker."""
    neighbour = await found(tenant.server)
    await neighbour.owner.do(
        "addWorker",
        company=neighbour.id,
        name="Jonas",
        email=tenant.worker.email,
        engagementType="INDEPENDENT_CONTRACTOR",
    )
    neighbour.worker, neighbour.worker_id = tenant.worker, tenant.worker_id
    return neighbour


async def live(tenant: Tenant, random: Random, clock: Clock, hires: int) -> None:
    """So many hires of a random kind: half of them today, the others some days later."""
    workers = [(tenant.worker, tenant.worker_id), await tenant.contractor()]
    for day in (0, LATER):
        with clock.forward(day):
            for _ in range(hires // 2):
                await _hire(tenant, random, *random.choice(workers))


async def _hire(tenant: Tenant, random: Random, worker: Actor, worker_id: str) -> None:
    given: JSON = {"title": random.choice(NAMES), "currency": random.choice(["DKK", "EUR"])}
    if random.random() < 0.2:  # one in five
        given["rate"] = {"daily": "5"}
    rows = [_row(random) for _ in range(random.randint(1, 4))]
    hire = await tenant.hire(*rows, **{"worker": worker_id, **given})
    hire.worker = worker
    for step in random.choice(_STORIES):
        await step(hire, random)
    await _booked(hire, random)


def _row(random: Random) -> JSON:
    number = random.choice([*NUMBERS, None])
    more = {"purchaseOrderNumber": number} if number else {}
    amount = random.choice(["5.00", "70.00", "70.00", "800.00"])
    return milestone(random.choice(NAMES), random.randint(LATER, 6), amount, **more)


async def _offered(hire: Hire, _: Random) -> None:
    await hire.offer()


async def _signed(hire: Hire, _: Random) -> None:
    if await _is_open(hire):
        await hire.sign()


async def _cancelled(hire: Hire, _: Random) -> None:
    await hire.tenant.owner.do("cancelHire", hire=hire.id)


async def _declined(hire: Hire, _: Random) -> None:
    latest = (await hire.read())["latestContract"]["id"]
    if await _is_open(hire):
        await hire.worker.do("declineContract", contract=latest)


async def _is_open(hire: Hire) -> bool:
    return bool((await hire.read("isAwaitingSignature"))["isAwaitingSignature"])


async def _edited(hire: Hire, random: Random) -> None:
    if not (listed := await hire.milestones()):
        return
    free = [each for each in listed if not each["isLocked"]]
    gone = [random.choice(free)["id"]] if len(free) > 1 else []
    kept = [each["id"] for each in free if each["id"] not in gone]
    update = [
        {"milestone": each, "purchaseOrderNumber": random.choice([*NUMBERS, None])} for each in kept
    ]
    await hire.edit(add=[_row(random)], remove=gone, update=update)


async def _asked(hire: Hire, random: Random) -> None:
    free = [each for each in await hire.milestones() if each["status"] == "IN_PROGRESS"]
    ready = [each["id"] for each in free if not each["isAwaitingSignature"]]
    for each in random.sample(ready, min(2, len(ready))):
        request = await hire.submit(each)
        does = random.choice(["approve", "reject", "cancel", ""])
        more = {"reason": "No"} if does == "reject" else {}
        by = hire.worker if does == "cancel" else hire.tenant.owner
        if does:
            await by.do(f"{does}PaymentRequest", paymentRequest=request, **more)


async def _booked(hire: Hire, random: Random) -> None:
    """What the company's books say in the end: two of three approved requests are paid, some not after all."""
    owner, requests = hire.tenant.owner, await _requests(hire)
    for each in requests:
        if each["status"] == "APPROVED" and random.random() < 0.67:  # two of three
            day = each["submittedAt"][:10]
            await owner.do("recordPayment", paymentRequest=each["id"], paidOn=day)
            if random.random() < 0.25:  # one of four
                await owner.do("voidPayment", paymentRequest=each["id"], reason="Bounced")
    for things in ([{"id": hire.id}], await hire.milestones(), requests):
        for each in random.sample(things, min(1, len(things))):
            # Some are taken.
            await owner.attempt("setExternalId", node=each["id"], externalId=random.choice(KEYS))


async def _requests(hire: Hire) -> list[JSON]:
    page = await hire.read("paymentRequests { edges { node { id status submittedAt } } }")
    return [edge["node"] for edge in page["paymentRequests"]["edges"]]


async def _terminated(hire: Hire, _: Random) -> None:
    for each in await _requests(hire):
        if each["status"] == "PENDING":
            await hire.approve(each["id"])
    await hire.tenant.owner.do("terminateHire", hire=hire.id, reason="Over")


async def _ended(hire: Hire, _: Random) -> None:
    for each in await hire.milestones():
        if each["status"] == "IN_PROGRESS":
            await hire.paid(each["id"])
    await hire.tenant.owner.do("endHire", hire=hire.id)


_STORIES: tuple[tuple[Any, ...], ...] = (
    (),
    (_edited,),
    (_cancelled,),
    (_offered,),
    (_offered, _edited),
    (_offered, _cancelled),
    (_offered, _declined),
    (_offered, _signed, _asked),
    (_offered, _signed, _asked, _asked),
    (_offered, _signed, _asked, _edited),
    (_offered, _signed, _edited, _declined, _asked),
    (_offered, _signed, _edited, _signed, _asked),
    (_offered, _signed, _asked, _edited, _terminated),
    (_offered, _signed, _ended),
)
