import { type ReactNode, useRef, useState } from "react";
import { useQuery } from "urql";
import { type FragmentType, graphql } from "../gql";
import type { RequestRowFragmentDoc } from "../gql/graphql";
import { RequestRow } from "./RequestRow";

const SETTLED_REQUEST = graphql(`
  query SettledRequest($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on PaymentRequest {
        ...RequestRow
      }
    }
  }
`);

type Listed = { id: string } & FragmentType<typeof RequestRowFragmentDoc>;

interface Props {
  of: readonly Listed[];
  isNewestFirst: boolean;
  /** Where there is nothing. */
  children: ReactNode;
}

/**
 * A page of requests. What no longer belongs to it, decided here or by somebody else, stays where it was with its new
 * state until people look elsewhere: nothing jumps under the hand.
 */
export function Inbox({ of, isNewestFirst, children }: Props) {
  const [ids, keep] = useState<string[]>([]);
  const listed = new Map(of.map((request) => [request.id, request]));
  const fresh = [...listed.keys()].filter((id) => !ids.includes(id));
  if (fresh.length) keep(isNewestFirst ? [...fresh, ...ids] : [...ids, ...fresh]);
  if (!ids.length) return children;
  return (
    <ul className="requests">
      {ids.map((id) => (
        <Row key={id} id={id} listed={listed.get(id)} />
      ))}
    </ul>
  );
}

function Row({ id, listed }: { id: string; listed: Listed | undefined }) {
  const last = useRef(listed);
  if (listed) last.current = listed;
  const [{ data }] = useQuery({ query: SETTLED_REQUEST, variables: { id }, pause: listed !== undefined });
  const settled = data?.node?.__typename === "PaymentRequest" ? data.node : last.current!;
  return <RequestRow of={listed ?? settled} />;
}
