"""The guide's nginx in front of the demo: what it compresses, and what passes as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
import pytest
from graphql import get_introspection_query

from tests.machines.process import free_port
from tests.operation.edge.proxy import nginx_as_written
from tests.operation.site import Demo, downloaded

TYPES = ("application/json", "application/graphql-response+json")
OWNER = "owner@nordlys.example"
PAGE = """{ hires(first: 50) { edges { cursor node { id number title status milestones { edges { node {
    id name status dueDate amount { amount currency } purchaseOrderNumber createdAt } } } } } } }"""
FEED = 'subscription { hireEvents(after: "0~0") { cursor type hire { id title } } }'
LINKS = "{ hires { edges { node { activeContract { document { url } } } } } }"


@dataclass
class Site:
    """The demo, asked through the proxy."""

    url: str
    headers: dict[str, str]

    def ask(self, query: str, **headers: str) -> httpx.Response:
        """The answer, decoded; its headers tell how it came."""
        given = {**self.headers, **headers}
        return httpx.post(f"{self.url}/graphql", json={"query": query}, headers=given, timeout=60)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Links lead through the proxy, too."""
    port, home = free_port(), tmp_path_factory.mktemp("nginx")
    settings = {"PUBLIC_URL": f"http://127.0.0.1:{port}", "EVENT_RETENTION": "9999"}
    with Demo(home / "demo", DOCUMENT_WORKER="false", **settings) as demo:
        there = urlsplit(demo.url).port
        assert there
        with nginx_as_written(home, port, there) as proxy:
            yield Site(proxy.url, demo.headers(OWNER))


@pytest.mark.parametrize("accept", TYPES)
@pytest.mark.parametrize("query", [PAGE, get_introspection_query()], ids=["page", "schema"])
def test_json_shrinks_to_a_third_at_the_most_for_who_takes_it_so(
    site: Site, query: str, accept: str
) -> None:
    packed = site.ask(query, **{"Accept": accept, "Accept-Encoding": "gzip, br"})
    plain = site.ask(query, **{"Accept": accept, "Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    for answer in (packed, plain):
        assert answer.headers["content-type"].startswith(accept)
        assert "Accept-Encoding" in ",".join(answer.headers.get_list("vary"))
    assert packed.json() == plain.json()
    assert "errors" not in plain.json()
    assert packed.num_bytes_downloaded < len(plain.content) / 3


def test_what_is_short_anyway_is_sent_as_it_is(site: Site) -> None:
    assert "content-encoding" not in site.ask("{ eventCursor }").headers


def test_an_event_leaves_when_it_happens_and_uncompressed(site: Site) -> None:
    headers = {**site.headers, "Accept": "text/event-stream", "Accept-Encoding": "gzip"}
    body = {"query": FEED}
    with httpx.stream("POST", f"{site.url}/graphql", json=body, headers=headers) as response:
        assert "content-encoding" not in response.headers
        # The stream stays open: what is read here was not held back for more.
        lines = response.iter_lines()
        assert [next(lines).partition(":")[0] for _ in range(3)] == ["id", "event", "data"]


def test_parts_of_a_document_are_those_of_the_whole(site: Site) -> None:
    hires = site.ask(LINKS).json()["data"]["hires"]["edges"]
    signed = (edge["node"]["activeContract"] for edge in hires)
    link = next(contract["document"]["url"] for contract in signed if contract)
    assert link.startswith(site.url)
    gzip = {"Accept-Encoding": "gzip"}
    whole = downloaded(link, **gzip)
    part = httpx.get(link, headers={**gzip, "Range": "bytes=100-199"}, timeout=60)
    assert (whole.status_code, part.status_code) == (200, 206)
    assert whole.content.startswith(b"%PDF-")
    assert part.content == whole.content[100:200]
    for answer in (whole, part):
        assert "content-encoding" not in answer.headers
        assert answer.headers["etag"].startswith('"')
    again = httpx.get(link, headers={**gzip, "If-None-Match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
