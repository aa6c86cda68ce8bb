"""What stands in the place of who was erased, and what a link says was forgotten for their sake."""

import json
from typing import Any
from uuid import uuid4

import pytest
from email_validator import EmailNotValidError, validate_email

from models.rules.erasure import (
    SALT_NAME,
    Erasure,
    is_erased,
    pseudonym,
    pseudonymous_address,
)
from models.rules.text import texts


def test_everybody_has_one_pseudonym_of_their_own() -> None:
    some = [uuid4() for _ in range(50)]
    for form in (pseudonym, pseudonymous_address):
        assert len({form(each) for each in some}) == len(some)
        assert all(form(each) == form(each) for each in some)
    assert all(is_erased(pseudonymous_address(each)) for each in some)
    assert all(len(pseudonymous_address(each)) <= 254 for each in some)


@pytest.mark.parametrize(
    "address", ["a@b.example", "erased.invalid@b.example", "a@b.erased.invalid"]
)
def test_no_other_address_is_that_of_somebody_erased(address: str) -> None:
    assert not is_erased(address)


def test_nobody_can_be_given_the_address_of_somebody_erased() -> None:
    found: texts.Refusals = []
    texts.email(pseudonymous_address(uuid4()), ("email",), found)
    assert [refusal.code for refusal in found] == ["INVALID_EMAIL"]
    with pytest.raises(EmailNotValidError):
        validate_email(pseudonymous_address(uuid4()), check_deliverability=False)


def test_a_link_says_what_was_forgotten_as_it_was_told() -> None:
    gone = Erasure(frozenset({(2, SALT_NAME), (2, "body"), (5, SALT_NAME)}), frozenset({uuid4()}))
    assert Erasure.said(json.loads(json.dumps(gone.details(uuid4()))), 6) == gone
    assert gone.salts == {2, 5}
    assert gone.beside(2) == {SALT_NAME, "body"}
    assert gone.beside(3) == frozenset()


def test_a_link_speaks_of_none_behind_it_and_not_of_itself() -> None:
    gone = Erasure(frozenset({(seq, SALT_NAME) for seq in range(1, 9)}))
    assert Erasure.said(gone.details(uuid4()), 5).salts == {1, 2, 3, 4}


@pytest.mark.parametrize(
    "details", [{}, {"forgotten": 1, "contents": []}, {"forgotten": [["x", "y"]], "contents": []}]
)
def test_what_is_no_such_statement_is_told(details: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Erasure.said(details, 9)
