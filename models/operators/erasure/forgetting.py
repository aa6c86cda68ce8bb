"""What one chain has to forget of somebody, and which rows it has to cover anew once it has.

A digest is made with the salt of its link. Whoever knows the salt can try what a row may have said: a name, or a short
message. So the salt goes of each link that covers a row in which something stood that is erased, and what else only
that link covers is covered anew.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from tortoise.models import Model

from models.records import CompanyEvent, Event
from models.rules.erasure import SALT_NAME, Erasure
from models.unit_of_work.event_chain.coverage import columns_of, key_of
from models.unit_of_work.flush import RowValues, TableWrite, updated
from models.verification.coverage import Said

Links = Iterable[Event | CompanyEvent]


def to_forget(
    links: Links,
    covers_theirs: Callable[[str], bool],
    names_them: Callable[[Event | CompanyEvent], bool],
) -> Erasure:
    """The values beside these links that are to go: salts of links that cover a row of theirs (as `covers_theirs` knows
    it by its key), and all that is disclosed beside links that name them."""
    known = list(links)
    salts = {(each.seq, SALT_NAME) for each in known if each.salt and _covers(each, covers_theirs)}
    named = {(each.seq, name) for each in known if names_them(each) for name in _disclosed(each)}
    return Erasure(frozenset(salts | named))


def left_uncovered(
    said: Mapping[str, Said], gone: Erasure, rows: Iterable[Model]
) -> Iterator[Model]:
    """The rows of whom the latest digest was made with a salt that is gone."""
    for row in rows:
        latest = said.get(key_of(row._meta.db_table, columns_of(row)))
        if latest and latest.seq in gone.salts:
            yield row


def deletions(links: Links, gone: Erasure) -> list[TableWrite]:
    """The write that deletes these values from beside the links; none where there are none."""
    poorer = [link for link in links if gone.beside(link.seq)]
    rows = [_without(link, gone.beside(link.seq)) for link in poorer]
    return [updated(poorer[0]._meta.db_table, rows)] if poorer else []


def _without(link: Event | CompanyEvent, names: frozenset[str]) -> RowValues:
    """What stands beside the link once these values are gone; disclosures go together."""
    return {
        "id": link.id,
        "salt": None if SALT_NAME in names else link.salt,
        "disclosures": None if names - {SALT_NAME} else link.disclosures,
    }


def _covers(link: Event | CompanyEvent, covers_theirs: Callable[[str], bool]) -> bool:
    return any(map(covers_theirs, json.loads(link.covers or "{}")))


def _disclosed(link: Event | CompanyEvent) -> Iterable[str]:
    return [*json.loads(link.disclosures or "{}")]
