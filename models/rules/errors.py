"""The refusals: what a caller is told when a rule of the business says no.

Refused                                 one or more refusals, raised together
└── Refusal                             one reason: a stable code, a message for people, a path
    ├── NotFound                        not there, or not for this viewer's eyes
    ├── Forbidden                       seen, but not allowed
    ├── state of the thing
    │   ├── InvalidState, NotAMilestoneHire, StaleVersion, LastOwner
    │   ├── ContractSuperseded, ContentHashMismatch, AwaitingSignature
    │   └── PaymentRequestExists, PaymentRequestPending, AmountMismatch, IdempotencyKeyReused
    ├── texts, dates and numbers
    │   ├── Required, TooLong, TooMany, Duplicate, InvalidText, UnsupportedText
    │   ├── InvalidAmount, InvalidDate, InvalidCurrency, InvalidNumber
    │   └── InvalidEmail, EmailTaken, ExternalIdTaken, InvalidUrl, InvalidQuery
    └── milestones
        ├── MilestonesNotEnabled, IndependentContractorRequired, DirectHireRequired
        ├── ClassificationNotApplicable, PayrollNotApplicable
        ├── PurchaseOrderNumberRequired, MilestoneLocked, LastMilestone
        └── TemplateInvalid

A docstring below is the description of the code in the schema.
"""

from models.rules import refusal
from models.rules.webhooks import refusals

# Handed on: whoever refuses needs these beside the reasons below.
Path = refusal.Path
Refusal = refusal.Refusal
Refused = refusal.Refused
raise_any = refusal.raise_any
InvalidUrl = refusals.InvalidUrl
InvalidQuery = refusals.InvalidQuery


class Required(Refusal):
    """A required value is missing or blank."""

    code = "REQUIRED"


class TooLong(Refusal):
    """A text is longer than the field allows."""

    code = "TOO_LONG"


class TooMany(Refusal):
    """A list has more entries than it may."""

    code = "TOO_MANY"


class Duplicate(Refusal):
    """The same milestone is named twice in one edit."""

    code = "DUPLICATE"


class InvalidText(Refusal):
    """A control character, a line break in what is one line, or a character that nobody sees."""

    code = "INVALID_TEXT"


class UnsupportedText(Refusal):
    """A character that no document can show."""

    code = "UNSUPPORTED_TEXT"


class InvalidAmount(Refusal):
    """An amount is zero, negative, out of range, or has more decimals than its currency."""

    code = "INVALID_AMOUNT"


class InvalidDate(Refusal):
    """A date is in the past where it may not be, or ends before it starts."""

    code = "INVALID_DATE"


class InvalidCurrency(Refusal):
    """Unknown currency."""

    code = "INVALID_CURRENCY"


class ExternalIdTaken(Refusal):
    """Another thing of this kind in the company has this external id."""

    code = "EXTERNAL_ID_TAKEN"


class InvalidNumber(Refusal):
    """A whole number out of its range."""

    code = "INVALID_NUMBER"


class InvalidEmail(Refusal):
    """Not an email address."""

    code = "INVALID_EMAIL"


class EmailTaken(Refusal):
    """Another user or worker has this email address."""

    code = "EMAIL_TAKEN"


class LastOwner(Refusal):
    """A company keeps at least one owner."""

    code = "LAST_OWNER"


class MilestonesNotEnabled(Refusal):
    """Support has not activated milestones for this company."""

    code = "MILESTONES_NOT_ENABLED"


class IndependentContractorRequired(Refusal):
    """Milestones are for independent contractors only."""

    code = "INDEPENDENT_CONTRACTOR_REQUIRED"


class DirectHireRequired(Refusal):
    """Milestones can be added through Direct Hire only: list them in the job's description."""

    code = "DIRECT_HIRE_REQUIRED"


class ClassificationNotApplicable(Refusal):
    """Worker classification does not apply to a milestone hire."""

    code = "CLASSIFICATION_NOT_APPLICABLE"


class PayrollNotApplicable(Refusal):
    """Payroll does not apply to a milestone hire."""

    code = "PAYROLL_NOT_APPLICABLE"


class PurchaseOrderNumberRequired(Refusal):
    """The company requires a PO number on contracts, and this milestone has none."""

    code = "PURCHASE_ORDER_NUMBER_REQUIRED"


class MilestoneLocked(Refusal):
    """The milestone has a pending or approved payment request."""

    code = "MILESTONE_LOCKED"


class LastMilestone(Refusal):
    """A milestone hire keeps at least one milestone."""

    code = "LAST_MILESTONE"


class NotAMilestoneHire(Refusal):
    """The rate is not by milestones."""

    code = "NOT_A_MILESTONE_HIRE"


class StaleVersion(Refusal):
    """Somebody changed the hire since the version that the caller saw; read it again."""

    code = "STALE_VERSION"


class InvalidState(Refusal):
    """The thing is not in a state in which this can be done."""

    code = "INVALID_STATE"


class AwaitingSignature(Refusal):
    """The milestone's latest terms are not signed yet."""

    code = "AWAITING_SIGNATURE"


class ContractSuperseded(Refusal):
    """The contract is no longer the latest version."""

    code = "CONTRACT_SUPERSEDED"


class ContentHashMismatch(Refusal):
    """The signer saw other content than this version holds."""

    code = "CONTENT_HASH_MISMATCH"


class AmountMismatch(Refusal):
    """The caller expected another amount."""

    code = "AMOUNT_MISMATCH"


class PaymentRequestExists(Refusal):
    """The milestone already has a pending or approved payment request."""

    code = "PAYMENT_REQUEST_EXISTS"


class PaymentRequestPending(Refusal):
    """A payment request awaits a decision."""

    code = "PAYMENT_REQUEST_PENDING"


class IdempotencyKeyReused(Refusal):
    """This idempotency key was used with another input, or with one that named somebody who was erased since."""

    code = "IDEMPOTENCY_KEY_REUSED"


class TemplateInvalid(Refusal):
    """The contract template is not valid; the message says where and why."""

    code = "TEMPLATE_INVALID"


class NotFound(Refusal):
    """It does not exist, or the caller may not see it: the two are not told apart."""

    code = "NOT_FOUND"

    def __init__(self, path: Path) -> None:
        super().__init__("Not found.", path)


class Forbidden(Refusal):
    """The caller sees it but may not do this."""

    code = "FORBIDDEN"

    def __init__(self, message: str = "Your role may not do this.") -> None:
        super().__init__(message)
