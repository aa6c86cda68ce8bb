"""A milestone hire is created whole, or refused with everything that is wrong with it."""

from tests.clock import Clock
from tests.tenant import Server, Tenant, found, in_days, milestone

ROWS = ("rate", "milestones")


def row(index: int, field: str) -> list[str]:
    """The path of a field of a milestone."""
    return [*ROWS, str(index), field]


async def test_a_direct_hire_makes_job_draft_milestones_and_version_1(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("Build", due=60), milestone("Design", due=30))
    data = await hire.read(
        "status version number job { title route rateType hire { id } } rate { type amount { amount } }"
        " totalAmount { amount currency } classification conversation { id } activeContract { id }"
        " milestones { totalCount edges { node { name status isLocked isAwaitingSignature } } }"
        " latestContract { version status issuedAt issuedBy { id } signature { signedName }"
        "   milestoneTerms { name } }"
    )
    assert data["status"] == "DRAFT"
    assert data["version"] == 1
    assert data["job"] == {
        "title": "A new site",
        "route": "DIRECT_HIRE",
        "rateType": "MILESTONES",
        "hire": {"id": hire.id},
    }
    assert data["rate"] == {"type": "MILESTONES", "amount": None}
    assert data["totalAmount"] == {"amount": "2500.00", "currency": "DKK"}
    assert data["classification"] is None
    assert data["conversation"] is None
    assert data["activeContract"] is None
    milestones = [edge["node"] for edge in data["milestones"]["edges"]]
    assert [each["name"] for each in milestones] == ["Design", "Build"]
    assert {each["status"] for each in milestones} == {"IN_PROGRESS"}
    assert data["latestContract"] == {
        "version": 1,
        "status": "DRAFT",
        "issuedAt": None,
        "issuedBy": None,
        "signature": None,
        "milestoneTerms": [{"name": "Design"}, {"name": "Build"}],
    }


async def test_hires_are_numbered_within_their_company(tenant: Tenant) -> None:
    numbers = [(await (await tenant.hire()).read("number"))["number"] for _ in range(3)]
    assert len(set(numbers)) == 3
    other = await found(tenant.server)
    assert (await (await other.hire()).read("number"))["number"] == numbers[0]


async def test_milestones_of_one_due_date_keep_the_order_in_which_they_were_written(
    tenant: Tenant,
) -> None:
    hire = await tenant.hire(*(milestone(name) for name in "DBCA"))
    assert [each["name"] for each in await hire.milestones()] == ["D", "B", "C", "A"]


async def test_everything_that_is_wrong_is_told_at_once_with_its_path(
    server: Server,
) -> None:
    tenant = await found(server, milestones=False)
    _, petra = await tenant.contractor("PAYROLL")
    await tenant.require_purchase_orders()
    refused = await tenant.owner.refused(
        "createDirectHire",
        company=tenant.id,
        worker=petra,
        title="  ",
        startDate=in_days(10),
        endDate=in_days(5),
        classification="UNKNOWN",
        payroll=True,
        rate={
            "milestones": [
                milestone(" ", due=30, amount="0", purchaseOrderNumber="PO-1"),
                milestone("Early", due=5, amount="12.345"),
                milestone("Late", due=-1, purchaseOrderNumber="x" * 65),
            ]
        },
    )
    assert sorted(refused) == sorted(
        [
            ("REQUIRED", ["title"]),
            ("INVALID_DATE", ["endDate"]),
            ("MILESTONES_NOT_ENABLED", [*ROWS]),
            ("INDEPENDENT_CONTRACTOR_REQUIRED", ["worker"]),
            ("CLASSIFICATION_NOT_APPLICABLE", ["classification"]),
            ("PAYROLL_NOT_APPLICABLE", ["payroll"]),
            ("REQUIRED", row(0, "name")),
            ("INVALID_AMOUNT", row(0, "amount")),
            ("INVALID_DATE", row(1, "dueDate")),
            ("INVALID_AMOUNT", row(1, "amount")),
            ("PURCHASE_ORDER_NUMBER_REQUIRED", row(1, "purchaseOrderNumber")),
            ("INVALID_DATE", row(2, "dueDate")),
            ("TOO_LONG", row(2, "purchaseOrderNumber")),
        ]
    )
    nothing = "{ hires { totalCount } jobs { totalCount } milestones { totalCount } }"
    assert await tenant.owner.ask(nothing) == {
        "hires": {"totalCount": 0},
        "jobs": {"totalCount": 0},
        "milestones": {"totalCount": 0},
    }


async def test_a_hire_has_1_to_200_milestones(tenant: Tenant) -> None:
    wanted = {"company": tenant.id, "worker": tenant.worker_id, "title": "Site"}
    none = await tenant.owner.refused("createDirectHire", **wanted, rate={"milestones": []})
    assert none == [("REQUIRED", [*ROWS])]
    many = {"milestones": [milestone(str(each)) for each in range(201)]}
    assert await tenant.owner.refused("createDirectHire", **wanted, rate=many) == [
        ("TOO_MANY", [*ROWS])
    ]
    hire = await tenant.hire(*many["milestones"][:200])
    assert (await hire.read("milestones { totalCount }"))["milestones"]["totalCount"] == 200


