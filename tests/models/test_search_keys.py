"""What a hire is found by: its number and its title. Keys of former releases have a name behind them."""

import pytest

from models.hire_columns import former_search_key, search_key
from models.records import Hire

PRESENT = "h-7\nå site"


@pytest.mark.parametrize(
    ("kept", "will_do"),
    [
        (PRESENT, True),
        (f"{PRESENT}\nmaja lindqvist", True),
        (f"{PRESENT}\n", False),
        (f"{PRESENT}\n ", False),
        (f"{PRESENT}\nMaja", False),
        (f"{PRESENT}\nmaja\nlindqvist", False),
        (f"{PRESENT}maja", False),
        (f"maja\n{PRESENT}", False),
        ("h-7", False),
        ("", False),
    ],
)
def test_a_key_is_number_and_title_and_may_be_a_name_from_before(kept: str, will_do: bool) -> None:
    hire = Hire(number="H-7", title="Å Site", search_key=kept)
    assert search_key(hire) == PRESENT
    assert former_search_key(hire) == (kept if will_do else PRESENT)
