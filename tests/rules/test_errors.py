"""The refusals: stable codes, and how several are raised together."""

import pytest

from models.rules.errors import (
    Forbidden,
    NotFound,
    Refusal,
    Refused,
    Required,
    TooLong,
    raise_any,
)
from tests.rules.samples import told

# What clients are promised, with the one code that they may ignore: INVALID_TEXT.
CODES = """
REQUIRED TOO_LONG TOO_MANY DUPLICATE INVALID_TEXT INVALID_AMOUNT INVALID_DATE INVALID_NUMBER INVALID_CURRENCY
INVALID_EMAIL EMAIL_TAKEN LAST_OWNER MILESTONES_NOT_ENABLED INDEPENDENT_CONTRACTOR_REQUIRED
DIRECT_HIRE_REQUIRED CLASSIFICATION_NOT_APPLICABLE PAYROLL_NOT_APPLICABLE
PURCHASE_ORDER_NUMBER_REQUIRED MILESTONE_LOCKED LAST_MILESTONE NOT_A_MILESTONE_HIRE STALE_VERSION
INVALID_STATE AWAITING_SIGNATURE CONTRACT_SUPERSEDED CONTENT_HASH_MISMATCH AMOUNT_MISMATCH
PAYMENT_REQUEST_EXISTS PAYMENT_REQUEST_PENDING IDEMPOTENCY_KEY_REUSED TEMPLATE_INVALID NOT_FOUND
FORBIDDEN UNSUPPORTED_TEXT EXTERNAL_ID_TAKEN INVALID_URL INVALID_QUERY
"""


def test_every_promised_code_has_exactly_one_refusal() -> None:
    assert sorted(each.code for each in Refusal.__subclasses__()) == sorted(CODES.split())


def test_a_code_is_the_name_of_its_refusal_and_is_described() -> None:
    for refusal in Refusal.__subclasses__():
        assert refusal.code.replace("_", "").lower() == refusal.__name__.lower()
        assert refusal.__doc__


def test_refusals_are_raised_together_in_their_order() -> None:
    wrong = [TooLong("Too long.", ("title",)), Required("Missing.", ("rate", "0"))]
    with pytest.raises(Refused, match=r"^Too long\.; Missing\.$") as caught:
        raise_any(iter(wrong))
    assert list(caught.value.refusals) == wrong


def test_nothing_wrong_is_not_raised() -> None:
    raise_any([])


def test_what_is_not_found_names_its_argument_and_what_is_forbidden_names_none() -> None:
    assert told([NotFound(("hire",)), Forbidden()]) == [("NOT_FOUND", ("hire",)), ("FORBIDDEN", ())]
