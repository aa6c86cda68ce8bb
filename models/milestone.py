"""One save of the Manage Milestones view, and its preview."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.contract import withdraw
from models.contract_version import add_milestones, issue, rewrite_draft, write_version
from models.hire_aggregate import AGGREGATE, HireAggregate, aggregate_of
from models.records import Contract, Hire
from models.rules import decisions
from models.rules.access import Action, NonMemberRole, Viewer, forbidden
from models.rules.contract.changes import FieldChange, milestone_changes
from models.rules.contract.terms import Change
from models.rules.editing import Edit, EditPlan, plan_edit
from models.rules.errors import NotFound, Refused, raise_any
from models.rules.events import Fact, HireEventType, because
from models.rules.lifecycle import ContractStatus, HireStatus
from models.rules.money import Money
from models.rules.rows import RowBounds
from models.rules.text import texts
from models.unit_of_work.call import Call, Outcome
from models.unit_of_work.load import RowQueries, RowQuery, read_rows
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

_HIRE_PATH = ("hire",)
_HIRE_ROWS = RowQuery(Hire, "t.id = {root}")


@verb(Action.EDIT_MILESTONES)
async def edit_milestones(
    tx: Transaction, id: UUID | None, edit: Edit, note: str | None
) -> Outcome:
    """All or nothing: at most one new version, and none when only PO numbers change."""
    hire = await tx.on_hire(Noun.HIRE, id, _HIRE_PATH, *AGGREGATE)
    aggregate = aggregate_of(hire, tx.rows)
    _known(edit, aggregate, tx.call.by)
    tx.admit()
    plan, note = _planned(tx.call, aggregate, edit, note, found=tx.found)
    if plan.does_nothing:
        return Outcome(hire.id)
    tx.new_version(hire)
    _write_rows(tx, aggregate, plan, note)
    issued = await _write_terms(tx, aggregate, plan, note)
    aggregate.settle(tx)
    return Outcome(hire.id, issued.id if issued else None)


@dataclass(frozen=True, slots=True)
class Preview:
    """The result that an edit would have."""

    requires_signature: bool
    changes: tuple[Change, ...]
    before: Money
    after: Money
    purchase_orders: dict[UUID, str | None]
    """Of each milestone, as it would stand."""


async def preview_milestone_edit(
    call: Call, id: UUID | None, edit: Edit, note: str | None
) -> Preview:
    """Decide an edit as `edit_milestones` does, and write nothing. Raises Refused as the edit would."""
    if await visible_id(Noun.HIRE, id, call.by) is None:
        raise Refused([NotFound(_HIRE_PATH)])
    rows = await read_rows(RowQueries((_HIRE_ROWS, *AGGREGATE), id))
    hire = rows.only(_HIRE_ROWS)
    aggregate = aggregate_of(hire, rows)
    _known(edit, aggregate, call.by)
    raise_any(forbidden(call.by.role, Action.EDIT_MILESTONES))
    wrong: texts.Refusals = []
    texts.idempotency_key(call.key, wrong)
    plan, _ = _planned(call, aggregate, edit, note, found=wrong)
    return Preview(
        requires_signature=plan.issues_version and hire.status is not HireStatus.DRAFT,
        changes=plan.changes,
        before=Money.sum((terms.amount for terms in plan.before), hire.currency),
        after=Money.sum((terms.amount for terms in plan.latest), hire.currency),
        purchase_orders={
            **{id: row.purchase_order_number for id, row in aggregate.milestones.items()},
            **{row.terms.milestone: row.purchase_order_number for row in plan.rows},
        },
    )


def _known(edit: Edit, aggregate: HireAggregate, by: Viewer) -> None:
    """Every milestone that the edit names is one of this hire's, and not hidden from the viewer."""
    hides = by.role is NonMemberRole.WORKER
    seen = {id for id, row in aggregate.milestones.items() if row.offered or not hides}
    raise_any(NotFound(path) for path, id in edit.named if id not in seen)


