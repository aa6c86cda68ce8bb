"""The statement by which every verb reads: who calls, what their idempotency key did before, and the rows it needs.

All of it as of one moment. Where the verb holds a lock, that was taken by a statement before: on PostgreSQL one that
had to wait for a lock sees everything but the locked row as it was before.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from models.access.sign_in import PointInTime, is_signed_in
from models.access.viewers import VIEWER_COLUMNS, signed_in
from models.database.connection import dialect, fetch
from models.database.history import STEPS_APPLIED, require_as_many
from models.database.sql import Binds
from models.rules.access import Action, Viewer
from models.rules.erasure import ERASED_TEXT
from models.rules.errors import IdempotencyKeyReused, raise_any
from models.unit_of_work.call import Call, Outcome
from models.unit_of_work.load import ResultSet, RowQueries, arrays, result_of
from models.unit_of_work.roots import Root

_KEY_PATH = ("idempotencyKey",)
_ANOTHER = "This idempotency key was used with another input."
_FORGOTTEN = "This idempotency key has taken effect; its input is forgotten, since it named somebody who was erased."


class Replay(Exception):
    """The idempotency key has taken effect before."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class ViewerChanged(Exception):
    """The caller is no longer who they were when they asked; `viewer` is who they are, None who may not sign in."""

    def __init__(self, viewer: Viewer | None) -> None:
        super().__init__()
        self.viewer = viewer


@dataclass(frozen=True, slots=True)
class Preconditions:
    """The preconditions as the statement found them. `done` is the key's outcome, `fingerprint` its input's.

    `root` is the id of the root; None where there is none, or the caller may not see it.
    """

    root: UUID | None
    rows: ResultSet
    done: Outcome | None
    fingerprint: str | None

    def replay(self, call: Call) -> None:
        """Go on only if the key is new."""
        if self.done is None:
            return
        if self.fingerprint != call.fingerprint:
            reason = _FORGOTTEN if self.fingerprint == ERASED_TEXT else _ANOTHER
            raise_any([IdempotencyKeyReused(reason, _KEY_PATH)])
        raise Replay(self.done)


async def preconditions(
    call: Call, action: Action, key: str | None, query: RowQueries, root: Root | None = None
) -> Preconditions:
    """Read all this; in the rows `{root}` is the root. Raises ViewerChanged where the caller is somebody else by now.

    Outgrown where the database was migrated by a later release.
    """
    binds = Binds(dialect())
    columns = f"{arrays(query, binds, 'root.id')}, {_CALLER}" if query.sets else _CALLER
    columns += f", {_signed_in(call, binds)} AS is_signed_in"
    source = "person p"
    if root:
        columns = f"{columns}, root.id AS root"
        source += f" LEFT JOIN {root.table} root ON root.id = ({root.found(binds)})"
    statement = (
        f"SELECT {columns} FROM {source} LEFT JOIN idempotency_record done"
        f" ON done.person_id = p.id AND done.mutation = {binds(action.value)}"
        f" AND done.key = {binds(key)} WHERE p.id = {binds(call.by.id)}"
    )
    (row,) = await fetch(statement, binds.values)
    _confirm(call, row)
    id = row.get("root")
    return Preconditions(
        UUID(str(id)) if id else None, result_of(query, row), _done(row), row["fingerprint"]
    )


_CALLER = (
    f"{VIEWER_COLUMNS}, done.fingerprint, done.subject, done.contract,"
    f" {STEPS_APPLIED} AS steps_applied"
)


def _signed_in(call: Call, binds: Binds) -> str:
    return (
        is_signed_in("p", call.sign_in, PointInTime.of(call.at), binds) if call.sign_in else "TRUE"
    )


def _confirm(call: Call, row: dict[str, Any]) -> None:
    require_as_many(row["steps_applied"])
    now = signed_in(row)
    is_same = bool(row["is_signed_in"])
    if now != call.by or not is_same:
        # Who was remembered by an address that somebody else has by now is looked up anew.
        raise ViewerChanged(now if is_same or call.remembered else None)


def _done(row: dict[str, Any]) -> Outcome | None:
    subject, contract = row["subject"], row["contract"]
    if subject is None:
        return None
    return Outcome(UUID(str(subject)), UUID(str(contract)) if contract else None)
