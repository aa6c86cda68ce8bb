"""No way inside, and no way to hold a server up: what names, certificates and answers may be made to do."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from random import Random

import httpcore
import pytest

from api.webhooks import post as posting
from api.webhooks.network import JudgedNetwork, look_up
from api.webhooks.post import Answered, Post, send_post
from models.rules.webhooks.addresses import IpAddress, Target, read_target
from models.rules.webhooks.statuses import AttemptError
from tests.api.webhooks.certificates import Certificates
from tests.receiver import Received, answer, receiving

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
INSIDE = ip_address("127.0.0.1")
OUTSIDE = ip_address("203.0.114.9")


class Names:
    """A name server: each lookup of a name gets the next of its answers, the last one for good."""

    def __init__(self, *answers: Sequence[IpAddress]) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    async def look_up(self, host: str, _: int) -> Sequence[IpAddress]:
        """The addresses. OSError where there are none."""
        self.asked.append(host)
        found = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if not found:
            raise OSError("no such name")
        return found


def at(url: str, name: str | None = None) -> Target:
    """Where the receiver is, called by another name."""
    target = read_target(url, allow_private=True)
    return Target(target.tls, name or target.host, target.port, target.path)


async def sent(
    target: Target, network: JudgedNetwork, tls: ssl.SSLContext | None = None
) -> Answered:
    return await send_post(Post(target, b"{}", {"webhook-id": "msg_1"}), network, NOW, tls)


async def test_a_name_that_leads_inside_is_blocked() -> None:
    async with receiving() as receiver:
        names = Names([INSIDE])
        found = await sent(
            at(receiver.url, "rebound.example"),
            JudgedNetwork(allow_private=False, resolve=names.look_up),
        )
        assert (found.error, receiver.received) == (AttemptError.BLOCKED_ADDRESS, [])


async def test_one_address_inside_among_others_blocks_them_all() -> None:
    async with receiving() as receiver:
        for answers in ([OUTSIDE, INSIDE], [INSIDE, OUTSIDE], [ip_address("::ffff:127.0.0.1")]):
            names = Names(answers)
            network = JudgedNetwork(allow_private=False, resolve=names.look_up)
            found = await sent(at(receiver.url, "mixed.example"), network)
            assert found.error is AttemptError.BLOCKED_ADDRESS
        assert receiver.received == []


async def test_what_was_judged_is_what_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere when it is looked up once more is not looked up once more."""
    async with receiving() as receiver:
        names = Names([INSIDE], [OUTSIDE])
        network = JudgedNetwork(allow_private=True, resolve=names.look_up)
        target = at(receiver.url, "rebinding.example")
        monkeypatch.setattr("socket.getaddrinfo", _refuse_names)
        assert (await sent(target, network)).status == 200
        assert names.asked == ["rebinding.example"]
        assert receiver.received[0].headers["host"] == f"rebinding.example:{target.port}"


async def test_each_attempt_judges_anew() -> None:
    async with receiving() as receiver:
        names = Names([ip_address("1.1.1.1")], [INSIDE])
        network = JudgedNetwork(allow_private=False, resolve=names.look_up)
        assert list(await network._judged("rebinding.example", 443)) == [ip_address("1.1.1.1")]
        found = await sent(at(receiver.url, "rebinding.example"), network)
        assert (found.error, receiver.received) == (AttemptError.BLOCKED_ADDRESS, [])


@pytest.mark.parametrize(
    "host",
    [
        "127.1",
        "0x7f.1",
        "2130706433",
        "0177.0.0.1",
        "localhost",
        "127.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
    ],
)
async def test_whatever_the_system_reads_as_inside_is_judged_as_it_reads_it(host: str) -> None:
    async with receiving() as receiver:
        target = Target(False, host, read_target(receiver.url, allow_private=True).port, "/")
        found = await sent(target, JudgedNetwork(allow_private=False))
        assert found.error in {AttemptError.BLOCKED_ADDRESS, AttemptError.NAME_NOT_FOUND}
        assert receiver.received == []


async def test_a_name_that_is_not_there_is_told() -> None:
    network = JudgedNetwork(allow_private=True, resolve=Names([]).look_up)
    found = await sent(Target(False, "nowhere.example", 8080, "/"), network)
    assert found == Answered(error=AttemptError.NAME_NOT_FOUND)


async def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with receiving() as proxy, receiving() as receiver:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert (await sent(at(receiver.url), JudgedNetwork(allow_private=True))).status == 200
        assert (len(receiver.received), proxy.received) == (1, [])


async def test_redirects_are_answers_and_no_ways() -> None:
    async with receiving() as receiver, receiving() as elsewhere:
        for status in (301, 302, 303, 307, 308):
            receiver.answers = _always(answer(status, f"Location: {elsewhere.url}"))
            assert (
                await sent(at(receiver.url), JudgedNetwork(allow_private=True))
            ).status == status
        assert elsewhere.received == []


async def test_nobody_there_is_told() -> None:
    async with receiving() as receiver:
        target = at(receiver.url)
    found = await sent(target, JudgedNetwork(allow_private=True))
    assert found.error is AttemptError.CONNECTION_REFUSED


