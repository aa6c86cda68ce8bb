"""What must be true of one hire's rows."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from tortoise.models import Model

from models.hire_aggregate import HireAggregate, derived, due_dates, is_outstanding
from models.hire_columns import job_columns, search_key
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
from models.unit_of_work.event_chain.hire import link_of
from models.verification.agreed import agreed, latest
from models.verification.coverage import chain_misfits, coverage_misfits, newest
from models.verification.dossier import Dossier
from models.verification.misfit import Misfit, compare, present
from models.verification.terms import terms_misfits
from models.verification.told import Told, told_by

_STANDING = (*OPEN_CONTRACT, ContractStatus.SIGNED)
_SIGNED_ONCE = (ContractStatus.SIGNED, ContractStatus.SUPERSEDED)

Check = Callable[[Dossier, Told], Iterator[Misfit]]


def misfits(dossier: Dossier) -> Iterator[Misfit]:
    """Every row of the hire that does not fit: the chain first, what it covers, and what follows from both."""
    yield from chain_misfits(dossier.hire, dossier.events, link_of)
    yield from _places(dossier)
    yield from coverage_misfits(newest(dossier.events), dossier.covered, partial(_named, dossier))
    yield from terms_misfits(dossier, partial(_named, dossier))
    yield from _derived(dossier)


def _derived(dossier: Dossier) -> Iterator[Misfit]:
    told = told_by(dossier.events)
    checks: tuple[Check, ...] = (
        _houses, _contracts, _requests, _messages, _milestones, _hire, _salted,
    )  # fmt: skip
    for check in checks:
        yield from check(dossier, told)


def _named(dossier: Dossier, row: Model) -> str | None:
    """What is wrong with a row that is not what was covered, as far as it contradicts other rows."""
    try:
        table = row._meta.db_table
        return next(
            (each.reason for each in _derived(dossier) if (each.table, each.id) == (table, row.pk)),
            None,
        )
    except Exception:  # noqa: BLE001 (what was altered may contradict whatever the rules take for granted)
        return None


def _places(dossier: Dossier) -> Iterator[Misfit]:
    """Who sees each event, and where it stands in the feed."""
    xid, offered = 0, False
    for event in dossier.events:
        offered = offered or event.type is HireEventType.HIRE_OFFERED
        yield from compare(event, worker_sees=offered)
        if event.xid < xid:
            reason = f"xid should not be below {xid}, but is {event.xid}"
            yield Misfit(Event._meta.db_table, event.id, reason)
        xid = event.xid


def _salted(dossier: Dossier, told: Told) -> Iterator[Misfit]:
    """What the links hold as salted hashes alone."""
    rows = {row.pk: row for row in (*dossier.contracts, *dossier.messages.values())}
    for id, column, salt, sha256 in told.salted:
        if salted(salt, getattr(rows[id], column)) != sha256:
            reason = f"{column} is not what its event holds the hash of"
            yield Misfit(rows[id]._meta.db_table, id, reason)


def _houses(dossier: Dossier, _: Told) -> Iterator[Misfit]:
    """Every row says whose it is, and says the same."""
    hire = dossier.hire
    yield from compare(dossier.job, **job_columns(hire))
    rows: tuple[Model, ...] = (
        *dossier.events,
        *dossier.contracts,
        *dossier.milestones.values(),
        *dossier.requests.values(),
        *dossier.conversations,
        *dossier.messages.values(),
    )
    for row in rows:
        yield from compare(row, company_id=hire.company_id, worker_id=hire.worker_id)


def _contracts(dossier: Dossier, told: Told) -> Iterator[Misfit]:
    known = {contract.id for contract in dossier.contracts}
    yield from present(Contract, known, told.contracts)
    hire = dossier.hire
    for version, contract in enumerate(dossier.contracts, start=1):
        rows = dossier.terms[contract.id]
        for row in rows:
            yield from compare(row, company_id=hire.company_id, currency=hire.currency)
            yield from present(Milestone, dossier.milestones, [row.milestone_id])
        yield from compare(
            contract,
            version=version,
            currency=hire.currency,
            **told.contracts[contract.id],
        )
        yield from agreed(dossier, contract, by_due_date(row.terms for row in rows))


def _requests(dossier: Dossier, told: Told) -> Iterator[Misfit]:
    yield from present(PaymentRequest, dossier.requests, told.requests)
    for id, request in dossier.requests.items():
        if id not in told.requests:
            yield Misfit(PaymentRequest._meta.db_table, id, "no event tells of it")
            continue
        columns = dict(told.requests[id])
        amount = columns.pop("amount", None)
        if amount not in {None, str(Money(request.amount_minor, request.currency))}:
            reason = f"amount_minor should be that of {amount}, but is {request.amount_minor}"
            yield Misfit(PaymentRequest._meta.db_table, id, reason)
        yield from compare(request, **columns)
        yield from _signed_amount(dossier, request)


def _signed_amount(dossier: Dossier, request: PaymentRequest) -> Iterator[Misfit]:
    for row in dossier.terms.get(request.contract_id, []):
        if row.milestone_id == request.milestone_id:
            yield from compare(request, amount_minor=row.amount_minor, currency=row.currency)
            return
    reason = "its contract says nothing of its milestone"
    yield Misfit(PaymentRequest._meta.db_table, request.id, reason)


def _messages(dossier: Dossier, told: Told) -> Iterator[Misfit]:
    yield from present(Message, dossier.messages, told.messages)
    its = next((each.id for each in dossier.conversations), None)
    for id, message in dossier.messages.items():
        if id in told.messages:
            yield from compare(message, conversation_id=its, **told.messages[id])
        else:
            yield Misfit(Message._meta.db_table, id, "no event tells of it")


def _milestones(dossier: Dossier, told: Told) -> Iterator[Misfit]:
    yield from present(Milestone, dossier.milestones, told.milestones)
    offered = _offered(dossier)
    statuses = {
        request.milestone_id: MILESTONE[request.status]
        for request in dossier.requests.values()
        if request.status in LOCKING
    }
    for state in _aggregate(dossier).states() if dossier.contracts else []:
        row = dossier.milestones[state.id]
        columns = derived(_last_said(dossier, state), row, offered=False)
        columns |= {"listed": state.latest is not None, "offered": row.id in offered}
        columns |= {"awaiting_signature": state.latest != state.signed}
        columns |= {"status": statuses.get(row.id, MilestoneStatus.IN_PROGRESS)}
        columns |= {"outstanding": is_outstanding(state, dossier.hire.status)}
        yield from compare(row, currency=dossier.hire.currency, **columns)


def _aggregate(dossier: Dossier) -> HireAggregate:
    standing = [contract for contract in dossier.contracts if contract.status in _STANDING]
    contracts = standing or dossier.contracts[-1:]
    return HireAggregate(
        hire=dossier.hire,
        company=dossier.company,
        template=None,
        worker=dossier.worker,
        contracts=contracts,
        terms={each.id: by_due_date(_terms(dossier, each)) for each in contracts},
        milestones=dossier.milestones,
        requests={},
        newest=dossier.contracts[-1].version,
    )


def _offered(dossier: Dossier) -> set[UUID]:
    """The milestones of every version that the worker could see."""
    issued = (contract for contract in dossier.contracts if contract.issued_at)
    return {terms.milestone for contract in issued for terms in _terms(dossier, contract)}


def _last_said(dossier: Dossier, state: MilestoneState) -> MilestoneState:
    """The state with the last terms of a milestone that no standing version has: in force, or else at all."""
    if state.terms:
        return state
    said = {
        (contract.status in _SIGNED_ONCE, contract.version): terms
        for contract in dossier.contracts
        for terms in _terms(dossier, contract)
        if terms.milestone == state.id
    }
    last = said[max(said)] if said else None
    return MilestoneState(state.id, last, last, state.purchase_order_number)


def _terms(dossier: Dossier, contract: Contract) -> list[Terms]:
    return [row.terms for row in dossier.terms[contract.id]]


def _hire(dossier: Dossier, told: Told) -> Iterator[Misfit]:
    yield from latest(dossier)
    hire = dossier.hire
    yield from compare(
        hire,
        **told.hire,
        search_key=search_key(hire, dossier.worker),
        **due_dates(hire.status, dossier.milestones.values()),
    )
