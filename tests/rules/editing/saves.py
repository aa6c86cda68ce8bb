"""Random milestones as they stand, and random saves of them: sound, wild, and back to what was signed."""

from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from hypothesis import strategies as st

from tests.rules.oracle import TODAY, VERSION, Fields, Standing, Terms, Typed

World = dict[int, Standing]

YESTERDAY, TOMORROW, LATER = (TODAY + timedelta(days=n) for n in (-1, 1, 40))
# Few values, so that an edit often writes what stands there already.
STATUSES = ["IN_PROGRESS", "PENDING_APPROVAL", "COMPLETED"]
NAMES, DUES, AMOUNTS = ["Design", "Build"], [YESTERDAY, TODAY, LATER], ["100", "250.50"]

some_terms = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(DUES), st.sampled_from(AMOUNTS).map(Decimal)
)
some_po = st.sampled_from([None, "PO-1", "PO-2"])
some_status = st.sampled_from(STATUSES)
unsigned = st.builds(Standing, some_terms, st.none(), some_po)
agreed = st.builds(
    lambda terms, po, status: Standing(terms, terms, po, status), some_terms, some_po, some_status
)
revised = st.builds(Standing, some_terms, some_terms, some_po)
pending_removal = st.builds(Standing, st.none(), some_terms, some_po)
gone = st.just(Standing(None, None, None))

before_the_signature = st.lists(unsigned, min_size=1, max_size=4)
in_force = st.tuples(
    agreed | revised,
    st.lists(agreed | revised | unsigned | pending_removal | gone, max_size=4),
).map(lambda some: [some[0], *some[1]])
revised_hires = in_force.map(lambda rows: dict(enumerate(rows, start=1)))
worlds = before_the_signature.map(lambda rows: dict(enumerate(rows, start=1))) | revised_hires


def fields(
    names: list[str | None],
    dues: list[date | None],
    amounts: list[str | None],
    pos: list[str | None],
) -> tuple[st.SearchStrategy[Fields], st.SearchStrategy[Fields]]:
    """Rows to add, of which only the PO number may be left out, and rows to update."""
    compulsory = {
        "name": st.sampled_from([each for each in names if each is not None]),
        "dueDate": st.sampled_from([each for each in dues if each is not None]),
        "amount": st.sampled_from([Decimal(each) for each in amounts if each is not None]),
    }
    nullable = {
        "name": st.sampled_from(names),
        "dueDate": st.sampled_from(dues),
        "amount": st.sampled_from([each and Decimal(each) for each in amounts]),
        "purchaseOrderNumber": st.sampled_from(pos),
    }
    optional = {"purchaseOrderNumber": nullable["purchaseOrderNumber"]}
    add = st.fixed_dictionaries(compulsory, optional=optional)
    update = st.fixed_dictionaries({}, optional=nullable)
    # The keys and values are those of Fields; the library types them as any dictionary.
    return cast("st.SearchStrategy[Fields]", add), cast("st.SearchStrategy[Fields]", update)


sound = fields(["Design", " Build "], [TODAY, LATER], ["100.00", "250.5"], [None, " PO-1 ", "PO-3"])
wild = fields(
    ["Design", " Build ", "Design", " ", None, "x" * 200, "x" * 201],
    [TODAY, LATER, TOMORROW, YESTERDAY, None],
    ["100.00", "250.5", "0", "-1", "1.005", "999999999999", "999999999999.01", None],
    ["PO-1", " PO-2 ", None, "  ", "x" * 64, "x" * 65],
)


@st.composite
def sound_saves(draw: st.DrawFn) -> tuple[World, Typed]:
    """Saves that name each milestone at most once, and nothing that is over."""
    world = draw(worlds)
    add, update = sound
    standing = [number for number, each in world.items() if each.latest or each.signed]
    named = draw(st.lists(st.sampled_from(standing), unique=True))
    split = draw(st.integers(0, len(named)))
    updates = [(number, draw(update)) for number in named[:split]]
    # A locked milestone is left alone or written as it stands.
    removals = [number for number in named[split:] if not world[number].locked]
    updates = [(n, {} if world[n].locked else each) for n, each in updates]
    strict = draw(st.booleans())
    return world, Typed(VERSION, draw(st.lists(add, max_size=2)), updates, removals, None, strict)


@st.composite
def wild_saves(draw: st.DrawFn) -> tuple[World, Typed]:
    """Whatever can be typed."""
    world = draw(worlds)
    add, update = wild
    number = st.sampled_from(sorted(world))
    typed = Typed(
        version=draw(st.sampled_from([VERSION] * 9 + [VERSION - 1])),
        add=draw(st.lists(add, max_size=2)),
        update=draw(st.lists(st.tuples(number, update), max_size=4)),
        remove=draw(st.lists(number, max_size=2)),
        start=draw(st.sampled_from([None, YESTERDAY, TOMORROW])),
        requires_po=draw(st.booleans()),
    )
    return world, typed


@st.composite
def saves_back_to_the_signed_terms(draw: st.DrawFn) -> tuple[World, Typed]:
    """Every milestone returns to the terms in force, but perhaps for the last that is named."""
    world = draw(revised_hires)
    updates = [(n, _typed(was.signed)) for n, was in world.items() if _to_write_back(was)]
    removals = [n for n, was in world.items() if was.latest and not was.signed]
    if draw(st.booleans()):
        updates = updates[:-1]
    return world, Typed(VERSION, [], updates, removals, draw(st.none() | st.just(TOMORROW)), False)


def _to_write_back(was: Standing) -> bool:
    return was.signed is not None and was.signed != was.latest


def _typed(terms: Terms | None) -> Fields:
    assert terms is not None
    name, due, amount = terms
    return {"name": name, "dueDate": due, "amount": amount}
