// Mercurius with its JIT, and SQL written by hand: two statements at most for a list in a list.

import { readFileSync } from "node:fs";
import Fastify from "fastify";
import mercurius from "mercurius";
import { company, money, page, person, rows } from "./mercurius_database.mjs";
import { managed } from "./mercurius_manage.mjs";
import { verbs } from "./mercurius_verbs.mjs";

const { BENCH_SCHEMA } = process.env;

const MILESTONE = `m.id, m.hire_id, m.name, m.due_date, m.amount_minor, m.currency,
  m.purchase_order_number, m.status`;
const milestone = (row) => ({
  id: `Milestone:${row.id}`,
  name: row.name,
  dueDate: row.due_date,
  amount: money(row.amount_minor, row.currency),
  purchaseOrderNumber: row.purchase_order_number,
  status: row.status,
  paymentRequest: row.p_id && {
    id: `PaymentRequest:${row.p_id}`,
    number: row.p_number,
    status: row.p_status,
    submittedAt: row.p_submitted_at.toISOString(),
  },
  signedTerms: row.t_name && {
    name: row.t_name,
    dueDate: row.t_due_date,
    amount: money(row.t_amount_minor, row.t_currency),
  },
});
const hire = (row) => ({
  id: `Hire:${row.id}`,
  number: row.number,
  title: row.title,
  description: row.description,
  status: row.status,
  version: row.version,
  createdAt: row.created_at?.toISOString(),
  worker: person("Worker", row.worker_id, row.worker_name),
});

const REQUESTED = `SELECT ${MILESTONE}, p.id AS p_id, p.number AS p_number, p.status AS p_status,
    p.submitted_at AS p_submitted_at
  FROM milestone m LEFT JOIN payment_request p
    ON p.milestone_id = m.id AND p.status IN ('PENDING', 'APPROVED')
  WHERE m.hire_id = ANY($1) AND m.listed ORDER BY m.due_date, m.id`;

async function hires(_, { first }) {
  const found = await rows(
    "hires",
    `SELECT h.id, h.number, h.title, h.status, h.version, h.worker_id, w.name AS worker_name
     FROM hire h JOIN person w ON w.id = h.worker_id
     WHERE h.company_id = $1 ORDER BY h.id DESC LIMIT $2`,
    company,
    first + 1,
  );
  const shown = found.slice(0, first);
  const below = new Map(shown.map(({ id }) => [id, []]));
  for (const row of await rows("requested", REQUESTED, [...below.keys()])) {
    below.get(row.hire_id).push(milestone(row));
  }
  const nodes = found.map((row) => ({
    ...hire(row),
    milestones: ({ first }) => page(below.get(row.id), first),
  }));
  return page(nodes, first);
}

const asksFor = (info, field) =>
  info.fieldNodes[0].selectionSet.selections.some(({ name }) => name.value === field);

async function oneHire(_, { id }, __, info) {
  const key = id.split(":")[1];
  if (asksFor(info, "viewerCanEditMilestones")) return managed(key);
  const [found, milestones, requests] = await Promise.all([
    rows(
      "hire",
      `SELECT h.*, w.name AS worker_name, o.name AS company_name, c.id AS contract_id,
         c.version AS contract_version, c.status AS contract_status, c.content_hash
       FROM hire h JOIN person w ON w.id = h.worker_id JOIN company o ON o.id = h.company_id
       LEFT JOIN contract c ON c.hire_id = h.id AND c.status = 'SIGNED'
       WHERE h.id = $1 AND h.company_id = $2`,
      key,
      company,
    ),
    rows(
      "agreed",
      `SELECT ${MILESTONE}, p.id AS p_id, p.number AS p_number, p.status AS p_status,
         p.submitted_at AS p_submitted_at, t.name AS t_name, t.due_date AS t_due_date,
         t.amount_minor AS t_amount_minor, t.currency AS t_currency
       FROM milestone m LEFT JOIN payment_request p
         ON p.milestone_id = m.id AND p.status IN ('PENDING', 'APPROVED')
       LEFT JOIN (contract_terms t JOIN contract c ON c.id = t.contract_id AND c.status = 'SIGNED')
         ON t.milestone_id = m.id
       WHERE m.hire_id = $1 AND m.listed ORDER BY m.due_date, m.id`,
      key,
    ),
    rows(
      "requests",
      `SELECT p.*, m.name AS milestone_name, u.name AS submitted_by_name
       FROM payment_request p JOIN milestone m ON m.id = p.milestone_id
       JOIN person u ON u.id = p.submitted_by_id
       WHERE p.hire_id = $1 ORDER BY p.id DESC LIMIT 51`,
      key,
    ),
  ]);
  const [row] = found;
  return {
    ...hire(row),
    company: { id: `Company:${row.company_id}`, name: row.company_name },
    activeContract: row.contract_id && {
      id: `Contract:${row.contract_id}`,
      version: row.contract_version,
      status: row.contract_status,
      contentHash: row.content_hash,
    },
    milestones: ({ first }) => page(milestones.map(milestone), first),
    paymentRequests: ({ first }) => page(requests.map(request), first),
  };
}

const request = (row) => ({
  id: `PaymentRequest:${row.id}`,
  number: row.number,
  status: row.status,
  amount: money(row.amount_minor, row.currency),
  submittedAt: row.submitted_at.toISOString(),
  submittedBy: person("User", row.submitted_by_id, row.submitted_by_name),
  hire: { id: `Hire:${row.hire_id}`, number: row.hire_number, title: row.hire_title },
  milestone: {
    id: `Milestone:${row.milestone_id}`,
    name: row.milestone_name,
    dueDate: row.milestone_due_date,
  },
});

async function paymentRequests(_, { first, statuses }) {
  const found = await rows(
    "inbox",
    `SELECT p.*, m.name AS milestone_name, m.due_date AS milestone_due_date,
       h.number AS hire_number, h.title AS hire_title, u.name AS submitted_by_name
     FROM payment_request p JOIN milestone m ON m.id = p.milestone_id
     JOIN hire h ON h.id = p.hire_id JOIN person u ON u.id = p.submitted_by_id
     WHERE p.company_id = $1 AND p.status = ANY($2) ORDER BY p.id DESC LIMIT $3`,
    company,
    statuses,
    first + 1,
  );
  return page(found.map(request), first);
}

async function milestones(_, { first }) {
  const found = await rows(
    "timeline",
    `SELECT ${MILESTONE}, h.number, h.title, h.worker_id, w.name AS worker_name
     FROM milestone m JOIN hire h ON h.id = m.hire_id JOIN person w ON w.id = h.worker_id
     WHERE m.company_id = $1 AND m.listed ORDER BY m.due_date, m.id LIMIT $2`,
    company,
    first + 1,
  );
  const nodes = found.map((row) => ({ ...milestone(row), hire: hire({ ...row, id: row.hire_id }) }));
  return page(nodes, first);
}

const app = Fastify();
app.register(mercurius, {
  schema: readFileSync(BENCH_SCHEMA, "utf8"),
  resolvers: {
    Query: { hires, hire: oneHire, paymentRequests, milestones },
    Mutation: verbs,
  },
  jit: 1,
});
await app.listen({ host: "127.0.0.1", port: Number(process.argv[2]) });
