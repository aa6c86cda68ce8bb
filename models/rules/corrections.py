"""Who may correct whom: the same person under the right name or address. Nobody is taken over by a correction."""

from collections.abc import Mapping

from models.rules.access import Action, CompanyRole, NonMemberRole, Role, Viewer
from models.rules.errors import Forbidden

_MEMBERS = frozenset[Role](CompanyRole)
"""Whom no program corrects: their address is how they sign in."""
_MEMBER = frozenset({CompanyRole.OWNER, CompanyRole.ADMINISTRATOR})
CORRECTED_BY: Mapping[Role, frozenset[Role]] = {
    **dict.fromkeys(CompanyRole, _MEMBER),
    CompanyRole.OWNER: frozenset({CompanyRole.OWNER, NonMemberRole.SUPPORT}),
    NonMemberRole.WORKER: frozenset({NonMemberRole.SUPPORT}),
}
"""By role who corrects somebody: members those of their own company. Support and who has no role, nobody."""

UNOFFERED_CORRECTED_BY = Action.ADD_WORKER.may
"""Who corrects a worker to whom nothing was ever offered by the company that alone may hire them: that company."""


def correcting(
    by: Viewer, whom: Role, *, own: bool, address: bool, unoffered: bool
) -> list[Forbidden]:
    """The refusal to correct somebody whom the caller sees.

    `own`: they are the caller. `address`: they are to have another one. `unoffered`: one company alone may hire this
    worker, and has never offered them anything.
    """
    if own and address:
        # The address is the sign-in: whoever has a session of somebody's would have them for good.
        return [Forbidden("Nobody corrects their own address: ask who may correct yours.")]
    may = UNOFFERED_CORRECTED_BY if unoffered else CORRECTED_BY.get(whom, frozenset())
    if by.role in may and not (by.is_program and whom in _MEMBERS):
        return []
    return [Forbidden("Your role may not correct this person.")]


CORRECTED: Mapping[str, tuple[str, str]] = {
    "name": ("nameBefore", "nameAfter"),
    "email": ("emailBefore", "emailAfter"),
}
"""What is corrected of somebody, and where an event's details have the salted hashes of it before and after."""
