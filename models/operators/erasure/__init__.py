"""Somebody is to be forgotten: what is theirs alone goes, what the law has companies keep stays, and the chains hold.

Their access ends first. Then it goes hire by hire, each a transaction of its own, and last from the companies, and from
the person: until then they are found by their address, so that who was interrupted begins anew, and goes on where it
ended. At every moment in between all that is stored fits. What cannot be finished is not begun: all that will be
rewritten is looked at before anything is.
"""

from datetime import datetime

from models.feed import wakeup
from models.operators.directory import person_at
from models.operators.erasure.everywhere import erase_everywhere
from models.operators.erasure.examination import require_fitting, require_right_to_forget
from models.operators.erasure.hires import erase_from_hire, hires_left
from models.operators.erasure.obstacles import refuse_obstacles
from models.operators.people import end_access
from models.records import Person
from models.rules.erasure import is_erased
from models.rules.errors import InvalidState, raise_any

__all__ = ["erase"]


async def erase(email: str, at: datetime, *, unpaid: bool = False) -> Person | None:
    """Erase who has the address; they are answered as they are called afterwards. Of who was erased, nothing changes.

    None where nobody has the address. Refuses with LAST_OWNER the last owner of a company who may sign in, with
    INVALID_STATE a service account, and while a hire of theirs is not over or, unless `unpaid`, a payment of theirs is
    outstanding. Raises Unusable with a database role that may not forget, Violation for the first row that does not fit
    what it is covered by. All this is found before anything is changed, but for what comes to be meanwhile.
    """
    known = await person_at(email)
    if known is None or is_erased(known.email):
        return known
    if known.is_program:
        raise_any([InvalidState(f"{known.name} is a service account: revoke it.", ("email",))])
    await refuse_obstacles(known.id, unpaid=unpaid)
    await require_right_to_forget()
    await require_fitting(known.id)
    erased = None
    while erased is None:
        await end_access(known.id, at)
        for hire in await hires_left(known.id):
            await erase_from_hire(hire, known.id, at)
        erased = await erase_everywhere(known.id, at, unpaid=unpaid)
    # The servers tell whoever follows a hire of theirs.
    await wakeup.ring_elsewhere()
    return erased
