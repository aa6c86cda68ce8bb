/** How a request travels: signed in, and sent again where its answer was lost and nothing can happen twice. */

import { expire, goodToken } from "../session/session";
import { connection, pause, saidToTryAgain } from "./connection";

/** Half a second, then twice as long each time: about half a minute in all, the time without a network aside. */
const TRIES = 7;
const FIRST_PAUSE = 500;
const LOST = [429, 502, 503, 504];
/** After so long an answer is taken for lost: some acts take ten seconds, none takes longer. */
const PATIENCE = 30_000;

/** A request that may be given up. */
type Request = RequestInit & { signal: AbortSignal };

/**
 * As `fetch`. A token that has expired makes it wait until they have signed in again; once they have `left`, nothing of
 * theirs is sent.
 */
export async function send(left: AbortSignal, input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const request = { ...init, signal: init.signal ? AbortSignal.any([init.signal, left]) : left };
  const first = await attempt(input, request);
  if (isAnswer(first) || !mayBeSentAgain(init.body)) return orThrow(first);
  return saidToTryAgain(() => again(input, request, first));
}

type Outcome = Response | Error;

async function again(input: RequestInfo | URL, init: Request, first: Outcome): Promise<Response> {
  let outcome = first;
  for (let tried = 1; tried < TRIES && !isAnswer(outcome) && !init.signal.aborted; tried++) {
    await pause(restOf(outcome) ?? FIRST_PAUSE * 2 ** (tried - 1));
    await connection.until(({ isOnline }) => isOnline);
    outcome = await attempt(input, init);
  }
  return orThrow(outcome);
}

async function attempt(input: RequestInfo | URL, init: Request): Promise<Outcome> {
  const token = await goodToken(init.signal);
  const headers = {
    "Content-Type": "application/json",
    Accept: "application/graphql-response+json",
    Authorization: `Bearer ${token}`,
  };
  try {
    const response = await whole(input, { ...init, headers });
    if (response.status !== 401) return response;
  } catch (error) {
    return error as Error;
  }
  expire(token);
  return attempt(input, init);
}

/** The answer with all that it says: half an answer is a lost one, too. */
async function whole(input: RequestInfo | URL, init: Request): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE);
  const signal = AbortSignal.any([init.signal, late.signal]);
  try {
    const response = await fetch(input, { ...init, signal });
    return new Response(await response.text(), response);
  } finally {
    clearTimeout(timer);
  }
}

function isAnswer(outcome: Outcome): outcome is Response {
  return outcome instanceof Response && !LOST.includes(outcome.status);
}

function orThrow(outcome: Outcome): Response {
  if (outcome instanceof Response) return outcome;
  throw outcome;
}

/** Milliseconds that the server asks us to wait. */
function restOf(outcome: Outcome): number | null {
  const seconds = outcome instanceof Response ? outcome.headers.get("Retry-After") : null;
  return seconds === null ? null : Number(seconds) * 1000;
}

/** A read, or a write with a key by which it takes effect once, however often it arrives. */
function mayBeSentAgain(body: BodyInit | null | undefined): boolean {
  const { query, variables } = JSON.parse(String(body)) as {
    query: string;
    variables?: { input?: { idempotencyKey?: string } };
  };
  return !query.trimStart().startsWith("mutation") || Boolean(variables?.input?.idempotencyKey);
}
