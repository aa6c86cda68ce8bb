/** While somebody watches, somebody else acts: the worker, by a button, with their own token. */

import { useState } from "react";
import { authorization, type DemoUser } from "./config";
import { type Headers, post } from "./fetcher";
import cancelPaymentRequest from "./operations/cancel_payment_request.graphql?raw";
import submitPaymentRequest from "./operations/05_submit_payment_request.graphql?raw";
import newestHire from "./operations/newest_hire.graphql?raw";
import requestsOfHire from "./operations/requests_of_hire.graphql?raw";
import type { Tour } from "./tour";

interface Milestone {
  id: string;
  status: string;
  paymentRequest: { id: string } | null;
}

interface Newest {
  hires: { edges: { node: { id: string } }[] };
}

interface Asked {
  hire: { milestones: { edges: { node: Milestone }[] } } | null;
}

type Payload = Record<string, { userErrors: { message: string }[] }>;

interface MeanwhileProps {
  tour: Tour;
  /** Of which hire; where none is named, of the worker's newest one. */
  hire?: string;
  isReady: boolean;
  /** What is said until the worker has acted. */
  hint: string;
}

export function Meanwhile({ tour: { endpoint, users }, hire, isReady, hint }: MeanwhileProps) {
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const worker = users.find((user) => user.role === "WORKER");
  if (!worker) return null;

  const act = async () => {
    setBusy(true);
    setSaid(await askAnew(endpoint, worker, hire).catch((problem: Error) => problem.message));
    setBusy(false);
  };
  return (
    <section className="meanwhile" aria-label="Meanwhile">
      <button type="button" disabled={!isReady || busy} onClick={act}>
        As {worker.name}: request a payment
      </button>
      <p role="status">{said || hint}</p>
    </section>
  );
}

/** Asks for the payment of a milestone; where one is asked for already, that request is cancelled before. */
async function askAnew(endpoint: string, worker: DemoUser, named?: string): Promise<string> {
  const headers = { Authorization: authorization(worker) };
  const hire = named ?? (await newestOf(endpoint, headers));
  const take = async (mutation: string, variables: Record<string, string>) => {
    const payloads = await post<Payload>(endpoint, headers, mutation, variables);
    const [refusal] = Object.values(payloads).flatMap((payload) => payload.userErrors);
    if (refusal) throw new Error(refusal.message);
  };
  const { hire: found } = await post<Asked>(endpoint, headers, requestsOfHire, { hire });
  const milestones = found?.milestones.edges.map((edge) => edge.node) ?? [];
  const pending = milestones.find((milestone) => milestone.status === "PENDING_APPROVAL");
  const milestone = pending ?? milestones[0];
  if (!milestone) return `${worker.name} has no milestone left here to ask for.`;
  if (pending?.paymentRequest) {
    await take(cancelPaymentRequest, { paymentRequest: pending.paymentRequest.id });
  }
  await take(submitPaymentRequest, { milestone: milestone.id });
  return `${worker.name} ${pending ? "cancelled the request and submitted it anew" : "requested a payment"}.`;
}

async function newestOf(endpoint: string, headers: Headers): Promise<string | undefined> {
  const { hires } = await post<Newest>(endpoint, headers, newestHire);
  return hires.edges[0]?.node.id;
}
