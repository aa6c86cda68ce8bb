"""One save as it is typed: of the Manage Milestones view, or of all that is signed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from models.rules.errors import Path
from models.rules.rows import UNSET, MilestoneUpdate, NewMilestone, Unset


@dataclass(frozen=True, slots=True)
class ParticularsEdit:
    """The particulars as they were typed: what is UNSET stays as it is, None takes an optional one away."""

    title: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    additional_terms: str | Unset | None = UNSET
    start_date: date | Unset | None = UNSET
    end_date: date | Unset | None = UNSET
    rate_amount: Decimal | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class MilestonesEdit:
    """The rows of the Manage Milestones view. `path` is where they stand in the input."""

    add: Sequence[NewMilestone] = ()
    update: Sequence[MilestoneUpdate] = ()
    remove: Sequence[UUID] = ()
    path: Path = ()

    @property
    def named(self) -> list[tuple[Path, UUID]]:
        """Every standing milestone that the edit names, with the path of the naming."""
        updates = (
            ((*self.path, "update", str(index), "milestone"), update.milestone)
            for index, update in enumerate(self.update)
        )
        removals = (
            ((*self.path, "remove", str(index)), each) for index, each in enumerate(self.remove)
        )
        return [*updates, *removals]


@dataclass(frozen=True, slots=True)
class Edit:
    """One save. `milestones` is None where nothing was typed of them.

    `reissue`: a version is issued also where only parties or template are called otherwise than in the latest one.
    """

    expected_version: int
    milestones: MilestonesEdit | None = None
    particulars: ParticularsEdit = field(default_factory=ParticularsEdit)
    reissue: bool = False

    @property
    def rows(self) -> MilestonesEdit:
        """The rows as they were typed; none where nothing was."""
        return self.milestones or MilestonesEdit()
