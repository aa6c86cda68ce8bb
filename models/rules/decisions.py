"""Whether a verb may go on, from the state of what it acts on: an empty list, or why not.

The verbs raise what these return, and `viewerCan…` shows it: the two cannot differ.
"""

from collections.abc import Iterable, Sequence

from models.rules.errors import (
    AwaitingSignature,
    ContractSuperseded,
    DirectHireRequired,
    IndependentContractorRequired,
    InvalidState,
    MilestoneLocked,
    MilestonesNotEnabled,
    NotAMilestoneHire,
    Path,
    PaymentRequestExists,
    PaymentRequestPending,
    PurchaseOrderNumberRequired,
    Refusal,
    TemplateInvalid,
    UnsupportedText,
)
from models.rules.lifecycle import (
    CONTRACT_TRANSITIONS,
    HIRE_TRANSITIONS,
    PAYMENT_REQUEST_TRANSITIONS,
    ContractAction,
    ContractStatus,
    HireAction,
    HireStatus,
    MilestoneStatus,
    PaymentRequestAction,
    PaymentRequestStatus,
    locked,
)
from models.rules.people import EngagementType, HiringRoute, RateType
from models.rules.text.printable import unsupported

Decision = Sequence[Refusal]
_HIRE_PATH: Path = ("hire",)
_QUOTED = 40


def moving(action: HireAction, status: HireStatus, path: Path = _HIRE_PATH) -> Decision:
    """Whether the hire's table has this move."""
    if (action, status) in HIRE_TRANSITIONS:
        return []
    return [InvalidState(f"One cannot {action} a hire that is {status.lower()}.", path)]


def offering(
    status: HireStatus,
    lacking: Sequence[str],
    printed: Iterable[str | None],
    *,
    rate: RateType,
    engagement: EngagementType,
) -> Decision:
    """`lacking`: the names of milestones without a PO number, where the company requires one.

    `printed`: the texts that the version's document would print. `engagement`: how the company engages the worker now.
    """
    return moving(HireAction.OFFER, status) or [
        *engaging(rate, engagement, _HIRE_PATH),
        *(
            PurchaseOrderNumberRequired(f"“{name}” has no PO number.", _HIRE_PATH)
            for name in lacking
        ),
        *issuing(printed),
    ]


def engaging(rate: RateType, engagement: EngagementType, path: Path) -> Decision:
    """Whether a worker who is engaged like this may be hired at this rate."""
    if rate is RateType.MILESTONES and engagement is not EngagementType.INDEPENDENT_CONTRACTOR:
        message = "Milestones are for independent contractors only: the company has this worker on the payroll."
        return [IndependentContractorRequired(message, path)]
    return []


def issuing(printed: Iterable[str | None]) -> Decision:
    """Whether a new version may hold these texts: some may be older than the rule for what is typed."""
    judged = ((text, unsupported(text)) for text in printed if text)
    return [
        UnsupportedText(f"{reason} It stands in “{text[:_QUOTED]}”.", _HIRE_PATH)
        for text, reason in judged
        if reason
    ][:1]


def unordered(lacking: Iterable[str], path: Path) -> Decision:
    """The worker's verbs meet the rule of PO numbers before money is asked for: nothing can be added once it is.

    `lacking`: the names of milestones without a PO number, where the company requires one.
    """
    message = "“{}” has no PO number: the company requires one, and has to add it first."
    return [PurchaseOrderNumberRequired(message.format(name), path) for name in lacking]


def ending(status: HireStatus, pending: Sequence[str], unfinished: Sequence[str]) -> Decision:
    """`pending`: numbers of undecided requests; `unfinished`: milestones in force, not completed."""
    return (
        moving(HireAction.END, status)
        or _undecided(pending)
        or [InvalidState(f"“{name}” is not completed.", _HIRE_PATH) for name in unfinished[:1]]
    )


def terminating(status: HireStatus, pending: Sequence[str]) -> Decision:
    """`pending`: numbers of undecided payment requests."""
    return moving(HireAction.TERMINATE, status) or _undecided(pending)


def editing(status: HireStatus) -> Decision:
    """Whether anything that is signed may be edited at all."""
    return moving(HireAction.EDIT, status)


