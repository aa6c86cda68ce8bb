"""Every decision: when a verb may go on, what else it answers, and which refusal comes first."""

from collections.abc import Sequence
from itertools import product

import pytest

from models.rules import decisions
from models.rules.lifecycle import (
    ContractAction,
    ContractStatus,
    HireAction,
    HireStatus,
    MilestoneStatus,
    PaymentRequestAction,
    PaymentRequestStatus,
)
from models.rules.people import EngagementType, RateType
from tests.rules.moves import HIRE_MOVES, moves_of
from tests.rules.samples import Told, codes, told

INVALID_HIRE: Told = [("INVALID_STATE", ("hire",))]
OTHER_THAN_ACTIVE = [status for status in HireStatus if status != "ACTIVE"]
YES: Told = []


@pytest.mark.parametrize(("action", "status"), list(product(HireAction, HireStatus)))
def test_a_hire_moves_where_its_table_says_and_else_is_in_an_invalid_state(
    action: HireAction, status: HireStatus
) -> None:
    refused = [] if status in moves_of(HIRE_MOVES, action) else [("INVALID_STATE", ("milestone",))]
    assert told(decisions.moving(action, status, ("milestone",))) == refused


FOR_CONTRACTORS: Told = [("INDEPENDENT_CONTRACTOR_REQUIRED", ("hire",))]


def offering(
    status: HireStatus,
    lacking: Sequence[str] = (),
    printed: Sequence[str | None] = (),
    *,
    rate: RateType = RateType.MILESTONES,
    engagement: EngagementType = EngagementType.INDEPENDENT_CONTRACTOR,
) -> decisions.Decision:
    """The decision on an offer in which nothing else is wrong."""
    return decisions.offering(status, lacking, printed, rate=rate, engagement=engagement)


@pytest.mark.parametrize(
    ("status", "rate", "engagement"), list(product(HireStatus, RateType, EngagementType))
)
def test_only_a_draft_is_offered_and_by_milestones_only_to_an_independent_contractor(
    status: HireStatus, rate: RateType, engagement: EngagementType
) -> None:
    suits = rate != "MILESTONES" or engagement == "INDEPENDENT_CONTRACTOR"
    draft = YES if suits else FOR_CONTRACTORS
    refusals = offering(status, rate=rate, engagement=engagement)
    assert told(refusals) == (draft if status == "DRAFT" else INVALID_HIRE)


@pytest.mark.parametrize(("rate", "engagement"), list(product(RateType, EngagementType)))
def test_milestones_are_for_those_whom_the_company_engages_as_contractors(
    rate: RateType, engagement: EngagementType
) -> None:
    suits = rate != "MILESTONES" or engagement == "INDEPENDENT_CONTRACTOR"
    refused = [] if suits else [("INDEPENDENT_CONTRACTOR_REQUIRED", ("worker",))]
    assert told(decisions.engaging(rate, engagement, ("worker",))) == refused


def test_an_offer_names_every_milestone_that_lacks_a_po_number() -> None:
    refusals = offering(HireStatus.DRAFT, ["Design", "Build"], ["Site"])
    assert told(refusals) == [("PURCHASE_ORDER_NUMBER_REQUIRED", ("hire",))] * 2
    assert "“Design”" in str(refusals[0])
    assert "“Build”" in str(refusals[1])


def test_an_offer_says_all_that_is_wrong_with_it_at_once() -> None:
    refusals = offering(HireStatus.DRAFT, ["Design"], ["ᮊ"], engagement=EngagementType.PAYROLL)
    assert codes(refusals) == [
        "INDEPENDENT_CONTRACTOR_REQUIRED", "PURCHASE_ORDER_NUMBER_REQUIRED", "UNSUPPORTED_TEXT",
    ]  # fmt: skip


def test_the_state_of_the_hire_comes_before_what_is_wrong_with_the_offer() -> None:
    refusals = offering(HireStatus.OFFERED, ["Design"], ["ᮊ"], engagement=EngagementType.PAYROLL)
    assert told(refusals) == INVALID_HIRE


def test_a_new_version_holds_no_text_that_no_document_can_show() -> None:
    (refusal,) = offering(HireStatus.DRAFT, [], ["Maja", None, "Site ᮊ", "ᮊ"])
    assert told([refusal]) == [("UNSUPPORTED_TEXT", ("hire",))]
    assert "U+1B8A SUNDANESE LETTER KA" in refusal.message
    assert "“Site ᮊ”" in refusal.message
    assert told(decisions.issuing(["Maja", None, ""])) == YES


