"""What is asked: five operations that a client of the product lives on, and how their answers compare.

PostGraphile names things after the tables, so that it is asked in words of its own, by aliases in the same order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.bench.data import pending
from tests.bench.rows import COMPANY, HIRES, OWNER, hire_id

Body = dict[str, Any]

_AMOUNT = "amount { amount currency }"
_REQUEST = "paymentRequest { id number status submittedAt }"
_MILESTONE = f"id name dueDate {_AMOUNT} purchaseOrderNumber status"


@dataclass(frozen=True)
class Operation:
    """One of them. `inputs` are the variables of the requests, one after the other or ever the same."""

    title: str
    name: str
    document: str
    postgraphile: str
    inputs: list[Body]

    @property
    def writes(self) -> bool:
        """Whether each request changes something, and can be made only once."""
        return len(self.inputs) > 1

    def body(self, variables: Body, peer: str = "") -> Body:
        """The request as this peer understands it."""
        if peer != "postgraphile":
            return {"operationName": self.name, "query": self.document, "variables": variables}
        plain = {name: _plain(value) for name, value in variables.items()}
        plain = {"company": str(COMPANY), **plain}
        return {"operationName": self.name, "query": self.postgraphile, "variables": plain}


OPERATIONS = [
    Operation(
        "page of 20 hires",
        "Hires",
        f"""query Hires {{ hires(first: 20) {{
            edges {{ node {{
                id number title status version worker {{ id name }}
                milestones(first: 20) {{ edges {{ node {{ {_MILESTONE} {_REQUEST} }} }} }}
            }} }}
            pageInfo {{ hasNextPage }}
        }} }}""",
        """query Hires($company: UUID!) {
            hires: allHires(condition: {companyId: $company}, orderBy: ID_DESC, first: 20) {
                edges { node {
                    id number title status version worker: personByWorkerId { id name }
                    milestones: milestonesByHireId(
                        condition: {listed: true}, orderBy: [DUE_DATE_ASC, ID_ASC], first: 20
                    ) { edges { node {
                        id name dueDate amountMinor currency purchaseOrderNumber status
                        paymentRequestsByMilestoneId(first: 1) {
                            nodes { id number status submittedAt }
                        }
                    } } }
                } }
                pageInfo { hasNextPage }
            }
        }""",
        [{}],
    ),
    Operation(
        "one hire's page",
        "Hire",
        f"""query Hire($id: ID!) {{ hire(id: $id) {{
            id number title description status version createdAt
            company {{ id name }} worker {{ id name }}
            activeContract {{ id version status contentHash }}
            milestones(first: 50) {{ edges {{ node {{
                {_MILESTONE} signedTerms {{ name dueDate {_AMOUNT} }} {_REQUEST}
            }} }} }}
            paymentRequests(first: 50) {{ edges {{ node {{
                id number status {_AMOUNT} submittedAt milestone {{ id name }}
                submittedBy {{ id name }}
            }} }} }}
        }} }}""",
        """query Hire($id: UUID!) { hire: hireById(id: $id) {
            id number title description status version createdAt
            company: companyByCompanyId { id name } worker: personByWorkerId { id name }
            activeContract: contractsByHireId(condition: {status: "SIGNED"}, first: 1) {
                nodes { id version status contentHash }
            }
            milestones: milestonesByHireId(
                condition: {listed: true}, orderBy: [DUE_DATE_ASC, ID_ASC], first: 50
            ) { edges { node {
                id name dueDate amountMinor currency purchaseOrderNumber status
                signedTerms: contractTermsByMilestoneId(first: 1) {
                    nodes { name dueDate amountMinor currency }
                }
                paymentRequestsByMilestoneId(first: 1) { nodes { id number status submittedAt } }
            } } }
            paymentRequests: paymentRequestsByHireId(orderBy: ID_DESC, first: 50) { edges { node {
                id number status amountMinor currency submittedAt
                milestone: milestoneByMilestoneId { id name }
                submittedBy: personBySubmittedById { id name }
            } } }
        } }""",
        [{"id": f"Hire:{hire_id(HIRES - 10)}"}],
    ),
    Operation(
        "payment inbox, 50",
        "Inbox",
        f"""query Inbox {{ paymentRequests(first: 50, statuses: [PENDING]) {{
            edges {{ node {{
                id number status {_AMOUNT} submittedAt submittedBy {{ id name }}
                hire {{ id number title }} milestone {{ id name dueDate }}
            }} }}
            pageInfo {{ hasNextPage }}
        }} }}""",
        """query Inbox($company: UUID!) {
            paymentRequests: allPaymentRequests(
                condition: {companyId: $company, status: "PENDING"}, orderBy: ID_DESC, first: 50
            ) {
                edges { node {
                    id number status amountMinor currency submittedAt
                    submittedBy: personBySubmittedById { id name }
                    hire: hireByHireId { id number title }
                    milestone: milestoneByMilestoneId { id name dueDate }
                } }
                pageInfo { hasNextPage }
            }
        }""",
        [{}],
    ),
    Operation(
        "milestone timeline, 50",
        "Timeline",
        f"""query Timeline {{ milestones(first: 50) {{
            edges {{ node {{ {_MILESTONE} hire {{ id number title worker {{ id name }} }} }} }}
            pageInfo {{ hasNextPage }}
        }} }}""",
        """query Timeline($company: UUID!) {
            milestones: allMilestones(
                condition: {companyId: $company, listed: true}
                orderBy: [DUE_DATE_ASC, ID_ASC], first: 50
            ) {
                edges { node {
                    id name dueDate amountMinor currency purchaseOrderNumber status
                    hire: hireByHireId {
                        id number title worker: personByWorkerId { id name }
                    }
                } }
                pageInfo { hasNextPage }
            }
        }""",
        [{}],
    ),
    Operation(
        "approve",
        "Approve",
        """mutation Approve($input: ApprovePaymentRequestInput!) {
            approvePaymentRequest(input: $input) {
                paymentRequest { id number status milestone { id status } }
                userErrors { code message path }
            }
        }""",
        """mutation Approve($input: ApprovePaymentRequestInput!) {
            approvePaymentRequest(input: $input) {
                paymentRequest { id number status milestone: milestoneByMilestoneId { id status } }
            }
        }""",
        [
            {"input": {"paymentRequest": f"PaymentRequest:{id}", "idempotencyKey": str(id)}}
            for id in pending()
        ],
    ),
]


def said(answer: Body) -> list[Any]:
    """The values of an answer in their order, whatever its shape: what every peer must agree on."""
    if "errors" in answer:
        raise ValueError(answer["errors"])
    return list(_leaves(answer["data"]))


_GLOBAL_ID = re.compile(r"[A-Z][A-Za-z]+:([0-9a-f-]{36})")
_AMOUNT_TEXT = re.compile(r"(\d+)\.(\d\d)")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|\+00:00)")


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    elif value is not None:
        yield _plain(value)


def _plain(value: Any) -> Any:
    """An id without its type, an amount in minor units, a moment in seconds."""
    if isinstance(value, dict):
        owner = {"approver": str(OWNER)} if "idempotencyKey" in value else {}
        return {**{name: _plain(each) for name, each in value.items()}, **owner}
    if not isinstance(value, str):
        return value
    for pattern, form in ((_GLOBAL_ID, r"\1"), (_AMOUNT_TEXT, r"\1\2"), (_MOMENT, r"\1")):
        if pattern.fullmatch(value):
            return pattern.sub(form, value)
    return value
