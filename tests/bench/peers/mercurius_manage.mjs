// The Manage Milestones page of the Mercurius peer, with what its viewer may do, as the owner sees it.

import { company, money, page, person, rows } from "./mercurius_database.mjs";

const HIRE = `SELECT h.*, w.name AS worker_name, w.email, e.engagement_type, o.name AS company_name,
    o.milestones_enabled, o.requires_purchase_order_number, v.id AS conversation_id
  FROM hire h JOIN person w ON w.id = h.worker_id JOIN company o ON o.id = h.company_id
  JOIN hirable e ON e.company_id = h.company_id AND e.worker_id = h.worker_id
  LEFT JOIN conversation v ON v.hire_id = h.id
  WHERE h.id = $1 AND h.company_id = $2`;
const CONTRACTS = `SELECT c.*, i.name AS issued_by, s.name AS signed_by
  FROM contract c LEFT JOIN person i ON i.id = c.issued_by_id
  LEFT JOIN person s ON s.id = c.signed_by_id
  WHERE c.hire_id = $1 ORDER BY (c.status IN ('WITHDRAWN', 'DECLINED')), c.version DESC`;
const TERMS = `SELECT t.* FROM contract_terms t JOIN contract c ON c.id = t.contract_id
  WHERE c.hire_id = $1 ORDER BY t.due_date, t.milestone_id`;
const MILESTONES = `SELECT m.*, p.id AS p_id, p.number AS p_number, p.status AS p_status,
    p.amount_minor AS p_amount_minor, p.currency AS p_currency, p.note AS p_note,
    p.submitted_at AS p_submitted_at, p.submitted_by_id, a.name AS submitted_by,
    p.decided_at AS p_decided_at, p.decided_by_id, d.name AS decided_by
  FROM milestone m
  LEFT JOIN payment_request p ON p.milestone_id = m.id AND p.status IN ('PENDING', 'APPROVED')
  LEFT JOIN person a ON a.id = p.submitted_by_id LEFT JOIN person d ON d.id = p.decided_by_id
  WHERE m.hire_id = $1 ORDER BY m.due_date, m.id`;
const REQUESTS = `SELECT p.*, m.name AS milestone_name
  FROM payment_request p JOIN milestone m ON m.id = p.milestone_id
  WHERE p.hire_id = $1 ORDER BY p.id DESC`;

const refusal = (code, message, ...path) => ({
  allowed: false,
  reasons: [{ code, message, path }],
});
const ALLOWED = { allowed: true, reasons: [] };
const FORBIDDEN = refusal("FORBIDDEN", "Your role may not do this.");
const MOVES = { edit: ["DRAFT", "OFFERED", "ACTIVE"], offer: ["DRAFT"], end: ["ACTIVE"] };
const lower = (status) => status.toLowerCase();
const instant = (moment) => moment?.toISOString();

const moving = (action, { status }, path = "hire") =>
  MOVES[action].includes(status)
    ? null
    : refusal("INVALID_STATE", `One cannot ${action} a hire that is ${lower(status)}.`, path);

function mayEnd(hire, milestones, requests) {
  const pending = requests.findLast(({ status }) => status === "PENDING");
  const unfinished = milestones.find(({ status }) => status !== "COMPLETED");
  const waiting = pending && `The payment request ${pending.number} awaits a decision.`;
  return (
    moving("end", hire) ??
    (pending && refusal("PAYMENT_REQUEST_PENDING", waiting, "hire")) ??
    (unfinished && refusal("INVALID_STATE", `“${unfinished.name}” is not completed.`, "hire")) ??
    ALLOWED
  );
}

function mayEdit(hire, row) {
  const word = row.status === "COMPLETED" ? "approved" : "pending";
  const locked = `“${row.name}” has the ${word} payment request ${row.p_number}.`;
  return (
    moving("edit", hire, "milestone") ??
    (row.status === "IN_PROGRESS" ? ALLOWED : refusal("MILESTONE_LOCKED", locked, "milestone"))
  );
}

const mayApprove = (status) =>
  status === "PENDING"
    ? ALLOWED
    : refusal("INVALID_STATE", `The request is ${lower(status)} already.`, "paymentRequest");

const agreed = (row) => ({
  milestone: `Milestone:${row.milestone_id}`,
  name: row.name,
  dueDate: row.due_date,
  amount: money(row.amount_minor, row.currency),
});

const locking = (row) => ({
  id: `PaymentRequest:${row.p_id}`,
  number: row.p_number,
  status: row.p_status,
  amount: money(row.p_amount_minor, row.p_currency),
  note: row.p_note,
  submittedAt: instant(row.p_submitted_at),
  submittedBy: person("User", row.submitted_by_id, row.submitted_by),
  decidedAt: instant(row.p_decided_at),
  decidedBy: row.decided_by_id && person("User", row.decided_by_id, row.decided_by),
  viewerCanApprove: mayApprove(row.p_status),
  viewerCanCancel: FORBIDDEN,
});

