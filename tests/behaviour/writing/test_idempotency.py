"""A key makes a retry safe: the same key with the same input takes effect once."""

from dataclasses import replace
from uuid import uuid4

from models.database.connection import fetch_value
from tests.behaviour.estate import Estate, settle
from tests.behaviour.recipes import doer, input_of, takes_key
from tests.behaviour.walks import document, mutation_fields
from tests.behaviour.wire import Answer, Wire
from tests.tenant import JSON, Server, Tenant, found, milestone

REUSED = [("IDEMPOTENCY_KEY_REUSED", ["idempotencyKey"])]


async def test_the_same_key_and_input_answer_the_first_payload_again(tenant: Tenant) -> None:
    wanted = {
        "company": tenant.id,
        "worker": tenant.worker_id,
        "title": "Site",
        "rate": {"milestones": [milestone()]},
        "idempotencyKey": "create",
    }
    first, again = [
        await tenant.owner.do("createDirectHire", "hire { id number }", **wanted) for _ in range(2)
    ]
    assert first == again
    assert (await tenant.owner.ask("{ hires { totalCount } }"))["hires"]["totalCount"] == 1


async def test_every_mutation_with_a_key_takes_effect_once(server: Server, wire: Wire) -> None:
    estates: list[Estate] = []
    for mutation in filter(takes_key, mutation_fields()):
        first, estate, given = await _effect(server, wire, estates, mutation)
        written = await _events()
        again = await _answer(wire, mutation, estate, given)
        assert again == _without_secrets(first, mutation), mutation
        assert await _events() == written, mutation


def _without_secrets(answer: Answer, mutation: str) -> Answer:
    """A repetition answers the first payload again, but for what is told once."""
    payload = answer.body["data"][mutation]
    told_once = dict.fromkeys(payload.keys() & {"token", "secret"})
    return replace(answer, body={"data": {mutation: {**payload, **told_once}}})


async def _effect(
    server: Server, wire: Wire, estates: list[Estate], mutation: str
) -> tuple[Answer, Estate, JSON]:
    """The first answer, in a company where nothing stands in its way any more that was done before."""
    before, tried = await _events(), list(estates)
    while True:
        if not tried:
            estates.append(await settle(server, f"once{uuid4().hex[:8]}"))
            tried, before = [estates[-1]], await _events()
        estate = tried.pop(0)
        given = input_of(mutation, estate)
        answer = await _answer(wire, mutation, estate, given)
        if not answer.coded:
            assert await _events() > before, f"{mutation} wrote no event"
            return answer, estate, given
        assert estate is not estates[-1] or len(estates) < _MOST, (mutation, answer.refusals)


_MOST = 6
"""Companies: what one mutation does to a thing of the estate keeps few others from it."""


async def _answer(wire: Wire, mutation: str, estate: Estate, given: JSON) -> Answer:
    query = document(mutation, mutation_fields()[mutation], "mutation", ["input"])
    return await wire.send(doer(mutation, estate), query, input=given)


async def _events() -> int:
    every = "SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM company_event)"
    return int(await fetch_value(every, []))


async def test_a_companys_creation_is_repeated_safely(tenant: Tenant) -> None:
    key = f"create {tenant.id}"
    new = {"name": "New", "currency": "DKK", "ownerName": "O", "idempotencyKey": key}
    new["ownerEmail"] = f"owner-{tenant.id[-12:]}@new.example"
    first, again = [
        await tenant.server.support.do("createCompany", "company { id }", **new) for _ in range(2)
    ]
    assert first == again


async def test_a_replay_reads_the_fields_as_they_are_now_whatever_is_selected(
    tenant: Tenant,
) -> None:
    hire = await tenant.hire()
    offer = {"hire": hire.id, "idempotencyKey": "k"}
    await tenant.owner.do("offerHire", "hire { status }", **offer)
    await hire.sign()
    payload = await tenant.owner.do("offerHire", "hire { status title version }", **offer)
    assert payload["hire"] == {"status": "ACTIVE", "title": "A new site", "version": 3}


async def test_inputs_are_compared_as_parsed_values(tenant: Tenant) -> None:
    hire = await tenant.active()
    (a,) = await hire.milestones()
    edit: JSON = {"hire": hire.id, "expectedVersion": 3, "idempotencyKey": "k"}
    await tenant.owner.do("editMilestones", **edit, update=[{"milestone": a["id"], "amount": "5"}])
    same = [{"amount": "5.00", "milestone": a["id"]}]
    await tenant.owner.do("editMilestones", **edit, update=same, note=None, add=None)
    for other in (
        {"update": [{"milestone": a["id"], "amount": "5.01"}]},
        {"update": [*same, *same]},
        {"update": [{**same[0], "purchaseOrderNumber": None}]},
        {"update": same, "note": "More"},
        {"update": same, "expectedVersion": 4},
    ):
        assert await tenant.owner.refused("editMilestones", **{**edit, **other}) == REUSED


