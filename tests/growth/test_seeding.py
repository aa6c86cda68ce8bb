"""A large data set is written many hires at a time, and the feed tells of it all the same."""

from tests.apart import apart, migrated, numbered
from tests.machines.services import Postgres


async def test_the_feed_waits_for_all_numbers_of_a_transaction(postgres: Postgres) -> None:
    url = await postgres.create_database()
    with apart() as processes:
        processes.run(migrated, url)
        numbers, meanwhile, afterwards = processes.run(numbered, url, 5)
    assert numbers == sorted(set(numbers))
    assert meanwhile < numbers[0]
    assert numbers[-1] <= afterwards
