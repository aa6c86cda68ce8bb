"""The decision about a save of a hire: one for both doors, and for their previews."""

from dataclasses import dataclass

from models.hire_aggregate import AGGREGATE, HireAggregate
from models.hire_columns import SIGNED_PARTICULARS, particulars_of, signed_particulars
from models.rules import decisions
from models.rules.access import Action, NonMemberRole, Viewer
from models.rules.contract.content import content_hash, content_of
from models.rules.contract.terms import Agreement
from models.rules.editing.edit import Edit
from models.rules.editing.plan import EditPlan, HireState, VersionChange, version_change
from models.rules.editing.planner import plan_edit
from models.rules.errors import NotFound, raise_any
from models.rules.lifecycle import HireStatus
from models.rules.rows import RowBounds
from models.rules.text import texts
from models.unit_of_work.call import Call
from models.unit_of_work.load import ResultSet

AMENDABLE = (*AGGREGATE, *SIGNED_PARTICULARS)
"""The rows that an amendment is decided on, beside the hire itself."""


@dataclass(frozen=True, slots=True)
class Save:
    """A save as it was typed, and the door by which it comes: `editMilestones` or `editHire`."""

    door: Action
    edit: Edit
    note: str | None

    def require_known(self, aggregate: HireAggregate, by: Viewer) -> None:
        """Go on only if every milestone that is named is one of this hire's, and not hidden from the viewer."""
        hides = by.role is NonMemberRole.WORKER
        seen = {id for id, row in aggregate.milestones.items() if row.offered or not hides}
        raise_any(NotFound(path) for path, id in self.edit.rows.named if id not in seen)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A save that was judged. `agreement` is what a version would say that were issued now."""

    plan: EditPlan
    agreement: Agreement
    version_change: VersionChange
    note: str | None

    @property
    def does_nothing(self) -> bool:
        """True where everything stands there already."""
        return self.plan.does_nothing and self.version_change is VersionChange.NONE


def decided(
    save: Save, call: Call, aggregate: HireAggregate, rows: ResultSet, found: texts.Refusals
) -> Amendment:
    """The save, judged; `rows` are those of AMENDABLE, `found` what is wrong elsewhere. Raises Refused."""
    hire = aggregate.hire
    raise_any(_state(save.door, aggregate))
    note = texts.printed_text(save.note, ("note",), found, texts.NOTE)
    signed = signed_particulars(aggregate, rows)
    state = HireState(hire.version, particulars_of(hire), signed, aggregate.states())
    plan = plan_edit(save.edit, state, _bounds(call, aggregate), found)
    agreement = aggregate.agreement(plan.after.milestones).with_particulars(plan.particulars)
    change = _version_change(aggregate, plan, agreement, reissue=save.edit.reissue)
    if change is VersionChange.ISSUED:
        raise_any(decisions.issuing(agreement.texts))
    return Amendment(plan, agreement, change, note)


def _state(door: Action, aggregate: HireAggregate) -> decisions.Decision:
    hire = aggregate.hire
    if door is Action.EDIT_MILESTONES:
        return decisions.editing_milestones(hire.status, by_milestones=hire.by_milestones)
    return decisions.editing(hire.status)


def _bounds(call: Call, aggregate: HireAggregate) -> RowBounds:
    hire = aggregate.hire
    return RowBounds(
        today=call.today,
        currency=hire.currency,
        start_date=hire.start_date,
        requires_purchase_order_number=aggregate.company.requires_purchase_order_number,
        limits=call.limits,
    )


def _version_change(
    aggregate: HireAggregate, plan: EditPlan, agreement: Agreement, *, reissue: bool
) -> VersionChange:
    """A draft is rewritten in place. Names and template count only where it is to be issued anew."""
    if aggregate.hire.status is HireStatus.DRAFT:
        return VersionChange.NONE
    if not reissue:
        return plan.version_change
    # Two milestones that say the same are two all the same, and no content tells which is which.
    now = plan.after, content_hash(content_of(agreement))
    in_force = aggregate.in_force and (plan.signed, aggregate.in_force.content_hash)
    return version_change((plan.before, aggregate.latest.content_hash), now, in_force)
