"""What is put right of people."""

from collections.abc import Awaitable

import strawberry

from models.access.visibility import Noun
from models.people import corrections as verbs
from models.unit_of_work.call import Call, Outcome
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_USER, mutation
from resolvers.mutations.people import UserPayload


@strawberry.input(description="Another name of the viewer's own.")
class UpdateProfileInput:
    """Input of updateProfile."""

    name: str = strawberry.field(description="1 to 200 characters.")


@strawberry.input(description="Of the same person. What is left out or null stays as it is.")
class CorrectUserInput:
    """Input of correctUser."""

    user: strawberry.ID = strawberry.field(description="A User or a Worker.")
    name: str | None = strawberry.field(description="1 to 200 characters.", default=None)
    email: str | None = strawberry.field(
        description="Nobody else's address: from now on they sign in with it, and no more with the former one.",
        default=None,
    )


def _update_profile(call: Call, input: UpdateProfileInput) -> Awaitable[Outcome]:
    return verbs.update_profile(call, input.name)


def _correct(call: Call, input: CorrectUserInput) -> Awaitable[Outcome]:
    worker = local_id("Worker", input.user)
    noun, user = (Noun.WORKER, worker) if worker else (Noun.PERSON, local_id("User", input.user))
    return verbs.correct_user(call, noun, user, input.name, input.email)


@strawberry.type
class CorrectionMutations:
    """The mutations that correct people."""

    update_profile: UserPayload = mutation(
        ABOUT_USER,
        UpdateProfileInput,
        _update_profile,
        "Everybody: their own name. (Who has no role any more keeps theirs as it is.)",
    )
    correct_user: UserPayload = mutation(
        ABOUT_USER,
        CorrectUserInput,
        _correct,
        "For the same person under a right name or address. An owner is corrected by an owner or support, other"
        " members by owners and administrators; a worker by support, or by the company that alone may hire them, as"
        " long as it has offered them nothing; who is or was something in another company, or support, by support"
        " alone. Nobody corrects their own address. No issued contract changes.",
    )
