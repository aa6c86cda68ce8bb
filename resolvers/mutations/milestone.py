"""One save of the Manage Milestones view, and its preview."""

from collections.abc import Awaitable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, cast
from uuid import UUID

import strawberry
from strawberry import UNSET
from strawberry.types import Info

from models import milestone as verbs
from models.ids import new_id
from models.rules.editing import Edit
from models.rules.errors import Refused
from models.rules.rows import UNSET as LEFT_OUT
from models.rules.rows import MilestoneUpdate, NewMilestone
from models.unit_of_work.call import Call, Outcome
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_HIRE, call, mutation
from resolvers.planner.field_sql import as_selected
from resolvers.planner.selection import selected
from resolvers.types.common import Money, UserError, money_of, user_errors
from resolvers.types.contract import MilestoneChange, change_of
from resolvers.types.refs import ContractRef, HireRef

KEY = "Makes a retry safe: the same key with the same input takes effect once. 1 to 255 characters."


@strawberry.input(description="A milestone to add.")
class MilestoneInput:
    """A row of a list of milestones."""

    name: str = strawberry.field(description="1 to 200 characters after trimming.")
    due_date: date = strawberry.field(description="Not before today (UTC), nor the hire's start.")
    amount: Decimal = strawberry.field(description="Above zero, in the hire's currency.")
    purchase_order_number: str | None = strawberry.field(
        description="1 to 64 characters; compulsory where the company requires it.", default=None
    )


@strawberry.input(
    description="A field left out stays as it is; purchaseOrderNumber null removes it. Naming a milestone whose"
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
    note: str | None = strawberry.field(
        description="Tells the worker why, on the version that this issues.", default=None
    )
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.type(description="What an edit left behind.")
class EditMilestonesPayload:
    """The hire, and the version that was issued."""

    hire: HireRef | None = strawberry.field(description="Null exactly where it was refused.")
    contract: ContractRef | None = strawberry.field(
        description="The new version; null when none was needed."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


@strawberry.type(description="What `editMilestones` would do.")
class MilestoneEditPreview:
    """A preview of an edit: its decisions, with nothing written."""

    requires_signature: bool = strawberry.field(
        description="Whether the worker would have to sign a new version."
    )
    changes: list[MilestoneChange] = strawberry.field(
        description="What the contract would say has changed since the version in force. An added milestone's id"
        " has no meaning yet."
    )
    total_before: Money | None = strawberry.field(description="Of the latest terms now.")
    total_after: Money | None = strawberry.field(description="Of the latest terms then.")
    user_errors: list[UserError] = strawberry.field(description="Why it would be refused.")


def _edit(call: Call, input: EditMilestonesInput) -> Awaitable[Outcome]:
    return verbs.edit_milestones(call, local_id("Hire", input.hire), edit_of(input), input.note)


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


async def preview_milestones(
    info: Info[Context, None],
    input: Annotated[EditMilestonesInput, strawberry.argument(description="What to do it with.")],
) -> MilestoneEditPreview:
    """The preview: a tree by response key in the place of its type, as everything that the executor walks."""
    return cast("MilestoneEditPreview", await _preview_tree(info, input))


async def _preview_tree(info: Info[Context, None], input: EditMilestonesInput) -> Any:
    await info.context.revalidate()
    try:
        planned = await verbs.preview_milestone_edit(
            call(info.context, input), local_id("Hire", input.hire), edit_of(input), input.note
        )
    except Refused as refused:
        return as_selected(_refused(refused), selected(info))
    return as_selected(_preview(planned), selected(info))


def edit_of(input: EditMilestonesInput) -> Edit:
    """The edit as the rules read it; ids that are nobody's find no milestone."""
    return Edit(
        expected_version=input.expected_version,
        add=new_milestones(input.add),
        update=tuple(_update(each) for each in input.update or ()),
        remove=tuple(_milestone(each) for each in input.remove or ()),
    )


def new_milestones(rows: list[MilestoneInput] | None) -> tuple[NewMilestone, ...]:
    """The rows as they were typed, each with the id that it will have."""
    return tuple(
        NewMilestone(new_id(), row.name, row.due_date, row.amount, row.purchase_order_number)
        for row in rows or ()
    )


NO_MILESTONE = UUID(int=0)
"""No milestone has this id."""


def _milestone(value: str) -> UUID:
    return local_id("Milestone", value) or NO_MILESTONE


def _update(row: UpdateMilestoneInput) -> MilestoneUpdate:
    names = ("name", "due_date", "amount", "purchase_order_number")
    values = {name: getattr(row, name) for name in names}
    given = {name: LEFT_OUT if value is UNSET else value for name, value in values.items()}
    return MilestoneUpdate(_milestone(row.milestone), **given)


def _preview(preview: verbs.Preview) -> dict[str, Any]:
    return {
        "requiresSignature": preview.requires_signature,
        "changes": [change_of(change, preview.purchase_orders) for change in preview.changes],
        "totalBefore": money_of(preview.before),
        "totalAfter": money_of(preview.after),
        "userErrors": [],
    }


def _refused(refused: Refused) -> dict[str, Any]:
    return {
        "requiresSignature": False,
        "changes": [],
        "totalBefore": None,
        "totalAfter": None,
        "userErrors": user_errors(refused.refusals),
    }
