/** The walk-through: one ready-made tab for each step in the life of a milestone hire. */

import { parse } from "graphql";
import type { DemoUser, Role } from "./config";
import whoAmI from "./operations/01_who_am_i.graphql?raw";
import createDirectHire from "./operations/02_create_direct_hire.graphql?raw";
import offerHire from "./operations/03_offer_hire.graphql?raw";
import signContract from "./operations/04_sign_contract.graphql?raw";
import submitPaymentRequest from "./operations/05_submit_payment_request.graphql?raw";
import milestoneStatusChanged from "./operations/06_milestone_status_changed.graphql?raw";
import approvePaymentRequest from "./operations/07_approve_payment_request.graphql?raw";
import editMilestones from "./operations/08_edit_milestones.graphql?raw";
import signRevision from "./operations/09_sign_revision.graphql?raw";
import progress from "./operations/10_progress.graphql?raw";
import createWebhook from "./operations/11_create_webhook.graphql?raw";

/** Which hire a step goes on with: the newest one in that status. */
export type HireInStatus = "drafted" | "offered" | "active";

export interface Step {
  /** The operation's name, which GraphiQL also writes on the tab. */
  name: string;
  title: string;
  /** One or two words: all of them fit in a row. */
  short: string;
  document: string;
  variables: string[];
  /** Who takes the step, the most fitting role first. */
  roles: Role[];
  hire: HireInStatus;
  /** Whoever takes it signs: the contract is shown first, and the variables come from what was shown. */
  signs: boolean;
  /** Nothing happens by itself: somebody else has to act while it runs. */
  waits: boolean;
  /** What happens from then on is posted to an address: its deliveries are shown. */
  posts: boolean;
}

const HIRING: Role[] = ["HIRING_ADMIN", "OWNER", "ADMINISTRATOR"];
const PAYING: Role[] = ["FINANCE_MANAGER", ...HIRING];
const WORKER: Role[] = ["WORKER"];
const RUNNING: Role[] = ["OWNER", "ADMINISTRATOR"];

export const STEPS: Step[] = [
  step("See what you may do", "Who am I", whoAmI, HIRING, "active"),
  step("Hire by milestones", "Create", createDirectHire, HIRING, "drafted"),
  step("Offer the hire", "Offer", offerHire, HIRING, "drafted"),
  step("Sign the contract", "Sign", signContract, WORKER, "offered"),
  step("Request a payment", "Request", submitPaymentRequest, WORKER, "active"),
  step("Watch the status live", "Watch", milestoneStatusChanged, HIRING, "active"),
  step("Approve the payment", "Approve", approvePaymentRequest, PAYING, "active"),
  step("Edit the milestones", "Edit", editMilestones, HIRING, "active"),
  step("Sign the new version", "Sign again", signRevision, WORKER, "active"),
  step("See the progress", "Progress", progress, HIRING, "active"),
  step("Have a program told", "Webhook", createWebhook, RUNNING, "active"),
];

export function stepNamed(name: string | undefined): Step | undefined {
  return STEPS.find((step) => step.name === name);
}

/** The demo user who should take the step; undefined where the demo has nobody like that. */
export function takerOf(step: Step, users: DemoUser[]): DemoUser | undefined {
  const takers = step.roles.map((role) => users.find((user) => user.role === role));
  return takers.find((user) => user !== undefined);
}

function step(
  title: string,
  short: string,
  document: string,
  roles: Role[],
  hire: HireInStatus,
): Step {
  const [operation] = parse(document).definitions;
  if (operation?.kind !== "OperationDefinition") throw new TypeError(`${title}: no operation`);
  const variables = (operation.variableDefinitions ?? []).map((one) => one.variable.name.value);
  return {
    name: operation.name!.value,
    title,
    short,
    document,
    variables,
    roles,
    hire,
    signs: variables.includes("contentHash"),
    waits: operation.operation === "subscription",
    posts: variables.includes("url"),
  };
}
