"""Between the plain values of the oracle and those of the rules."""

from collections.abc import Mapping
from decimal import Decimal

from models.rules.contract.terms import Terms
from models.rules.editing.edit import MilestonesEdit
from models.rules.editing.plan import EditPlan
from models.rules.errors import Path
from models.rules.lifecycle import MilestoneStatus
from models.rules.money import Money
from models.rules.rows import UNSET, MilestoneState, MilestoneUpdate, NewMilestone
from tests.rules import oracle
from tests.rules.oracle import Fields, Standing, Typed
from tests.rules.samples import uid


def standing_rows(world: Mapping[int, Standing], currency: str = "DKK") -> list[MilestoneState]:
    """The milestones of a world, as the rules read them."""
    return [_state(number, each, currency) for number, each in world.items()]


def money(amount: Decimal, currency: str) -> Money:
    """An amount that the currency has."""
    of_it = Money.of(amount, currency)
    assert of_it
    return of_it


def typed_rows(typed: Typed, path: Path = ()) -> MilestonesEdit:
    """The rows of a save, which stand at `path` of the input."""
    return MilestonesEdit(
        [_new(100 + index, each) for index, each in enumerate(typed.add)],
        [_update(number, each) for number, each in typed.update],
        [uid(number) for number in typed.remove],
        path,
    )


def plain(terms: Terms | None) -> oracle.Terms | None:
    """Terms as the oracle has them."""
    if terms is None:
        return None
    return terms.name, terms.due_date, Decimal(str(terms.amount))


def latest_rows(plan: EditPlan) -> dict[int, oracle.Terms | None]:
    """The latest terms after the save, by milestone."""
    return {each.milestone.int: plain(each) for each in plan.after.milestones}


def orders(world: Mapping[int, Standing], plan: EditPlan) -> dict[int, str | None]:
    """The PO numbers after the save, by milestone."""
    rows = {row.terms.milestone.int: row for row in plan.rows}
    return {number: each.po for number, each in world.items()} | {
        number: row.purchase_order_number for number, row in rows.items()
    }


def _state(number: int, each: Standing, currency: str) -> MilestoneState:
    status = MilestoneStatus(each.status)
    latest, signed = (_terms(number, terms, currency) for terms in (each.latest, each.signed))
    return MilestoneState(uid(number), latest, signed, each.po, status)


def _terms(number: int, terms: oracle.Terms | None, currency: str) -> Terms | None:
    if terms is None:
        return None
    name, due, amount = terms
    return Terms(uid(number), name, due, money(amount, currency))


def _new(number: int, typed: Fields) -> NewMilestone:
    name, due, amount = typed["name"], typed["dueDate"], typed["amount"]
    assert name is not None
    assert due is not None
    assert amount is not None
    return NewMilestone(uid(number), name, due, amount, typed.get("purchaseOrderNumber"))


def _update(number: int, typed: Fields) -> MilestoneUpdate:
    return MilestoneUpdate(
        uid(number),
        typed.get("name"),
        typed.get("dueDate"),
        typed.get("amount"),
        typed.get("purchaseOrderNumber", UNSET),
    )