async def test_an_answer_that_does_not_come_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "ATTEMPT_SECONDS", 0.2)
    async with receiving() as receiver:
        receiver.answers = lambda _: None
        found = await sent(at(receiver.url), JudgedNetwork(allow_private=True))
        assert found.error is AttemptError.TIMEOUT


async def test_of_an_endless_body_the_beginning_is_read() -> None:
    async with _raw(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 65_536) as (target, written):
        found = await sent(target, JudgedNetwork(allow_private=True))
    assert (found.status, found.body) == (200, "x" * 1024)
    assert written() < 100 * 65_536


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"x-more: " + b"y" * 65_000 + b"\r\n"),
        (b"", b"z" * 65_536),
        (b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", b""),
    ],
    ids=["endless headers", "no HTTP", "no header"],
)
async def test_what_is_no_answer_is_not_read_for_ever(first: bytes, again: bytes) -> None:
    async with _raw(first, again) as (target, written):
        found = await sent(target, JudgedNetwork(allow_private=True))
    assert found.error is AttemptError.INVALID_RESPONSE
    assert written() < 100 * 65_536


async def test_a_connection_that_ends_half_way_keeps_the_status_that_was_said() -> None:
    async with receiving() as receiver:
        receiver.answers = _always(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        found = await sent(at(receiver.url), JudgedNetwork(allow_private=True))
        assert (found.status, found.body) == (200, "half")
        receiver.answers = _always(b"HTTP/1.1 2")
        found = await sent(at(receiver.url), JudgedNetwork(allow_private=True))
        assert (found.status, found.error) == (None, AttemptError.INVALID_RESPONSE)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("120", timedelta(minutes=2)),
        ("Sun, 29 Nov 2026 13:00:00 GMT", timedelta(hours=1)),
        ("Sun, 29 Nov 2026 11:00:00 GMT", timedelta()),
        ("soon", None),
        ("-5", None),
        ("9" * 400, None),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
    ],
)
async def test_retry_after_is_seconds_or_a_date(said: str, read: timedelta | None) -> None:
    async with receiving() as receiver:
        receiver.answers = _always(answer(503, f"Retry-After: {said}"))
        found = await sent(at(receiver.url), JudgedNetwork(allow_private=True))
        assert (found.status, found.retry_after) == (503, read)


async def test_the_status_counts_whatever_retry_after_says() -> None:
    random = Random(17)
    for status in (200, 204, 299, 300, 410, 429, 503) * 300:
        headers = [("Retry-After", _nearly_a_date(random).encode("latin-1"))]
        response = httpcore.Response(status, headers=headers, content=_no_body())
        found = await posting._answered(response, NOW)
        assert (found.status, found.error) == (status, None)
        assert found.retry_after is None or (status >= 300 and found.retry_after >= timedelta())


def _nearly_a_date(random: Random) -> str:
    words = ["Sun,", "29", "Nov", "2026", "13:00:00", "GMT"]
    for _ in range(random.randrange(1, 4)):
        words[random.randrange(len(words))] = random.choice(_WORDS)
    return random.choice(["", " "]).join(words) if random.random() < 0.2 else " ".join(words)


_WORDS = [
    "",
    "0",
    "99",
    "-1",
    "9" * 20,
    "-" + "9" * 9,
    "Jan",
    "Mon,",
    "24:60:60",
    "1.5",
    ":",
    "+0000",
]
_WORDS += ["-9999", "+" + "9" * 20, "0001", "9999", "(", '"', "\xb2", "\xe9", "12:00:00 pm", "EST"]


async def _no_body() -> AsyncIterator[bytes]:
    return
    yield b""


async def test_certificates_are_asked_for_by_name(tmp_path: Path) -> None:
    made = Certificates(tmp_path)
    names = Names([INSIDE])
    network = JudgedNetwork(allow_private=True, resolve=names.look_up)
    async with receiving(made.server("hooks.example")) as receiver:
        good = await sent(at(receiver.url, "hooks.example"), network, made.client())
        other = await sent(at(receiver.url, "other.example"), network, made.client())
        unknown = await sent(at(receiver.url, "hooks.example"), network)
    assert (good.status, other.error, unknown.error) == (200, AttemptError.TLS, AttemptError.TLS)
    async with receiving(made.server("hooks.example", days=-1)) as receiver:
        expired = await sent(at(receiver.url, "hooks.example"), network, made.client())
    assert expired.error is AttemptError.TLS


async def test_the_systems_resolver_tells_each_address_once() -> None:
    found = await look_up("127.0.0.1", 443)
    assert list(found) == [INSIDE]


def _always(said: bytes) -> Callable[[Received], bytes]:
    return lambda _: said


def _refuse_names(host: object, *_: object, **__: object) -> object:
    raise AssertionError(f"{host} was looked up")


class _raw:  # noqa: N801 (it reads as a function)
    """A server that says something, and something else again and again."""

    def __init__(self, first: bytes, again: bytes) -> None:
        self._first, self._again, self._written = first, again, 0

    async def __aenter__(self) -> tuple[Target, Callable[[], int]]:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return Target(False, "127.0.0.1", port, "/"), lambda: self._written

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(self._first)
            while self._again and self._written < 200 * 65_536:
                writer.write(self._again)
                self._written += len(self._again)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()
