"""What must be true of one hire's rows."""

from collections.abc import Callable, Iterator
from uuid import UUID

from tortoise.models import Model

from models.book import Book, derived, next_due
from models.chain import link_of
from models.records import Contract, Event, Message, Milestone, PaymentRequest
from models.rules import texts
from models.rules.events import GENESIS, HireEventType
from models.rules.lifecycle import (
    LOCKING,
    MILESTONE,
    OPEN_CONTRACT,
    ContractStatus,
    MilestoneStatus,
)
from models.rules.people import HiringRoute
from models.rules.rows import MilestoneState
from models.rules.terms import Terms, by_due_date
from models.verification.agreed import agreed, latest
from models.verification.dossier import Dossier
from models.verification.misfit import Misfit, compare, present
from models.verification.told import Told, told_by

_STANDING = (*OPEN_CONTRACT, ContractStatus.SIGNED)
_SIGNED_ONCE = (ContractStatus.SIGNED, ContractStatus.SUPERSEDED)

Check = Callable[[Dossier, Told], Iterator[Misfit]]


def misfits(dossier: Dossier) -> Iterator[Misfit]:
    """Every row of the hire that does not fit; first what the others follow from, the events above all."""
    yield from _chain(dossier)
    told = told_by(dossier.events)
    checks: tuple[Check, ...] = (_houses, _contracts, _requests, _messages, _milestones, _hire)
    for check in checks:
        yield from check(dossier, told)


def _chain(dossier: Dossier) -> Iterator[Misfit]:
    head, xid, offered = GENESIS, 0, False
    for seq, event in enumerate(dossier.events, start=1):
        offered = offered or event.type is HireEventType.HIRE_OFFERED
        head = _hash(event, head)
        yield from compare(event, seq=seq, hash=head, worker_sees=offered)
        if event.xid < xid:
            reason = f"xid should not be below {xid}, but is {event.xid}"
            yield Misfit(Event._meta.db_table, event.id, reason)
        xid = event.xid
    yield from compare(dossier.hire, event_seq=len(dossier.events), event_hash=head)


def _hash(event: Event, previous: str) -> str:
    try:
        return link_of(event).hash(previous)
    except (ValueError, TypeError):
        return "the hash of readable details"


def _houses(dossier: Dossier, _: Told) -> Iterator[Misfit]:
    """Every row says whose it is, and says the same."""
    hire = dossier.hire
    yield from compare(
        dossier.job,
        company_id=hire.company_id,
        route=HiringRoute.DIRECT_HIRE,
        rate_type=hire.rate_type,
    )
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
        yield from compare(request, **told.requests[id])
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
    for id, message in dossier.messages.items():
        if id in told.messages:
            yield from compare(message, **told.messages[id])
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
    for state in _book(dossier).states() if dossier.contracts else []:
        row = dossier.milestones[state.id]
        columns = derived(_last_said(dossier, state), row, offered=False)
        columns |= {"listed": state.latest is not None, "offered": row.id in offered}
        columns |= {"awaiting_signature": state.latest != state.signed}
        columns |= {"status": statuses.get(row.id, MilestoneStatus.IN_PROGRESS)}
        yield from compare(row, currency=dossier.hire.currency, **columns)


def _book(dossier: Dossier) -> Book:
    standing = [contract for contract in dossier.contracts if contract.status in _STANDING]
    contracts = standing or dossier.contracts[-1:]
    return Book(
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
    searched = f"{hire.number}\n{hire.title}\n{dossier.worker.name}"
    yield from compare(
        hire,
        **told.hire,
        search_key=texts.sort_key(searched),
        next_due=next_due(dossier.milestones.values()),
    )
