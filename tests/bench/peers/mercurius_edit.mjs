// The save of the Manage Milestones view: a new version for the worker to sign.

import { createHash, randomUUID } from "node:crypto";
import { decimal, money, owner, page } from "./mercurius_database.mjs";

const STANDING = `SELECT m.id, m.status, t.name, t.due_date, t.amount_minor, c.id AS contract_id, c.version
  FROM contract c JOIN contract_terms t ON t.contract_id = c.id
  JOIN milestone m ON m.id = t.milestone_id WHERE c.hire_id = $1 AND c.status = 'SIGNED'
  ORDER BY t.due_date, m.id`;
const ISSUED = `INSERT INTO contract (id, company_id, worker_id, hire_id, base_id, version, status, currency,
    total_minor, content, content_hash, template_adopted, issued_at, issued_by_id, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, 'PENDING_SIGNATURE', $7, $8, $9, $10, FALSE, $11, $12, $11)`;
const AGREED = "json_to_recordset($1) AS a(id uuid, milestone uuid, name text, due_date date, minor bigint)";
const TERMED = `INSERT INTO contract_terms
    (id, company_id, contract_id, milestone_id, name, due_date, amount_minor, currency)
  SELECT a.id, $2, $3, a.milestone, a.name, a.due_date, a.minor, $4 FROM ${AGREED}`;
const ALTERED = `UPDATE milestone m SET name = a.name, due_date = a.due_date, amount_minor = a.minor,
    awaiting_signature = TRUE, updated_at = $2
  FROM ${AGREED} WHERE m.id = a.milestone`;

// Under the hire's lock. Answers the payload.
export async function edited(row, call, input) {
  if (row.done || row.version !== input.expectedVersion || row.status !== "ACTIVE") {
    throw new Error(row.version);
  }
  const standing = (await call.write("standing", STANDING, row.hire_id)).rows;
  const agreed = agreedOf(standing, input.update);
  const content = contentOf(row, agreed);
  const contentHash = createHash("sha256").update(content).digest("hex");
  const [{ contract_id: base, version }] = standing;
  const contract = randomUUID();
  const total = agreed.reduce((sum, each) => sum + each.minor, 0);
  await call.write("issued", ISSUED, contract, row.company_id, row.worker_id, row.hire_id, base,
    version + 1, row.currency, total, content, contentHash, call.at, owner);
  await call.write("termed", TERMED, JSON.stringify(agreed), row.company_id, contract, row.currency);
  await call.write("altered", ALTERED, JSON.stringify(agreed), call.at);
  const facts = agreed.map(({ milestone, changes }) => ({
    type: "MILESTONE_EDITED", milestone, details: { changes },
  }));
  await call.tell([...facts, { type: "CONTRACT_ISSUED", contract, details: { contentHash } }],
    row.hire_id, ", version = version + 1, next_due = $4, due_order = $4", contract, agreed[0].due_date);
  const milestones = agreed.map((each) => shown(each, row.currency));
  return {
    hire: {
      id: input.hire,
      version: row.version + 1,
      milestones: ({ first }) => page(milestones, first),
    },
    contract: { id: `Contract:${contract}`, version: version + 1, status: "PENDING_SIGNATURE", contentHash },
    userErrors: [],
  };
}

function agreedOf(standing, update) {
  const given = new Map(update.map((each) => [each.milestone.split(":")[1], each]));
  return standing.map((row) => {
    const change = given.get(row.id);
    if (change && row.status !== "IN_PROGRESS") throw new Error(row.status);
    const minor = change ? Math.round(Number(change.amount) * 100) : row.amount_minor;
    const [name, due] = [change?.name ?? row.name, change?.dueDate ?? row.due_date];
    const changes = [
      ["name", row.name, name],
      ["dueDate", row.due_date, due],
      ["amount", decimal(row.amount_minor), decimal(minor)],
    ].filter(([, before, after]) => before !== after);
    return { id: randomUUID(), milestone: row.id, name, due_date: due, minor, changes };
  }).sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

const key = ({ due_date, milestone }) => due_date + milestone;

const contentOf = (row, agreed) => JSON.stringify({
  format: "milestones-contract/2",
  hire: { number: row.number, id: `Hire:${row.hire_id}` },
  company: row.company,
  worker: { name: row.worker, email: row.email },
  title: row.title,
  description: row.description,
  additionalTerms: row.additional_terms,
  startDate: row.start_date,
  endDate: row.end_date,
  currency: row.currency,
  rate: {
    type: "MILESTONES",
    milestones: agreed.map(({ name, due_date, minor }) => ({
      name, dueDate: due_date, amount: decimal(minor),
    })),
    totalAmount: decimal(agreed.reduce((sum, each) => sum + each.minor, 0)),
  },
  template: null,
}, null, 2);

const shown = ({ milestone, name, due_date, minor }, currency) => ({
  id: `Milestone:${milestone}`,
  name,
  dueDate: due_date,
  amount: money(minor, currency),
  status: "IN_PROGRESS",
  isAwaitingSignature: true,
});
