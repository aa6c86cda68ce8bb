"""Values that are kept within a bound of what they weigh."""

import threading
from random import Random

import pytest

from models.kit.recently_used import RecentlyUsed

MOST = 1_000


@pytest.mark.parametrize("share", [1, 4])
def test_what_is_kept_stays_within_its_bound_and_what_was_used_last_stays(share: int) -> None:
    """Beside what a list of all keys in the order of their use says."""
    chance, kept, used = Random(7), RecentlyUsed[int, bytes](MOST, len, share), dict[int, bytes]()
    for _ in range(3_000):
        key = chance.randrange(40)
        found = used.pop(key, None)
        if chance.random() < 0.5:
            assert kept.get(key) == found
        else:
            found = bytes(chance.randrange(MOST // 3))
            kept.keep(key, found)
            found = found if len(found) <= MOST // share else None
        if found is not None:
            used[key] = found
        while sum(map(len, used.values())) > MOST:
            del used[next(iter(used))]
        assert {key: kept.peek(key) for key in kept} == used
        assert kept.currsize == sum(map(len, used.values())) <= MOST


def test_what_is_too_heavy_takes_the_place_of_nothing_and_what_it_replaces_is_gone() -> None:
    kept = RecentlyUsed[str, bytes](MOST, len, 4)
    kept.keep("other", b"x")
    kept.keep("key", b"x")
    kept.keep("key", bytes(MOST))
    assert kept.get("key") is None
    assert kept.get("other") == b"x"


def test_a_look_from_another_thread_moves_nothing() -> None:
    kept = RecentlyUsed[int, bytes](3, len)
    for key in range(3):
        kept.keep(key, b"x")
    looking = threading.Thread(target=lambda: [kept.peek(key) for key in range(5)])
    looking.start()
    looking.join()
    kept.keep(3, b"x")
    assert list(kept) == [1, 2, 3]
