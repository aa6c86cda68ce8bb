"""The rows of the Manage Milestones view as they are typed, and its one save."""

from collections.abc import Awaitable
from datetime import date
from decimal import Decimal
from uuid import UUID

import strawberry
from strawberry import UNSET

from models.amendment.save import edit_milestones
from models.ids import new_id
from models.rules.editing.edit import Edit, MilestonesEdit
from models.rules.errors import Path
from models.rules.rows import MilestoneUpdate, NewMilestone
from models.unit_of_work.call import Call, Outcome
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_HIRE, mutation
from resolvers.mutations.inputs import filled, given
from resolvers.types.common import UserError
from resolvers.types.refs import ContractRef, HireRef

KEY = "Makes a retry safe: the same key with the same input takes effect once. 1 to 255 characters."
NOTE_TO_WORKER = (
    "Tells the worker why; kept with the version, and with the events of an edit that issues none."
)


@strawberry.input(description="A milestone to add.")
class MilestoneInput:
    """A row of a list of milestones."""

    name: str = strawberry.field(description="1 to 200 characters after trimming.")
    due_date: date = strawberry.field(description="Not before today (UTC), nor the hire's start.")
    amount: Decimal = strawberry.field(description="Above zero, in the hire's currency.")
    purchase_order_number: str | None = strawberry.field(
        description="1 to 64 characters; compulsory where the company requires it.", default=None
    )
    external_id: str | None = strawberry.field(
        description="The company's own key for it, unique in the hire: 1 to 255 characters.",
        default=None,
    )


@strawberry.input(
    description="A field left out or null stays as it is; purchaseOrderNumber null removes it. Naming a milestone whose"
    " removal awaits its signature restores it."
)
class UpdateMilestoneInput:
    """A row to change."""

    milestone: strawberry.ID = strawberry.field(description="Which one.")
    name: str | None = strawberry.field(description="1 to 200 characters.", default=UNSET)
    due_date: date | None = strawberry.field(
        description="Checked only where it differs.", default=UNSET
    )
    amount: Decimal | None = strawberry.field(description="Above zero.", default=UNSET)
    purchase_order_number: str | None = strawberry.field(
        description="Null removes it. It needs no signature.", default=UNSET
    )


@strawberry.input(description="One save of the Manage Milestones view.")
class EditMilestonesInput:
    """All or nothing."""

    hire: strawberry.ID = strawberry.field(description="Whose milestones.")
    expected_version: int = strawberry.field(description="Hire.version as the editor saw it.")
    add: list[MilestoneInput] | None = strawberry.field(description="New ones.", default=None)
    update: list[UpdateMilestoneInput] | None = strawberry.field(
        description="Changed ones.", default=None
    )
    remove: list[strawberry.ID] | None = strawberry.field(
        description="Milestones to remove.", default=None
    )
    note: str | None = strawberry.field(description=NOTE_TO_WORKER, default=None)
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="The milestones of an edit of the hire.")
class MilestoneEditsInput:
    """The rows of the view, as a part of a save of everything."""

    add: list[MilestoneInput] | None = strawberry.field(description="New ones.", default=None)
    update: list[UpdateMilestoneInput] | None = strawberry.field(
        description="Changed ones.", default=None
    )
    remove: list[strawberry.ID] | None = strawberry.field(
        description="Milestones to remove.", default=None
    )


@strawberry.type(description="What an edit left behind.")
class EditMilestonesPayload:
    """The hire, and the version that was issued."""

    hire: HireRef | None = strawberry.field(description="Null exactly where it was refused.")
    contract: ContractRef | None = strawberry.field(
        description="The new version; null when none was needed."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


def _edit(call: Call, input: EditMilestonesInput) -> Awaitable[Outcome]:
    return edit_milestones(call, local_id("Hire", input.hire), view_edit(input), input.note)


@strawberry.type
class MilestoneMutations:
    """The mutation of the view."""

    edit_milestones: EditMilestonesPayload = mutation(
        ABOUT_HIRE,
        EditMilestonesInput,
        _edit,
        "One save of the Manage Milestones view, all or nothing: at most one new contract version, and"
        " none when only PO numbers change.",
    )


def view_edit(input: EditMilestonesInput) -> Edit:
    """The save of the view as the rules read it."""
    return Edit(input.expected_version, milestones_edit(input))


def milestones_edit(
    input: EditMilestonesInput | MilestoneEditsInput, path: Path = ()
) -> MilestonesEdit:
    """The rows as the rules read them, which stand at `path` of the input; ids that are nobody's find no milestone."""
    return MilestonesEdit(
        add=new_milestones(input.add),
        update=tuple(_update(each) for each in input.update or ()),
        remove=tuple(_milestone(each) for each in input.remove or ()),
        path=path,
    )


def new_milestones(rows: list[MilestoneInput] | None) -> tuple[NewMilestone, ...]:
    """The rows as they were typed, each with the id that it will have."""
    return tuple(
        NewMilestone(
            new_id(), row.name, row.due_date, row.amount, row.purchase_order_number, row.external_id
        )
        for row in rows or ()
    )


NO_MILESTONE = UUID(int=0)
"""No milestone has this id."""


def _milestone(value: str) -> UUID:
    return local_id("Milestone", value) or NO_MILESTONE


def _update(row: UpdateMilestoneInput) -> MilestoneUpdate:
    typed = filled(row, "name", "due_date", "amount")
    return MilestoneUpdate(
        _milestone(row.milestone), **typed, **given(row, "purchase_order_number")
    )
