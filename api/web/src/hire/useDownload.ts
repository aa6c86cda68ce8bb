import { useState } from "react";
import { type Client, useClient } from "urql";
import { graphql } from "../gql";
import type { DocumentFormat } from "../gql/graphql";

const DOCUMENT_LINK = graphql(`
  query DocumentLink($contract: ID!, $format: DocumentFormat!) {
    node(id: $contract) {
      __typename
      id
      ... on Contract {
        document(format: $format) {
          url
          filename
        }
      }
    }
  }
`);

export type DownloadState =
  | { is: "idle" }
  | { is: "working" }
  /** The document is being made. */
  | { is: "made" }
  | { is: "saved"; filename: string }
  | { is: "failed"; message: string };

export interface Download {
  state: DownloadState;
  start: (contract: string, format: DocumentFormat) => void;
  again: () => void;
}

/** How often a document that is being made is asked for, with the rests that the server asks for: a few minutes. */
const TRIES = 40;
const AWAY = "The document could not be fetched. Nothing is lost: try again in a moment.";

/** Saves a contract as a PDF by a fresh link, and waits where it has to be made first. */
export function useDownload(): Download {
  const client = useClient();
  const [state, setState] = useState<DownloadState>({ is: "idle" });
  const [asked, ask] = useState<[string, DocumentFormat] | null>(null);
  const start = (contract: string, format: DocumentFormat) => {
    ask([contract, format]);
    setState({ is: "working" });
    saved(client, contract, format, () => setState({ is: "made" })).then(
      (filename) => setState({ is: "saved", filename }),
      (error: unknown) => setState({ is: "failed", message: error instanceof Refused ? error.message : AWAY }),
    );
  };
  return { state, start, again: () => asked && start(...asked) };
}

/** Why there is no document, in words for people. */
class Refused extends Error {}

async function saved(client: Client, contract: string, format: DocumentFormat, onMade: () => void): Promise<string> {
  const { url, filename } = await linkTo(client, contract, format);
  const document = URL.createObjectURL(await fetched(url, onMade));
  const link = Object.assign(window.document.createElement("a"), { href: document, download: filename });
  link.click();
  setTimeout(() => URL.revokeObjectURL(document), 60_000);
  return filename;
}

async function linkTo(client: Client, contract: string, format: DocumentFormat) {
  const variables = { contract, format };
  const { data, error } = await client.query(DOCUMENT_LINK, variables, { requestPolicy: "network-only" }).toPromise();
  const refusal = error?.graphQLErrors.find(({ extensions }) => extensions["code"] === "TEMPLATE_INVALID");
  if (refusal) throw new Refused(refusal.message);
  if (error) throw error;
  const link = data?.node?.__typename === "Contract" ? data.node.document : null;
  if (!link) throw new Refused("This version has no such document.");
  return link;
}

async function fetched(url: string, onMade: () => void): Promise<Blob> {
  // The server has one address for others, and perhaps another one by which this page was opened: the path is the same.
  const { pathname, search } = new URL(url);
  for (let tried = 0; tried < TRIES; tried++) {
    const response = await fetch(pathname + search);
    if (response.ok) return await response.blob();
    if (response.status !== 503) throw await refusalIn(response);
    onMade();
    const rest = Number(response.headers.get("Retry-After") ?? 5);
    await new Promise((resolve) => setTimeout(resolve, rest * 1000));
  }
  throw new Refused("It takes longer than usual to make this document. Try again in a few minutes.");
}

async function refusalIn(response: Response): Promise<Error> {
  const { errors } = (await response.json()) as { errors: { message: string }[] };
  return response.status === 422 ? new Refused(errors[0]!.message) : new Error(errors[0]!.message);
}
