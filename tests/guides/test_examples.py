"""The examples of the guide to integrations: a real server posts to them, and the tests play everybody else."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from models.rules.webhooks.signing import new_secret
from tests.guides.examples import FORGED, LATER, TEST, Example, hooked, module_of, post, signed
from tests.machines.patience import until
from tests.machines.process import free_port
from tests.operation.site import SECRET, Site, run
from tests.receiver import OK, Received, answer, receiving
from tests.tenant import JSON, Actor, Hire, Server, Tenant, found, today

QUERY = "subscription { hireEvents { type hire { id } } }"
TITLE = "<!channel> & <https://evil.example|here>"
SUPPORT = "support@milestones.example"


@pytest.fixture(scope="module")
async def tenant(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Tenant]:
    """A company on a server that posts to this machine."""
    home = tmp_path_factory.mktemp("site")
    run(home, "migrate")
    run(home, "support", SUPPORT, "--name", "Support")
    given = {"AUTH_SECRET": SECRET, "WEBHOOK_ALLOW_PRIVATE": "true", "DOCUMENT_WORKER": "false"}
    with Site(home, "serve", RATE_LIMIT="0", **given) as site:
        yield await found(Server(f"{site.url}/graphql", SECRET, SUPPORT, "sqlite"))


async def test_the_receiver_does_each_delivery_once(tenant: Tenant, tmp_path: Path) -> None:
    async with hooked(tenant, QUERY, types=["HIRE_CREATED"]) as hook:
        with hook.by(tmp_path, "receiver.py") as receiver:
            hire = await tenant.hire()
            await until(lambda: done(receiver))
            assert [each["data"]["hireEvents"]["hire"]["id"] for each in done(receiver)] == [
                hire.id
            ]
            headers = signed(hook.secret, TEST)
            assert [post(receiver.url, headers, TEST) for _ in range(2)] == [204, 204]
            assert post(receiver.url, signed(hook.secret, LATER), LATER) == 204
            await until(lambda: len(done(receiver)) >= 3)
            assert done(receiver)[1:] == [json.loads(TEST), json.loads(LATER)]


async def test_the_receiver_takes_nothing_that_was_not_signed(tmp_path: Path) -> None:
    port, secret = free_port(), new_secret()
    with Example(tmp_path, port, "receiver.py", WEBHOOK_SECRET=secret) as receiver:
        for name, forge in FORGED.items():
            assert post(receiver.url, *forge(secret)) == 401, name
        assert post(receiver.url, signed(secret, TEST), TEST) == 204
        await until(lambda: done(receiver))
        assert done(receiver) == [json.loads(TEST)]


async def test_the_old_secret_will_do_while_the_new_one_is_brought_out(
    tenant: Tenant, tmp_path: Path
) -> None:
    async with hooked(tenant, QUERY) as hook:
        await tenant.owner.do("rotateWebhookSecret", webhook=hook.id)
        with hook.by(tmp_path, "receiver.py"):
            await hook.test()
            await until(hook.attempts)
        assert await hook.attempts() == [204]


async def test_what_was_taken_is_done_after_a_crash(tmp_path: Path) -> None:
    port, secret = free_port(), new_secret()
    crashing = "import os, receiver; receiver.receive(lambda body: os._exit(1))"
    with Example(tmp_path, port, "-c", crashing, WEBHOOK_SECRET=secret) as receiver:
        assert post(receiver.url, signed(secret, TEST), TEST) == 204
        await until(lambda: not receiver.runs)
    with Example(tmp_path, port, "receiver.py", WEBHOOK_SECRET=secret) as receiver:
        await until(lambda: done(receiver))
        assert done(receiver) == [json.loads(TEST)]


async def test_slack_is_told_in_order_and_anew_where_it_was_away(
    tenant: Tenant, tmp_path: Path
) -> None:
    relay = module_of("slack_relay")
    async with hooked(tenant, relay.QUERY, types=[*relay.WORDS]) as hook, receiving() as slack:
        slack.answers = away_at_first(slack.received)
        with hook.by(tmp_path, "slack_relay.py", SLACK_URL=slack.url):
            await hook.test()
            await paid(await tenant.active(title=TITLE))
            await until(lambda: len(slack.received) >= 4)
    lines = [each.json["text"] for each in slack.received]
    assert lines[0] == lines[1]
    for line, word in zip(lines[1:], ("was asked for", "was approved", "was paid"), strict=True):
        assert f"1250.00 DKK for “Design”, {word}" in line
        assert "&lt;!channel&gt; &amp; &lt;https" in line
        assert "<" not in line


async def test_what_slack_refuses_holds_up_nothing(tmp_path: Path) -> None:
    port, secret = free_port(), new_secret()
    async with receiving() as slack:
        slack.answers = lambda _: answer(404)
        given = {"WEBHOOK_SECRET": secret, "SLACK_URL": slack.url}
        with Example(tmp_path, port, "slack_relay.py", **given) as relay:
            for number in range(2):
                body = json.dumps({"type": "…", "data": {"hireEvents": request_event(number)}})
                assert post(relay.url, signed(secret, body), body) == 204
            await until(lambda: len(slack.received) == 2)


async def test_devices_of_whom_it_concerns_are_told_and_nothing_about_anybody(
    tenant: Tenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    push = module_of("push")
    at_home(monkeypatch, tenant, tmp_path)
    assistant = await tenant.member("HIRING_ASSISTANT")
    finance = await tenant.member("FINANCE_MANAGER")
    types = [*push.TO_WORKER, *push.TO_DECIDERS]
    async with hooked(tenant, push.QUERY, types=types) as hook, receiving() as gateway:
        gateway.answers = lambda request: answer(200, body=b"{}") if has_phone(request) else GONE
        given = {"PUSH_URL": gateway.url, "PUSH_TOKEN": "of-the-gateway"}
        with hook.by(tmp_path, "push.py", **given):
            for device, actor in {
                "phone-worker": tenant.worker,
                "phone-owner": tenant.owner,
                "phone-assistant": assistant,
                "gone-finance": finance,
            }.items():
                push.register(device, token_of(actor))
            hire = await tenant.active(title=TITLE)
            await paid(hire)
            await until(lambda: len(gateway.received) >= 5)
    messages = [each.json["message"] for each in gateway.received]
    assert sorted(told_to(messages)) == [
        ("gone-finance", "A payment request awaits you"),
        ("phone-owner", "A payment request awaits you"),
        ("phone-worker", "A contract awaits your signature"),
        ("phone-worker", "A payment is on its way"),
        ("phone-worker", "A payment was approved"),
    ]
    assert {message["data"]["hire"] for message in messages} == {hire.id}
    said = " ".join(each.body for each in gateway.received)
    people = (tenant.owner, tenant.worker, assistant, finance)
    for private in (TITLE, "Design", "1250", "DKK", *(actor.email for actor in people)):
        assert private not in said


async def test_a_device_that_is_gone_is_forgotten_and_a_phone_that_changes_hands_goes_along(
    tenant: Tenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    push = module_of("push")
    at_home(monkeypatch, tenant, tmp_path)
    push.register("phone", token_of(tenant.owner))
    push.register("phone", token_of(tenant.worker))
    assert [*push.devices_of([tenant.owner.id])] == []
    assert [*push.devices_of([tenant.worker_id])] == ["phone"]
    async with receiving() as gateway:
        gateway.answers = lambda _: GONE
        monkeypatch.setenv("PUSH_URL", gateway.url)
        monkeypatch.setenv("PUSH_TOKEN", "of-the-gateway")
        await asyncio.to_thread(push.send, "phone", {})
    assert [*push.devices_of([tenant.worker_id])] == []


GONE = answer(404, body=b"{}")


def has_phone(request: Received) -> bool:
    return "phone-" in request.json["message"]["token"]


def told_to(messages: list[JSON]) -> list[tuple[str, str]]:
    """Which device was told what."""
    return [(each["token"], each["notification"]["title"]) for each in messages]


def done(example: Example) -> list[Any]:
    """What the receiver printed of each."""
    return [json.loads(line) for line in example.text.splitlines() if line.startswith("{")]


def away_at_first(received: list[Received]) -> Callable[[Received], bytes]:
    """Slack is, when it is told for the first time."""
    return lambda _: answer(503) if len(received) == 1 else OK


async def paid(hire: Hire) -> None:
    """Its milestone is asked for, approved and recorded as paid."""
    (only,) = await hire.milestones()
    request = await hire.paid(only["id"])
    await hire.tenant.owner.do("recordPayment", paymentRequest=request, paidOn=today().isoformat())


def request_event(number: int) -> JSON:
    """What the relay is told of a payment request."""
    amount = {"amount": "1250.00", "currency": "DKK"}
    return {
        "type": "PAYMENT_REQUEST_SUBMITTED",
        "hire": {"number": "H-1", "title": "A new site"},
        "milestone": {"name": "Design"},
        "paymentRequest": {"number": f"PR-{number}", "amount": amount},
    }


def at_home(monkeypatch: pytest.MonkeyPatch, tenant: Tenant, home: Path) -> None:
    """What a push backend of the company is given."""
    monkeypatch.setenv("MILESTONES_URL", tenant.server.url)
    monkeypatch.setenv("DEVICES", str(home / "devices.db"))


def token_of(actor: Actor) -> str:
    """As the app of theirs sends it."""
    return actor.headers["Authorization"].removeprefix("Bearer ")
