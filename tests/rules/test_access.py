"""Every cell of the table of roles, as the house rules state it."""

from itertools import product

import pytest

from models.rules.access import (
    ROLES,
    Action,
    CompanyRole,
    Role,
    Standing,
    forbidden,
    giving_role,
    permits,
)
from tests.rules.samples import told

COLUMNS = (
    CompanyRole.OWNER,
    CompanyRole.ADMINISTRATOR,
    CompanyRole.HIRING_ADMIN,
    CompanyRole.HIRING_ASSISTANT,
    CompanyRole.FINANCE_MANAGER,
    Standing.WORKER,
    Standing.SUPPORT,
    Standing.NOBODY,
)
# owner, administrator, hiring admin, hiring assistant, finance manager, worker, support, nobody
TABLE = """
createCompany            . . . . . . x .
enableMilestones         . . . . . . x .
disableMilestones        . . . . . . x .
addMember                x x . . . . x .
changeMemberRole         x x . . . . x .
removeMember             x x . . . . x .
updateHiringSettings     x x . . . . . .
setContractTemplate      x x . . . . . .
removeContractTemplate   x x . . . . . .
addWorker                x x x . . . . .
postJob                  x x x x . . . .
createDirectHire         x x x . . . . .
offerHire                x x x . . . . .
cancelHire               x x x . . . . .
endHire                  x x x . . . . .
terminateHire            x x x . . . . .
editMilestones           x x x . . . . .
withdrawRevision         x x x . . . . .
signContract             . . . . . x . .
declineContract          . . . . . x . .
submitPaymentRequest     . . . . . x . .
cancelPaymentRequest     . . . . . x . .
approvePaymentRequest    x x x . x . . .
rejectPaymentRequest     x x x . x . . .
postMessage              x x x x x x . .
"""
MAY = {
    (role, action): mark == "x"
    for action, *marks in map(str.split, TABLE.strip().splitlines())
    for role, mark in zip(COLUMNS, marks, strict=True)
}


@pytest.mark.parametrize(("role", "action"), list(product(ROLES, Action)))
def test_every_role_may_what_the_table_says_and_nothing_else(role: Role, action: Action) -> None:
    may = MAY[role, action.value]
    assert permits(role, action) is may
    assert told(forbidden(role, action)) == ([] if may else [("FORBIDDEN", ())])


def test_the_table_knows_every_role_and_every_mutation() -> None:
    assert set(MAY) == set(product(ROLES, (action.value for action in Action)))
    assert len(MAY) == len(ROLES) * len(Action)


def test_owners_and_administrators_may_the_same() -> None:
    owners = [permits(CompanyRole.OWNER, action) for action in Action]
    assert owners == [permits(CompanyRole.ADMINISTRATOR, action) for action in Action]


GIVERS = {
    CompanyRole.OWNER: {"owners", "others"},
    CompanyRole.ADMINISTRATOR: {"others"},
    Standing.SUPPORT: {"owners"},
}
"""Of those whom the table lets add, change and remove members: whom."""
STANDINGS = (None, *CompanyRole)


def test_only_those_below_have_a_say_about_members() -> None:
    actions = (Action.ADD_MEMBER, Action.CHANGE_MEMBER_ROLE, Action.REMOVE_MEMBER)
    for action in actions:
        assert {role for role in ROLES if permits(role, action)} == set(GIVERS)


@pytest.mark.parametrize(("by", "before", "after"), list(product(GIVERS, STANDINGS, STANDINGS)))
def test_only_an_owner_or_support_makes_or_unmakes_an_owner(
    by: Role, before: CompanyRole | None, after: CompanyRole | None
) -> None:
    whom = "owners" if CompanyRole.OWNER in (before, after) else "others"
    may = whom in GIVERS[by]
    assert told(giving_role(by, before, after)) == ([] if may else [("FORBIDDEN", ())])
