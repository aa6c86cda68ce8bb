/** While one window watches, somebody else acts: the worker, by a button, with their own token. */

import { useState } from "react";
import { authorization, type DemoUser } from "./config";
import { post } from "./fetcher";
import cancelPaymentRequest from "./operations/cancel_payment_request.graphql?raw";
import submitPaymentRequest from "./operations/05_submit_payment_request.graphql?raw";
import requestsOfHire from "./operations/requests_of_hire.graphql?raw";
import type { Tour } from "./tour";

interface Milestone {
  id: string;
  status: string;
  paymentRequest: { id: string } | null;
}

interface Asked {
  hire: { milestones: { edges: { node: Milestone }[] } } | null;
}

type Payload = Record<string, { userErrors: { message: string }[] }>;

export function Meanwhile({ tour, isListening }: { tour: Tour; isListening: boolean }) {
  const { endpoint, users, values } = tour;
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const worker = users.find((user) => user.role === "WORKER");
  const hire = values.hire;
  if (!worker) return null;

  const act = async () => {
    setBusy(true);
    setSaid(await askAnew(endpoint, worker, String(hire)).catch((problem: Error) => problem.message));
    setBusy(false);
  };
  return (
    <section className="meanwhile" aria-label="Meanwhile">
      <button type="button" disabled={!isListening || !hire || busy} onClick={act}>
        As {worker.name}: request a payment
      </button>
      <p role="status">
        {said ||
          (isListening
            ? "Acts with the worker's own token. A request that is pending already is cancelled first."
            : "Run the subscription first; then let the worker act here, and watch.")}
      </p>
    </section>
  );
}

/** Asks for the payment of a milestone; where one is asked for already, that request is cancelled before. */
async function askAnew(endpoint: string, worker: DemoUser, hire: string): Promise<string> {
  const headers = { Authorization: authorization(worker) };
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