def editing_milestones(status: HireStatus, *, by_milestones: bool) -> Decision:
    """Whether the hire's milestones may be edited at all."""
    if not by_milestones:
        return [NotAMilestoneHire("The rate of this hire is not by milestones.", _HIRE_PATH)]
    return editing(status)


def editing_milestone(
    hire: HireStatus,
    *,
    in_contract: bool,
    name: str,
    status: MilestoneStatus,
    request: str | None,
) -> Decision:
    """Whether an edit may change this milestone; `request` is the number of what locks it."""
    path = ("milestone",)
    if unmoved := moving(HireAction.EDIT, hire):
        return unmoved
    if not in_contract:
        return [gone(path)]
    return [locked_by(name, status, request, path)] if locked(status) else []


def choosing(route: HiringRoute, rate: RateType, *, milestones_enabled: bool = False) -> Decision:
    """Whether a job on this route may be paid like this."""
    if rate is not RateType.MILESTONES:
        return []
    if route is HiringRoute.FIND_TALENT:
        return [direct_hire_required(("rateType",))]
    if not milestones_enabled:
        message = "Support has not activated milestones for this company."
        return [MilestonesNotEnabled(message, ("rate", "milestones"))]
    return []


def withdrawing(status: HireStatus, *, revised: bool) -> Decision:
    """Whether there is an unsigned revision of a signed contract to take back."""
    nothing = InvalidState("No revision awaits its signature.", _HIRE_PATH)
    return moving(HireAction.WITHDRAW_REVISION, status) or ([] if revised else [nothing])


def answering(
    action: ContractAction, status: ContractStatus, *, latest: bool, unproved: str | None = None
) -> Decision:
    """Whether the worker may still sign or decline this version.

    `unproved`: why the document of the version's own template cannot be made; nobody signs what cannot be shown.
    """
    path = ("contract",)
    if not latest:
        return [ContractSuperseded("This is not the latest version of the contract.", path)]
    if (action, status) not in CONTRACT_TRANSITIONS:
        state = status.lower().replace("_", " ")
        return [InvalidState(f"One cannot {action} a contract that is {state}.", path)]
    if action is ContractAction.SIGN and unproved:
        message = f"The company's own layout does not show this version as it must. {unproved}"
        return [TemplateInvalid(message, path)]
    return []


def submitting(
    hire: HireStatus, milestone: MilestoneStatus, *, in_contract: bool, awaiting_signature: bool
) -> Decision:
    """Whether the payment of a milestone may be requested now."""
    path = ("milestone",)
    unmoved = moving(HireAction.SUBMIT, hire, path)
    if unmoved:
        return unmoved
    if not in_contract:
        return [gone(path)]
    if locked(milestone):
        return [PaymentRequestExists("A request is pending or approved already.", path)]
    if awaiting_signature:
        return [AwaitingSignature("The milestone's latest terms are not signed yet.", path)]
    return []


def deciding(action: PaymentRequestAction, status: PaymentRequestStatus) -> Decision:
    """Whether the request still awaits a decision."""
    if (action, status) in PAYMENT_REQUEST_TRANSITIONS:
        return []
    return [InvalidState(f"The request is {status.lower()} already.", ("paymentRequest",))]


def direct_hire_required(path: Path) -> DirectHireRequired:
    """The Find Talent route takes no milestones."""
    return DirectHireRequired(
        "Milestones can be added through Direct Hire only: list them in the job's description instead.",
        path,
    )


def gone(path: Path) -> InvalidState:
    """A milestone whose removal is signed, or that was never signed at all."""
    return InvalidState("This milestone is no part of the contract.", path)


def locked_by(
    name: str, status: MilestoneStatus, request: str | None, path: Path
) -> MilestoneLocked:
    """A milestone that money is asked for, or was paid for."""
    word = "pending" if status is MilestoneStatus.PENDING_APPROVAL else "approved"
    return MilestoneLocked(f"“{name}” has the {word} payment request {request}.", path)


def _undecided(pending: Sequence[str]) -> Decision:
    return [
        PaymentRequestPending(f"The payment request {number} awaits a decision.", _HIRE_PATH)
        for number in pending[:1]
    ]
