"""Every cell of every transition table, and what follows from a status."""

from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.lifecycle import (
    CONTRACT_TRANSITIONS,
    HIRE_TRANSITIONS,
    LOCKING,
    MILESTONE,
    OPEN_CONTRACT,
    OVER,
    PAYMENT_REQUEST_TRANSITIONS,
    UNDER_WAY,
    ContractAction,
    ContractStatus,
    HireAction,
    HireStatus,
    MilestoneStatus,
    PaymentRequestAction,
    PaymentRequestStatus,
    latest_version,
    locked,
    outstanding,
)
from tests.rules.moves import CONTRACT_MOVES, HIRE_MOVES, PAYMENT_REQUEST_MOVES, moves_of


@pytest.mark.parametrize(("action", "status"), list(product(HireAction, HireStatus)))
def test_every_cell_of_the_hire_moves_or_refuses(action: HireAction, status: HireStatus) -> None:
    assert HIRE_TRANSITIONS.get((action, status)) == moves_of(HIRE_MOVES, action).get(status)


@pytest.mark.parametrize(("action", "status"), list(product(ContractAction, ContractStatus)))
def test_every_cell_of_the_contract_moves_or_refuses(
    action: ContractAction, status: ContractStatus
) -> None:
    assert CONTRACT_TRANSITIONS.get((action, status)) == moves_of(CONTRACT_MOVES, action).get(
        status
    )


@pytest.mark.parametrize(
    ("action", "status"), list(product(PaymentRequestAction, PaymentRequestStatus))
)
def test_every_cell_of_the_payment_request_moves_or_refuses(
    action: PaymentRequestAction, status: PaymentRequestStatus
) -> None:
    assert PAYMENT_REQUEST_TRANSITIONS.get((action, status)) == moves_of(
        PAYMENT_REQUEST_MOVES, action
    ).get(status)


def test_no_table_has_a_cell_that_these_tests_do_not_know() -> None:
    assert {action.name for action in HireAction} == HIRE_MOVES.keys()
    assert {action.name for action in ContractAction} == CONTRACT_MOVES.keys()
    assert {action.name for action in PaymentRequestAction} == PAYMENT_REQUEST_MOVES.keys()


@pytest.mark.parametrize("status", ["ENDED", "DECLINED", "CANCELLED", "TERMINATED"])
def test_nothing_moves_a_hire_that_is_over(status: str) -> None:
    assert not [action for action, was in HIRE_TRANSITIONS if was == status]


@pytest.mark.parametrize("status", ["APPROVED", "REJECTED", "CANCELLED"])
def test_a_decision_on_a_payment_request_is_final(status: str) -> None:
    assert not [action for action, was in PAYMENT_REQUEST_TRANSITIONS if was == status]


@pytest.mark.parametrize(
    ("request_status", "milestone", "is_locked"),
    [
        ("PENDING", "PENDING_APPROVAL", True),
        ("APPROVED", "COMPLETED", True),
        ("REJECTED", "IN_PROGRESS", False),
        ("CANCELLED", "IN_PROGRESS", False),
    ],
)
def test_the_newest_request_decides_status_and_lock(
    request_status: str, milestone: str, is_locked: bool
) -> None:
    request = PaymentRequestStatus(request_status)
    assert MILESTONE[request] == milestone
    assert locked(MILESTONE[request]) is is_locked
    assert (request in LOCKING) is is_locked


def test_a_milestone_without_a_request_in_the_way_is_in_progress_and_free() -> None:
    assert [status for status in MilestoneStatus if not locked(status)] == ["IN_PROGRESS"]


OUTSTANDING = {
    ("OFFERED", "IN_PROGRESS"),
    ("OFFERED", "PENDING_APPROVAL"),
    ("ACTIVE", "IN_PROGRESS"),
    ("ACTIVE", "PENDING_APPROVAL"),
}


@pytest.mark.parametrize(("hire", "milestone"), list(product(HireStatus, MilestoneStatus)))
def test_only_what_an_offered_or_active_hire_has_not_completed_can_be_overdue(
    hire: HireStatus, milestone: MilestoneStatus
) -> None:
    assert outstanding(hire, milestone) is ((hire, milestone) in OUTSTANDING)


def test_a_hire_is_over_where_nothing_moves_it_any_more() -> None:
    moved = {status for _, status in HIRE_TRANSITIONS}
    assert {*OVER} == {*HireStatus} - moved
    assert {*UNDER_WAY} == moved - {HireStatus.DRAFT}


def test_drafts_and_unsigned_versions_are_open() -> None:
    assert set(OPEN_CONTRACT) == {"DRAFT", "PENDING_SIGNATURE"}


@pytest.mark.parametrize(
    ("versions", "latest"),
    [
        (["DRAFT"], 1),
        (["PENDING_SIGNATURE"], 1),
        (["SIGNED"], 1),
        (["SIGNED", "PENDING_SIGNATURE"], 2),
        (["SIGNED", "WITHDRAWN"], 1),
        (["SIGNED", "DECLINED", "WITHDRAWN"], 1),
        (["SUPERSEDED", "WITHDRAWN", "SIGNED", "DECLINED"], 3),
        (["WITHDRAWN", "PENDING_SIGNATURE"], 2),
        (["WITHDRAWN"], 1),
        (["WITHDRAWN", "DECLINED"], 2),
        (["WITHDRAWN", "WITHDRAWN"], 2),
    ],
)
def test_the_latest_version_is_the_newest_that_stands_or_else_the_newest(
    versions: Sequence[str], latest: int
) -> None:
    numbered = [(number, ContractStatus(each)) for number, each in enumerate(versions, start=1)]
    assert latest_version(numbered, lambda each: each)[0] == latest


@given(st.lists(st.sampled_from(ContractStatus), min_size=1, max_size=8), st.randoms())
def test_the_latest_version_does_not_depend_on_the_order_of_reading(
    statuses: list[ContractStatus], chance: Random
) -> None:
    versions = list(enumerate(statuses, start=1))
    standing = [n for n, status in versions if status not in {"WITHDRAWN", "DECLINED"}]
    shuffled = versions[:]
    chance.shuffle(shuffled)
    expected = standing[-1] if standing else len(versions)
    assert latest_version(shuffled, lambda each: each)[0] == expected
