"""The order of events, and the cursors of them: `models.feed.event_log.Cursor` as text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.database.sql import SqlValue as Bound
from models.feed.event_log import START, Cursor, before_seen
from models.rules.access import NonMemberRole, sees_integrations
from models.rules.corrections import CORRECTED
from models.rules.error_codes import ErrorCode
from models.rules.events import EXTERNAL_ID
from resolvers.errors import bad_user_input, coded
from resolvers.planner.cursors import Order, SmallInt
from resolvers.planner.field_sql import object_type
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.selection import Selected

_EXACT, _COUNTED = "~", "."
# No transaction is so long that a place in it has ten digits: the sum with where it begins fits the column.
_FORM = re.compile(r"([0-9]{1,18})(?:~([0-9]{1,10})|\.([0-9]{1,9}))")
_NO_XID = -1

START_CURSOR = f"{START.xid}{_EXACT}{START.seq}"
"""In front of every event."""


def cursor_of(text: str) -> Cursor:
    """Parse a client's cursor. BAD_USER_INPUT where it is none."""
    found = _FORM.fullmatch(text)
    if not found or int(place := found[2] or found[3]) > SmallInt.LARGEST:
        raise bad_user_input("Not a cursor of this list.")
    return Cursor(int(found[1]), int(place), exact=found[3] is None)


def check_for_workers(cursor: Cursor) -> None:
    """CURSOR_EXPIRED for an exact position, which former releases gave to workers, too."""
    if cursor.exact and cursor != (*START, True):
        raise coded(ErrorCode.CURSOR_EXPIRED, _OF_FORMER_RELEASE)


_OF_FORMER_RELEASE = "A cursor of a former release: read anew, and go on from there."


@dataclass(frozen=True, slots=True)
class FeedOrder(Order):
    """The order of the feed."""

    columns: tuple[str, ...] = ("xid", "seq")
    kinds: tuple[type, ...] = (int, SmallInt)
    of_workers: bool = False

    @property
    def width(self) -> int:
        """Three values: transaction, place, and in which transaction the place is counted, if in any."""
        return 3

    def place(self, values: list[str]) -> str:
        """The position."""
        xid, place, counted_in = values
        return f"{xid}, {place} + {before_seen(counted_in)}"

    def values(self, keys: Sequence[Bound]) -> list[Bound]:
        """The exact position of an event."""
        return [*keys, _NO_XID]

    def cursor(self, its: TableRow) -> str:
        """SQL for the cursor of an event."""
        xid = f"CAST({its.xid} AS TEXT)"
        counted = f"{xid} || '{_COUNTED}' || ({its.seq} - {before_seen(its.xid)})"
        exact = f"{xid} || '{_EXACT}' || {its.seq}"
        return f"CASE WHEN {its.worker_sees} THEN {counted} ELSE {exact} END"

    def parse(self, cursor: str) -> list[Bound]:
        """The values that a cursor names."""
        read = cursor_of(cursor)
        if self.of_workers:
            check_for_workers(read)
        return [read.xid, read.place, _NO_XID if read.exact else read.xid]


FEED, _OF_WORKERS = FeedOrder(), FeedOrder(of_workers=True)


def feed_order(_: Arguments, plan: Plan) -> Order:
    """The order of the feed, with cursors as this viewer has them."""
    return _OF_WORKERS if plan.role is NonMemberRole.WORKER else FEED


class Changes:
    """The changes of an event: rows of its `details`, with the values before and after."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The list of objects."""
        its = plan.row()
        with plan.at(None):
            pairs = plan.pairs(object_type(field), field.below, its)
        rows = f"{self.rows(my, plan)} {its} WHERE {self.seen(its, my, plan)} ORDER BY {its}.place"
        return plan.json.objects(pairs, rows, str(its))

    def seen(self, its: TableRow, _my: TableRow, plan: Plan) -> str:
        """The SQL for "the viewer is told of this row": no worker is of the company's own keys."""
        return f"{its.first} <> '{EXTERNAL_ID}'" if plan.role is NonMemberRole.WORKER else "TRUE"

    def rows(self, my: TableRow, plan: Plan) -> str:
        """The SQL after FROM for lists of field, value before and value after."""
        return plan.json.triples(my.details, "changes")


class ChangesAndCorrections(Changes):
    """The changes of an event, and of corrections the names that the link has as salted hashes: they stand beside it.

    Null before and after where that was deleted with all that names the person.
    """

    def rows(self, my: TableRow, plan: Plan) -> str:
        """As of any changes, and then those that stand beside the link."""
        listed = f"SELECT * FROM {super().rows(my, plan)} {plan.row()}"
        return f"({' UNION ALL '.join([listed, *self._corrected(my, plan)])})"

    def seen(self, _its: TableRow, my: TableRow, plan: Plan) -> str:
        """Where a webhook leads, and what it is sent, is told to those alone who may see it."""
        named = plan.json.member(my.details, "webhook")
        return "TRUE" if sees_integrations(plan.viewer) else f"{named} IS NULL"

    def _corrected(self, my: TableRow, plan: Plan) -> Iterator[str]:
        member = plan.json.member
        for place, (field, names) in enumerate(CORRECTED.items()):
            before, after = (member(member(my.disclosures, name), "value") for name in names)
            triple = f"'{field}' AS first, {before} AS second, {after} AS third, {place} AS place"
            yield f"SELECT {triple} WHERE {member(my.details, names[0])} IS NOT NULL"


class EventCursor:
    """The cursor of an event."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """Text."""
        return FEED.cursor(my)
