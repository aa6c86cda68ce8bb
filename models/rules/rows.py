"""The rows of the Manage Milestones view: as they are typed, as they stand, and checked one by one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from models.rules.bookkeeping.external_ids import EXTERNAL_ID_PATH, check_distinct
from models.rules.contract.terms import Terms
from models.rules.errors import Path, PurchaseOrderNumberRequired, Required, TooMany
from models.rules.lifecycle import MilestoneStatus
from models.rules.limits import USUAL, Limits
from models.rules.money import Money
from models.rules.text import texts


class Unset:
    """The type of a field that was left out, which is not null."""


UNSET = Unset()


@dataclass(frozen=True, slots=True)
class NewMilestone:
    """A row to add, as it was typed; `milestone` is the id that it will have."""

    milestone: UUID
    name: str
    due_date: date
    amount: Decimal
    purchase_order_number: str | None
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class MilestoneUpdate:
    """A row to change, as it was typed: what is None or UNSET stays as it is; a PO number that is None goes."""

    milestone: UUID
    name: str | None = None
    due_date: date | None = None
    amount: Decimal | None = None
    purchase_order_number: str | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class MilestoneState:
    """A milestone as it stands: its terms in the latest version and in the one in force, if any."""

    id: UUID
    latest: Terms | None
    signed: Terms | None
    purchase_order_number: str | None
    status: MilestoneStatus = MilestoneStatus.IN_PROGRESS
    request: str | None = None
    external_id: str | None = None

    @property
    def terms(self) -> Terms | None:
        """The terms that an update starts from: a pending removal is restored from the signed ones."""
        return self.latest or self.signed


@dataclass(frozen=True, slots=True)
class RowBounds:
    """The bounds that hire and company set for every row."""

    today: date
    currency: str
    start_date: date | None = None
    requires_purchase_order_number: bool = False
    limits: Limits = USUAL


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A checked row: its terms and its PO number; the external id of a new one."""

    terms: Terms
    purchase_order_number: str | None
    external_id: str | None = None


def check_new(
    rows: Sequence[NewMilestone], bounds: RowBounds, path: Path, found: texts.Refusals
) -> tuple[CheckedRow, ...]:
    """The milestones of a new hire; what is wrong with them goes to `found`."""
    if not rows:
        found.append(Required("A milestone hire has at least one milestone.", path))
    if too_many(len(rows), bounds.limits.milestones, path, found):
        return ()
    added = added_rows(rows, bounds, path, found)
    check_external_ids(added, (), path, found)
    return added


def check_external_ids(
    added: Sequence[CheckedRow], held: Collection[str | None], path: Path, found: texts.Refusals
) -> None:
    """The external ids of new milestones; those that are `held` are other milestones' of the hire."""
    named = (((*path, str(index)), row.external_id) for index, row in enumerate(added))
    check_distinct(named, held, found)


def added_rows(
    rows: Sequence[NewMilestone], bounds: RowBounds, path: Path, found: texts.Refusals
) -> tuple[CheckedRow, ...]:
    """New rows, each checked whole, its PO number too."""
    return tuple(_added(row, bounds, (*path, str(index)), found) for index, row in enumerate(rows))


def updated_row(
    update: MilestoneUpdate,
    state: MilestoneState,
    bounds: RowBounds,
    path: Path,
    found: texts.Refusals,
) -> CheckedRow:
    """An existing row with what the update sets: only that is checked."""
    was = state.terms
    assert was is not None
    terms = Terms(
        milestone=state.id,
        name=_name(update.name, state, (*path, "name"), found),
        due_date=_due_date(update.due_date, state, bounds, (*path, "dueDate"), found),
        amount=_amount(update.amount, was.amount, bounds, (*path, "amount"), found),
    )
    number = update.purchase_order_number
    if isinstance(number, Unset):
        return CheckedRow(terms, state.purchase_order_number)
    if number and number.strip() == state.purchase_order_number:
        return CheckedRow(terms, state.purchase_order_number)
    return CheckedRow(terms, _purchase_order_number(number, path, found))


def require_purchase_order_number(
    row: CheckedRow, bounds: RowBounds, path: Path, found: texts.Refusals
) -> None:
    """The rule of the company for every row that an edit writes."""
    if bounds.requires_purchase_order_number and not row.purchase_order_number:
        message = "The company requires a PO number on every milestone."
        found.append(PurchaseOrderNumberRequired(message, (*path, "purchaseOrderNumber")))


def too_many(count: int, most: int, path: Path, found: texts.Refusals) -> bool:
    """Whether there are more milestones, or rows of one kind, than there may be."""
    if count > most:
        found.append(TooMany(f"At most {most} milestones; these are {count}.", path))
    return count > most


def _added(new: NewMilestone, bounds: RowBounds, path: Path, found: texts.Refusals) -> CheckedRow:
    terms = Terms(
        milestone=new.milestone,
        name=texts.printed_line(new.name, (*path, "name"), found),
        due_date=texts.due_date(
            new.due_date, bounds.today, bounds.start_date, (*path, "dueDate"), found
        ),
        amount=texts.amount(new.amount, bounds.currency, (*path, "amount"), found),
    )
    row = CheckedRow(
        terms,
        _purchase_order_number(new.purchase_order_number, path, found),
        texts.external_id(new.external_id, (*path, *EXTERNAL_ID_PATH), found),
    )
    require_purchase_order_number(row, bounds, path, found)
    return row


def _name(value: str | None, state: MilestoneState, path: Path, found: texts.Refusals) -> str:
    was, *signed = [terms.name for terms in (state.latest, state.signed) if terms]
    if value is None:
        return was
    if (clean := value.strip()) in {was, *signed}:
        # What stands there already may be older than the rule for what is typed.
        return clean
    # What is missing is told, and then taken for what stands there: so with every field below.
    return texts.printed_line(value, path, found) or was


def _due_date(
    value: date | None,
    state: MilestoneState,
    bounds: RowBounds,
    path: Path,
    found: texts.Refusals,
) -> date:
    was, *signed = [terms.due_date for terms in (state.latest, state.signed) if terms]
    if value is None or value == was:
        return was
    if value in signed:
        # Back to what is agreed already, however long ago.
        return value
    return texts.due_date(value, bounds.today, bounds.start_date, path, found)


def _amount(
    value: Decimal | None, was: Money, bounds: RowBounds, path: Path, found: texts.Refusals
) -> Money:
    return was if value is None else texts.amount(value, bounds.currency, path, found)


def _purchase_order_number(value: str | None, path: Path, found: texts.Refusals) -> str | None:
    where = (*path, "purchaseOrderNumber")
    return texts.optional_printed_line(value, where, found, texts.PURCHASE_ORDER_NUMBER)
