"""A hire at every stage of its life, with everything that hangs on it, also what nobody lists any more."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.house import Hire, House, in_days, milestone


@dataclass
class Stage:
    """A hire and the global ids of its milestones, versions and payment requests."""

    hire: Hire
    milestones: list[str] = field(default_factory=list)
    contracts: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


async def draft(house: House) -> Stage:
    """With a milestone that is gone."""
    hire = await house.hire(milestone("A"), milestone("B"), milestone("C"))
    rows = [each["id"] for each in await hire.milestones()]
    await hire.edit(remove=[rows[0]])
    return Stage(hire, rows)


async def offered(house: House) -> Stage:
    """With a version that an edit replaced."""
    hire = await house.offered(milestone("A"), milestone("B"))
    rows = [each["id"] for each in await hire.milestones()]
    await hire.edit(add=[milestone("C")])
    return Stage(hire, rows)


async def active(house: House) -> Stage:
    """With a milestone in each status, and requests in each."""
    hire = await house.active(*(milestone(name) for name in ("A", "B", "C", "D")))
    rows = [each["id"] for each in await hire.milestones()]
    cancelled = await hire.submit(rows[0])
    await hire.worker.do("cancelPaymentRequest", paymentRequest=cancelled)
    rejected = await hire.submit(rows[0])
    await house.owner.do("rejectPaymentRequest", paymentRequest=rejected, reason="No")
    pending, approved = await hire.submit(rows[1]), await hire.paid(rows[2])
    return Stage(hire, rows, requests=[cancelled, rejected, pending, approved])


async def revised(house: House) -> Stage:
    """Active, with a milestone changed, one removed and one added in a revision that awaits its signature."""
    stage = await active(house)
    first, *_, last = stage.milestones
    await stage.hire.edit(
        add=[milestone("E", due=1)],
        update=[{"milestone": first, "dueDate": in_days(90)}],
        remove=[last],
    )
    stage.milestones.append((await stage.hire.milestones())[0]["id"])
    return stage


async def declined_revision(house: House) -> Stage:
    """Active, with a revision that the worker declined."""
    stage = await revised(house)
    latest = (await stage.hire.read())["latestContract"]["id"]
    await stage.hire.worker.do("declineContract", contract=latest)
    return stage


async def finished(house: House) -> Stage:
    """Every milestone in force completed, one removed, and a revision open."""
    hire = await house.active(milestone("A"), milestone("B"))
    rows = [each["id"] for each in await hire.milestones()]
    await hire.edit(remove=[rows[1]])
    await hire.sign()
    request = await hire.paid(rows[0])
    await hire.edit(add=[milestone("C")])
    return Stage(hire, rows, requests=[request])


async def ended(house: House) -> Stage:
    """Ended, all paid."""
    stage = await finished(house)
    await house.owner.do("endHire", hire=stage.hire.id)
    return stage


async def terminated(house: House) -> Stage:
    """Terminated with work left."""
    stage = await revised(house)
    await house.owner.do("rejectPaymentRequest", paymentRequest=stage.requests[2], reason="No")
    await house.owner.do("terminateHire", hire=stage.hire.id, reason="Over")
    return stage


async def declined(house: House) -> Stage:
    """Declined by the worker."""
    stage = await offered(house)
    latest = (await stage.hire.read())["latestContract"]["id"]
    await stage.hire.worker.do("declineContract", contract=latest)
    return stage


async def cancelled(house: House) -> Stage:
    """Cancelled after the offer."""
    stage = await offered(house)
    await house.owner.do("cancelHire", hire=stage.hire.id)
    return stage


async def by_the_day(house: House) -> Stage:
    """Active, with another rate than milestones."""
    return Stage(await house.active(rate={"daily": "500"}))


STAGES: dict[str, Callable[[House], Awaitable[Stage]]] = {
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


async def at(house: House, name: str) -> Stage:
    """A hire at this stage, its versions read."""
    stage = await STAGES[name](house)
    edges = (await stage.hire.read("contracts { edges { node { id } } }"))["contracts"]["edges"]
    stage.contracts = [edge["node"]["id"] for edge in edges]
    return stage
