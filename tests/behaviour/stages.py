"""A hire at every stage of its life, with everything that hangs on it, also what nobody lists any more."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.tenant import Hire, Tenant, in_days, milestone


@dataclass
class Stage:
    """A hire and the global ids of its milestones, versions, payment requests and conversation, if any."""

    hire: Hire
    milestones: list[str] = field(default_factory=list)
    contracts: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    conversations: list[str] = field(default_factory=list)


async def draft(tenant: Tenant) -> Stage:
    """With a milestone that is gone."""
    hire = await tenant.hire(milestone("A"), milestone("B"), milestone("C"))
    rows = [each["id"] for each in await hire.milestones()]
    await hire.edit(remove=[rows[0]])
    return Stage(hire, rows)


async def offered(tenant: Tenant) -> Stage:
    """With a version that an edit replaced."""
    hire = await tenant.offered(milestone("A"), milestone("B"))
    rows = [each["id"] for each in await hire.milestones()]
    await hire.edit(add=[milestone("C")])
    return Stage(hire, rows)


async def active(tenant: Tenant) -> Stage:
    """With a milestone in each status, and requests in each."""
    hire = await tenant.active(*(milestone(name) for name in ("A", "B", "C", "D")))
    rows = [each["id"] for each in await hire.milestones()]
    cancelled = await hire.submit(rows[0])
    await hire.worker.do("cancelPaymentRequest", paymentRequest=cancelled)
    rejected = await hire.submit(rows[0])
    await tenant.owner.do("rejectPaymentRequest", paymentRequest=rejected, reason="No")
    pending, approved = await hire.submit(rows[1]), await hire.paid(rows[2])
    return Stage(hire, rows, requests=[cancelled, rejected, pending, approved])


async def revised(tenant: Tenant) -> Stage:
    """Active, with a milestone changed, one removed and one added in a revision that awaits its signature."""
    stage = await active(tenant)
    first, *_, last = stage.milestones
    await stage.hire.edit(
        add=[milestone("E", due=1)],
        update=[{"milestone": first, "dueDate": in_days(90)}],
        remove=[last],
    )
    stage.milestones.append((await stage.hire.milestones())[0]["id"])
    return stage


async def declined_revision(tenant: Tenant) -> Stage:
    """Active, with a revision that the worker declined."""
    stage = await revised(tenant)
    latest = (await stage.hire.read())["latestContract"]["id"]
    await stage.hire.worker.do("declineContract", contract=latest)
    return stage


async def finished(tenant: Tenant) -> Stage:
    """Every milestone in force completed, one removed, and a revision open."""
    hire = await tenant.active(milestone("A"), milestone("B"))
    rows = [each["id"] for each in await hire.milestones()]
    await hire.edit(remove=[rows[1]])
    await hire.sign()
    request = await hire.paid(rows[0])
    await hire.edit(add=[milestone("C")])
    return Stage(hire, rows, requests=[request])


async def ended(tenant: Tenant) -> Stage:
    """Ended, all paid, and recorded as paid."""
    stage = await finished(tenant)
    paid = {"paidOn": in_days(0), "reference": "SEPA 7"}
    await tenant.owner.do("recordPayment", paymentRequest=stage.requests[0], **paid)
    await tenant.owner.do("endHire", hire=stage.hire.id)
    return stage


async def terminated(tenant: Tenant) -> Stage:
    """Terminated with work left."""
    stage = await revised(tenant)
    await tenant.owner.do("rejectPaymentRequest", paymentRequest=stage.requests[2], reason="No")
    await tenant.owner.do("terminateHire", hire=stage.hire.id, reason="Over")
    return stage


async def declined(tenant: Tenant) -> Stage:
    """Declined by the worker."""
    stage = await offered(tenant)
    latest = (await stage.hire.read())["latestContract"]["id"]
    await stage.hire.worker.do("declineContract", contract=latest)
    return stage


async def cancelled(tenant: Tenant) -> Stage:
    """Cancelled after the offer."""
    stage = await offered(tenant)
    await tenant.owner.do("cancelHire", hire=stage.hire.id)
    return stage


async def by_the_day(tenant: Tenant) -> Stage:
    """Active, with another rate than milestones."""
    return Stage(await tenant.active(rate={"daily": "500"}))


STAGES: dict[str, Callable[[Tenant], Awaitable[Stage]]] = {
    make.__name__: make
    for make in (
        draft,
        offered,
        active,
        revised,
        declined_revision,
        finished,
        ended,
        terminated,
        declined,
        cancelled,
        by_the_day,
    )
}


async def at(tenant: Tenant, name: str) -> Stage:
    """A hire at this stage, its versions and its conversation read."""
    stage = await STAGES[name](tenant)
    fields = "contracts { edges { node { id } } } conversation { id }"
    read = await stage.hire.read(fields)
    stage.contracts = [edge["node"]["id"] for edge in read["contracts"]["edges"]]
    stage.conversations = [read["conversation"]["id"]] if read["conversation"] else []
    return stage
