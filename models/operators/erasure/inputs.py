"""What idempotency records hold of somebody: their fingerprints are hashes of what was typed, without a salt.

Whoever knows what an input looks like could try it with every name. So the fingerprint goes. The key stays where others
used it, until it is swept: without it a retry that is still on its way would do it all again, and the name be back.
"""

from collections.abc import Collection
from uuid import UUID

from models.database.connection import dialect, fetch
from models.database.sql import Binds
from models.operators.held_columns import HELD
from models.records import IdempotencyRecord
from models.rules.erasure import ERASED_TEXT
from models.rules.text import texts


async def forget_inputs(person: UUID, words: Collection[str]) -> None:
    """Delete the records of what they did; of others', the fingerprints of what was typed of them.

    A key that one of these words stands in, in either case, goes with its record.
    """
    await IdempotencyRecord.filter(person_id=person).delete()
    keys = await _keys_of_others(person)
    told = {id for id, key in keys.items() if _holds(key, words)}
    await IdempotencyRecord.filter(id__in=list(told)).delete()
    await IdempotencyRecord.filter(id__in=list(keys.keys() - told)).update(fingerprint=ERASED_TEXT)


async def _keys_of_others(person: UUID) -> dict[UUID, str]:
    binds = Binds(dialect())
    theirs = HELD[IdempotencyRecord._meta.db_table].whose.format(person=binds(person))
    rows = await fetch(f"SELECT t.id, t.key FROM idempotency_record t WHERE {theirs}", binds.values)
    return {UUID(str(row["id"])): row["key"] for row in rows}


def _holds(key: str, words: Collection[str]) -> bool:
    return any(texts.sort_key(word) in texts.sort_key(key) for word in words)
