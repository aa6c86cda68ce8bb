// A form that is open in each of the clients in turn, while a colleague saves and the client's cache hears of it.
//   node forms.js <url> <token> <the colleague's token>
// Prints, by client, what became of it, and what was warned of.
import { print } from "graphql";

import type { EditMilestonesInput } from "../generated/graphql.ts";
import { Hires, SaveMilestones } from "../src/forms/documents.tsx";
import { opened, rebased, saving } from "../src/forms/milestones.ts";
import { ask } from "../src/milestones.ts";
import { caches } from "./clients.ts";
import { relay } from "./relay.ts";

type Hire = Parameters<typeof opened>[0];
interface Client {
  ask(): Promise<unknown>;
  read(): Promise<unknown>;
  save(input: EditMilestonesInput): Promise<unknown>;
}

const [url = "", token = "", colleagues = ""] = process.argv.slice(2);
const warned: string[] = [];
console.warn = console.error = (...told: unknown[]) => warned.push(told.map(String).join(" "));

const hires = (await ask(url, token, Hires, {})).hires.edges.map(({ node }) => node);
const free = hires.flatMap(({ id, milestones }) =>
  milestones.edges.filter(({ node }) => !node.isLocked).map(({ node }) => ({ hire: id, milestone: node.id })),
);
const { hire, milestone } = free[0]!;
const clients = { apollo: cached("apollo"), urql: cached("urql"), relay: relay(url, token, hire) };
const met: Record<string, unknown> = { milestone, warned };
for (const [name, client] of Object.entries(clients)) met[name] = await overtaken(client, name);
console.log(JSON.stringify(met));

function cached(name: string): Client {
  const cache = caches[name]!(url, token);
  const document = `{ hire(id: "${hire}") {
    id version milestones(first: 50) { edges { node { id name dueDate isLocked amount { amount } } } }
  } }`;
  return {
    ask: () => cache.ask(document),
    read: () => cache.read(document),
    save: (input) => cache.mutate(print(SaveMilestones), { input }),
  };
}

async function overtaken(client: Client, name: string): Promise<unknown> {
  await client.ask();
  const form = opened(await shown(client));
  const typed = structuredClone(form.values);
  typed[milestone]!.amount = `100${name.length}.50`;
  await colleagueRenames(`For ${name}`);
  await client.ask(); // as it would when the colleague's event comes
  const now = await shown(client);
  const refused = await codes(client, saving(form, typed));
  const again = rebased(form, typed, now);
  const accepted = await codes(client, saving(again.form, again.typed));
  return { lifted: now.version - form.version, refused, theirs: again.theirs, accepted, stands: await stands() };
}

async function shown(client: Client): Promise<Hire> {
  return ((await client.read()) as { hire: Hire }).hire;
}

async function codes(client: Client, input: EditMilestonesInput): Promise<string[]> {
  const { editMilestones } = (await client.save(input)) as { editMilestones: { userErrors: { code: string }[] } };
  return editMilestones.userErrors.map(({ code }) => code);
}

async function colleagueRenames(name: string): Promise<void> {
  const form = opened(await theColleagues());
  const typed = { [milestone]: { ...form.values[milestone], name } };
  await ask(url, colleagues, SaveMilestones, { input: saving(form, typed) });
}

async function stands(): Promise<unknown> {
  return opened(await theColleagues()).values[milestone];
}

async function theColleagues(): Promise<Hire> {
  const edges = (await ask(url, colleagues, Hires, {})).hires.edges;
  return edges.find(({ node }) => node.id === hire)!.node;
}
