"""The invariants of one hire's rows."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from tortoise.models import Model

from models.hire_aggregate import HireAggregate, due_dates
from models.hire_columns import former_search_key, job_columns
from models.milestone_columns import derived, lookup_columns
from models.records import Contract, Event, Message, Milestone, PaymentRequest
from models.rules.contract.terms import Terms, by_due_date
from models.rules.events import HireEventType, salted
from models.rules.lifecycle import (
    LOCKING,
    MILESTONE,
    OPEN_CONTRACT,
    ContractStatus,
    MilestoneStatus,
)
from models.rules.money import Money
from models.rules.rows import MilestoneState
from models.unit_of_work.event_chain.hire import hire_link_of
from models.verification.agreed import agreed, latest
from models.verification.case_file import CaseFile
from models.verification.coverage import chain_violations, coverage_violations, newest
from models.verification.replay import Replayed, replay
from models.verification.terms import terms_violations
from models.verification.violation import Violation, compare, missing_rows

_UNDECIDED_OR_SIGNED = (*OPEN_CONTRACT, ContractStatus.SIGNED)
_SIGNED_ONCE = (ContractStatus.SIGNED, ContractStatus.SUPERSEDED)

HireCheck = Callable[[CaseFile, Replayed], Iterator[Violation]]


def violations(case_file: CaseFile) -> Iterator[Violation]:
    """Every row of the hire that does not fit: the chain first, what it covers, and what follows from both."""
    yield from chain_violations(case_file.hire, case_file.events, hire_link_of)
    yield from _places(case_file)
    yield from coverage_violations(
        newest(case_file.events), case_file.covered, partial(_named, case_file)
    )
    yield from terms_violations(case_file, partial(_named, case_file))
    yield from _derived(case_file)


def _derived(case_file: CaseFile) -> Iterator[Violation]:
    replayed = replay(case_file.events)
    checks: tuple[HireCheck, ...] = (
        _owners, _contracts, _requests, _messages, _milestones, _hire, _salted,
    )  # fmt: skip
    for check in checks:
        yield from check(case_file, replayed)


def _named(case_file: CaseFile, row: Model) -> str | None:
    """Violations by a row that is not as it was covered, as far as it contradicts other rows."""
    try:
        table = row._meta.db_table
        return next(
            (
                each.reason
                for each in _derived(case_file)
                if (each.table, each.id) == (table, row.pk)
            ),
            None,
        )
    except Exception:  # noqa: BLE001 (what was altered may contradict whatever the rules take for granted)
        return None


def _places(case_file: CaseFile) -> Iterator[Violation]:
    """Who sees each event, and where it stands in the feed."""
    xid, offered = 0, False
    for event in case_file.events:
        offered = offered or event.type is HireEventType.HIRE_OFFERED
        own = hire_link_of(event).fact.is_companys_own
        yield from compare(event, worker_sees=offered and not own)
        if event.xid < xid:
            reason = f"xid should not be below {xid}, but is {event.xid}"
            yield Violation(Event._meta.db_table, event.id, reason)
        xid = event.xid


def _salted(case_file: CaseFile, replayed: Replayed) -> Iterator[Violation]:
    """The texts that links hold as salted hashes alone."""
    rows = {row.pk: row for row in (*case_file.contracts, *case_file.messages.values())}
    for id, column, salt, sha256 in replayed.salted:
        if salted(salt, getattr(rows[id], column)) != sha256:
            reason = f"{column} is not what its event holds the hash of"
            yield Violation(rows[id]._meta.db_table, id, reason)


def _owners(case_file: CaseFile, _: Replayed) -> Iterator[Violation]:
    """Every row says whose it is, and says the same."""
    hire = case_file.hire
    yield from compare(case_file.job, **job_columns(hire))
    rows: tuple[Model, ...] = (
        *case_file.events,
        *case_file.contracts,
        *case_file.milestones.values(),
        *case_file.requests.values(),
        *case_file.conversations,
        *case_file.messages.values(),
    )
    for row in rows:
        yield from compare(row, company_id=hire.company_id, worker_id=hire.worker_id)


def _contracts(case_file: CaseFile, replayed: Replayed) -> Iterator[Violation]:
    known = {contract.id for contract in case_file.contracts}
    yield from missing_rows(Contract, known, replayed.contracts)
    hire, erased = case_file.hire, case_file.erasure.contents
    for version, contract in enumerate(case_file.contracts, start=1):
        rows = case_file.terms[contract.id]
        for row in rows:
            yield from compare(row, company_id=hire.company_id, currency=hire.currency)
            yield from missing_rows(Milestone, case_file.milestones, [row.milestone_id])
        yield from compare(
            contract,
            version=version,
            currency=hire.currency,
            **replayed.contracts[contract.id],
        )
        yield from agreed(case_file, contract, by_due_date(row.terms for row in rows), erased)


def _requests(case_file: CaseFile, replayed: Replayed) -> Iterator[Violation]:
    yield from missing_rows(PaymentRequest, case_file.requests, replayed.requests)
    for id, request in case_file.requests.items():
        if id not in replayed.requests:
            yield Violation(PaymentRequest._meta.db_table, id, "no event tells of it")
            continue
        columns = dict(replayed.requests[id])
        amount = columns.pop("amount", None)
        if amount not in {None, str(Money(request.amount_minor, request.currency))}:
            reason = f"amount_minor should be that of {amount}, but is {request.amount_minor}"
            yield Violation(PaymentRequest._meta.db_table, id, reason)
        yield from compare(request, **columns)
        yield from _signed_amount(case_file, request)


def _signed_amount(case_file: CaseFile, request: PaymentRequest) -> Iterator[Violation]:
    for row in case_file.terms.get(request.contract_id, []):
        if row.milestone_id == request.milestone_id:
            yield from compare(request, amount_minor=row.amount_minor, currency=row.currency)
            return
    reason = "its contract says nothing of its milestone"
    yield Violation(PaymentRequest._meta.db_table, request.id, reason)


def _messages(case_file: CaseFile, replayed: Replayed) -> Iterator[Violation]:
    yield from missing_rows(Message, case_file.messages, replayed.messages)
    its = next((each.id for each in case_file.conversations), None)
    for id, message in case_file.messages.items():
        if id in replayed.messages:
            yield from compare(message, conversation_id=its, **replayed.messages[id])
        else:
            yield Violation(Message._meta.db_table, id, "no event tells of it")


def _milestones(case_file: CaseFile, replayed: Replayed) -> Iterator[Violation]:
    yield from missing_rows(Milestone, case_file.milestones, replayed.milestones)
    offered = _offered(case_file)
    statuses = {
        request.milestone_id: MILESTONE[request.status]
        for request in case_file.requests.values()
        if request.status in LOCKING
    }
    paid = {each.milestone_id for each in case_file.requests.values() if each.paid_on}
    for state in _aggregate(case_file).states() if case_file.contracts else []:
        row = case_file.milestones[state.id]
        columns = derived(_last_said(case_file, state), row, offered=False)
        columns |= {"listed": state.latest is not None, "offered": row.id in offered}
        columns |= {"awaiting_signature": state.latest != state.signed}
        columns |= {"status": statuses.get(row.id, MilestoneStatus.IN_PROGRESS)}
        columns |= lookup_columns(state, row, case_file.hire.status) | {"paid": row.id in paid}
        yield from compare(row, currency=case_file.hire.currency, **columns)


def _aggregate(case_file: CaseFile) -> HireAggregate:
    standing = [
        contract for contract in case_file.contracts if contract.status in _UNDECIDED_OR_SIGNED
    ]
    contracts = standing or case_file.contracts[-1:]
    return HireAggregate(
        hire=case_file.hire,
        company=case_file.company,
        template=None,
        worker=case_file.worker,
        contracts=contracts,
        terms={each.id: by_due_date(_terms(case_file, each)) for each in contracts},
        milestones=case_file.milestones,
        requests={},
        newest=case_file.contracts[-1].version,
    )


def _offered(case_file: CaseFile) -> set[UUID]:
    """The milestones of every version that the worker could see."""
    issued = (contract for contract in case_file.contracts if contract.issued_at)
    return {terms.milestone for contract in issued for terms in _terms(case_file, contract)}


def _last_said(case_file: CaseFile, state: MilestoneState) -> MilestoneState:
    """The state with the last terms of a milestone that no standing version has: in force, or else at all."""
    if state.terms:
        return state
    said = {
        (contract.status in _SIGNED_ONCE, contract.version): terms
        for contract in case_file.contracts
        for terms in _terms(case_file, contract)
        if terms.milestone == state.id
    }
    last = said[max(said)] if said else None
    return MilestoneState(state.id, last, last, state.purchase_order_number)


def _terms(case_file: CaseFile, contract: Contract) -> list[Terms]:
    return [row.terms for row in case_file.terms[contract.id]]


def _hire(case_file: CaseFile, replayed: Replayed) -> Iterator[Violation]:
    yield from latest(case_file)
    hire = case_file.hire
    yield from compare(
        hire,
        **replayed.hire,
        search_key=former_search_key(hire),
        **due_dates(hire.status, case_file.milestones.values()),
    )
