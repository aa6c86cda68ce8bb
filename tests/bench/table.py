"""The result as a table in Markdown: each peer beside the product."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.servers import NAMES


@dataclass(frozen=True)
class Measured:
    """One measurement: requests a second, milliseconds of the server's CPU a request, and times in milliseconds."""

    rate: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float


Results = Mapping[str, Mapping[str, Sequence[Measured]]]
"""By the operation's title, then by peer: a measurement for each round."""

_HEAD = "| {} | requests/s | ours / theirs | CPU ms a request | theirs / ours | p50 ms | p99 ms |"


def table(database: str, results: Results) -> str:
    """A part for each operation; of all rounds the median."""
    parts = [_part(f"{title}, {database}", peers) for title, peers in results.items()]
    return "\n\n".join(parts) + "\n\n"


def _part(title: str, peers: Mapping[str, Sequence[Measured]]) -> str:
    middle = {peer: _median(rounds) for peer, rounds in peers.items()}
    ours = middle.get("product")
    lines = [_line(peer, each, ours) for peer, each in middle.items()]
    return "\n".join([_HEAD.format(title), "|---" + "|--:" * 6 + "|", *lines])


def _line(peer: str, measured: Measured, ours: Measured | None) -> str:
    faster, leaner = ("", "")
    if ours and ours is not measured:
        faster = f"{ours.rate / measured.rate:.2f}"
        leaner = f"{measured.cpu_ms / ours.cpu_ms:.2f}"
    return (
        f"| {NAMES[peer]} | {measured.rate:,.0f} | {faster} | {measured.cpu_ms:.2f} | {leaner}"
        f" | {measured.p50_ms:.1f} | {measured.p99_ms:.1f} |"
    )


def _median(rounds: Sequence[Measured]) -> Measured:
    return Measured(
        rate=median(each.rate for each in rounds),
        cpu_ms=median(each.cpu_ms for each in rounds),
        p50_ms=median(each.p50_ms for each in rounds),
        p99_ms=median(each.p99_ms for each in rounds),
    )
