"""The result as a table in Markdown: each peer beside the product."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.serving.servers import NAMES


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
    """A part for each operation, of all rounds the median; and a summary of ratios, as README has it."""
    middle = {title: _middle(peers) for title, peers in results.items()}
    parts = [_part(f"{title}, {database}", peers) for title, peers in middle.items()]
    return "\n\n".join([*parts, _summary(database, middle)]) + "\n\n"


def _middle(peers: Mapping[str, Sequence[Measured]]) -> dict[str, Measured]:
    return {peer: _median(rounds) for peer, rounds in peers.items()}


def _summary(database: str, middle: Mapping[str, Mapping[str, Measured]]) -> str:
    """Requests a second of ours divided by theirs, and in brackets the processor time of theirs divided by ours."""
    others = [peer for peer in next(iter(middle.values())) if peer != "product"]
    head = "".join(f" | {NAMES[peer]}" for peer in others)
    lines = [f"| {database}{head} |", "|---" + "|--:" * len(others) + "|"]
    for title, peers in middle.items():
        ours = peers.get("product")
        cells = [_ratios(ours, peers[peer]) for peer in others] if ours else []
        lines.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _ratios(ours: Measured, theirs: Measured) -> str:
    return f"{ours.rate / theirs.rate:.2f} ({theirs.cpu_ms / ours.cpu_ms:.2f})"


def _part(title: str, middle: Mapping[str, Measured]) -> str:
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