def _planned(
    call: Call, aggregate: HireAggregate, edit: Edit, note: str | None, *, found: texts.Refusals
) -> tuple[EditPlan, str | None]:
    hire = aggregate.hire
    raise_any(decisions.editing(hire.status, by_milestones=hire.by_milestones))
    bounds = RowBounds(
        today=call.today,
        currency=hire.currency,
        start_date=hire.start_date,
        requires_purchase_order_number=aggregate.company.requires_purchase_order_number,
        limits=call.limits,
    )
    note = texts.printed_text(note, ("note",), found, texts.NOTE)
    plan = plan_edit(edit, aggregate.states(), bounds, hire.version, found)
    if plan.issues_version and hire.status is not HireStatus.DRAFT:
        raise_any(decisions.issuing(aggregate.agreement(plan.latest).texts))
    return plan, note


def _write_rows(
    tx: Transaction, aggregate: HireAggregate, plan: EditPlan, note: str | None
) -> None:
    """New rows, changed PO numbers, and a fact for each row of the edit, with what it changed."""
    tx.record(aggregate.hire, *_facts(aggregate, plan, note))
    for milestone in add_milestones(tx, aggregate.hire, plan.added):
        aggregate.milestones[milestone.id] = milestone
    for row in plan.updated:
        milestone = aggregate.milestones[row.terms.milestone]
        tx.change(milestone, updated_at=tx.call.at)
        if milestone.purchase_order_number != row.purchase_order_number:
            tx.change(milestone, purchase_order_number=row.purchase_order_number)


def _facts(aggregate: HireAggregate, plan: EditPlan, note: str | None) -> Iterator[Fact]:
    latest = {terms.milestone: terms for terms in plan.before}

    def fact(happened: HireEventType, id: UUID, changes: list[FieldChange]) -> Fact:
        return Fact(happened, milestone=id, details={"changes": changes, **because(note)})

    for row in plan.added:
        changes = milestone_changes(None, row.terms, None, row.purchase_order_number)
        yield fact(HireEventType.MILESTONE_ADDED, row.terms.milestone, changes)
    for row in plan.updated:
        id = row.terms.milestone
        # One that was removed comes back with the number that its removal told of.
        was = aggregate.milestones[id].purchase_order_number if id in latest else None
        orders = was, row.purchase_order_number
        changes = milestone_changes(latest.get(id), row.terms, *orders)
        yield fact(HireEventType.MILESTONE_EDITED, id, changes)
    for id in plan.removed:
        order = aggregate.milestones[id].purchase_order_number
        changes = milestone_changes(latest[id], None, order)
        yield fact(HireEventType.MILESTONE_REMOVED, id, changes)


async def _write_terms(
    tx: Transaction, aggregate: HireAggregate, plan: EditPlan, note: str | None
) -> Contract | None:
    """The next version where one is needed, in the place of the open one."""
    if not plan.changes_terms:
        return None
    if aggregate.hire.status is HireStatus.DRAFT:
        await rewrite_draft(tx, aggregate, plan.latest)
        return None
    if aggregate.open:
        await _replace(tx, aggregate, aggregate.open, note)
    return _issue(tx, aggregate, plan, note) if plan.issues_version else None


async def _replace(
    tx: Transaction, aggregate: HireAggregate, revision: Contract, note: str | None
) -> None:
    withdraw(tx, aggregate, revision, note)
    # At once, not with the other changes: only one version may be open at any moment.
    await tx.change_at_once(revision, status=revision.status)
    aggregate.contracts.remove(revision)


def _issue(tx: Transaction, aggregate: HireAggregate, plan: EditPlan, note: str | None) -> Contract:
    contract = write_version(
        tx,
        aggregate.hire,
        plan.latest,
        version=aggregate.newest + 1,
        status=ContractStatus.PENDING_SIGNATURE,
        base=aggregate.in_force,
        note=note,
    )
    aggregate.contracts.append(contract)
    aggregate.terms[contract.id] = plan.latest
    issue(tx, aggregate, contract, note)
    return contract
