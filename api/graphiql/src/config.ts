/** What the server tells the page, in the JSON block of its head. */

export type Role =
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
  role: Role;
  company: string | null;
  token: string;
}

export interface Config {
  endpoint: string;
  /** Null outside of demo mode: people then bring a token of their own. */
  demoUsers: DemoUser[] | null;
  /** Where the demo takes webhooks, and answers with what it was sent; null outside of demo mode. */
  demoReceiver: string | null;
}

export function readConfig(): Config {
  return JSON.parse(document.getElementById("config")!.textContent!) as Config;
}

export function roleName(role: Role): string {
  return role.toLowerCase().replace("_", " ");
}

export function authorization(user: DemoUser): string {
  return `Bearer ${user.token}`;
}
