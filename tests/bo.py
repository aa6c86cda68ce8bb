"""Somebody of the demo's who can be erased: their hires are over, and nothing is owed to them."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from models.contract import decline_contract, sign_contract
from models.conversation import post_message
from models.direct_hire import NewHire, create_direct_hire
from models.hire import offer_hire, terminate_hire
from models.people import add_worker
from models.people.signing_in import viewer_of
from models.records import Contract, Conversation
from models.rules.people import EngagementType, RateType
from models.unit_of_work.call import Call

BO = "bo.falkenberg@contractor.example"
NAME = "Bo Falkenberg"
MESSAGES = ("Not for that money.", "Gladly.")
_NEW = NewHire(
    title="Odd jobs",
    description="Whatever there is to do.",
    start_date=None,
    end_date=None,
    currency=None,
    rate_type=RateType.DAILY,
    amount=Decimal(500),
    milestones=(),
    classification=None,
    payroll=None,
    additional_terms=None,
)


async def employ_bo() -> None:
    """The demo's first company offers two hires: one is declined, the other signed, and terminated later."""
    owner = await _call("owner@nordlys.example")
    company = owner.by.company
    engaged = EngagementType.INDEPENDENT_CONTRACTOR
    worker = (await add_worker(owner, company, NAME, BO, engaged)).subject
    bo = await _call(BO)
    declined, accepted = [await _offered(owner, company, worker) for _ in MESSAGES]
    await _say(bo, declined, MESSAGES[0])
    await decline_contract(bo, (await _version(declined)).id, "Too little")
    await _say(bo, accepted, MESSAGES[1])
    version = await _version(accepted)
    await sign_contract(bo, version.id, version.content_hash or "", NAME)
    await terminate_hire(owner, accepted, "Nothing is left to do")


async def _offered(owner: Call, company: UUID | None, worker: UUID) -> UUID:
    hire = (await create_direct_hire(owner, company, worker, _NEW)).subject
    await offer_hire(owner, hire, "Will you?")
    return hire


async def _say(by: Call, hire: UUID, body: str) -> None:
    await post_message(by, (await Conversation.get(hire_id=hire)).id, body)


async def _version(hire: UUID) -> Contract:
    return await Contract.get(hire_id=hire)


async def _call(email: str) -> Call:
    viewer = await viewer_of(email)
    assert viewer
    return Call(viewer, datetime.now(UTC))
