/** What the server tells the page, in the JSON block of its head. */

export type DemoRole =
  | "OWNER"
  | "ADMINISTRATOR"
  | "HIRING_ADMIN"
  | "HIRING_ASSISTANT"
  | "FINANCE_MANAGER"
  | "VIEWER"
  | "WORKER"
  | "SUPPORT";

export interface DemoUser {
  name: string;
  email: string;
  role: DemoRole;
  company: string | null;
  token: string;
}

/** The identity provider's two addresses of the code flow; `sends` names the token that the API believes. */
export interface SignInPlace {
  authorizeUrl: string;
  tokenUrl: string;
  clientId: string;
  sends: "id_token" | "access_token";
  audience: string | null;
}

export interface Config {
  endpoint: string;
  /** Null outside of demo mode. */
  demoUsers: DemoUser[] | null;
  /** Null where there is no provider, or where it does not answer now (`hasProvider`). */
  signIn: SignInPlace | null;
  hasProvider: boolean;
}

export const config: Config = configIn(document);

/** The configuration as it is now: tokens of a demo end, and the page that holds them is made at each visit. */
export async function freshConfig(): Promise<Config> {
  const page = await (await fetch("/app/", { cache: "no-store" })).text();
  return configIn(new DOMParser().parseFromString(page, "text/html"));
}

function configIn(page: Document): Config {
  return JSON.parse(page.getElementById("config")!.textContent!) as Config;
}
