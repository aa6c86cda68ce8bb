"""The chain of one hire: appended under the hire's lock."""

import json
from collections.abc import Sequence
from uuid import UUID

from models.database.sql import Binds, Dialect
from models.feed import event_log
from models.records.event import Event
from models.records.hire import Hire
from models.rules.chain import Link
from models.rules.events import Fact
from models.rules.lifecycle import MilestoneStatus
from models.unit_of_work.event_chain.links import Covered, Covers, LinkRow, Moment, chained
from models.unit_of_work.flush import TableWrite, inserted


def hire_links(
    hire: Hire, facts: Sequence[Fact], covered: Covered, moment: Moment
) -> list[LinkRow]:
    """New links for these facts, behind the hire's last event, as rows without their transaction's number."""

    def link(id: UUID, seq: int, fact: Fact, covers: Covers) -> Link:
        return Link(id, hire.id, seq, moment.at, moment.actor, fact, moment.group, covers)

    return [
        {**row, **_about(hire, fact)} for fact, row in chained(hire, facts, covered, moment, link)
    ]


def hire_link_writes(hire: Hire, rows: Sequence[LinkRow]) -> TableWrite:
    """The write that inserts the links."""

    def part(binds: Binds) -> str:
        return inserted("event", rows, xid=transaction_number(binds, hire.id, rows[0]["seq"] - 1))(
            binds
        )

    return part


def hire_link_of(event: Event) -> Link:
    """The link that a stored event says it is."""
    fact = Fact(
        type=event.type,
        milestone=event.milestone_id,
        contract=event.contract_id,
        payment_request=event.payment_request_id,
        message=event.message_id,
        from_status=event.from_status,
        to_status=event.to_status,
        details=json.loads(event.details),
    )
    covers = json.loads(event.covers) if event.covers else None
    return Link(
        event.id,
        event.hire_id,
        event.seq,
        event.occurred_at,
        event.actor_id,
        fact,
        event.group_id,
        covers,
    )


def transaction_number(bind: Binds, hire: UUID, seq: int) -> str:
    """SQL for the number of this transaction in the feed, behind the event `seq` of the hire."""
    if bind.dialect is Dialect.POSTGRES:
        return event_log.feed_number(bind(hire), bind(seq))
    # Writers are serial: the next number in the order of commits.
    return "(SELECT coalesce(max(xid), 0) + 1 FROM event)"


def _about(hire: Hire, fact: Fact) -> LinkRow:
    return {
        "company_id": hire.company_id,
        "worker_id": hire.worker_id,
        "hire_id": hire.id,
        "milestone_id": fact.milestone,
        "contract_id": fact.contract,
        "payment_request_id": fact.payment_request,
        "message_id": fact.message,
        "from_status": _name(fact.from_status),
        "to_status": _name(fact.to_status),
        "worker_sees": hire.offered_at is not None and not fact.is_companys_own,
    }


def _name(status: MilestoneStatus | None) -> str | None:
    return status.value if status else None