@pytest.mark.parametrize(
    ("status", "pending", "unfinished", "refused"),
    [
        (HireStatus.ACTIVE, [], [], []),
        (HireStatus.ACTIVE, [], ["Design"], ["INVALID_STATE"]),
        (HireStatus.ACTIVE, ["PR-1"], [], ["PAYMENT_REQUEST_PENDING"]),
        (HireStatus.ACTIVE, ["PR-1"], ["Design"], ["PAYMENT_REQUEST_PENDING"]),
        *((status, [], [], ["INVALID_STATE"]) for status in OTHER_THAN_ACTIVE),
        *((status, ["PR-1"], ["Design"], ["INVALID_STATE"]) for status in OTHER_THAN_ACTIVE),
    ],
)
def test_an_active_hire_ends_once_all_is_decided_and_completed(
    status: HireStatus, pending: Sequence[str], unfinished: Sequence[str], refused: list[str]
) -> None:
    refusals = decisions.ending(status, pending, unfinished)
    assert told(refusals) == [(code, ("hire",)) for code in refused]


@pytest.mark.parametrize(
    ("status", "pending", "refused"),
    [
        (HireStatus.ACTIVE, [], []),
        (HireStatus.ACTIVE, ["PR-1", "PR-2"], ["PAYMENT_REQUEST_PENDING"]),
        *((status, ["PR-1"], ["INVALID_STATE"]) for status in OTHER_THAN_ACTIVE),
    ],
)
def test_an_active_hire_is_terminated_unless_a_payment_request_is_pending(
    status: HireStatus, pending: Sequence[str], refused: list[str]
) -> None:
    assert told(decisions.terminating(status, pending)) == [(code, ("hire",)) for code in refused]


def test_the_refusal_of_an_end_says_what_stands_in_the_way() -> None:
    assert "PR-12" in str(decisions.ending(HireStatus.ACTIVE, ["PR-12"], [])[0])
    assert "“Design”" in str(decisions.ending(HireStatus.ACTIVE, [], ["Design"])[0])


@pytest.mark.parametrize("status", HireStatus)
def test_milestones_are_edited_until_the_hire_is_over(status: HireStatus) -> None:
    refused = YES if status in {"DRAFT", "OFFERED", "ACTIVE"} else INVALID_HIRE
    assert told(decisions.editing_milestones(status, by_milestones=True)) == refused


@pytest.mark.parametrize("status", HireStatus)
def test_a_hire_with_another_rate_has_no_milestones_to_edit(status: HireStatus) -> None:
    refused = [("NOT_A_MILESTONE_HIRE", ("hire",))]
    assert told(decisions.editing_milestones(status, by_milestones=False)) == refused


@pytest.mark.parametrize(("status", "revised"), list(product(HireStatus, [True, False])))
def test_only_an_unsigned_revision_of_an_active_hire_is_withdrawn(
    status: HireStatus, revised: bool
) -> None:
    refused = YES if status == "ACTIVE" and revised else INVALID_HIRE
    assert told(decisions.withdrawing(status, revised=revised)) == refused


@pytest.mark.parametrize(
    ("action", "status", "latest"),
    list(product([ContractAction.SIGN, ContractAction.DECLINE], ContractStatus, [True, False])),
)
def test_the_worker_answers_the_latest_version_while_it_is_open(
    action: ContractAction, status: ContractStatus, latest: bool
) -> None:
    superseded = [("CONTRACT_SUPERSEDED", ("contract",))]
    answerable = YES if status == "PENDING_SIGNATURE" else [("INVALID_STATE", ("contract",))]
    expected = answerable if latest else superseded
    assert told(decisions.answering(action, status, latest=latest)) == expected


@pytest.mark.parametrize(
    ("hire", "milestone", "in_contract", "awaiting"),
    list(product(HireStatus, MilestoneStatus, [True, False], [True, False])),
)
def test_a_payment_is_requested_for_a_free_signed_milestone_of_an_active_hire(
    hire: HireStatus, milestone: MilestoneStatus, in_contract: bool, awaiting: bool
) -> None:
    """The first of these that holds is the one refusal."""
    reasons = [
        (hire != "ACTIVE", "INVALID_STATE"),
        (not in_contract, "INVALID_STATE"),
        (milestone != "IN_PROGRESS", "PAYMENT_REQUEST_EXISTS"),
        (awaiting, "AWAITING_SIGNATURE"),
    ]
    refusals = decisions.submitting(
        hire, milestone, in_contract=in_contract, awaiting_signature=awaiting
    )
    assert codes(refusals) == [code for holds, code in reasons if holds][:1]
    assert {refusal.path for refusal in refusals} <= {("milestone",)}


@pytest.mark.parametrize(
    ("action", "status"), list(product(PaymentRequestAction, PaymentRequestStatus))
)
def test_a_request_is_decided_while_it_is_pending_and_never_again(
    action: PaymentRequestAction, status: PaymentRequestStatus
) -> None:
    refused = YES if status == "PENDING" else [("INVALID_STATE", ("paymentRequest",))]
    assert told(decisions.deciding(action, status)) == refused


def test_each_milestone_that_lacks_a_po_number_is_told_to_the_worker_by_name() -> None:
    refusals = decisions.unordered(["Design", "Build"], ("contract",))
    assert told(refusals) == [("PURCHASE_ORDER_NUMBER_REQUIRED", ("contract",))] * 2
    assert "“Design”" in refusals[0].message
    assert "the company requires one, and has to add it" in refusals[1].message
    assert told(decisions.unordered([], ("milestone",))) == YES
