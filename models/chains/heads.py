"""How far the chains cover what is stored."""

from models.chains.company import ONLY
from models.database import fetch_value


async def are_sealed() -> bool:
    """Whether every chain covers its rows."""
    return bool(await fetch_value(f"SELECT chains_sealed FROM installation WHERE id = {ONLY}", []))
