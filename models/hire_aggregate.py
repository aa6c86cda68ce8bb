"""A hire's current state: contract versions with their terms, milestones, and the requests that lock them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from models.milestone_columns import derived, lookup_columns, milestone_search_key
from models.records import (
    Company,
    Contract,
    ContractTemplate,
    ContractTerms,
    Hire,
    Milestone,
    PaymentRequest,
    Person,
)
from models.records.hire import NEVER
from models.reminders.schedule import to_be_looked_at
from models.rules.contract.terms import Agreement, Terms, by_due_date
from models.rules.lifecycle import (
    OPEN_CONTRACT,
    OVER,
    ContractStatus,
    HireStatus,
    MilestoneStatus,
    PaymentRequestStatus,
    latest_version,
    locked,
)
from models.rules.money import Money
from models.rules.rows import MilestoneState
from models.unit_of_work.load import ResultSet, RowQuery
from models.unit_of_work.transaction import Transaction

COMPANY_OF_HIRE = RowQuery(Company, "t.id = (SELECT h.company_id FROM hire h WHERE h.id = {root})")
"""The company of a hire."""

_TEMPLATE_ROWS = RowQuery(
    ContractTemplate,
    "t.id = (SELECT c.contract_template_id FROM company c JOIN hire h ON h.company_id = c.id"
    " WHERE h.id = {root})",
    without=("html",),
)
_UNDECIDED_OR_SIGNED = (*OPEN_CONTRACT, ContractStatus.SIGNED)
_IS_UNDECIDED_OR_SIGNED = (
    "(c.status IN ('DRAFT', 'PENDING_SIGNATURE', 'SIGNED')"
    " OR c.version = (SELECT max(v.version) FROM contract v WHERE v.hire_id = {root}))"
)
_WORKER_ROWS = RowQuery(Person, "t.id = (SELECT h.worker_id FROM hire h WHERE h.id = {root})")
_VERSIONS_ROWS = RowQuery(
    Contract,
    f"t.id IN (SELECT c.id FROM contract c WHERE c.hire_id = {{root}} AND {_IS_UNDECIDED_OR_SIGNED})",
    without=("content",),
)
_TERMS_ROWS = RowQuery(
    ContractTerms,
    f"t.contract_id IN (SELECT c.id FROM contract c WHERE c.hire_id = {{root}} AND {_IS_UNDECIDED_OR_SIGNED})",
)
_MILESTONES_ROWS = RowQuery(Milestone, "t.hire_id = {root}")
_REQUESTS_ROWS = RowQuery(
    PaymentRequest, "t.hire_id = {root} AND t.status IN ('PENDING', 'APPROVED')"
)
AGGREGATE = (
    COMPANY_OF_HIRE,
    _TEMPLATE_ROWS,
    _WORKER_ROWS,
    _VERSIONS_ROWS,
    _TERMS_ROWS,
    _MILESTONES_ROWS,
    _REQUESTS_ROWS,
)
"""The rows that `aggregate_of` takes."""


@dataclass(slots=True)
class HireAggregate:
    """The current state of one hire.

    `terms` are those of each version in `contracts`, by due date; `requests` those that lock a milestone, by milestone.
    `template` is the company's present one, without its text.
    """

    hire: Hire
    company: Company
    template: ContractTemplate | None
    worker: Person
    contracts: list[Contract]
    terms: dict[UUID, tuple[Terms, ...]]
    milestones: dict[UUID, Milestone]
    requests: dict[UUID, PaymentRequest]
    newest: int

    @property
    def latest(self) -> Contract:
        """The version whose terms are the latest."""
        return latest_version(self.contracts, lambda each: (each.version, each.status))

    @property
    def in_force(self) -> Contract | None:
        """The newest signed version."""
        return next((c for c in self.contracts if c.status is ContractStatus.SIGNED), None)

    @property
    def open(self) -> Contract | None:
        """The version that is neither in force nor over."""
        return next((c for c in self.contracts if c.status in OPEN_CONTRACT), None)

    @property
    def latest_terms(self) -> tuple[Terms, ...]:
        """The terms of the latest version."""
        return self.terms[self.latest.id]

    @property
    def signed_terms(self) -> tuple[Terms, ...]:
        """The terms in force; empty before the first signature."""
        return self.terms[self.in_force.id] if self.in_force else ()

    def states(self) -> list[MilestoneState]:
        """Every milestone that the hire ever had, as the rules read it."""
        latest = {terms.milestone: terms for terms in self.latest_terms}
        signed = {terms.milestone: terms for terms in self.signed_terms}
        return [
            MilestoneState(
                id=key,
                latest=latest.get(key),
                signed=signed.get(key),
                purchase_order_number=row.purchase_order_number,
                status=row.status,
                request=self.requests[key].number if key in self.requests else None,
                external_id=row.external_id,
            )
            for key, row in self.milestones.items()
        ]

    @property
    def pending(self) -> list[str]:
        """The numbers of the undecided payment requests, oldest first."""
        found = [r for r in self.requests.values() if r.status is PaymentRequestStatus.PENDING]
        return [each.number for each in sorted(found, key=lambda each: each.id)]

    @property
    def lacking(self) -> list[str]:
        """The names of the latest version's milestones that still need a PO number, by the company's rule of today.

        A locked one needs none any more: nothing can be added to it.
        """
        if not self.company.requires_purchase_order_number:
            return []
        rows = ((terms.name, self.milestones[terms.milestone]) for terms in self.latest_terms)
        return [n for n, row in rows if not (row.purchase_order_number or locked(row.status))]

    def agreement(self, terms: tuple[Terms, ...]) -> Agreement:
        """Everything that a signature under these terms covers."""
        return agreement_of(self.hire, self.company, self.worker, terms, self.template)

    def settle(self, tx: Transaction) -> None:
        """Let what follows from the versions be as they stand now: repeated columns, and when to look for reminders."""
        for state in self.states():
            row = self.milestones[state.id]
            values = derived(state, row, offered=self.hire.offered_at is not None)
            changed = {name: value for name, value in values.items() if getattr(row, name) != value}
            if changed:
                tx.change(row, **changed, updated_at=tx.call.at)
                tx.change(row, search_key=milestone_search_key(row.name, row.purchase_order_number))
            # For these the milestone itself is what it was.
            found_by = lookup_columns(state, row, self.hire.status)
            if unlike := {name: at for name, at in found_by.items() if getattr(row, name) != at}:
                tx.change(row, **unlike)
        tx.change(self.hire, **due_dates(self.hire.status, self.milestones.values()))
        if self.hire.offered_at:
            tx.write_beside(to_be_looked_at(self.hire, self.company, tx.call.at))


def due_dates(hire: HireStatus, milestones: Iterable[Milestone]) -> dict[str, object]:
    """A hire's repeated due dates: the earliest one of a listed milestone that is not completed."""
    open_ones = (
        row.due_date
        for row in milestones
        if row.listed and row.status is not MilestoneStatus.COMPLETED
    )
    first = min(open_ones, default=NEVER)
    return {"next_due": first, "due_order": NEVER if hire in OVER else first}


