"""The price list: what a request is charged for, in points, before anything of it is done.

A point is worth about 10 microseconds of one core, the server's and the database's together: `make bench-cost` looks
for whatever takes more than ten times as much.
"""

from collections.abc import Mapping
from dataclasses import dataclass

# ---- every request, whatever it asks

REQUEST = 50
# Each root field of a mutation: a transaction, and an event with its chain.
CHANGE = 200
# To begin one; what it delivers is another matter.
SUBSCRIPTION = 200

# ---- data: what an operation may read at most

USUAL_PAGE = 50
LARGEST_PAGE = 200
# A list that takes no `first` is short by its nature; `list_sizes` names those that are not.
PLAIN_LIST = 10
# Reading ten fields costs about as much as fetching one object.
FIELDS_A_POINT = 10
# Each list, however short its page: it is looked for, and so are its ends.
LIST = 10
# A text is looked for in several tables, one of two letters in their newest rows; a cursor of events in all behind it.
EACH_SEARCH = 1_000
# To count rows is less than to show them; no list is counted any further than this.
MOST_COUNTED = 10_000
ROWS_COUNTED_A_POINT = 50

# ---- the schema: what introspection answers

# A kept answer only has to be sent.
SCHEMA_FIELDS_A_POINT = 100
# One that has to be made: for each of its fields.
SCHEMA_FIELD_ANEW = 1
# So many may be asked for beside other things: such an answer is not kept, and made at once.
SCHEMA_FIELDS_BESIDE = 1_000

# ---- what comes with the request

# As much as a form may send.
VALUES_FREE = 100
# What is written is read, checked, kept, told of and hashed.
VALUE_WRITTEN = 10
BYTES_FREE = 20_000
BYTES_A_POINT = 1_000

# ---- what the server has not met before

NEW_DOCUMENT = 100
CHARACTERS_A_POINT = 2
# To plan a field, and the database to plan what comes of it.
PLANNED_FIELD = 5
# What is new and costs no more has no long rest behind it.
RESTS_SHORTLY = 200
# So many values of a request are read at once.
AT_ONCE = 200
# What costs more takes turns with its caller's others: no usual change, of which a program sends many at once.
RUNS_IN_TURN = 500
# An answer with an error in it is walked field by field: one of an operation that costs no more, at once.
WALKED_AT_ONCE = 100

# In fields: an operation that is weighed at once, whatever its sizes.
WEIGHED_AT_ONCE = 500
# What is refused for its cost had to be weighed, each time with other sizes.
WEIGHED_FIELDS_A_POINT = 4

CEILING = 10**9

ListSizes = Mapping[str, int]
"""Expected length by "Type.field", where a request gives neither `first` nor `last`.

Of a field that is one object itself: the length of the lists directly in it. By "Type.field.totalCount": how many rows
are counted. By "Type.field.points", or "Type.points" for wherever such an object is: what it costs beside what is
selected of it.
"""


@dataclass(frozen=True)
class Weight:
    """At most so many objects and fields, both with everything below them."""

    nodes: int = 0
    fields: int = 0
    counted: int = 0
    """Rows that are counted."""
    schema: int = 0
    """Fields of what introspection answers."""
    extra: int = 0
    """Points of single fields."""

    def __add__(self, other: "Weight") -> "Weight":
        return _capped(
            self.nodes + other.nodes,
            self.fields + other.fields,
            self.counted + other.counted,
            self.schema + other.schema,
            self.extra + other.extra,
        )

    def times(self, count: int) -> "Weight":
        """This weight for each entry of a list of `count`."""
        return _capped(
            self.nodes * count,
            self.fields * count,
            self.counted * count,
            self.schema * count,
            self.extra * count,
        )

    @property
    def points(self) -> int:
        """Points that the request is charged, whatever the server has met before."""
        read = max(self.nodes, self.fields // FIELDS_A_POINT)
        counted = -(-self.counted // ROWS_COUNTED_A_POINT)
        return REQUEST + read + counted + self.extra + self.schema // SCHEMA_FIELDS_A_POINT

    @property
    def delivery(self) -> int:
        """Points that each delivery of a subscription is charged: those of its selection alone."""
        return self.points - SUBSCRIPTION

    @property
    def anew(self) -> int:
        """Points on top, where the answer about the schema is not kept and has to be made."""
        return self.schema * SCHEMA_FIELD_ANEW


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """What a field weighs with all below it, as often as it has entries; and how long its pages are, if it has some."""

    weight: Weight
    entries: int
    page: int | None


def _capped(*numbers: int) -> Weight:
    # Nested lists and fragments that double would make numbers of any length.
    return Weight(*(min(number, CEILING) for number in numbers))


def of_values(count: int, *, written: bool) -> int:
    """Points for so many values in arguments, in variables as often as these are used."""
    return max(0, count - VALUES_FREE) * (VALUE_WRITTEN if written else 1)


def of_bytes(count: int) -> int:
    """Points for a request of this size."""
    return max(0, count - BYTES_FREE) // BYTES_A_POINT


def of_text(characters: int) -> int:
    """Points for judging a document of this length that the server does not know."""
    return NEW_DOCUMENT + characters // CHARACTERS_A_POINT


def of_plan(fields: int) -> int:
    """Points for planning an operation of so many fields, each counted wherever its fragment is spread."""
    return fields * PLANNED_FIELD


def of_refusal(fields: int) -> int:
    """Points for finding out that an operation of so many fields costs too much."""
    return max(1, fields // WEIGHED_FIELDS_A_POINT)
