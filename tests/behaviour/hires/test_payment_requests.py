"""The worker asks for the signed amount of a milestone; the company decides, once."""

from tests.tenant import JSON, Tenant, milestone

REQUEST = """paymentRequest { number status note amount { amount currency } rejectionReason
    submittedBy { name } decidedAt decidedBy { name } contract { version } hire { version }
    milestone { status isLocked paymentRequest { status } } }"""
STATE = [("INVALID_STATE", ["paymentRequest"])]


async def test_a_request_is_for_the_signed_amount_and_locks_the_milestone(tenant: Tenant) -> None:
    hire = await tenant.active(milestone(amount="1250"))
    (only,) = await hire.milestones()
    payload = await hire.worker.do(
        "submitPaymentRequest", REQUEST, milestone=only["id"], note=" Done "
    )
    assert payload["paymentRequest"] == {
        "number": "PR-1",
        "status": "PENDING",
        "note": "Done",
        "amount": {"amount": "1250.00", "currency": "DKK"},
        "rejectionReason": None,
        "submittedBy": {"name": "Jonas"},
        "decidedAt": None,
        "decidedBy": None,
        "contract": {"version": 1},
        "hire": {"version": 2},
        "milestone": {
            "status": "PENDING_APPROVAL",
            "isLocked": True,
            "paymentRequest": {"status": "PENDING"},
        },
    }


