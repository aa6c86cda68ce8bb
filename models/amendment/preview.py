"""The preview of a save of a hire: decided as its verb does, and nothing written."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.amendment.decision import AMENDABLE, Amendment, Save, decided
from models.hire_aggregate import HireAggregate, aggregate_of
from models.records import Contract, Hire
from models.rules.access import forbidden
from models.rules.contract.changes import FieldChange, particulars_changes, wording_changes
from models.rules.contract.content import wording_of
from models.rules.contract.particulars import Wording
from models.rules.contract.terms import Change, Provisions
from models.rules.editing.plan import VersionChange
from models.rules.errors import NotFound, Refused, raise_any
from models.rules.money import Money
from models.rules.text import texts
from models.unit_of_work.call import Call
from models.unit_of_work.load import ResultSet, RowQueries, RowQuery, read_rows

_HIRE_ROWS = RowQuery(Hire, "t.id = {root}")
_CONTENT_ROWS = RowQuery(
    Contract,
    "t.hire_id = {root} AND t.status IN ('SIGNED', 'PENDING_SIGNATURE')",
    only=("id", "content"),
)


@dataclass(frozen=True, slots=True)
class Preview:
    """The result that a save would have.

    `changes` and `field_changes` compare with the version in force, `edit_changes` and `edit_field_changes` with the
    latest one. Totals are None where milestones do not make the price.
    """

    requires_signature: bool
    changes: tuple[Change, ...]
    field_changes: Sequence[FieldChange]
    edit_changes: tuple[Change, ...]
    edit_field_changes: Sequence[FieldChange]
    before: Money | None
    after: Money | None
    purchase_orders: dict[UUID, str | None]
    """Of each milestone, as it would stand."""


async def preview_save(call: Call, id: UUID | None, save: Save) -> Preview:
    """Decide a save as its verb does, and write nothing. Raises Refused as the verb would."""
    if await visible_id(Noun.HIRE, id, call.by) is None:
        raise Refused([NotFound(("hire",))])
    rows = await read_rows(RowQueries((_HIRE_ROWS, _CONTENT_ROWS, *AMENDABLE), id))
    aggregate = aggregate_of(rows.only(_HIRE_ROWS), rows)
    save.require_known(aggregate, call.by)
    raise_any(forbidden(call.by, save.door))
    wrong: texts.Refusals = []
    texts.idempotency_key(call.key, wrong)
    return _preview(aggregate, decided(save, call, aggregate, rows, wrong), rows)


def _preview(aggregate: HireAggregate, amendment: Amendment, rows: ResultSet) -> Preview:
    plan = amendment.plan
    return Preview(
        requires_signature=amendment.version_change is VersionChange.ISSUED,
        changes=plan.changes,
        field_changes=_field_changes(aggregate, amendment, rows),
        edit_changes=plan.edit_changes,
        edit_field_changes=_edit_field_changes(aggregate, amendment, rows),
        before=_total(aggregate.hire, plan.before),
        after=_total(aggregate.hire, plan.after),
        purchase_orders={
            **{id: row.purchase_order_number for id, row in aggregate.milestones.items()},
            **{row.terms.milestone: row.purchase_order_number for row in plan.rows},
        },
    )


def _field_changes(
    aggregate: HireAggregate, amendment: Amendment, rows: ResultSet
) -> Sequence[FieldChange]:
    """The field changes that the contract will show: the next version, or the one that goes on to be the latest."""
    if aggregate.in_force is None:
        return []
    in_force = _wording(aggregate.in_force, rows)
    if amendment.version_change is VersionChange.ISSUED:
        return wording_changes(in_force, amendment.agreement.wording)
    if amendment.version_change is VersionChange.WITHDRAWN:
        return []
    return wording_changes(in_force, _wording(aggregate.latest, rows))


def _edit_field_changes(
    aggregate: HireAggregate, amendment: Amendment, rows: ResultSet
) -> Sequence[FieldChange]:
    """The field changes of this save alone: from the latest version to the next, parties included."""
    plan = amendment.plan
    if amendment.version_change is VersionChange.ISSUED:
        return wording_changes(_wording(aggregate.latest, rows), amendment.agreement.wording)
    if amendment.version_change is VersionChange.WITHDRAWN and aggregate.in_force:
        return wording_changes(_wording(aggregate.latest, rows), _wording(aggregate.in_force, rows))
    return particulars_changes(plan.before.particulars, plan.particulars)


def _wording(contract: Contract, rows: ResultSet) -> Wording:
    (content,) = (row.content for row in rows.all(_CONTENT_ROWS) if row.id == contract.id)
    return wording_of(content or "")


def _total(hire: Hire, provisions: Provisions) -> Money | None:
    if not hire.by_milestones:
        return None
    return Money.sum((terms.amount for terms in provisions.milestones), hire.currency)
