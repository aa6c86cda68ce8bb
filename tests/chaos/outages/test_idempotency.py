"""An idempotency key makes it safe to ask again."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import asyncpg

from tests.chaos.desk import Desk


async def test_sixteen_at_once_do_it_once_and_get_the_same_answer(desk: Desk) -> None:
    answers = await asyncio.gather(
        *(desk.submit(note="once", idempotencyKey="k") for _ in range(16))
    )
    assert len({answer.request for answer in answers}) == 1
    assert await desk.notes() == ["once"]


async def test_sixteen_at_once_over_two_processes_do_it_once(shared_desk: Desk) -> None:
    desk = shared_desk
    answers = await asyncio.gather(
        *(desk.submit(note="once", idempotencyKey="k", node=n % 2) for n in range(16))
    )
    assert len({answer.request for answer in answers}) == 1
    assert await desk.notes() == ["once"]


async def test_a_restarted_server_answers_a_retry_as_before(desk: Desk) -> None:
    first = await desk.submit(idempotencyKey="k")
    await desk.nodes[0].kill()
    await desk.nodes[0].start()
    assert (await desk.submit(idempotencyKey="k")).body == first.body


async def test_a_key_is_good_for_one_input_only(desk: Desk) -> None:
    await desk.submit(0, idempotencyKey="k")
    assert (await desk.submit(1, idempotencyKey="k")).refusals == ["IDEMPOTENCY_KEY_REUSED"]


async def test_two_inputs_at_once_under_one_key_do_one_of_them(desk: Desk) -> None:
    answers = await asyncio.gather(
        *(desk.submit(0, note=f"note {n}", idempotencyKey="k") for n in range(8))
    )
    refusals = [answer.refusals for answer in answers]
    assert sorted(refusals) == [[], *[["IDEMPOTENCY_KEY_REUSED"]] * 7]
    assert len(await desk.notes()) == 1


async def test_a_key_belongs_to_a_user_and_a_mutation(desk: Desk) -> None:
    owner, worker = desk.tenant.owner, desk.tenant.worker
    conversation = (await desk.hire.read())["conversation"]["id"]
    for author in (owner, worker):
        said = {"conversation": conversation, "body": "Hello", "idempotencyKey": "k"}
        await author.do("postMessage", "message { id }", **said)
    request = (await desk.submit(idempotencyKey="k")).request
    await owner.do("approvePaymentRequest", paymentRequest=request, idempotencyKey="k")
    messages = "conversation { messages { totalCount } }"
    assert (await desk.hire.read(messages))["conversation"]["messages"]["totalCount"] == 2


async def test_whoever_lost_the_right_is_refused_a_retry_too(desk: Desk) -> None:
    admin = await desk.tenant.member("HIRING_ADMIN")
    request = (await desk.submit()).request
    given = {"paymentRequest": request, "idempotencyKey": "k"}
    await admin.do("approvePaymentRequest", **given)
    await desk.tenant.owner.do("changeMemberRole", user=admin.id, role="HIRING_ASSISTANT")
    assert await admin.refused("approvePaymentRequest", **given) == [("FORBIDDEN", [])]
    await desk.tenant.owner.do("removeMember", user=admin.id)
    refused = await admin.refused("approvePaymentRequest", **given)
    assert refused == [("NOT_FOUND", ["paymentRequest"])]


async def test_a_key_is_kept_for_a_day_and_then_forgotten_without_anybodys_doing(
    desk: Desk,
) -> None:
    old = await desk.submit(0, idempotencyKey="old")
    await desk.submit(1, idempotencyKey="older")
    await desk.nodes[0].kill()
    now = datetime.now(UTC)
    await _execute(desk.url, _DATE, now - timedelta(hours=25), "old")
    await _execute(desk.url, _DATE, now - timedelta(hours=49), "older")
    await desk.nodes[0].start()
    async with asyncio.timeout(60):
        while await _execute(desk.url, _COUNT, "older"):
            await asyncio.sleep(0.05)
    assert (await desk.submit(0, idempotencyKey="old")).body == old.body
    assert (await desk.submit(1, idempotencyKey="older")).refusals == ["PAYMENT_REQUEST_EXISTS"]


_DATE = "UPDATE idempotency_record SET created_at = $1 WHERE key = $2 RETURNING 1"
_COUNT = "SELECT count(*) FROM idempotency_record WHERE key = $1"


async def _execute(url: str, statement: str, *values: object) -> object:
    """The first value that it answers."""
    if not url.startswith("sqlite"):
        server = await asyncpg.connect(url)
        try:
            return await server.fetchval(statement, *values)
        finally:
            await server.close()
    # As the product stores them.
    texts = [each.isoformat(" ") if isinstance(each, datetime) else each for each in values]
    with closing(sqlite3.connect(urlsplit(url).path, isolation_level=None)) as connection:
        (row,) = connection.execute(statement, texts)
        return row[0]
