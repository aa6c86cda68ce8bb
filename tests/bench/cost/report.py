"""What a search has found, for people."""

from collections.abc import Iterator

from tests.bench.cost.hunt import Found, Hunt


def table(hunt: Hunt) -> Iterator[str]:
    """In Markdown: a row for each kind of request, and one for all of them."""
    yield (
        "| requests | median, µs a point | worst, µs a point | worst / median of all"
        " | worst request, ms | longest block, ms |"
    )
    yield "|---" + "|--:" * 5 + "|"
    for kind in [*hunt.kinds, None]:
        worst = hunt.worst_by("ratio", kind).taken.ratio
        yield (
            f"| {kind or 'all'} | {hunt.median(kind) * 1000:.1f} | {worst * 1000:.1f}"
            f" | {worst / hunt.median():.1f}"
            f" | {hunt.worst_by('milliseconds', kind).taken.milliseconds:.0f}"
            f" | {hunt.worst_by('block', kind).taken.block:.0f} |"
        )
    yield f"\n{hunt.measured} requests were tried."


def described(found: Found) -> str:
    """For whoever wants to see for themselves."""
    taken = found.taken
    return (
        f"{taken.points:.0f} points, server {taken.server:.1f} ms, database {taken.database:.1f} ms,"
        f" block {taken.block:.1f} ms: {found.drawn} → {taken.answer[:160]!r}"
    )
