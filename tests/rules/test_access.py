"""Every cell of the table of roles, held against the page that tells people of it (`tests/access.py`)."""

from itertools import product

import pytest

from models.rules.access import (
    ROLES,
    Action,
    CompanyRole,
    NonMemberRole,
    Role,
    forbidden,
    giving_currency,
    giving_program_role,
    giving_role,
    permits,
    sees_integrations,
)
from tests.access import MAY, MEMBERS, who_may
from tests.rules.samples import told, viewer


@pytest.mark.parametrize(("role", "action"), list(product(ROLES, Action)))
def test_every_role_may_what_the_page_says_and_nothing_else(role: Role, action: Action) -> None:
    may = role.value in who_may(action.value)
    assert permits(role, action) is may
    assert told(forbidden(viewer(role), action)) == ([] if may else [("FORBIDDEN", ())])


@pytest.mark.parametrize(("role", "action"), list(product(CompanyRole, Action)))
def test_a_program_may_what_its_role_may_as_far_as_the_page_says(
    role: CompanyRole, action: Action
) -> None:
    page = who_may(action.value)
    may = role.value in page and "PROGRAM" in page
    assert permits(role, action, is_program=True) is may
    assert told(forbidden(viewer(role, is_program=True), action)) == (
        [] if may else [("FORBIDDEN", ())]
    )


@pytest.mark.parametrize("is_program", [False, True])
@pytest.mark.parametrize("role", ROLES)
def test_persons_who_run_the_company_alone_see_by_what_its_programs_sign_in(
    role: Role, is_program: bool
) -> None:
    runs = role in {CompanyRole.OWNER, CompanyRole.ADMINISTRATOR}
    assert sees_integrations(viewer(role, is_program=is_program)) is (runs and not is_program)


@pytest.mark.parametrize("role", CompanyRole)
def test_a_program_has_every_role_but_the_owners(role: CompanyRole) -> None:
    owns = role is CompanyRole.OWNER
    assert told(giving_program_role(role)) == ([("FORBIDDEN", ())] if owns else [])


def test_the_page_knows_no_other_mutation() -> None:
    assert set(MAY) == {action.value for action in Action}


def test_the_page_knows_every_role_of_a_company() -> None:
    assert sorted(MEMBERS) == sorted(CompanyRole)


def test_owners_and_administrators_may_the_same() -> None:
    owners = [permits(CompanyRole.OWNER, action) for action in Action]
    assert owners == [permits(CompanyRole.ADMINISTRATOR, action) for action in Action]


THEIR_OWN = {"updateProfile", "createCalendarFeed", "revokeCalendarFeed"}
"""What is about nobody but who does it."""


def test_a_viewer_changes_nothing_but_what_is_their_own() -> None:
    assert {action for action in Action if permits(CompanyRole.VIEWER, action)} <= THEIR_OWN


GIVERS = {
    CompanyRole.OWNER: {"owners", "others"},
    CompanyRole.ADMINISTRATOR: {"others"},
    NonMemberRole.SUPPORT: {"owners"},
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


@pytest.mark.parametrize("role", ROLES)
def test_support_alone_gives_new_hires_another_currency(role: Role) -> None:
    assert told(giving_currency(role, None)) == []
    may = role is NonMemberRole.SUPPORT
    assert told(giving_currency(role, "SEK")) == ([] if may else [("FORBIDDEN", ())])
