"""Who may correct whom: every cell, held against the sentences of the business."""

from itertools import product

import pytest

from models.rules.access import ROLES, Action, CompanyRole, NonMemberRole, Role, permits
from models.rules.corrections import Known, correcting
from tests.rules.samples import told, viewer

RUNNING = {CompanyRole.OWNER, CompanyRole.ADMINISTRATOR}


def may(by: Role, whom: Role, *, own: bool, address: bool, known: Known) -> bool:
    """Said once more, sentence by sentence."""
    if (own and address) or whom in {NonMemberRole.SUPPORT, NonMemberRole.NOBODY}:
        return False
    if known is Known.ELSEWHERE:
        return by is NonMemberRole.SUPPORT
    if whom is CompanyRole.OWNER:
        return by in {CompanyRole.OWNER, NonMemberRole.SUPPORT}
    if isinstance(whom, CompanyRole):
        return by in RUNNING
    hires = {*RUNNING, CompanyRole.HIRING_ADMIN}
    return by in hires if known is Known.UNOFFERED else by is NonMemberRole.SUPPORT


@pytest.mark.parametrize(("by", "whom"), list(product(ROLES, ROLES)), ids=str)
def test_everybody_corrects_whom_they_could_put_in_another_place_anyway(
    by: Role, whom: Role
) -> None:
    for own, address, known in product((False, True), (False, True), Known):
        if known is Known.UNOFFERED and whom is not NonMemberRole.WORKER:
            continue
        how = {"own": own, "address": address}
        expected = [] if may(by, whom, **how, known=known) else [("FORBIDDEN", ())]
        assert told(correcting(viewer(by), whom, **how, known=known)) == expected
        if isinstance(by, CompanyRole):
            told_program = told(correcting(viewer(by, is_program=True), whom, **how, known=known))
            manages = isinstance(whom, CompanyRole)
            assert told_program == ([("FORBIDDEN", ())] if manages else expected)


def test_whoever_corrects_anybody_is_admitted_by_the_table_of_roles() -> None:
    anybody = {
        by
        for by, whom, known in product(ROLES, ROLES, Known)
        if not correcting(viewer(by), whom, own=False, address=True, known=known)
    }
    assert anybody == {role for role in ROLES if permits(role, Action.CORRECT_USER)}
