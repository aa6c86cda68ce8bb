"""Who may correct whom: every cell, held against the sentences of the business."""

from itertools import product

import pytest

from models.rules.access import ROLES, Action, CompanyRole, NonMemberRole, Role, permits
from models.rules.corrections import correcting
from tests.rules.samples import told, viewer

RUNNING = {CompanyRole.OWNER, CompanyRole.ADMINISTRATOR}


def may(by: Role, whom: Role, *, own: bool, address: bool, unoffered: bool) -> bool:
    """Said once more, sentence by sentence."""
    if own and address:
        return False
    match whom:
        case CompanyRole.OWNER:
            return by in {CompanyRole.OWNER, NonMemberRole.SUPPORT}
        case CompanyRole():
            return by in RUNNING
        case NonMemberRole.WORKER if unoffered:
            return by in {*RUNNING, CompanyRole.HIRING_ADMIN}
        case NonMemberRole.WORKER:
            return by is NonMemberRole.SUPPORT
    return False


@pytest.mark.parametrize(("by", "whom"), list(product(ROLES, ROLES)), ids=str)
def test_everybody_corrects_whom_they_could_put_in_another_place_anyway(
    by: Role, whom: Role
) -> None:
    for own, address, unoffered in product((False, True), repeat=3):
        if unoffered and whom is not NonMemberRole.WORKER:
            continue
        how = {"own": own, "address": address, "unoffered": unoffered}
        expected = [] if may(by, whom, **how) else [("FORBIDDEN", ())]
        assert told(correcting(viewer(by), whom, **how)) == expected
        if isinstance(by, CompanyRole):
            told_program = told(correcting(viewer(by, is_program=True), whom, **how))
            manages = isinstance(whom, CompanyRole)
            assert told_program == ([("FORBIDDEN", ())] if manages else expected)


def test_whoever_corrects_anybody_is_admitted_by_the_table_of_roles() -> None:
    anybody = {
        by
        for by, whom, unoffered in product(ROLES, ROLES, (False, True))
        if not correcting(viewer(by), whom, own=False, address=True, unoffered=unoffered)
    }
    assert anybody == {role for role in ROLES if permits(role, Action.CORRECT_USER)}
