"""Whether a viewer sees a thing, outside of any transaction."""

from uuid import UUID

from models.database import dialect, fetch_value
from models.rules.access import Viewer
from models.sql import Binds
from models.visibility import TABLES, Noun, visible


async def seen(noun: Noun, id: UUID | None, viewer: Viewer) -> UUID | None:
    """The id, if the viewer may see the thing now; None where they may not, or there is none."""
    binds = Binds(dialect())
    statement = f"SELECT t.id FROM {TABLES[noun]} t WHERE t.id = {binds(id)}"
    statement += f" AND {visible(noun, 't', viewer, binds)}"
    return id if await fetch_value(statement, binds.values) else None