async def test_a_po_number_is_needed_on_every_milestone_where_the_company_requires_it(
    tenant: Tenant,
) -> None:
    await tenant.hire(milestone())
    await tenant.require_purchase_orders()
    wanted = {"company": tenant.id, "worker": tenant.worker_id, "title": "Site"}
    rows = [
        milestone("With", purchaseOrderNumber=" PO-1 "),
        milestone("Blank", purchaseOrderNumber="  "),
        milestone("Null", purchaseOrderNumber=None),
        milestone("Without"),
    ]
    refused = await tenant.owner.refused("createDirectHire", **wanted, rate={"milestones": rows})
    assert refused == [
        ("PURCHASE_ORDER_NUMBER_REQUIRED", row(index, "purchaseOrderNumber")) for index in (1, 2, 3)
    ]
    hire = await tenant.hire(rows[0])
    assert (await hire.milestones())[0]["purchaseOrderNumber"] == "PO-1"


async def test_a_due_date_is_today_at_the_earliest_and_not_before_the_start(tenant: Tenant) -> None:
    await tenant.hire(milestone(due=0), startDate=in_days(0))
    await tenant.hire(milestone(due=5), startDate=in_days(5))
    wanted = {"company": tenant.id, "worker": tenant.worker_id, "title": "Site"}
    for due, start in ((-1, None), (4, in_days(5)), (-1, in_days(-9))):
        rate = {"milestones": [milestone(due=due)]}
        refused = await tenant.owner.refused(
            "createDirectHire", **wanted, rate=rate, startDate=start
        )
        assert refused == [("INVALID_DATE", row(0, "dueDate"))]


async def test_today_is_the_day_in_utc_at_which_the_request_is_made(
    tenant: Tenant, clock: Clock
) -> None:
    with clock.forward(days=1):
        refused = await tenant.owner.refused(
            "createDirectHire",
            company=tenant.id,
            worker=tenant.worker_id,
            title="Site",
            rate={"milestones": [milestone(due=0)]},
        )
    assert refused == [("INVALID_DATE", row(0, "dueDate"))]


async def test_a_hire_may_start_and_end_on_one_day_and_in_the_past(tenant: Tenant) -> None:
    hire = await tenant.hire(startDate=in_days(-3), endDate=in_days(-3))
    assert await hire.read("startDate endDate") == {
        "startDate": in_days(-3),
        "endDate": in_days(-3),
    }


async def test_a_hire_starts_and_ends_on_days_that_every_calendar_has(tenant: Tenant) -> None:
    given = {"worker": tenant.worker_id, "title": "Site", "rate": {"fixed": "1"}}
    # PostgreSQL has the last day of Python's calendar for infinity.
    for late in ("3000-01-01", "9999-12-31"):
        days = {"startDate": late, "endDate": late}
        refused = await tenant.owner.refused("createDirectHire", company=tenant.id, **given, **days)
        assert refused == [("INVALID_DATE", ["startDate"]), ("INVALID_DATE", ["endDate"])]
    last = {"startDate": "0001-01-01", "endDate": "2999-12-31"}
    hire = await tenant.hire(**given, **last)
    assert await hire.read("startDate endDate") == last


async def test_existing_milestone_hires_go_on_after_support_disabled_milestones(
    tenant: Tenant,
) -> None:
    hire = await tenant.hire(milestone("Design"))
    await tenant.server.support.do("disableMilestones", company=tenant.id)
    await hire.edit(add=[milestone("Build")])
    await hire.offer()
    await hire.sign()
    await hire.edit(add=[milestone("Test")])
    await hire.paid((await hire.milestones())[0]["id"])
    refused = await tenant.owner.refused(
        "createDirectHire",
        company=tenant.id,
        worker=tenant.worker_id,
        title="Another",
        rate={"milestones": [milestone()]},
    )
    assert refused == [("MILESTONES_NOT_ENABLED", [*ROWS])]


async def test_a_worker_that_the_company_may_not_hire_is_not_found(tenant: Tenant) -> None:
    other = await found(tenant.server)
    for worker in (other.worker_id, "Worker:00000000-0000-0000-0000-000000000000", "nonsense"):
        refused = await tenant.owner.refused(
            "createDirectHire",
            company=tenant.id,
            worker=worker,
            title="Site",
            rate={"milestones": [milestone()]},
        )
        assert refused == [("NOT_FOUND", ["worker"])]


async def test_a_worker_known_elsewhere_is_the_same_person_under_their_own_name(
    tenant: Tenant,
) -> None:
    other = await found(tenant.server)
    payload = await other.owner.do(
        "addWorker",
        "worker { id name engagementType }",
        company=other.id,
        name="Somebody Else",
        email=tenant.worker.email.upper(),
        engagementType="PAYROLL",
    )
    assert payload["worker"] == {
        "id": tenant.worker_id,
        "name": "Jonas",
        "engagementType": "PAYROLL",
    }
    await other.hire(worker=tenant.worker_id, rate={"daily": "500"})
