"""The rows of one hire as the verbs would have left them: for more data than they could write in a day."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from uuid import UUID

from api.bulk.cast import Cast
from api.bulk.facts import asked, edited, issued, signed
from api.bulk.rows import (
    NOT_ISSUED,
    TaleRow,
    job_row,
    milestone_row,
    repeat_due_dates,
    repeated,
    request_row,
    terms_row,
)
from models.ids import new_id
from models.records import Hire
from models.rules.contract.terms import Terms, by_due_date
from models.rules.events import Fact, HireEventType
from models.rules.lifecycle import (
    MILESTONE,
    ContractStatus,
    HireStatus,
    MilestoneStatus,
    PaymentRequestStatus,
)
from models.rules.money import Money
from models.rules.people import RateType
from models.unit_of_work.event_chain import hire as chain
from models.unit_of_work.event_chain.coverage import COVERED_TABLES, of_table, terms_hash
from models.unit_of_work.event_chain.links import Covered, Moment
from models.unit_of_work.flush import row_of

_STATUS, _CONTRACT, _REQUEST = HireStatus, ContractStatus, PaymentRequestStatus
_DECIDED = {
    _REQUEST.APPROVED: HireEventType.PAYMENT_REQUEST_APPROVED,
    _REQUEST.REJECTED: HireEventType.PAYMENT_REQUEST_REJECTED,
    _REQUEST.CANCELLED: HireEventType.PAYMENT_REQUEST_CANCELLED,
}


FactSource = Fact | Callable[[], Fact]
"""A fact, or what makes it once the hire has its number, and so its versions their contents."""


@dataclass
class Tale:
    """`rows` by table; hire and requests have no numbers yet, `said` are the terms of each version.

    `at` is the moment of what comes next.
    """

    cast: Cast
    hire: Hire
    at: datetime
    rows: defaultdict[str, list[TaleRow]] = field(default_factory=lambda: defaultdict(list))
    terms: dict[UUID, Terms] = field(default_factory=dict)
    said: dict[UUID, tuple[Terms, ...]] = field(default_factory=dict)
    milestones: dict[UUID, TaleRow] = field(default_factory=dict)
    in_force: TaleRow | None = None
    happened: list[tuple[Moment, bool, Sequence[FactSource]]] = field(default_factory=list)
    """When and by whom, whether the worker sees it, and what: links once the rows are complete."""

    @staticmethod
    def begin(cast: Cast, title: str, at: datetime) -> "Tale":
        """A draft without milestones."""
        hire = Hire(
            id=new_id(),
            company_id=cast.company.id,
            worker_id=cast.worker.id,
            job_id=new_id(),
            title=title,
            description="As it was agreed by mail.",
            status=_STATUS.DRAFT,
            rate_type=RateType.MILESTONES,
            currency=cast.company.currency,
            created_at=at,
        )
        tale = Tale(cast, hire, at)
        tale.rows["job"].append(job_row(hire))
        return tale

    def milestone(self, name: str, due: date, minor: int, order: str) -> None:
        """One more milestone of the draft."""
        terms = Terms(new_id(), name, due, Money(minor, self.hire.currency))
        self.terms[terms.milestone] = terms
        row = {**self._whose(terms.milestone), **milestone_row(terms, order, self.at)}
        self.milestones[terms.milestone] = row
        self.rows["milestone"].append(row)

    def create(self) -> None:
        """The draft is complete."""
        self._version(_CONTRACT.DRAFT)
        self._happened(self.cast.hiring, Fact(HireEventType.HIRE_CREATED))

    def offer(self) -> None:
        """Version 1 is issued, the conversation opens."""
        contract = self.rows["contract"][0]
        contract["status"] = _CONTRACT.PENDING_SIGNATURE.value
        self._issued(contract)
        self._moved(_STATUS.OFFERED, "offered_at")
        self.hire.offered_version = self.hire.version
        for row in self.milestones.values():
            row |= {"offered": True, "updated_at": self.at}
        self.rows["conversation"].append(self._whose(new_id()))
        self._happened(
            self.cast.hiring,
            Fact(HireEventType.HIRE_OFFERED),
            partial(issued, contract),
        )

    def sign(self) -> None:
        """The newest version comes into force."""
        contract, activated = self.rows["contract"][-1], []
        if self.in_force:
            self.in_force["status"] = _CONTRACT.SUPERSEDED.value
            self.hire.version += 1
        else:
            self._moved(_STATUS.ACTIVE, "activated_at")
            activated = [Fact(HireEventType.HIRE_ACTIVATED)]
        worker = self.cast.worker
        contract |= {"status": _CONTRACT.SIGNED.value, "signed_at": self.at}
        contract |= {"signed_by_id": worker.id, "signed_name": worker.name}
        orders = {str(id): row["purchase_order_number"] for id, row in self.milestones.items()}
        contract["signed_purchase_order_numbers"] = json.dumps(orders)
        self.in_force = contract
        for row in self.milestones.values():
            if row["awaiting_signature"]:
                row |= {"awaiting_signature": False, "updated_at": self.at}
        self._happened(worker.id, partial(signed, contract), *activated)

    def submit(self, milestone: UUID) -> TaleRow:
        """The worker asks for the payment of a milestone."""
        assert self.in_force is not None
        asked_for = request_row(self.terms[milestone], self.in_force, self.at)
        request = {**self._whose(new_id()), **asked_for}
        self.rows["payment_request"].append(request)
        self._asked(request, HireEventType.PAYMENT_REQUEST_SUBMITTED, self.cast.worker.id)
        return request

    def decide(self, request: TaleRow, status: PaymentRequestStatus) -> None:
        """The request is approved, rejected or cancelled."""
        by = self.cast.worker.id if status is _REQUEST.CANCELLED else self.cast.finance
        request |= {"status": status.value, "decided_at": self.at, "decided_by_id": by}
        if status is _REQUEST.REJECTED:
            request["rejection_reason"] = "Something is missing; see the messages."
        self._asked(request, _DECIDED[status], by)

    def revise(self, milestone: UUID, minor: int) -> None:
        """A milestone costs something else: a version that awaits its signature."""
        was = self.terms[milestone]
        terms = Terms(milestone, was.name, was.due_date, Money(minor, self.hire.currency))
        self.terms[milestone] = terms
        self.milestones[milestone] |= repeated(terms)
        self.milestones[milestone] |= {"awaiting_signature": True, "updated_at": self.at}
        self.hire.version += 1
        contract = self._version(_CONTRACT.PENDING_SIGNATURE)
        self._issued(contract)
        self._happened(
            self.cast.hiring,
            edited(was, terms),
            partial(issued, contract),
        )

    def close(self, status: HireStatus, contract: ContractStatus | None, by: UUID) -> None:
        """The hire is over; `contract` is what becomes of the open version, where there is one."""
        closed = [Fact(HireEventType[f"HIRE_{status.value}"])]
        if contract:
            last = self.rows["contract"][-1]
            last["status"] = contract.value
            closed.insert(0, Fact(HireEventType[f"CONTRACT_{contract.value}"], contract=last["id"]))
        self._moved(status, "ended_at")
        self._happened(by, *closed)

    def link(self) -> None:
        """The chain of what happened, once hire and requests have their numbers: its last link covers all rows."""
        hire, covered = self.hire, self._covered()
        for moment, seen, facts in self.happened:
            rows = covered if facts is self.happened[-1][2] else ()
            resolved = [fact if isinstance(fact, Fact) else fact() for fact in facts]
            links = chain.hire_links(hire, resolved, rows, moment)
            self.rows["event"] += [{**link, "worker_sees": seen} for link in links]
            hire.event_seq, hire.event_hash = links[-1]["seq"], links[-1]["hash"]

    def finish(self) -> None:
        """Write what follows from the whole tale: due dates, and what repeats them."""
        repeat_due_dates(self.hire, self.milestones.values())

    def _version(self, status: ContractStatus) -> TaleRow:
        terms = by_due_date(self.terms.values())
        contract = {
            **self._whose(new_id()),
            "base_id": self.in_force["id"] if self.in_force else None,
            "version": len(self.rows["contract"]) + 1,
            "status": status.value,
            "currency": self.hire.currency,
            "total_minor": sum(each.amount.minor for each in terms),
            **NOT_ISSUED,
            "created_at": self.at,
        }
        self.said[contract["id"]] = terms
        self.rows["contract"].append(contract)
        rows = [terms_row(contract, each) for each in terms]
        contract["terms_hash"] = terms_hash(rows)
        self.rows["contract_terms"] += rows
        return contract

    def _issued(self, contract: TaleRow) -> None:
        contract |= {"issued_at": self.at, "issued_by_id": self.cast.hiring}

    def _moved(self, status: HireStatus, when: str) -> None:
        self.hire.status = status
        setattr(self.hire, when, self.at)
        self.hire.version += 1

    def _asked(self, request: TaleRow, happened: HireEventType, by: UUID) -> None:
        row = self.milestones[request["milestone_id"]]
        was, now = row["status"], MILESTONE[PaymentRequestStatus(request["status"])]
        row |= {"status": now.value, "updated_at": self.at}
        about = {"milestone": row["id"], "payment_request": request["id"]}
        moved = HireEventType.MILESTONE_STATUS_CHANGED
        change = Fact(moved, **about, from_status=MilestoneStatus(was), to_status=now)
        self._happened(by, Fact(happened, **about, details=asked(request)), change)

    def _happened(self, actor: UUID, *facts: FactSource) -> None:
        seen = self.hire.offered_at is not None
        self.happened.append((Moment(actor, self.at, new_id()), seen, facts))

    def _covered(self) -> Covered:
        hire = row_of(self.hire)
        rows = [("hire", hire), *((name, each) for name in self.rows for each in self.rows[name])]
        return [(table, of_table(table, row)) for table, row in rows if table in COVERED_TABLES]

    def _whose(self, id: UUID) -> TaleRow:
        hire = self.hire
        whose = {"company_id": hire.company_id, "worker_id": hire.worker_id, "hire_id": hire.id}
        return {"id": id, **whose}
