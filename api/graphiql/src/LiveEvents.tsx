/** "Watch live": a subscription beside GraphiQL's own, which ends when its tab is left. */

import { useEffect, useState } from "react";
import { type Headers, socketClient } from "./fetcher";
import document from "./operations/live.graphql?raw";

type Status = "IN_PROGRESS" | "PENDING_APPROVAL" | "COMPLETED";

interface Change {
  cursor: string;
  occurredAt: string;
  fromStatus: Status;
  toStatus: Status;
  milestone: { name: string; hire: { number: string } };
}

/** Whoever started to watch goes on watching, as themselves, in the tabs of other people too. */
export function useWatcher(headers: Headers) {
  const [watcher, setWatcher] = useState<Headers | null>(null);
  return { watcher, watch: (on: boolean) => setWatcher(on ? headers : null) };
}

export function ChangeLog({ endpoint, headers }: { endpoint: string; headers: Headers }) {
  const { changes, problem } = useChanges(endpoint, headers);
  return (
    <ol className="live" role="log" aria-label="Live changes">
      {problem && <li>{problem}</li>}
      {!problem && !changes.length && <li>Waiting for a milestone to change its status…</li>}
      {changes.map((change) => (
        <li key={change.cursor}>
          <time dateTime={change.occurredAt}>{clock(change.occurredAt)}</time>
          {` ${change.milestone.hire.number} ${change.milestone.name} `}
          <StatusName status={change.fromStatus} /> → <StatusName status={change.toStatus} />
        </li>
      ))}
    </ol>
  );
}

function StatusName({ status }: { status: Status }) {
  return <span className={`status ${status}`}>{status.toLowerCase().replace("_", " ")}</span>;
}

/** The last changes, newest first. */
function useChanges(endpoint: string, headers: Headers) {
  const [changes, setChanges] = useState<Change[]>([]);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    const client = socketClient(endpoint, headers);
    // Sent again as it is then after a lost connection: the cursor makes it go on where it was.
    const variables: { after: string | null } = { after: null };
    client.subscribe<{ milestoneStatusChanged: Change }>(
      { query: document, variables },
      {
        next({ data, errors }) {
          if (errors?.length) setProblem(errors[0]!.message);
          if (!data) return;
          const change = data.milestoneStatusChanged;
          variables.after = change.cursor;
          setChanges((earlier) => [change, ...earlier].slice(0, 4));
        },
        error: (reason) => setProblem(`No longer watching: ${words(reason)}`),
        complete() {},
      },
    );
    return () => void client.dispose();
  }, [endpoint, headers]);
  return { changes, problem };
}

function words(reason: unknown): string {
  if (reason instanceof CloseEvent) return reason.reason || `socket closed with ${reason.code}.`;
  const [first] = Array.isArray(reason) ? reason : [reason];
  return first?.message ?? "the connection broke.";
}

function clock(instant: string): string {
  return new Date(instant).toLocaleTimeString();
}
