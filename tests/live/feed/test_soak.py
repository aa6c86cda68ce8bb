"""A short soak; `python -m tests.live.feed.soak` runs a long one."""

import random

from tests.chaos.served import Spec
from tests.live.feed.soak import Soak, faults, soak


async def test_nothing_is_missing_doubled_or_out_of_order_whatever_breaks(notified: Spec) -> None:
    run = Soak(sockets=40, seconds=6, chance=random.Random(1))
    await soak(notified, run)
    assert run.faults == []
    assert run.deliveries > 40 * 20
    assert run.restarts
    assert run.breaks


def test_the_checker_sees_what_is_missing_doubled_and_out_of_order() -> None:
    assert list(faults(["1~1", "2~1"], ["1~1", "2~1"])) == []
    assert list(faults(["1~1"], ["1~1", "2~1"])) == ["2~1 is missing"]
    assert list(faults(["1~1", "1~1"], ["1~1"])) == ["something came twice"]
    assert list(faults(["10~1", "9~1"], ["9~1", "10~1"])) == ["something came out of order"]
    assert list(faults(["1~1"], [])) == ["1~1 is not theirs"]
