/** What went wrong otherwise than by a rule of the business, in words for people. */

import type { CombinedError } from "urql";

export interface ProblemTold {
  title: string;
  text: string;
  /** For whoever is asked for help; null where no request arrived. */
  requestId: string | null;
}

export function problemOf(error: CombinedError): ProblemTold {
  const [first] = error.graphQLErrors;
  const code = String(first?.extensions["code"] ?? "");
  const requestId = (first?.extensions["requestId"] as string | undefined) ?? headerOf(error);
  if (code === "NOT_FOUND") {
    return { title: "There is nothing here", text: "It does not exist, or it is not yours to see.", requestId: null };
  }
  if (first === undefined && requestId === null) {
    const text = "Nothing that you see was changed. It goes on as soon as the server can be reached.";
    return { title: "The server cannot be reached", text, requestId: null };
  }
  const text = "It was our fault, not yours. If it happens again, tell us this number.";
  return { title: "Something went wrong", text, requestId };
}

function headerOf(error: CombinedError): string | null {
  const response = error.response as Response | undefined;
  return response?.headers.get("X-Request-ID") ?? null;
}
