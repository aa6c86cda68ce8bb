/** Who is signed in, in this window alone: two windows may be two people. */

import { keep, keptOf } from "../kept";
import { navigate } from "../router/router";
import { Store } from "../store";

export interface Session {
  token: string | null;
  /** In the demo: as whom. With it the same person is signed in again. */
  email: string | null;
  /** Their id; null until the API has said it. It outlives the token, so that nobody else takes their place. */
  viewer: string | null;
  /** The token is no good any more. The page stays as it is until there is a new one. */
  isExpired: boolean;
  /** Grows with each other person, so that nothing of one is shown to another. */
  person: number;
  /** Aborted once this person has left: what was to be sent as them never is. */
  left: AbortSignal;
}

const KEY = "milestones.session";

let leaving = new AbortController();

export const session = new Store<Session>(restored());

/** Another person: everything that was read is forgotten, and nothing that still waits is sent. */
export function signIn(token: string | null, email: string | null): void {
  leaving.abort();
  leaving = new AbortController();
  const { person } = session.get();
  put({ token, email, viewer: null, isExpired: false, person: person + 1, left: leaving.signal });
}

/** The same person with another token: what stands on the page stays. */
export function renew(token: string): void {
  put({ ...session.get(), token, isExpired: false });
}

/** Nobody: what this person typed, and where they were, is not left for the next one at this browser. */
export function signOut(): void {
  const { viewer } = session.get();
  navigate("", { replace: true });
  signIn(null, null);
  if (viewer !== null) keptOf(viewer).forEach((key) => keep(key, null));
}

/** The API has said who this is. */
export function recognise(viewer: string): void {
  if (viewer !== session.get().viewer) put({ ...session.get(), viewer });
}

/** The API refused this token; a newer one may be there already. */
export function expire(token: string | null): void {
  const now = session.get();
  if (token === now.token) session.set({ ...now, isExpired: true });
}

/** A token that is good as far as we know; waits while people sign in again. Throws when the person has left. */
export async function goodToken(left: AbortSignal): Promise<string> {
  const { token } = await session.until((now) => left.aborted || (now.token !== null && !now.isExpired));
  left.throwIfAborted();
  return token!;
}

function put(next: Session): void {
  const { token, email, viewer } = next;
  if (token === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify({ token, email, viewer }));
  session.set(next);
}

function restored(): Session {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Partial<Session>;
  const { token = null, email = null, viewer = null } = kept;
  return { token, email, viewer, isExpired: false, person: 1, left: leaving.signal };
}
