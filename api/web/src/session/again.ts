/** A new token: first it is asked whose it is. */

import { textOf } from "../client/documents";
import { config } from "../config";
import { graphql } from "../gql";
import type { WhoseQuery } from "../gql/graphql";
import { navigate } from "../router/router";
import { renew, session, signIn } from "./session";

const WHOSE = graphql(`
  query Whose {
    viewer {
      id
    }
  }
`);

/**
 * The same person goes on where they were. Another one begins anew: nothing of the first is shown to them, or sent as theirs.
 * Throws, in words for people, where the token is refused or nobody answers.
 */
export async function goOn(token: string): Promise<void> {
  const { viewer, email, left } = session.get();
  const whose = await ownerOf(token);
  // Meanwhile they may have signed out.
  if (left.aborted) return;
  if (whose === viewer) return renew(token);
  if (viewer !== null) navigate("", { replace: true });
  signIn(token, email);
}

async function ownerOf(token: string): Promise<string> {
  const response = await fetch(config.endpoint, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json",
      Authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query: textOf(WHOSE) }),
  }).catch(() => null);
  if (response?.status === 401) throw new Error("The server did not accept this sign-in.");
  if (!response?.ok) throw new Error("The server does not answer. Try again in a moment.");
  const { data } = (await response.json()) as { data: WhoseQuery };
  return data.viewer.id;
}
