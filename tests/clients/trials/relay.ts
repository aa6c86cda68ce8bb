import runtime from "relay-runtime"; // CommonJS

import mutation, { type HireFormMutation } from "../generated/relay/HireFormMutation.graphql.ts";
import query, { type HireFormQuery } from "../generated/relay/HireFormQuery.graphql.ts";

const { commitMutation, createOperationDescriptor, Environment, fetchQuery, Network, RecordSource, Store } = runtime;

/** Relay's store, and how it saves the form of a hire. */
export function relay(url: string, token: string, id: string) {
  const environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text }, variables) => {
      const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
      const body = JSON.stringify({ query: text, variables });
      return (await fetch(url, { method: "POST", headers, body })).json();
    }),
  });
  const operation = createOperationDescriptor(query, { id });
  const kept = environment.retain(operation);
  return {
    kept,
    ask: () => fetchQuery<HireFormQuery>(environment, query, { id }).toPromise(),
    read: async () => environment.lookup(operation.fragment).data as HireFormQuery["response"],
    save: (input: HireFormMutation["variables"]["input"]) =>
      new Promise<HireFormMutation["response"]>((onCompleted, onError) =>
        commitMutation<HireFormMutation>(environment, { mutation, variables: { input }, onCompleted, onError }),
      ),
  };
}
