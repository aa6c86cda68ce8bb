"""A hire ends when every milestone in force is completed, or is terminated early."""

from tests.tenant import Tenant, milestone

PENDING = [("PAYMENT_REQUEST_PENDING", ["hire"])]
STATE = [("INVALID_STATE", ["hire"])]
ENDED = "hire { status version endedAt latestContract { version } milestones { totalCount } }"


async def test_a_hire_ends_once_every_milestone_is_completed(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, b = await hire.milestones()
    assert await tenant.owner.refused("endHire", hire=hire.id) == STATE
    await hire.paid(a["id"])
    assert await tenant.owner.refused("endHire", hire=hire.id) == STATE
    request = await hire.submit(b["id"])
    assert await tenant.owner.refused("endHire", hire=hire.id) == PENDING
    await hire.approve(request)
    ended = (await tenant.owner.do("endHire", ENDED, hire=hire.id))["hire"]
    assert ended["status"] == "ENDED"
    assert ended["version"] == 4
    assert ended["endedAt"]
    assert await tenant.owner.refused("endHire", hire=hire.id) == STATE


async def test_every_milestone_means_those_in_force(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, b = await hire.milestones()
    await hire.paid(a["id"])
    await hire.edit(remove=[b["id"]])
    assert await tenant.owner.refused("endHire", hire=hire.id) == STATE
    await hire.sign()
    await hire.edit(add=[milestone("C")])
    ended = (await tenant.owner.do("endHire", ENDED, hire=hire.id))["hire"]
    assert ended["latestContract"] == {"version": 2}
    assert ended["milestones"] == {"totalCount": 1}


async def test_a_hire_is_terminated_whatever_is_left_but_a_pending_request(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, _ = await hire.milestones()
    request = await hire.submit(a["id"])
    over = {"hire": hire.id, "reason": "Over"}
    assert await tenant.owner.refused("terminateHire", **{**over, "reason": " "}) == PENDING
    await hire.worker.do("cancelPaymentRequest", paymentRequest=request)
    await hire.edit(add=[milestone("C")])
    ended = (await tenant.owner.do("terminateHire", ENDED, **over))["hire"]
    assert ended["status"] == "TERMINATED"
    assert ended["endedAt"]
    assert ended["latestContract"] == {"version": 1}
    assert ended["milestones"] == {"totalCount": 2}
    assert await tenant.owner.refused("terminateHire", **over) == STATE


async def test_what_is_over_stays_as_it_is(tenant: Tenant) -> None:
    hire = await tenant.active()
    (only,) = await hire.milestones()
    request = await hire.paid(only["id"])
    await tenant.owner.do("endHire", hire=hire.id)
    for mutation, more in (
        ("offerHire", {}),
        ("cancelHire", {}),
        ("endHire", {}),
        ("terminateHire", {"reason": "Over"}),
        ("withdrawRevision", {}),
    ):
        assert await tenant.owner.refused(mutation, hire=hire.id, **more) == STATE
    assert await hire.worker.refused("submitPaymentRequest", milestone=only["id"]) == [
        ("INVALID_STATE", ["milestone"])
    ]
    assert await hire.worker.refused("cancelPaymentRequest", paymentRequest=request) == [
        ("INVALID_STATE", ["paymentRequest"])
    ]
    signed = (await hire.read())["activeContract"]["id"]
    assert await hire.worker.refused("declineContract", contract=signed) == [
        ("INVALID_STATE", ["contract"])
    ]
