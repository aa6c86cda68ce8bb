"""Who may correct whom: the same person under the right name or address. Nobody is taken over by a correction."""

from collections.abc import Mapping
from enum import Enum, auto

from models.rules.access import Action, CompanyRole, NonMemberRole, Role, Viewer
from models.rules.errors import Forbidden

_MEMBERS = frozenset[Role](CompanyRole)
"""Whom no program corrects: their address is how they sign in."""


class Known(Enum):
    """Whose it is to know who somebody is."""

    HERE = auto()
    """One company's alone: it created them, and nothing became of them but there."""
    UNOFFERED = auto()
    """One company's alone, which may hire them and never offered them anything."""
    ELSEWHERE = auto()
    """Another one's, too, or support's: they are, or once were, something there."""


_MEMBER = frozenset({CompanyRole.OWNER, CompanyRole.ADMINISTRATOR})
CORRECTED_BY: Mapping[Role, frozenset[Role]] = {
    **dict.fromkeys(CompanyRole, _MEMBER),
    CompanyRole.OWNER: frozenset({CompanyRole.OWNER, NonMemberRole.SUPPORT}),
    NonMemberRole.WORKER: frozenset({NonMemberRole.SUPPORT}),
}
"""By role who corrects somebody: members those of their own company. Support and who has no role, nobody."""

_IN_PLACE_OF: Mapping[Known, frozenset[Role]] = {
    Known.UNOFFERED: Action.ADD_WORKER.may,
    Known.ELSEWHERE: frozenset({NonMemberRole.SUPPORT}),
}
"""Who corrects them in the place of those: a company has no say in what others know somebody by."""


def correcting(
    by: Viewer, whom: Role, *, own: bool, address: bool, known: Known
) -> list[Forbidden]:
    """The refusal to correct somebody whom the caller sees.

    `own`: they are the caller. `address`: they are to have another one.
    """
    if own and address:
        # The address is the sign-in: whoever has a session of somebody's would have them for good.
        return [Forbidden("Nobody corrects their own address: ask who may correct yours.")]
    may = _IN_PLACE_OF.get(known, CORRECTED_BY[whom]) if whom in CORRECTED_BY else ()
    if by.role in may and not (by.is_program and whom in _MEMBERS):
        return []
    return [Forbidden("Your role may not correct this person.")]


CORRECTED: Mapping[str, tuple[str, str]] = {
    "name": ("nameBefore", "nameAfter"),
    "email": ("emailBefore", "emailAfter"),
}
"""What is corrected of somebody, and where an event's details have the salted hashes of it before and after."""
