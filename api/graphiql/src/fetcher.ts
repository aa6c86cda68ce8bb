import { createGraphiQLFetcher, type Fetcher, type FetcherParams } from "@graphiql/toolkit";
import { parse } from "graphql";
import { type Client, createClient } from "graphql-ws";

export type Headers = Record<string, string>;

/** Queries and mutations by HTTP; subscriptions by a websocket of their own. */
export function createFetcher(endpoint: string): Fetcher {
  return (params, options) => {
    const { operationName, documentAST } = operationIn(params);
    const send = createGraphiQLFetcher({
      url: endpoint,
      wsClient: socketClient(endpoint, (options?.headers ?? {}) as Headers),
      enableIncrementalDelivery: false,
    });
    return send({ ...params, operationName }, { ...options, documentAST });
  };
}

/** The headers become the payload of `connection_init`; nothing connects before the first use. */
export function socketClient(endpoint: string, headers: Headers): Client {
  return createClient({
    url: socketUrl(endpoint),
    connectionParams: headers,
    // 4403: the token is missing, wrong or expired, and no retry will make it better.
    shouldRetry: (problem) => problem instanceof CloseEvent && problem.code !== 4403,
  });
}

export async function post<T>(
  endpoint: string,
  headers: Headers,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json",
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (!data) throw new Error(errors?.[0]?.message ?? `the server answered ${response.status}`);
  return data as T;
}

/**
 * GraphiQL learns a moment after a tab is opened which operations it holds: who presses play at once
 * would send the name of the tab before.
 */
function operationIn({ query, operationName }: FetcherParams) {
  try {
    const documentAST = parse(query);
    const operations = documentAST.definitions.filter((one) => one.kind === "OperationDefinition");
    const names = operations.map((operation) => operation.name?.value);
    return { documentAST, operationName: names.find((name) => name === operationName) ?? names[0] };
  } catch {
    // Not GraphQL yet: the server says where and why.
    return { operationName };
  }
}

function socketUrl(endpoint: string): string {
  const url = new URL(endpoint, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}
