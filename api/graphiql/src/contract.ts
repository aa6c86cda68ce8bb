/** The contract that a step is about to sign: what it says, and proof that this is what its hash stands for. */

import { type Headers, post } from "./fetcher";
import document from "./operations/read_contract.graphql?raw";

export interface Terms {
  name: string;
  dueDate: string;
  amount: { amount: string; currency: string };
}

export interface Change {
  kind: "ADDED" | "CHANGED" | "REMOVED";
  before: Terms | null;
  after: Terms | null;
}

interface Contract {
  id: string;
  version: number;
  status: string;
  note: string | null;
  content: string;
  contentHash: string;
  document: { url: string } | null;
  changes: Change[];
}

/** A contract that awaits its signature. */
export interface Reading extends Contract {
  hireNumber: string;
  agreement: Agreement;
  /** Whether `contentHash` is what this browser makes of `content`; null where it can make none. */
  isHashed: boolean | null;
}

/** What `content` says, as far as it is shown. */
export interface Agreement {
  company: string;
  worker: { name: string };
  title: string;
  description: string | null;
  additionalTerms: string | null;
  currency: string;
  rate: { milestones: { name: string; dueDate: string; amount: string }[]; totalAmount: string };
}

/** The hire's latest contract; null unless it is open. */
export async function read(endpoint: string, headers: Headers, hire: string): Promise<Reading | null> {
  const answer = await post<{ hire: { number: string; latestContract: Contract } | null }>(
    endpoint,
    headers,
    document,
    { hire },
  );
  if (answer.hire?.latestContract.status !== "PENDING_SIGNATURE") return null;
  const { number, latestContract: contract } = answer.hire;
  const hash = await sha256(contract.content);
  return {
    ...contract,
    hireNumber: number,
    agreement: JSON.parse(contract.content) as Agreement,
    isHashed: hash === null ? null : hash === contract.contentHash,
  };
}

/** In hexadecimal digits; null where the page did not come by a way that browsers trust with it. */
async function sha256(text: string): Promise<string | null> {
  if (!isSecureContext) return null;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
