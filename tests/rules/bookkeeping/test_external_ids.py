"""Who gives what an external id, when one is taken, and who is told of it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.access import ROLES, Action, Role, permits
from models.rules.bookkeeping.external_ids import (
    Keyed,
    check_distinct,
    external_id_changes,
    keyable,
    keying,
    taken_by,
)
from models.rules.events import Fact, HireEventType
from models.rules.text.texts import EXTERNAL_ID_LENGTH, Refusals, external_id
from tests.access import who_may
from tests.rules.samples import told

PATH = ("externalId",)


@pytest.mark.parametrize(("role", "thing"), list(product(ROLES, Keyed)))
def test_the_page_says_who_gives_what_an_external_id(role: Role, thing: Keyed) -> None:
    of_what = who_may("setExternalId").get(role.value, "")
    may = of_what in {"✓", f"{thing}s"}
    allowed = permits(role, Action.SET_EXTERNAL_ID) and not keying(role, thing)
    assert allowed is may
    assert told(keying(role, thing)) in ([], [("FORBIDDEN", ())])


@pytest.mark.parametrize("in_contract", [True, False])
def test_a_milestone_that_is_in_no_contract_any_more_gets_none(in_contract: bool) -> None:
    assert told(keyable(in_contract=in_contract)) == (
        [] if in_contract else [("INVALID_STATE", ("node",))]
    )


@pytest.mark.parametrize("thing", Keyed)
def test_one_that_another_thing_has_is_taken_and_it_is_said_which(thing: Keyed) -> None:
    assert told(taken_by(thing, None, PATH)) == []
    (refusal,) = taken_by(thing, "H-12", PATH)
    assert told([refusal]) == [("EXTERNAL_ID_TAKEN", PATH)]
    assert f"{thing} H-12" in refusal.message


@given(st.lists(st.none() | st.sampled_from("ABCD")), st.sets(st.none() | st.sampled_from("ABCD")))
def test_new_milestones_take_no_others_and_each_repetition_is_told_where_it_stands(
    ids: list[str | None], held: set[str | None]
) -> None:
    found = Refusals()
    check_distinct(((("add", str(n)), each) for n, each in enumerate(ids)), held, found)
    repeated = [n for n, each in enumerate(ids) if each is not None and each in {*held, *ids[:n]}]
    assert told(found) == [("EXTERNAL_ID_TAKEN", ("add", str(n), "externalId")) for n in repeated]


@pytest.mark.parametrize(
    ("typed", "kept", "refused"),
    [
        (" PO 1 ", "PO 1", []),
        ("a", "a", []),
        ("A", "A", []),
        ("é" * EXTERNAL_ID_LENGTH, "é" * EXTERNAL_ID_LENGTH, []),
        (None, None, []),
        ("", None, []),
        (" \u2800 ", None, []),
        ("é" * (EXTERNAL_ID_LENGTH + 1), ..., [("TOO_LONG", PATH)]),
        ("a\nb", ..., [("INVALID_TEXT", PATH)]),
        ("a\x00b", ..., [("INVALID_TEXT", PATH)]),
    ],
)
def test_an_external_id_is_one_line_of_1_to_255_characters_kept_as_it_is_written(
    typed: str | None, kept: str | None, refused: list[object]
) -> None:
    found = Refusals()
    clean = external_id(typed, PATH, found)
    assert told(found) == refused
    assert refused or clean == kept


@pytest.mark.parametrize(("before", "after"), list(product([None, "A", "B"], repeat=2)))
def test_a_change_of_an_external_id_is_the_companys_own(
    before: str | None, after: str | None
) -> None:
    changes = external_id_changes(before, after)
    assert changes == ([] if before == after else [("externalId", before, after)])
    fact = Fact(HireEventType.HIRE_EDITED, details={"changes": changes})
    assert fact.is_companys_own is (before != after)


@pytest.mark.parametrize(
    "details",
    [
        {},
        {"reason": "externalId"},
        {"changes": []},
        {"changes": [["title", "A", "B"]]},
        {"changes": [["externalId", None, "A"], ["title", "A", "B"]]},
    ],
)
def test_whatever_tells_of_anything_else_both_sides_see(details: dict[str, object]) -> None:
    assert not Fact(HireEventType.HIRE_EDITED, details=details).is_companys_own  # type: ignore[arg-type]  # as JSON has it
