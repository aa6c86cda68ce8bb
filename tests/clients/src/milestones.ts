import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type GraphQLFormattedError, print } from "graphql";

import type { UserError } from "../generated/graphql.ts";

/** `errors` of an answer: not what a user can correct. `code` says what to do about it. */
export class RequestFailed extends Error {
  readonly code: string;
  readonly requestId: string | null;

  constructor(errors: readonly GraphQLFormattedError[], requestId: string | null) {
    super(errors[0]?.message ?? "No answer");
    this.code = String(errors[0]?.extensions?.code ?? "INTERNAL");
    this.requestId = requestId;
  }
}

/** One operation. Throws RequestFailed; what a business rule refuses is data (`userErrors`). */
export async function ask<Data, Variables>(
  url: string,
  token: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      Accept: "application/graphql-response+json",
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const answer = (await response.json()) as { data?: Data; errors?: GraphQLFormattedError[] };
  if (answer.errors || !answer.data) {
    throw new RequestFailed(answer.errors ?? [], response.headers.get("X-Request-ID"));
  }
  return answer.data;
}

/** Messages by the form field that they belong to: "rate.milestones.0.amount". */
export function byField(errors: readonly Pick<UserError, "message" | "path">[]): Map<string, string> {
  return new Map(errors.map(({ message, path }) => [path.join("."), message]));
}

/** Sends a mutation again while it is not known what became of it. One key, made by the caller before
 *  the first try: however often it arrives, it takes effect once, and answers the same. */
export async function surely<Data>(send: () => Promise<Data>, tries = 5): Promise<Data> {
  for (let pause = 500; ; pause *= 2) {
    try {
      return await send();
    } catch (error) {
      const passes = !(error instanceof RequestFailed) || ["TIMEOUT", "THROTTLED", "UNAVAILABLE"].includes(error.code);
      if (!passes || --tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
