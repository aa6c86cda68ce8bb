"""An idempotency key makes it safe to ask again."""

import asyncio
import sqlite3
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
    owner, worker = desk.house.owner, desk.house.worker
    conversation = (await desk.hire.read())["conversation"]["id"]
    for author in (owner, worker):
        said = {"conversation": conversation, "body": "Hello", "idempotencyKey": "k"}
        await author.do("postMessage", "message { id }", **said)
    request = (await desk.submit(idempotencyKey="k")).request
    await owner.do("approvePaymentRequest", paymentRequest=request, idempotencyKey="k")
    messages = "conversation { messages { totalCount } }"
    assert (await desk.hire.read(messages))["conversation"]["messages"]["totalCount"] == 2


async def test_whoever_lost_the_right_is_refused_a_retry_too(desk: Desk) -> None:
    admin = await desk.house.member("HIRING_ADMIN")
    request = (await desk.submit()).request
    given = {"paymentRequest": request, "idempotencyKey": "k"}
    await admin.do("approvePaymentRequest", **given)
    await desk.house.owner.do("changeMemberRole", user=admin.id, role="HIRING_ASSISTANT")
    assert await admin.refused("approvePaymentRequest", **given) == [("FORBIDDEN", [])]
    await desk.house.owner.do("removeMember", user=admin.id)
    refused = await admin.refused("approvePaymentRequest", **given)
    assert refused == [("NOT_FOUND", ["paymentRequest"])]


async def test_a_key_is_kept_for_a_day_and_then_forgotten_without_anybodys_doing(
    desk: Desk,
) -> None:
    first = await desk.submit(idempotencyKey="k")
    await _restarted_after(desk, timedelta(hours=25))
    assert (await desk.submit(idempotencyKey="k")).body == first.body
    await _restarted_after(desk, timedelta(hours=49))
    assert (await desk.submit(idempotencyKey="k")).refusals == ["PAYMENT_REQUEST_EXISTS"]


async def _restarted_after(desk: Desk, time: timedelta) -> None:
    """As if so much time had passed since the record was made, while the server was down."""
    await desk.nodes[0].kill()
    await _date_records(desk.url, datetime.now(UTC) - time)
    await desk.nodes[0].start()
    await asyncio.sleep(0.3)


async def _date_records(url: str, at: datetime) -> None:
    statement = "UPDATE idempotency_record SET created_at = "
    if url.startswith("sqlite"):
        connection = sqlite3.connect(urlsplit(url).path)
        connection.execute(f"{statement} ?", [at.isoformat(" ")])
        connection.commit()
        connection.close()
    else:
        server = await asyncpg.connect(url)
        await server.execute(f"{statement} $1", at)
        await server.close()