async def test_each_decision_moves_the_milestone_and_leaves_the_hires_version_alone(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"), milestone("C"))
    a, b, c = await hire.milestones()
    approved = await tenant.owner.do(
        "approvePaymentRequest", REQUEST, paymentRequest=await hire.submit(a["id"])
    )
    rejected = await tenant.owner.do(
        "rejectPaymentRequest", REQUEST, paymentRequest=await hire.submit(b["id"]), reason=" No "
    )
    cancelled = await hire.worker.do(
        "cancelPaymentRequest", REQUEST, paymentRequest=await hire.submit(c["id"])
    )

    def of(payload: JSON) -> tuple[str, str, str, bool, int]:
        request = payload["paymentRequest"]
        decider, row = request["decidedBy"]["name"], request["milestone"]
        assert request["decidedAt"]
        return (
            request["status"],
            decider,
            row["status"],
            row["isLocked"],
            request["hire"]["version"],
        )

    assert of(approved) == ("APPROVED", "Freja", "COMPLETED", True, 3)
    assert of(rejected) == ("REJECTED", "Freja", "IN_PROGRESS", False, 3)
    # The worker counts from the offer on.
    assert of(cancelled) == ("CANCELLED", "Jonas", "IN_PROGRESS", False, 2)
    assert rejected["paymentRequest"]["rejectionReason"] == "No"
    assert rejected["paymentRequest"]["milestone"]["paymentRequest"] is None


async def test_a_milestone_has_one_pending_or_approved_request_and_any_number_of_others(
    tenant: Tenant,
) -> None:
    hire = await tenant.active()
    (only,) = await hire.milestones()
    exists = [("PAYMENT_REQUEST_EXISTS", ["milestone"])]
    first = await hire.submit(only["id"])
    assert await hire.worker.refused("submitPaymentRequest", milestone=only["id"]) == exists
    await tenant.owner.do("rejectPaymentRequest", paymentRequest=first, reason="No")
    second = await hire.submit(only["id"])
    await hire.worker.do("cancelPaymentRequest", paymentRequest=second)
    await hire.paid(only["id"])
    assert await hire.worker.refused("submitPaymentRequest", milestone=only["id"]) == exists
    data = await hire.read(
        "milestones { edges { node { paymentRequests { edges { node { number status } } } } } }"
        " paymentRequests { totalCount }"
    )
    (edge,) = data["milestones"]["edges"]
    assert [each["node"] for each in edge["node"]["paymentRequests"]["edges"]] == [
        {"number": "PR-3", "status": "APPROVED"},
        {"number": "PR-2", "status": "CANCELLED"},
        {"number": "PR-1", "status": "REJECTED"},
    ]
    assert data["paymentRequests"]["totalCount"] == 3


async def test_a_decision_is_final(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"), milestone("C"))
    a, b, c = await hire.milestones()
    approved = await hire.paid(a["id"])
    rejected, cancelled = await hire.submit(b["id"]), await hire.submit(c["id"])
    await tenant.owner.do("rejectPaymentRequest", paymentRequest=rejected, reason="No")
    await hire.worker.do("cancelPaymentRequest", paymentRequest=cancelled)
    finance = await tenant.member("FINANCE_MANAGER")
    for request in (approved, rejected, cancelled):
        given = {"paymentRequest": request}
        assert await finance.refused("approvePaymentRequest", **given) == STATE
        assert await finance.refused("rejectPaymentRequest", **given, reason=" ") == STATE
        assert await hire.worker.refused("cancelPaymentRequest", **given) == STATE


async def test_only_an_active_hire_pays(tenant: Tenant) -> None:
    offered, terminated = await tenant.offered(), await tenant.active()
    rows = [(await hire.milestones())[0]["id"] for hire in (offered, terminated)]
    await tenant.owner.do("terminateHire", hire=terminated.id, reason="Over")
    for row in rows:
        assert await tenant.worker.refused("submitPaymentRequest", milestone=row) == [
            ("INVALID_STATE", ["milestone"])
        ]
    draft = (await (await tenant.hire()).milestones())[0]["id"]
    assert await tenant.worker.refused("submitPaymentRequest", milestone=draft) == [
        ("NOT_FOUND", ["milestone"])
    ]


async def test_what_awaits_its_signature_is_not_paid_and_the_untouched_is(tenant: Tenant) -> None:
    hire = await tenant.active(*(milestone(name, amount="10") for name in ("A", "B", "C", "D")))
    a, b, c, d = await hire.milestones()
    pending = await hire.submit(d["id"])
    await hire.edit(
        add=[milestone("E")], update=[{"milestone": a["id"], "amount": "20"}], remove=[b["id"]]
    )
    e = next(each for each in await hire.milestones() if each["name"] == "E")
    for row in (a, b, e):
        assert await hire.worker.refused("submitPaymentRequest", milestone=row["id"]) == [
            ("AWAITING_SIGNATURE", ["milestone"])
        ]
    await hire.approve(pending)
    await hire.paid(c["id"])
    await hire.sign()
    payload = await hire.worker.do("submitPaymentRequest", REQUEST, milestone=a["id"])
    assert payload["paymentRequest"]["amount"]["amount"] == "20.00"
    assert payload["paymentRequest"]["contract"]["version"] == 2


async def test_a_requests_amount_never_changes(tenant: Tenant) -> None:
    hire = await tenant.active(milestone(amount="10"))
    (only,) = await hire.milestones()
    first = await hire.submit(only["id"])
    await hire.worker.do("cancelPaymentRequest", paymentRequest=first)
    await hire.edit(update=[{"milestone": only["id"], "amount": "20"}])
    await hire.sign()
    await hire.submit(only["id"])
    edges = (await hire.read("paymentRequests { edges { node { amount { amount } } } }"))[
        "paymentRequests"
    ]["edges"]
    assert [edge["node"]["amount"]["amount"] for edge in edges] == ["20.00", "10.00"]


async def test_an_approver_may_insist_on_the_amount_that_they_saw(tenant: Tenant) -> None:
    hire = await tenant.active(milestone(amount="10"))
    request = await hire.submit((await hire.milestones())[0]["id"])
    for amount in ("10.01", "0", "-10", "10.001", "1000"):
        assert await tenant.owner.refused(
            "approvePaymentRequest", paymentRequest=request, expectedAmount=amount
        ) == [("AMOUNT_MISMATCH", ["expectedAmount"])]
    await tenant.owner.do("approvePaymentRequest", paymentRequest=request, expectedAmount="10.000")


async def test_requests_are_numbered_within_the_company(tenant: Tenant) -> None:
    hires = [await tenant.active(), await tenant.active(milestone(amount="5"))]
    for hire in hires:
        await hire.submit((await hire.milestones())[0]["id"])
    inbox = "{ paymentRequests { edges { node { number } } } }"
    for viewer in (tenant.owner, tenant.worker):
        edges = (await viewer.ask(inbox))["paymentRequests"]["edges"]
        assert [edge["node"]["number"] for edge in edges] == ["PR-2", "PR-1"]
