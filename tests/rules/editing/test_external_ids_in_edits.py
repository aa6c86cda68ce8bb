"""Whether a new milestone may have a key that another one had, however that one stands, removed by the save or not."""

from dataclasses import replace
from itertools import product

import pytest

from models.rules.rows import MilestoneState
from tests.rules.editing.edits import gone, new, refused, revised, save, signed, unsigned, view
from tests.rules.samples import terms, uid

OTHER = signed(9)
STANDINGS: dict[str, MilestoneState] = {
    "in force": signed(1),
    "in force, and changed": revised(1, terms(1, "Redesign")),
    "being removed": revised(1, None),
    "never signed": unsigned(1),
    "gone": gone(1),
}
STAYS_THOUGH_REMOVED = {"in force", "in force, and changed", "being removed"}
"""In force until the removal is signed."""


@pytest.mark.parametrize(
    ("standing", "removed", "same"), list(product(STANDINGS, [True, False], [True, False]))
)
def test_a_key_is_free_once_its_milestone_is_in_no_contract(
    standing: str, removed: bool, same: bool
) -> None:
    if standing == "gone" and removed:
        return
    holder = replace(STANDINGS[standing], external_id="A")
    edit = view(
        add=[replace(new(5), external_id=" A " if same else "a")],
        remove=[uid(1)] if removed else [],
    )
    leaves = standing == "gone" or (removed and standing not in STAYS_THOUGH_REMOVED)
    if same and not leaves:
        assert refused(edit, holder, OTHER) == [("EXTERNAL_ID_TAKEN", ("add", "0", "externalId"))]
    else:
        (row,) = save(edit, holder, OTHER).added
        assert row.external_id == ("A" if same else "a")


def test_what_a_save_leaves_in_the_contract_is_in_the_latest_version_or_in_force() -> None:
    standing = [signed(1), revised(2, None), unsigned(3), gone(4), signed(5)]
    plan = save(view(add=[new(6)], remove=[uid(3), uid(5)]), *standing)
    assert plan.in_contract == {uid(1), uid(2), uid(5), uid(6)}
