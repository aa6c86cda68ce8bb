"""An approval as Tortoise does it: the same rows as everybody's, one record after the other."""

import os
from datetime import UTC, datetime
from uuid import UUID

from tortoise.connection import get_connection
from uuid_utils.compat import uuid7

from models.records import Event, Hire, IdempotencyRecord, Milestone, PaymentRequest
from models.records.hire import NEVER
from models.rules.events import Fact, HireEventType, Link
from models.rules.lifecycle import MilestoneStatus, PaymentRequestStatus

COMPANY, OWNER = UUID(os.environ["BENCH_COMPANY"]), UUID(os.environ["BENCH_OWNER"])


async def approve(id: UUID, key: str) -> PaymentRequest:
    """The request, approved; to be called in a transaction."""
    at, mutation = datetime.now(UTC), "approvePaymentRequest"
    request = await PaymentRequest.get(id=id, company_id=COMPANY).prefetch_related("milestone")
    hire = await Hire.select_for_update().get(id=request.hire_id)
    await request.refresh_from_db(fields=["status"])
    if await IdempotencyRecord.exists(person_id=OWNER, mutation=mutation, key=key):
        return request
    if request.status is not PaymentRequestStatus.PENDING:
        raise ValueError(request.status)
    milestone = request.milestone
    was, milestone.status = milestone.status, MilestoneStatus.COMPLETED
    milestone.updated_at = at
    await milestone.save(update_fields=["status", "updated_at"])
    request.status, request.decided_at = PaymentRequestStatus.APPROVED, at
    request.decided_by_id = OWNER
    await request.save(update_fields=["status", "decided_at", "decided_by_id"])
    await _tell(hire, request, HireEventType.PAYMENT_REQUEST_APPROVED, at)
    await _tell(hire, request, HireEventType.MILESTONE_STATUS_CHANGED, at, was)
    others = Milestone.filter(hire_id=hire.id, listed=True).exclude(status="COMPLETED")
    first = await others.order_by("due_date").first()
    hire.next_due = first.due_date if first else NEVER
    await hire.save(update_fields=["next_due", "event_seq", "event_hash"])
    await IdempotencyRecord.create(
        person_id=OWNER, mutation=mutation, key=key, fingerprint="", subject=id, created_at=at
    )
    return request


async def _tell(
    hire: Hire,
    request: PaymentRequest,
    type: HireEventType,
    at: datetime,
    was: MilestoneStatus | None = None,
) -> None:
    now = MilestoneStatus.COMPLETED if was else None
    fact = Fact(
        type,
        milestone=request.milestone_id,
        payment_request=request.id,
        from_status=was,
        to_status=now,
    )
    link = Link(uuid7(), hire.id, hire.event_seq + 1, at, OWNER, fact)
    hire.event_seq, hire.event_hash = link.seq, link.hash(hire.event_hash)
    await Event.create(
        id=link.id,
        xid=await _number(),
        company_id=hire.company_id,
        worker_id=hire.worker_id,
        hire_id=hire.id,
        seq=link.seq,
        type=type,
        occurred_at=at,
        actor_id=OWNER,
        milestone_id=request.milestone_id,
        payment_request_id=request.id,
        from_status=was,
        to_status=now,
        details="{}",
        worker_sees=True,
        hash=hire.event_hash,
    )


async def _number() -> int:
    statement = "SELECT pg_current_xact_id()::text::bigint AS number"
    rows = await get_connection("postgres").execute_query_dict(statement)
    return int(rows[0]["number"])