const milestone = (hire, signed, today) => (row) => ({
  id: `Milestone:${row.id}`,
  name: row.name,
  dueDate: row.due_date,
  amount: money(row.amount_minor, row.currency),
  purchaseOrderNumber: row.purchase_order_number,
  status: row.status,
  isLocked: row.status !== "IN_PROGRESS",
  isOverdue: row.outstanding && row.due_date < today,
  isAwaitingSignature: row.awaiting_signature,
  isBeingRemoved: !row.listed && row.awaiting_signature,
  createdAt: instant(row.created_at),
  updatedAt: instant(row.updated_at),
  signedTerms: signed.get(row.id),
  paymentRequest: row.p_id && locking(row),
  viewerCanEdit: mayEdit(hire, row),
  viewerCanRequestPayment: FORBIDDEN,
});

function progress(hire, listed, today) {
  const those = (status) => listed.filter((row) => row.status === status);
  const minor = (rows) => rows.reduce((sum, row) => sum + row.amount_minor, 0);
  const sum = (amount) => money(amount, hire.currency);
  const [total, completed] = [minor(listed), minor(those("COMPLETED"))];
  return {
    total: listed.length,
    completed: those("COMPLETED").length,
    pendingApproval: those("PENDING_APPROVAL").length,
    inProgress: those("IN_PROGRESS").length,
    overdue: listed.filter((row) => row.outstanding && row.due_date < today).length,
    totalAmount: sum(total),
    completedAmount: sum(completed),
    pendingAmount: sum(minor(those("PENDING_APPROVAL"))),
    remainingAmount: sum(hire.ended_at ? 0 : total - completed),
  };
}

const contract = (row, terms) => ({
  id: `Contract:${row.id}`,
  version: row.version,
  status: row.status,
  note: row.note,
  contentHash: row.content_hash,
  issuedAt: instant(row.issued_at),
  issuedBy: row.issued_by_id && person("User", row.issued_by_id, row.issued_by),
  totalAmount: money(row.total_minor, row.currency),
  signature: row.signed_at && {
    signedName: row.signed_name,
    signedAt: instant(row.signed_at),
    signedBy: person("User", row.signed_by_id, row.signed_by),
  },
  milestoneTerms: terms.filter(({ contract_id }) => contract_id === row.id).map(agreed),
  viewerCanSign: FORBIDDEN,
});

const listOf = (nodes) => ({ first }) => ({ ...page(nodes, first), totalCount: nodes.length });

const asked = (row) => ({
  id: `PaymentRequest:${row.id}`,
  number: row.number,
  status: row.status,
  amount: money(row.amount_minor, row.currency),
  submittedAt: instant(row.submitted_at),
  milestone: { id: `Milestone:${row.milestone_id}`, name: row.milestone_name },
});

export async function managed(key) {
  const [[hire], contracts, terms, milestones, requests] = await Promise.all([
    rows("managed", HIRE, key, company),
    rows("contracts", CONTRACTS, key),
    rows("terms", TERMS, key),
    rows("managed milestones", MILESTONES, key),
    rows("managed requests", REQUESTS, key),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const active = contracts.find(({ status }) => status === "SIGNED");
  const inForce = terms.filter(({ contract_id }) => contract_id === active?.id);
  const signed = new Map(inForce.map((row) => [row.milestone_id, agreed(row)]));
  const listed = milestones.filter((row) => row.listed);
  const shown = milestone(hire, signed, today);
  const made = progress(hire, listed, today);
  return {
    id: `Hire:${hire.id}`,
    number: hire.number,
    title: hire.title,
    description: hire.description,
    status: hire.status,
    version: hire.version,
    currency: hire.currency,
    createdAt: instant(hire.created_at),
    offeredAt: instant(hire.offered_at),
    activatedAt: instant(hire.activated_at),
    company: {
      id: `Company:${hire.company_id}`,
      name: hire.company_name,
      settings: {
        milestonesEnabled: hire.milestones_enabled,
        requirePurchaseOrderNumber: hire.requires_purchase_order_number,
      },
    },
    worker: {
      ...person("Worker", hire.worker_id, hire.worker_name),
      email: hire.email,
      engagementType: hire.engagement_type,
    },
    rate: { type: hire.rate_type },
    totalAmount: made.totalAmount,
    progress: made,
    viewerCanEditMilestones: moving("edit", hire) ?? ALLOWED,
    viewerCanOffer: moving("offer", hire) ?? ALLOWED,
    viewerCanEnd: mayEnd(hire, listed, requests),
    activeContract: active && contract(active, terms),
    latestContract: contract(contracts[0], terms),
    milestones: listOf(listed.map(shown)),
    pendingRemovals: milestones.filter((row) => !row.listed && row.awaiting_signature).map(shown),
    paymentRequests: listOf(requests.map(asked)),
    conversation: hire.conversation_id && { id: `Conversation:${hire.conversation_id}` },
  };
}
