/** Fills a step's variables with what the server says is there: nobody copies ids by hand. */

import type { DemoUser } from "./config";
import lookup from "./operations/lookup.graphql?raw";
import { post } from "./fetcher";
import type { Step } from "./steps";

/** By variable name; null where nothing was found to fill it with. */
export type Values = Record<string, string | number | null>;

interface Connection<Node> {
  edges: { node: Node }[];
}

interface FoundHire {
  id: string;
  version: number;
  latestContract: { id: string; status: string; contentHash: string };
  milestones: Connection<{ id: string }>;
}

interface Found {
  viewer: {
    name: string;
    company: { id: string; workers: Connection<FoundWorker> } | null;
  };
  drafted: Connection<FoundHire>;
  offered: Connection<FoundHire>;
  active: Connection<FoundHire>;
  paymentRequests: Connection<{ id: string; amount: { amount: string } }>;
}

interface FoundWorker {
  id: string;
  email: string;
  engagementType: string;
}

/** The step's variables as the viewer can fill them now; null where nothing was found. */
export async function valuesFor(
  step: Step,
  endpoint: string,
  authorization: string,
  users: DemoUser[],
): Promise<Values> {
  const found = await post<Found>(endpoint, { Authorization: authorization }, lookup);
  const known: Partial<Values> = { ...fromNow(), ...fromFound(found, step, users) };
  return Object.fromEntries(step.variables.map((name) => [name, known[name] ?? null]));
}

function fromNow(): Values {
  return {
    firstDue: daysFromToday(14),
    secondDue: daysFromToday(28),
    addedDue: daysFromToday(42),
    idempotencyKey: `walk-through-${Date.now().toString(36)}`,
  };
}

function fromFound(found: Found, step: Step, users: DemoUser[]): Partial<Values> {
  const hire = first(found[step.hire]);
  const open = hire?.latestContract.status === "PENDING_SIGNATURE" ? hire.latestContract : undefined;
  const request = first(found.paymentRequests);
  const company = found.viewer.company;
  return {
    company: company?.id,
    worker: company ? hirable(company.workers, users)?.id : undefined,
    hire: hire?.id,
    expectedVersion: hire?.version,
    contract: open?.id,
    contentHash: open?.contentHash,
    signedName: found.viewer.name,
    milestone: hire ? first(hire.milestones)?.id : undefined,
    paymentRequest: request?.id,
    expectedAmount: request?.amount.amount,
  };
}

/** Preferably a worker whom one can act as in the next steps: somebody must sign. */
function hirable(workers: Connection<FoundWorker>, users: DemoUser[]): FoundWorker | undefined {
  const contractors = workers.edges
    .map((edge) => edge.node)
    .filter((worker) => worker.engagementType === "INDEPENDENT_CONTRACTOR");
  const signer = users.find((user) => user.role === "WORKER");
  return contractors.find((worker) => worker.email === signer?.email) ?? contractors[0];
}

function first<Node>(connection: Connection<Node>): Node | undefined {
  return connection.edges[0]?.node;
}

/** In UTC, as the server counts days. */
function daysFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
