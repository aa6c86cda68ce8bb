"""How far the chains cover what is stored."""

from models.database.connection import fetch_value
from models.unit_of_work.event_chain.company import ONLY


async def are_sealed() -> bool:
    """Whether every chain covers its rows."""
    return bool(await fetch_value(f"SELECT chains_sealed FROM installation WHERE id = {ONLY}", []))
