"""One save of everything that is signed."""

from collections.abc import Awaitable
from datetime import date
from decimal import Decimal

import strawberry
from strawberry import UNSET

from models.amendment.save import edit_hire
from models.rules.editing.edit import Edit, ParticularsEdit
from models.unit_of_work.call import Call, Outcome
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_HIRE, mutation
from resolvers.mutations.inputs import given
from resolvers.mutations.milestone import KEY, NOTE_TO_WORKER, MilestoneEditsInput, milestones_edit
from resolvers.types.common import UserError
from resolvers.types.refs import ContractRef, HireRef


@strawberry.input(
    description="A field left out stays as it is; null takes an optional one away; of title and rateAmount it is"
    " REQUIRED. The currency and the kind of rate are for good."
)
class EditHireInput:
    """All or nothing."""

    hire: strawberry.ID = strawberry.field(description="Which one.")
    expected_version: int = strawberry.field(description="Hire.version as the editor saw it.")
    title: str | None = strawberry.field(description="1 to 200 characters.", default=UNSET)
    description: str | None = strawberry.field(
        description="At most 20,000 characters.", default=UNSET
    )
    additional_terms: str | None = strawberry.field(
        description="At most 20,000 characters.", default=UNSET
    )
    start_date: date | None = strawberry.field(
        description="Not after a milestone's due date that is not completed, nor the end.",
        default=UNSET,
    )
    end_date: date | None = strawberry.field(description="Not before the start.", default=UNSET)
    rate_amount: Decimal | None = strawberry.field(
        description="The amount of a rate other than milestones; a milestone hire has none (null is no change).",
        default=UNSET,
    )
    milestones: MilestoneEditsInput | None = strawberry.field(
        description="The rows of the Manage Milestones view, of a milestone hire.", default=None
    )
    reissue: bool = strawberry.field(
        description="Issue the terms anew though nothing else changes: after a party's name was corrected, say.",
        default=False,
    )
    note: str | None = strawberry.field(description=NOTE_TO_WORKER, default=None)
    idempotency_key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.type(description="What an edit of the hire left behind.")
class EditHirePayload:
    """The hire, and the version that was issued."""

    hire: HireRef | None = strawberry.field(description="Null exactly where it was refused.")
    contract: ContractRef | None = strawberry.field(
        description="The new version; null when none was needed."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


def _edit(call: Call, input: EditHireInput) -> Awaitable[Outcome]:
    return edit_hire(call, local_id("Hire", input.hire), whole_edit(input), input.note)


@strawberry.type
class AmendmentMutations:
    """The mutation of everything that is signed."""

    edit_hire: EditHirePayload = mutation(
        ABOUT_HIRE,
        EditHireInput,
        _edit,
        "One save of everything that is signed, milestones included, all or nothing: at most one new version; none"
        " where PO numbers alone change.",
    )


def whole_edit(input: EditHireInput) -> Edit:
    """The save of everything as the rules read it."""
    names = ("title", "description", "additional_terms", "start_date", "end_date", "rate_amount")
    return Edit(
        input.expected_version,
        milestones_edit(input.milestones, ("milestones",)) if input.milestones else None,
        ParticularsEdit(**given(input, *names)),
        reissue=input.reissue,
    )
