"""The mutations as Tortoise does them: the same rows as everybody's, one record after the other.

Each is to be called in a transaction.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from models.hire_aggregate import agreement_of
from models.records import (
    Company,
    Contract,
    ContractTerms,
    Conversation,
    Hire,
    Message,
    Milestone,
    PaymentRequest,
)
from models.records.hire import NEVER
from models.rules.contract.changes import milestone_changes
from models.rules.contract.content import content_hash, content_of
from models.rules.events import Fact, HireEventType
from models.rules.lifecycle import ContractStatus, HireStatus, MilestoneStatus, PaymentRequestStatus
from tests.bench.peers.plain_chain import done, locked, remember, save, tell

COMPANY = UUID(os.environ["BENCH_COMPANY"])
OWNER, WORKER = UUID(os.environ["BENCH_OWNER"]), UUID(os.environ["BENCH_WORKER"])

_MOVED = HireEventType.MILESTONE_STATUS_CHANGED


async def approve(id: UUID, key: str) -> PaymentRequest:
    """The request, approved."""
    at, mutation = datetime.now(UTC), "approvePaymentRequest"
    request = await PaymentRequest.get(id=id, company_id=COMPANY).prefetch_related("milestone")
    hire = await locked(request.hire_id)
    await request.refresh_from_db(fields=["status"])
    if await done(OWNER, mutation, key):
        return request
    if request.status is not PaymentRequestStatus.PENDING:
        raise ValueError(request.status)
    milestone = request.milestone
    was, milestone.status = milestone.status, MilestoneStatus.COMPLETED
    milestone.outstanding, milestone.updated_at = False, at
    await milestone.save(update_fields=["status", "outstanding", "updated_at"])
    request.status, request.decided_at = PaymentRequestStatus.APPROVED, at
    request.decided_by_id = OWNER
    await request.save(update_fields=["status", "decided_at", "decided_by_id"])
    facts = _about(request, HireEventType.PAYMENT_REQUEST_APPROVED, was, milestone.status)
    await tell(hire, facts, OWNER, at)
    others = Milestone.filter(hire_id=hire.id, listed=True).exclude(status="COMPLETED")
    first = await others.order_by("due_date").first()
    await save(hire, next_due=first.due_date if first else NEVER)
    await remember((OWNER, mutation, key), id, at)
    return request


async def submit(id: UUID, note: str | None, key: str) -> PaymentRequest:
    """A new request."""
    at, mutation = datetime.now(UTC), "submitPaymentRequest"
    milestone = await Milestone.get(id=id, worker_id=WORKER)
    hire = await locked(milestone.hire_id)
    await milestone.refresh_from_db()
    if known := await done(WORKER, mutation, key):
        return await PaymentRequest.get(id=known.subject).prefetch_related("milestone")
    terms = await ContractTerms.get(milestone_id=id, contract__status="SIGNED")
    if hire.status is not HireStatus.ACTIVE or milestone.status is not MilestoneStatus.IN_PROGRESS:
        raise ValueError(milestone.status)
    company = await Company.select_for_update().get(id=hire.company_id)
    company.payment_requests_numbered += 1
    await company.save(update_fields=["payment_requests_numbered"])
    request = await PaymentRequest.create(
        company_id=hire.company_id,
        worker_id=hire.worker_id,
        hire_id=hire.id,
        milestone=milestone,
        contract_id=terms.contract_id,
        number=f"PR-{company.payment_requests_numbered}",
        amount_minor=terms.amount_minor,
        currency=terms.currency,
        status=PaymentRequestStatus.PENDING,
        note=note,
        submitted_at=at,
        submitted_by_id=WORKER,
    )
    was, milestone.status = milestone.status, MilestoneStatus.PENDING_APPROVAL
    milestone.outstanding, milestone.updated_at = True, at
    await milestone.save(update_fields=["status", "outstanding", "updated_at"])
    facts = _about(request, HireEventType.PAYMENT_REQUEST_SUBMITTED, was, milestone.status)
    await tell(hire, facts, WORKER, at)
    await save(hire)
    await remember((WORKER, mutation, key), request.id, at)
    return request


async def post(id: UUID, body: str, key: str) -> Message:
    """A new message."""
    at, mutation = datetime.now(UTC), "postMessage"
    conversation = await Conversation.get(id=id, company_id=COMPANY)
    hire = await locked(conversation.hire_id)
    if known := await done(OWNER, mutation, key):
        return await Message.get(id=known.subject).prefetch_related("author")
    message = await Message.create(
        company_id=hire.company_id,
        worker_id=hire.worker_id,
        hire_id=hire.id,
        conversation_id=id,
        author_id=OWNER,
        body=body,
        sent_at=at,
    )
    await tell(hire, [Fact(HireEventType.MESSAGE_POSTED, message=message.id)], OWNER, at)
    await save(hire)
    await remember((OWNER, mutation, key), message.id, at)
    await message.fetch_related("author")
    return message


async def edit(
    id: UUID, version: int, update: Mapping[UUID, Any], key: str
) -> tuple[Hire, Contract]:
    """The hire, and its new version."""
    at, mutation = datetime.now(UTC), "editMilestones"
    hire = await locked(id)
    if await done(OWNER, mutation, key) or hire.version != version:
        raise ValueError(hire.version)
    await hire.fetch_related("company", "worker")
    base = await Contract.get(hire_id=id, status="SIGNED")
    standing = await ContractTerms.filter(contract_id=base.id).prefetch_related("milestone")
    contract = Contract(
        company_id=hire.company_id,
        worker_id=hire.worker_id,
        hire_id=id,
        base_id=base.id,
        version=base.version + 1,
        status=ContractStatus.PENDING_SIGNATURE,
        currency=hire.currency,
        issued_at=at,
        issued_by_id=OWNER,
        created_at=at,
    )
    before = {row.milestone_id: row.terms for row in standing}
    terms = [_agreed(contract, row, update.get(row.milestone_id)) for row in standing]
    terms.sort(key=lambda each: (each.due_date, each.milestone_id))
    agreed = tuple(each.terms for each in terms)
    contract.total_minor = sum(each.amount_minor for each in terms)
    contract.content = content_of(agreement_of(hire, hire.company, hire.worker, agreed, None))
    contract.content_hash = content_hash(contract.content)
    await Contract.bulk_create([contract])
    await ContractTerms.bulk_create(terms)
    for row in terms:
        values = {name: getattr(row, name) for name in ("name", "due_date", "amount_minor")}
        changed = Milestone.filter(id=row.milestone_id)
        await changed.update(**values, awaiting_signature=True, updated_at=at)
    facts = [
        Fact(
            HireEventType.MILESTONE_EDITED,
            milestone=each.milestone,
            details={"changes": milestone_changes(before[each.milestone], each)},
        )
        for each in agreed
    ]
    told = {"contentHash": contract.content_hash}
    issued = Fact(HireEventType.CONTRACT_ISSUED, contract=contract.id, details=told)
    await tell(hire, [*facts, issued], OWNER, at)
    hire.version += 1
    await save(hire, next_due=terms[0].due_date)
    await remember((OWNER, mutation, key), id, at, contract=contract.id)
    return hire, contract


def _agreed(contract: Contract, row: ContractTerms, change: Any) -> ContractTerms:
    """What the new version says of a milestone."""
    if change and row.milestone.status is not MilestoneStatus.IN_PROGRESS:
        raise ValueError(row.milestone.status)
    return ContractTerms(
        company_id=contract.company_id,
        contract_id=contract.id,
        milestone_id=row.milestone_id,
        name=change.name if change else row.name,
        due_date=date.fromisoformat(str(change.due_date)) if change else row.due_date,
        amount_minor=int(Decimal(change.amount) * 100) if change else row.amount_minor,
        currency=row.currency,
    )


def _about(
    request: PaymentRequest, type: HireEventType, was: MilestoneStatus, now: MilestoneStatus
) -> list[Fact]:
    about = Fact(type, milestone=request.milestone_id, payment_request=request.id)
    return [about, replace(about, type=_MOVED, from_status=was, to_status=now)]
