/** Fills a step's variables with what the server says is there: nobody copies ids by hand. */

import type { Config, DemoUser } from "./config";
import lookup from "./operations/lookup.graphql?raw";
import { type Reading, read } from "./contract";
import { post } from "./fetcher";
import type { Step } from "./steps";

/** By variable name; null where nothing was found to fill it with. */
export type Values = Record<string, string | number | null>;

interface Connection<Node> {
  edges: { node: Node }[];
}

/** What a step is run with. */
export interface Preparation {
  values: Values;
  /** The contract that a step signs, as it was read for it; null for other steps, and where none is open. */
  reading: Reading | null;
}

interface FoundHire {
  id: string;
  version: number;
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
  /** How the company of who asks engages them. */
  engagementType: string | null;
}

/** The step's variables as the viewer can fill them now; null where nothing was found. */
export async function prepare(
  step: Step,
  { endpoint, demoUsers, demoReceiver }: Config,
  authorization: string,
): Promise<Preparation> {
  const headers = { Authorization: authorization };
  const found = await post<Found>(endpoint, headers, lookup);
  const hire = first(found[step.hire]);
  const reading = step.signs && hire ? await read(endpoint, headers, hire.id) : null;
  const known: Partial<Values> = {
    ...fromNow(),
    ...fromFound(found, hire, demoUsers ?? []),
    url: demoReceiver,
    // Of what was shown, and of nothing else.
    contract: reading?.id,
    contentHash: reading?.contentHash,
  };
  const values = Object.fromEntries(step.variables.map((name) => [name, known[name] ?? null]));
  return { values, reading };
}

function fromNow(): Values {
  return {
    firstDue: daysFromToday(14),
    secondDue: daysFromToday(28),
    addedDue: daysFromToday(42),
    idempotencyKey: `walk-through-${Date.now().toString(36)}`,
  };
}

function fromFound(
  found: Found,
  hire: FoundHire | undefined,
  users: DemoUser[],
): Partial<Values> {
  const request = first(found.paymentRequests);
  const company = found.viewer.company;
  return {
    company: company?.id,
    worker: company ? hirable(company.workers, users)?.id : undefined,
    hire: hire?.id,
    expectedVersion: hire?.version,
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
