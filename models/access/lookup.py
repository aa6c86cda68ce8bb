"""Whether a viewer sees a thing, and is still who they were, outside of any transaction that writes."""

from uuid import UUID

from models.access.viewers import is_still_viewer
from models.access.visibility import TABLES, Noun, visible
from models.database.connection import dialect, fetch_value
from models.database.snapshot import Snapshot
from models.database.sql import Binds
from models.rules.access import Viewer


async def visible_id(noun: Noun, id: UUID | None, viewer: Viewer) -> UUID | None:
    """The id, if the viewer may see the thing now; None where they may not, or there is none."""
    binds = Binds(dialect())
    statement = f"SELECT t.id FROM {TABLES[noun]} t WHERE t.id = {binds(id)}"
    statement += f" AND {visible(noun, 't', viewer, binds)}"
    return id if await fetch_value(statement, binds.values) else None


async def is_still(viewer: Viewer, taken: Snapshot) -> bool:
    """Whether they may sign in, and have the same standing, in this snapshot."""
    binds = Binds(dialect())
    me = is_still_viewer("me", viewer, binds)
    return bool(await taken.fetch(f"SELECT me.id FROM person me WHERE {me}", binds.values))
