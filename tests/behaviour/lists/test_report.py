"""A report adds up what its viewer sees, exactly, and each cell of it is the sum of a list."""

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest

from tests.behaviour.lists.cells import cells_of, summed_of
from tests.behaviour.lists.histories import SEED
from tests.behaviour.lists.reports import DAYS, Period, milestones_of
from tests.tenant import JSON, Tenant, in_days

KEYS = ("MONTH", "HIRE", "WORKER", "PURCHASE_ORDER_NUMBER")
_FIRST, _LAST = in_days(-900), in_days(900)


def _periods(random: Random, milestones: list[JSON]) -> Iterator[Period]:
    """Each key by each date: all, and from one milestone's day to another's."""
    for by, (date_of, day) in product(KEYS, DAYS.items()):
        yield Period(_FIRST, _LAST, by, date_of)
        days = [each for each in map(day, milestones) if each]
        first, last = sorted([random.choice(days), random.choice(days)])
        yield Period(first, last, by, date_of)


@pytest.mark.usefixtures("later")
async def test_a_report_is_the_sum_of_what_its_viewer_sees(company: Tenant) -> None:
    random = Random(SEED)
    for viewer in (company.owner, company.worker):
        milestones = await milestones_of(viewer, company)
        for period in _periods(random, milestones):
            rows = await period.asked(viewer, company)
            assert rows == [*period.expected(milestones)], f"{period} of {viewer.email}"
            assert rows


@pytest.mark.usefixtures("later")
async def test_each_cell_is_the_sum_of_a_list(company: Tenant) -> None:
    for viewer, by, date_of in product((company.owner, company.worker), KEYS, DAYS):
        period = Period(_FIRST, _LAST, by, date_of)
        rows = await period.asked(viewer, company)
        cells = [cell for row in rows for cell in cells_of(period, row)]
        for cell, summed in zip(cells, await summed_of(viewer, company, cells), strict=True):
            assert cell.amount == summed, cell
