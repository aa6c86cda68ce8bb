"""One save of a hire, of its milestones alone or of all that is signed: what it writes, and which version follows."""

from uuid import UUID

from models.access.visibility import Noun
from models.amendment.decision import AMENDABLE, Amendment, Save, decided
from models.contract import withdraw
from models.contract_version import add_milestones, issue, rewrite_draft, write_version
from models.hire_aggregate import HireAggregate, aggregate_of
from models.hire_columns import rewrite
from models.milestone_columns import milestone_search_key
from models.records import Contract
from models.rules.access import Action
from models.rules.editing.edit import Edit
from models.rules.editing.facts import facts_of
from models.rules.editing.plan import EditPlan, VersionChange
from models.rules.lifecycle import ContractStatus, HireStatus
from models.unit_of_work.call import Outcome
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb


@verb(Action.EDIT_MILESTONES)
async def edit_milestones(
    tx: Transaction, id: UUID | None, edit: Edit, note: str | None
) -> Outcome:
    """All or nothing: at most one new version, and none when only PO numbers change."""
    return await _amend(tx, id, Save(tx.action, edit, note))


@verb(Action.EDIT_HIRE)
async def edit_hire(tx: Transaction, id: UUID | None, edit: Edit, note: str | None) -> Outcome:
    """One save of everything that is signed, milestones included, by the rule of `edit_milestones`."""
    return await _amend(tx, id, Save(tx.action, edit, note))


async def _amend(tx: Transaction, id: UUID | None, save: Save) -> Outcome:
    hire = await tx.on_hire(Noun.HIRE, id, ("hire",), *AMENDABLE)
    aggregate = aggregate_of(hire, tx.rows)
    save.require_known(aggregate, tx.call.by)
    tx.admit()
    amendment = decided(save, tx.call, aggregate, tx.rows, tx.found)
    if amendment.does_nothing:
        return Outcome(hire.id)
    tx.new_version(hire)
    await _release_external_ids(tx, aggregate, amendment.plan)
    _write_state(tx, aggregate, amendment)
    issued = await _write_version(tx, aggregate, amendment)
    aggregate.settle(tx)
    return Outcome(hire.id, issued.id if issued else None)


async def _release_external_ids(tx: Transaction, aggregate: HireAggregate, plan: EditPlan) -> None:
    """Take those out of the contract whose external ids new milestones have: at once, as no two ever have the same."""
    taken = {row.external_id for row in plan.added if row.external_id}
    stay = plan.in_contract if taken else set()
    for id, row in aggregate.milestones.items():
        if row.external_id in taken and row.in_contract and id not in stay:
            outside = {"listed": False, "awaiting_signature": False}
            await tx.change_at_once(row, **outside, updated_at=tx.call.at)


def _write_state(tx: Transaction, aggregate: HireAggregate, amendment: Amendment) -> None:
    """The hire's own columns, new rows, changed PO numbers, and the facts of it all."""
    plan, hire = amendment.plan, aggregate.hire
    orders = {id: row.purchase_order_number for id, row in aggregate.milestones.items()}
    tx.record(hire, *facts_of(plan, orders, amendment.note))
    rewrite(tx, aggregate, plan.particulars)
    for milestone in add_milestones(tx, hire, plan.added):
        aggregate.milestones[milestone.id] = milestone
    for row in plan.updated:
        milestone = aggregate.milestones[row.terms.milestone]
        tx.change(milestone, updated_at=tx.call.at)
        if milestone.purchase_order_number != row.purchase_order_number:
            key = milestone_search_key(milestone.name, row.purchase_order_number)
            tx.change(milestone, purchase_order_number=row.purchase_order_number, search_key=key)


async def _write_version(
    tx: Transaction, aggregate: HireAggregate, amendment: Amendment
) -> Contract | None:
    """The next version where one is needed, in the place of the open one."""
    plan, change = amendment.plan, amendment.version_change
    if aggregate.hire.status is HireStatus.DRAFT:
        if plan.changes_terms:
            await rewrite_draft(tx, aggregate, plan.after.milestones)
        return None
    if change is VersionChange.NONE:
        return None
    if aggregate.open:
        await _replace(tx, aggregate, aggregate.open, amendment.note)
    return _issue(tx, aggregate, amendment) if change is VersionChange.ISSUED else None


async def _replace(
    tx: Transaction, aggregate: HireAggregate, revision: Contract, note: str | None
) -> None:
    withdraw(tx, aggregate, revision, note)
    # At once, not with the other changes: only one version may be open at any moment.
    await tx.change_at_once(revision, status=revision.status)
    aggregate.contracts.remove(revision)


def _issue(tx: Transaction, aggregate: HireAggregate, amendment: Amendment) -> Contract:
    terms = amendment.plan.after.milestones
    contract = write_version(
        tx,
        aggregate.hire,
        terms,
        version=aggregate.newest + 1,
        status=ContractStatus.PENDING_SIGNATURE,
        base=aggregate.in_force,
        note=amendment.note,
    )
    aggregate.contracts.append(contract)
    aggregate.terms[contract.id] = terms
    issue(tx, aggregate, contract, amendment.note)
    return contract
