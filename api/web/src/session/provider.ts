/** The identity provider: OpenID Connect's code flow with PKCE. No secret is in the browser. */

import type { SignInPlace } from "../config";
import { randomText } from "../random";
import { ROOT } from "../router/router";

/** The path below `/app/` to which the provider sends people back. */
export const RETURNING = "signed-in";

const PENDING = "milestones.signing-in";
const CHANNEL = "milestones.signed-in";

interface Pending {
  state: string;
  verifier: string;
  /** Where the person was, below `/app/`. */
  from: string;
}

/** Leaves the page; the provider sends people back to `/app/signed-in`. */
export async function leaveToSignIn(place: SignInPlace): Promise<void> {
  const pending = begin(whereTheyAre());
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  location.assign(await addressOf(place, pending));
}

/** In a window of its own, so that nothing typed here is lost; gives the new token. */
export async function signInBeside(place: SignInPlace): Promise<string> {
  const pending = begin("");
  const channel = new BroadcastChannel(CHANNEL);
  // Opened at once: later the browser would take it for an advertisement.
  const beside = window.open("about:blank", "milestones-sign-in", "popup,width=480,height=640");
  const address = await addressOf(place, pending);
  if (beside === null) throw new Error("The browser did not open a window to sign in. Allow it, and try again.");
  const answer = new Promise<URLSearchParams>((resolve) => {
    channel.onmessage = ({ data }: MessageEvent<string>) => {
      const found = new URLSearchParams(data);
      if (found.get("state") === pending.state) resolve(found);
    };
  });
  beside.location.href = address;
  try {
    return await tokenFor(place, pending, await answer);
  } finally {
    channel.close();
  }
}

/** At `/app/signed-in`: the token, and where the person was; null where no sign-in was begun in this window. */
export async function comeBack(place: SignInPlace): Promise<{ token: string; from: string } | null> {
  const answer = new URLSearchParams(location.search);
  const kept = sessionStorage.getItem(PENDING);
  const pending = kept === null ? null : (JSON.parse(kept) as Pending);
  if (pending === null || pending.state !== answer.get("state")) {
    new BroadcastChannel(CHANNEL).postMessage(answer.toString());
    window.close();
    return null;
  }
  sessionStorage.removeItem(PENDING);
  return { token: await tokenFor(place, pending, answer), from: pending.from };
}

/** Coming back is no place to come back to. */
function whereTheyAre(): string {
  const path = location.pathname.slice(ROOT.length);
  return path.startsWith(RETURNING) ? "" : path + location.search;
}

function begin(from: string): Pending {
  return { state: randomText(), verifier: randomText() + randomText(), from };
}

async function addressOf(place: SignInPlace, pending: Pending): Promise<string> {
  const address = new URL(place.authorizeUrl);
  const asked = {
    response_type: "code",
    client_id: place.clientId,
    redirect_uri: location.origin + ROOT + RETURNING,
    scope: "openid email",
    state: pending.state,
    code_challenge: await challengeOf(pending.verifier),
    code_challenge_method: "S256",
    ...(place.audience === null ? {} : { audience: place.audience }),
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return address.href;
}

async function tokenFor(place: SignInPlace, pending: Pending, answer: URLSearchParams): Promise<string> {
  const code = answer.get("code");
  if (code === null) throw new Error(answer.get("error_description") ?? "The sign-in was not completed.");
  const response = await fetch(place.tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: location.origin + ROOT + RETURNING,
      client_id: place.clientId,
      code_verifier: pending.verifier,
    }),
  });
  const tokens = (await response.json()) as Record<string, string | undefined>;
  const token = tokens[place.sends];
  if (!token) throw new Error(tokens["error_description"] ?? "The identity provider gave no token.");
  return token;
}

async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const letters = btoa(String.fromCharCode(...new Uint8Array(hash)));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
