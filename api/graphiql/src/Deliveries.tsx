/** What the company's newest webhook was sent, and what its address answered; something can be made to happen. */

import { useEffect, useState } from "react";
import { type Headers, post } from "./fetcher";
import { Meanwhile } from "./Meanwhile";
import document from "./operations/deliveries.graphql?raw";
import type { Tour } from "./tour";

const EVERY_MS = 1000;

interface Attempt {
  statusCode: number | null;
  error: string | null;
  responseBody: string | null;
}

interface Delivery {
  id: string;
  createdAt: string;
  status: "PENDING" | "DELIVERED" | "FAILED";
  event: { type: string } | null;
  attempts: Attempt[];
}

interface Found {
  viewer: { company: { webhooks: { edges: { node: Webhook }[] } } | null };
}

interface Webhook {
  deliveries: { edges: { node: Delivery }[] };
}

export function Deliveries({ tour }: { tour: Tour }) {
  const deliveries = useDeliveries(tour.endpoint, tour.headers);
  const hint = deliveries
    ? "Acts with the worker's own token: the webhook is told of it, and answers below."
    : "Run the mutation first; then let the worker act here, and watch what is posted.";
  return (
    <section className="deliveries" aria-label="Deliveries">
      <Meanwhile tour={tour} isReady={deliveries !== null} hint={hint} />
      {deliveries && (
        <ol role="log" aria-label="What was posted">
          {!deliveries.length && <li>Nothing was posted yet.</li>}
          {deliveries.map((delivery, index) => (
            <li key={delivery.id}>
              <DeliveryLine delivery={delivery} isOpen={index === 0} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function DeliveryLine({ delivery, isOpen }: { delivery: Delivery; isOpen: boolean }) {
  const { createdAt, event, status, attempts } = delivery;
  const [newest] = attempts;
  return (
    <details open={isOpen}>
      <summary>
        <time dateTime={createdAt}>{new Date(createdAt).toLocaleTimeString()}</time>
        {` ${event?.type ?? "test"} `}
        <span className={`outcome ${status}`}>
          {[status.toLowerCase(), newest?.statusCode ?? newest?.error].filter(Boolean).join(", ")}
        </span>
      </summary>
      <pre>{newest?.responseBody ? indented(newest.responseBody) : "No answer yet."}</pre>
    </details>
  );
}

/** Newest first; null while the company has no webhook that the viewer may see. */
function useDeliveries(endpoint: string, headers: Headers): Delivery[] | null {
  const [deliveries, setDeliveries] = useState<Delivery[] | null>(null);
  const token = headers.Authorization;
  useEffect(() => {
    setDeliveries(null);
    if (!token) return;
    let isShown = true;
    const look = async () => {
      const found = await post<Found>(endpoint, { Authorization: token }, document).catch(() => null);
      if (found && isShown) setDeliveries(newestWebhook(found));
    };
    void look();
    const timer = setInterval(look, EVERY_MS);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [endpoint, token]);
  return deliveries;
}

function newestWebhook({ viewer }: Found): Delivery[] | null {
  const webhook = viewer.company?.webhooks.edges[0]?.node;
  return webhook ? webhook.deliveries.edges.map((edge) => edge.node) : null;
}

/** JSON, a line for each field; what is none, as it came. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
