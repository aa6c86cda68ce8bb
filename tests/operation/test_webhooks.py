"""Webhooks as servers send them by themselves: two of them on one database, and none twice."""

from pathlib import Path

from tests.machines.patience import until
from tests.machines.services import Postgres
from tests.operation.conftest import Ready
from tests.operation.site import SECRET, Site, run
from tests.receiver import OK, Received, answer, receiving
from tests.tenant import Server, found

SUPPORT = "support@milestones.example"
QUERY = "subscription { hireEvents { id hire { id } } }"


async def test_two_servers_tell_every_event_once_and_in_order(
    postgres: Postgres, made_ready: Ready, tmp_path: Path
) -> None:
    url = await made_ready(postgres)
    given = {"DATABASE_URL": url, "AUTH_SECRET": SECRET, "WEBHOOK_ALLOW_PRIVATE": "true"}
    given |= {"DOCUMENT_WORKER": "false", "RATE_LIMIT": "0"}
    run(tmp_path, "support", SUPPORT, "--name", "Support", **given)
    with (
        Site(tmp_path / "one", "serve", **given) as one,
        Site(tmp_path / "two", "serve", **given) as two,
    ):
        async with receiving() as receiver:
            refused: set[str] = set()

            def answers(request: Received) -> bytes:
                """The first of all has to be tried again."""
                if not refused:
                    refused.add(request.id)
                    return answer(503, "Retry-After: 0")
                return OK

            receiver.answers = answers
            tenant = await found(Server(f"{one.url}/graphql", SECRET, SUPPORT, "postgres"))
            wanted = {"company": tenant.id, "url": receiver.url, "query": QUERY}
            await tenant.owner.do("createWebhook", **wanted)
            other = tenant.at(Server(f"{two.url}/graphql", SECRET, SUPPORT, "postgres"))
            hires = [await each.active() for each in (tenant, other, tenant, other)]
            events = {hire.id: await hire.events() for hire in hires}
            count = sum(map(len, events.values())) + 1
            await until(lambda: len(receiver.received) >= count)
            assert len(receiver.received) == count
            told = receiver.received[1:] if refused else receiver.received
            for id, types in events.items():
                of_hire = [each.json for each in told if id in each.body]
                assert [each["type"] for each in of_hire] == types