async def test_a_key_belongs_to_a_user_and_a_mutation(tenant: Tenant) -> None:
    first, second = await tenant.active(), await tenant.active()
    request = await first.submit((await first.milestones())[0]["id"])
    admin = await tenant.member("ADMINISTRATOR")
    over = {"reason": "Over", "idempotencyKey": "k"}
    await tenant.owner.do("terminateHire", hire=second.id, **over)
    assert await tenant.owner.refused("terminateHire", hire=first.id, **over) == REUSED
    await tenant.owner.do("approvePaymentRequest", paymentRequest=request, idempotencyKey="k")
    await admin.do("terminateHire", hire=first.id, **over)


async def test_approving_what_a_colleague_approved_is_no_success_but_a_retry_is(
    tenant: Tenant,
) -> None:
    hire = await tenant.active()
    decision = {"paymentRequest": await hire.submit((await hire.milestones())[0]["id"])}
    finance = await tenant.member("FINANCE_MANAGER")
    await finance.do("approvePaymentRequest", **decision, idempotencyKey="k")
    await finance.do("approvePaymentRequest", **decision, idempotencyKey="k")
    state = [("INVALID_STATE", ["paymentRequest"])]
    for key in ("k", "another", None):
        given = {**decision, "idempotencyKey": key}
        assert await tenant.owner.refused("approvePaymentRequest", **given) == state
    assert await finance.refused("approvePaymentRequest", **decision) == state


async def test_refusals_are_not_recorded(tenant: Tenant) -> None:
    hire = await tenant.hire()
    await tenant.require_purchase_orders()
    offer = {"hire": hire.id, "idempotencyKey": "k"}
    assert await tenant.owner.refused("offerHire", **offer) == [
        ("PURCHASE_ORDER_NUMBER_REQUIRED", ["hire"])
    ]
    await tenant.require_purchase_orders(required=False)
    await tenant.owner.do("offerHire", **offer)


async def test_rights_are_checked_again_before_a_replay(tenant: Tenant) -> None:
    hire = await tenant.hire()
    admin = await tenant.member("HIRING_ADMIN")
    offer = {"hire": hire.id, "idempotencyKey": "k"}
    await admin.do("offerHire", **offer)
    await tenant.owner.do("changeMemberRole", user=admin.id, role="FINANCE_MANAGER")
    assert await admin.refused("offerHire", **offer) == [("FORBIDDEN", [])]
    await tenant.owner.do("removeMember", user=admin.id)
    assert await admin.refused("offerHire", **offer) == [("NOT_FOUND", ["hire"])]


async def test_another_persons_key_says_nothing_of_what_it_did(tenant: Tenant) -> None:
    other = await found(tenant.server)
    hire, theirs = await tenant.hire(), await other.hire()
    await tenant.owner.do("offerHire", hire=hire.id, idempotencyKey="k")
    await other.owner.do("offerHire", hire=theirs.id, idempotencyKey="k")


async def test_a_key_has_1_to_255_characters(tenant: Tenant) -> None:
    hire = await tenant.hire()
    for key, code in (("", "REQUIRED"), ("  ", "REQUIRED"), ("é" * 256, "TOO_LONG")):
        assert await tenant.owner.refused("offerHire", hire=hire.id, idempotencyKey=key) == [
            (code, ["idempotencyKey"])
        ]
    await tenant.owner.do("offerHire", hire=hire.id, idempotencyKey=f"{' ' * 300}{'é' * 255}")
    await tenant.owner.do("offerHire", hire=hire.id, idempotencyKey="é" * 255)


async def test_a_wrong_key_is_told_with_all_else_that_is_wrong_and_after_the_state(
    tenant: Tenant,
) -> None:
    hire = await tenant.hire()
    wrong = {"hire": hire.id, "idempotencyKey": "x" * 256}
    both = [("TOO_LONG", ["idempotencyKey"]), ("TOO_LONG", ["message"])]
    assert await tenant.owner.refused("offerHire", **wrong, message="x" * 10_001) == both
    assert await tenant.owner.refused("endHire", **wrong) == [("INVALID_STATE", ["hire"])]
