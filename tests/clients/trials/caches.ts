// A screenful of queries through the cache of a client.
//   node caches.js <url> <token> <apollo or urql> [plain]
// Of an object of each type: everything, then of each of its parts a leaf alone, then everything again from the cache. Of
// its lists: `totalCount` alone, then two pages, then these again from the cache. `plain`: without what the guide gives.
// Prints what the client warned of, and what it did not read again as it should.
import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLObjectType } from "graphql";

import { caches } from "./clients.ts";
import { connections, thin, whole } from "./screens.ts";

interface Thing {
  __typename: string;
  id: string;
}
interface Page {
  edges: unknown[];
  pageInfo: { endCursor: string | null };
  totalCount: number;
}
/** An object, or the root of queries; `field` is the field of the root with a selection of it. */
interface Subject {
  name: string;
  field(selection: string): string;
}
/** One of its connections. */
interface List extends Subject {
  list: string;
}

const [url = "", token = "", client = "", plain] = process.argv.slice(2);
const schema = buildSchema(readFileSync("../../schema.graphql", "utf8"));
const cache = caches[client]!(url, token, Boolean(plain));
const warned: string[] = [];
const unread: string[] = [];
console.warn = console.error = (...told: unknown[]) => warned.push(told.map(String).join(" "));

const found = things(
  await cache.ask(`{
    viewer { __typename id }
    jobs(first: 1) { edges { node { __typename id } } }
    paymentRequests(first: 1) { edges { node { __typename id } } }
    companies(first: 1) { edges { node { __typename id
      events(first: 1) { edges { node { __typename id } } }
      workers(first: 1) { edges { node { __typename id } } } } } }
    hires(first: 1, filter: { statuses: [ACTIVE] }) { edges { node { __typename id
      latestContract { __typename id } activeContract { __typename id }
      conversation { __typename id messages(first: 1) { edges { node { __typename id } } } }
      milestones(first: 1) { edges { node { __typename id } } }
      events(last: 1) { edges { node { __typename id } } } } } }
  }`),
);
const one = new Map(found.map(({ __typename, id }) => [__typename, id]));
const objects = [...one].map(([name, id]) => ({
  name,
  field: (selection: string) => `${name}: node(id: "${id}") { __typename ... on ${name} { id ${selection} } }`,
}));
const triage = (selection: string) => `jobTriage(company: "${one.get("Company")}") { ${selection} }`;
await forgetNothing([...objects, { name: "JobTriage", field: triage }]);
await grow([...objects, { name: "Query", field: (selection: string) => selection }]);
console.log(JSON.stringify({ warned, unread }));

/** What was read is there still after less of the same was. */
async function forgetNothing(subjects: Subject[]): Promise<void> {
  const ask = async (selection: (type: GraphQLObjectType) => string) => {
    for (const { name, field } of subjects) await cache.ask(`{ ${field(selection(object(name)))} }`);
  };
  await ask(whole);
  await ask((type) => thin(type, 0));
  await ask((type) => thin(type, -1));
  for (const { name, field } of subjects) {
    if (!(await cache.read(`{ ${field(whole(object(name)))} }`))) unread.push(name);
  }
}

/** A list is not there before its entries were read, then its pages make one, whatever is read of it beside them. */
async function grow(subjects: Subject[]): Promise<void> {
  const lists = subjects.flatMap((each) => connections(object(each.name)).map((list) => ({ ...each, list })));
  const entries = "totalCount edges { cursor node { __typename id } } pageInfo { endCursor hasNextPage }";
  const ask = (of: List[], what: (each: List) => string) =>
    cache.ask(`{ ${of.map((each) => each.field(each.list + what(each))).join(" ")} }`);
  const read = ({ field, list }: List) => cache.read(`{ ${field(`${list}(first: 1) { ${entries} }`)} }`);

  await ask(lists, () => "(first: 1) { totalCount }");
  for (const each of lists) if (await read(each)) unread.push(`${each.name}.${each.list}: there already`);
  const first = await ask(lists, () => `(first: 1) { ${entries} }`);
  const after = (each: List) => page(first, each).pageInfo.endCursor;
  const longer = lists.filter(after);
  await ask(longer, (each) => `(first: 1, after: "${after(each)}") { ${entries} }`);
  await ask(longer, (each) => `(first: 1, after: "${after(each)}") { edges { node { __typename id } } }`);
  for (const each of lists) {
    const answer = await read(each);
    const wanted = Math.min(page(first, each).totalCount, 2);
    if (!answer || page(answer, each).edges.length !== wanted) unread.push(`${each.name}.${each.list}`);
  }
}

function object(name: string): GraphQLObjectType {
  return schema.getType(name) as GraphQLObjectType;
}

function page(answer: unknown, { name, list }: List): Page {
  const root = answer as Record<string, Record<string, Page>> & Record<string, Page>;
  return (root[name] ?? root)[list] as Page;
}

function things(answer: unknown): Thing[] {
  if (!answer || typeof answer !== "object") return [];
  const here = "id" in answer ? [answer as Thing] : [];
  return [...here, ...Object.values(answer).flatMap(things)];
}
