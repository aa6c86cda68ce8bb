"""How the versions of a hire came to be, in short."""

from tests.tenant import Hire

ROW = "name dueDate amount { amount }"
CHANGES = f"changes {{ kind milestone before {{ {ROW} }} after {{ {ROW} }} }}"


async def changes(hire: Hire) -> list[tuple[str, str | None, str | None]]:
    """(kind, name before, name after) of the latest version's changes."""
    latest = (await hire.read(f"latestContract {{ {CHANGES} }}"))["latestContract"]
    return [
        (each["kind"], *(side and side["name"] for side in (each["before"], each["after"])))
        for each in latest["changes"]
    ]


async def versions(hire: Hire) -> list[tuple[int, str]]:
    """Every version with its status, newest first."""
    edges = (await hire.read("contracts { edges { node { version status } } }"))["contracts"][
        "edges"
    ]
    return [(edge["node"]["version"], edge["node"]["status"]) for edge in edges]
