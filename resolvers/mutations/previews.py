"""Previews of edits: decided as the mutations do, and nothing written."""

from typing import Annotated, Any, cast

import strawberry
from strawberry.types import Info

from models.amendment.decision import Save
from models.amendment.preview import Preview, preview_save
from models.rules.access import Action
from models.rules.contract.terms import Change
from models.rules.editing.edit import Edit
from models.rules.errors import Refused
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.mutations.amendment import EditHireInput, whole_edit
from resolvers.mutations.field import call
from resolvers.mutations.milestone import EditMilestonesInput, view_edit
from resolvers.planner.field_sql import as_selected
from resolvers.planner.selection import selected
from resolvers.types.common import Money, UserError, money_of, user_errors
from resolvers.types.contract import MilestoneChange, change_of
from resolvers.types.events.trail import FieldChange, field_change_of

_SIGNATURE = "Whether the worker would have to sign a new version."
_CHANGES = (
    "What the contract would say has changed since the version in force. An added milestone's id"
    " has no meaning yet."
)
_EDIT_CHANGES = "Of the milestones, against their latest terms: what this edit alone does."
_FIELD_CHANGES = "The same of everything else that is signed."


@strawberry.type(
    description="What `editMilestones` would do. `changes`: against the version in force, as the contract will say;"
    " `editChanges`: against the latest terms, what this edit alone does."
)
class MilestoneEditPreview:
    """A preview of an edit: its decisions, with nothing written."""

    requires_signature: bool = strawberry.field(description=_SIGNATURE)
    changes: list[MilestoneChange] = strawberry.field(description=_CHANGES)
    edit_changes: list[MilestoneChange] = strawberry.field(description=_EDIT_CHANGES)
    field_changes: list[FieldChange] = strawberry.field(description=_FIELD_CHANGES)
    total_before: Money | None = strawberry.field(description="Of the latest terms now.")
    total_after: Money | None = strawberry.field(description="Of the latest terms then.")
    user_errors: list[UserError] = strawberry.field(description="Why it would be refused.")


@strawberry.type(
    description="What `editHire` would do. `changes` and `fieldChanges`: against the version in force, as the contract"
    " will say; `editChanges` and `editFieldChanges`: against the latest terms, what this edit alone does."
)
class HireEditPreview:
    """A preview of an edit of everything: its decisions, with nothing written."""

    requires_signature: bool = strawberry.field(description=_SIGNATURE)
    changes: list[MilestoneChange] = strawberry.field(description=_CHANGES)
    field_changes: list[FieldChange] = strawberry.field(description=_FIELD_CHANGES)
    edit_changes: list[MilestoneChange] = strawberry.field(description=_EDIT_CHANGES)
    edit_field_changes: list[FieldChange] = strawberry.field(
        description="Of everything else that is signed, against the latest version: what this edit alone does."
    )
    total_before: Money | None = strawberry.field(
        description="Of the latest terms now; null for other rates than milestones."
    )
    total_after: Money | None = strawberry.field(
        description="Of the latest terms then; null for other rates than milestones."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it would be refused.")


_Input = strawberry.argument(description="What to do it with.")


async def preview_milestones(
    info: Info[Context, None], input: Annotated[EditMilestonesInput, _Input]
) -> MilestoneEditPreview:
    """The preview: a tree by response key in the place of its type, as everything that the executor walks."""
    tree = await _preview_tree(info, Action.EDIT_MILESTONES, input, view_edit(input))
    return cast("MilestoneEditPreview", tree)


async def preview_hire(
    info: Info[Context, None], input: Annotated[EditHireInput, _Input]
) -> HireEditPreview:
    """The preview of a save of everything, a tree as well."""
    tree = await _preview_tree(info, Action.EDIT_HIRE, input, whole_edit(input))
    return cast("HireEditPreview", tree)


async def _preview_tree(
    info: Info[Context, None], door: Action, input: EditMilestonesInput | EditHireInput, edit: Edit
) -> Any:
    await info.context.revalidate()
    save = Save(door, edit, input.note)
    try:
        preview = await preview_save(call(info.context, input), local_id("Hire", input.hire), save)
    except Refused as refused:
        return as_selected(_refused(refused), selected(info))
    return as_selected(_shown(preview), selected(info))


def _shown(preview: Preview) -> dict[str, Any]:
    def changes(of: tuple[Change, ...]) -> list[dict[str, Any]]:
        return [change_of(change, preview.purchase_orders) for change in of]

    return {
        "requiresSignature": preview.requires_signature,
        "changes": changes(preview.changes),
        "fieldChanges": [field_change_of(each) for each in preview.field_changes],
        "editChanges": changes(preview.edit_changes),
        "editFieldChanges": [field_change_of(each) for each in preview.edit_field_changes],
        "totalBefore": preview.before and money_of(preview.before),
        "totalAfter": preview.after and money_of(preview.after),
        "userErrors": [],
    }


def _refused(refused: Refused) -> dict[str, Any]:
    return {
        "requiresSignature": False,
        "changes": [],
        "fieldChanges": [],
        "editChanges": [],
        "editFieldChanges": [],
        "totalBefore": None,
        "totalAfter": None,
        "userErrors": user_errors(refused.refusals),
    }