def aggregate_of(hire: Hire, rows: ResultSet) -> HireAggregate:
    """The aggregate of a hire, from the rows of AGGREGATE."""
    known = rows.all(_VERSIONS_ROWS)
    newest = max(known, key=lambda each: each.version)
    contracts = [each for each in known if each.status in _UNDECIDED_OR_SIGNED] or [newest]
    terms = rows.all(_TERMS_ROWS)
    return HireAggregate(
        hire=hire,
        company=rows.only(COMPANY_OF_HIRE),
        template=rows.first(_TEMPLATE_ROWS),
        worker=rows.only(_WORKER_ROWS),
        contracts=contracts,
        terms={
            contract.id: by_due_date(row.terms for row in terms if row.contract_id == contract.id)
            for contract in contracts
        },
        milestones={row.id: row for row in rows.all(_MILESTONES_ROWS)},
        requests={row.milestone_id: row for row in rows.all(_REQUESTS_ROWS)},
        newest=newest.version,
    )


def agreement_of(
    hire: Hire,
    company: Company,
    worker: Person,
    terms: tuple[Terms, ...],
    template: ContractTemplate | None,
) -> Agreement:
    """Everything that a signature under these terms covers, as everything is called at present."""
    return Agreement(
        hire=hire.id,
        hire_number=hire.number,
        company=company.name,
        worker=worker.name,
        worker_email=worker.email,
        title=hire.title,
        description=hire.description,
        additional_terms=hire.additional_terms,
        start_date=hire.start_date,
        end_date=hire.end_date,
        currency=hire.currency,
        rate_type=hire.rate_type.value,
        rate=None if hire.rate_minor is None else Money(hire.rate_minor, hire.currency),
        milestones=terms,
        template=template.sha256 if template else None,
    )
