/** Who is signed in, in this window alone: two windows may be two people. */

import { Store } from "../store";

export interface Session {
  token: string | null;
  /** In the demo: as whom. With it the same person is signed in again. */
  email: string | null;
  /** The token is no good any more. The page stays as it is until there is a new one. */
  isExpired: boolean;
  /** Grows with each other person, so that nothing of one is shown to another. */
  person: number;
}

const KEY = "milestones.session";

export const session = new Store<Session>(restored());

/** Another person: everything that was read is forgotten. */
export function signIn(token: string, email: string | null): void {
  const { person } = session.get();
  put({ token, email, isExpired: false, person: person + 1 });
}

/** The same person with another token: what stands on the page stays. */
export function renew(token: string): void {
  put({ ...session.get(), token, isExpired: false });
}

export function signOut(): void {
  put({ token: null, email: null, isExpired: false, person: session.get().person + 1 });
}

/** The API refused this token; a newer one may be there already. */
export function expire(token: string | null): void {
  const now = session.get();
  if (token === now.token) session.set({ ...now, isExpired: true });
}

/** A token that is good as far as we know; waits while people sign in again. */
export async function goodToken(): Promise<string> {
  const { token } = await session.until((now) => now.token !== null && !now.isExpired);
  return token!;
}

function put(next: Session): void {
  const { token, email } = next;
  if (token === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify({ token, email }));
  session.set(next);
}

function restored(): Session {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Partial<Session>;
  return { token: kept.token ?? null, email: kept.email ?? null, isExpired: false, person: 1 };
}
