"""Four mutations that clients of the product live on, each of another hire than the one before."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.bench.asking.operation import AMOUNT, ERRORS, Body, Operation
from tests.bench.filling.rows import (
    ASKED,
    HIRES,
    MILESTONES,
    OWNER,
    REST,
    WORKER,
    WORKER_EMAIL,
    conversation_id,
    hire_id,
    milestone_id,
    request_id,
    status_of_request,
)

MESSAGES = 25_000
_LATER = date(2036, 1, 1)


def approvals() -> Iterator[Body]:
    """Of every request of the company that is pending."""
    for hire, place in _places("PENDING"):
        id = request_id(hire, place)
        yield {"input": {"paymentRequest": f"PaymentRequest:{id}", "idempotencyKey": str(id)}}


def submissions() -> Iterator[Body]:
    """For every milestone of these hires for which no payment was asked yet."""
    for hire, place in _places(None):
        id = milestone_id(hire, place)
        note = f"Part {place} is done, as agreed."
        yield {"input": {"milestone": f"Milestone:{id}", "note": note, "idempotencyKey": str(id)}}


def messages() -> Iterator[Body]:
    """To one hire of the company after the other, round and round."""
    for number in range(MESSAGES):
        hire = REST + number % (HIRES - REST)
        yield {
            "input": {
                "conversation": f"Conversation:{conversation_id(hire)}",
                "body": f"The pictures of part {number} are ready: please have a look at them.",
                "idempotencyKey": f"message {number}",
            }
        }


def edits() -> Iterator[Body]:
    """New names, dates and amounts for all 20 milestones of a hire: a version that the worker has to sign."""
    for hire in range(REST, ASKED):
        changes = [_change(hire, place) for place in range(MILESTONES)]
        known = {"hire": f"Hire:{hire_id(hire)}", "expectedVersion": 3}
        yield {"input": {**known, "update": changes, "idempotencyKey": f"edit {hire}"}}


def _change(hire: int, place: int) -> Body:
    return {
        "milestone": f"Milestone:{milestone_id(hire, place)}",
        "name": f"Milestone {place} of the newer site",
        "dueDate": str(_LATER + timedelta(days=7 * place)),
        "amount": f"{2_000 + place}.50",
    }


def _places(status: str | None) -> Iterator[tuple[int, int]]:
    """Hire after hire, so that neighbours share no lock."""
    wanted = [place for place in range(MILESTONES) if status_of_request(ASKED, place) == status]
    return ((hire, place) for place in wanted for hire in range(ASKED, HIRES))


def _told(variables: Body, by: str, person: UUID) -> Body:
    """The input in PostGraphile's words: ids without their types, and who does it."""
    given = {name: _id(value) for name, value in variables["input"].items()}
    return {"input": {**given, by: str(person)}}


def _id(value: Any) -> Any:
    kind, colon, id = str(value).partition(":")
    return id if colon and kind.isalpha() else value


def _edit_told(variables: Body) -> Body:
    given = variables["input"]
    changes = [
        {
            "milestone": _id(each["milestone"]),
            "name": each["name"],
            "due_date": each["dueDate"],
            "amount_minor": int(each["amount"].replace(".", "")),
        }
        for each in given["update"]
    ]
    told = _told({"input": {**given, "update": None}}, "editor", OWNER)["input"]
    return {"input": {**{n: v for n, v in told.items() if n != "update"}, "changes": changes}}


WRITES = [
    Operation(
        "approval of a payment request",
        "Approve",
        f"""mutation Approve($input: ApprovePaymentRequestInput!) {{
            approvePaymentRequest(input: $input) {{
                paymentRequest {{ id number status milestone {{ id status }} }} {ERRORS}
            }}
        }}""",
        """mutation Approve($input: ApprovePaymentRequestInput!) {
            approvePaymentRequest(input: $input) {
                paymentRequest { id number status milestone: milestoneByMilestoneId { id status } }
            }
        }""",
        list(approvals()),
        rewritten=lambda variables: _told(variables, "approver", OWNER),
        hire=hire_id(ASKED),
    ),
    Operation(
        "payment request submitted",
        "Submit",
        f"""mutation Submit($input: SubmitPaymentRequestInput!) {{
            submitPaymentRequest(input: $input) {{
                paymentRequest {{
                    id number status {AMOUNT} note submittedAt milestone {{ id status }}
                }} {ERRORS}
            }}
        }}""",
        """mutation Submit($input: SubmitPaymentRequestInput!) {
            submitPaymentRequest(input: $input) {
                paymentRequest {
                    id number status amountMinor currency note submittedAt
                    milestone: milestoneByMilestoneId { id status }
                }
            }
        }""",
        list(submissions()),
        by=WORKER_EMAIL,
        rewritten=lambda variables: _told(variables, "asker", WORKER),
        hire=hire_id(ASKED),
    ),
    Operation(
        "message",
        "Post",
        f"""mutation Post($input: PostMessageInput!) {{ postMessage(input: $input) {{
            message {{ id body sentAt author {{ id name }} }} {ERRORS}
        }} }}""",
        """mutation Post($input: PostMessageInput!) { postMessage(input: $input) {
            message { id body sentAt author: personByAuthorId { id name } }
        } }""",
        list(messages()),
        rewritten=lambda variables: _told(variables, "author", OWNER),
        hire=hire_id(REST),
    ),
    Operation(
        "edit of 20 milestones, with its new version",
        "Edit",
        f"""mutation Edit($input: EditMilestonesInput!) {{ editMilestones(input: $input) {{
            hire {{ id version milestones(first: 50) {{ edges {{ node {{
                id name dueDate {AMOUNT} status isAwaitingSignature
            }} }} }} }}
            contract {{ id version status contentHash }} {ERRORS}
        }} }}""",
        """mutation Edit($input: EditMilestonesInput!) { editMilestones(input: $input) { contract {
            hire: hireByHireId { id version milestones: milestonesByHireId(
                condition: {listed: true}, orderBy: [DUE_DATE_ASC, ID_ASC], first: 50
            ) { edges { node { id name dueDate amountMinor currency status awaitingSignature } } } }
            id version status contentHash
        } } }""",
        list(edits()),
        rewritten=_edit_told,
        hire=hire_id(REST),
    ),
]
