import type { FieldPolicy, Reference, TypePolicies } from "@apollo/client";
import type { DataField, Entity, KeyingConfig, Resolver, ResolverConfig } from "@urql/exchange-graphcache";

/** Objects without an id: parts of the object that shows them. */
const parts = [
  "AuditHead", "CompanySettings", "ContractDocument", "ContractTemplate", "ExportLink", "FieldChange", "HireEditPreview",
  "JobTriage", "JobTriageOption", "MilestoneChange", "MilestoneEditPreview", "MilestoneProgress", "MilestoneStatusChange",
  "MilestoneTerms", "Money", "Permission", "Rate", "RateOption", "ReportRow", "Signature", "UserError", "WebhookAttempt",
  "WebhookPreview",
];
/** What is read by pages. */
const connections: Record<string, string[]> = {
  Company: ["events", "members", "serviceAccounts", "webhooks", "workers"],
  Conversation: ["messages"],
  Hire: ["contracts", "events", "milestones", "paymentRequests"],
  Milestone: ["paymentRequests"],
  Query: ["companies", "contracts", "hires", "jobs", "milestones", "paymentRequests"],
  Webhook: ["deliveries"],
};
/** What is read whole. */
const lists: Record<string, string[]> = {
  Company: ["report"],
  CompanyEvent: ["changes"],
  Contract: ["changes", "documentFormats", "fieldChanges", "milestoneTerms"],
  Hire: ["pendingRemovals"],
  HireEditPreview: ["changes", "editChanges", "editFieldChanges", "fieldChanges", "userErrors"],
  HireEvent: ["changes"],
  JobTriage: ["options"],
  JobTriageOption: ["rates"],
  MilestoneEditPreview: ["changes", "editChanges", "fieldChanges", "userErrors"],
  Permission: ["reasons"],
  User: ["calendarFeeds"],
  UserError: ["path"],
  Webhook: ["types"],
  WebhookDelivery: ["attempts"],
  WebhookPreview: ["userErrors"],
};

function each<Value>(names: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

interface Edge {
  node?: Partial<Reference>;
}
interface Connection {
  edges?: Edge[];
  pageInfo?: Record<string, unknown>;
}
const keyOf = (edge: Edge) => edge.node?.__ref ?? edge;

/** Apollo: pages grow into one list; other arguments than those of paging make another list of it. */
const pages: FieldPolicy<Connection> = {
  keyArgs: (args) => Object.keys(args ?? {}).filter((name) => !["after", "before", "first", "last"].includes(name)),
  merge(known, page, { args }) {
    const all = { ...known, ...page };
    if (known?.pageInfo && page.pageInfo) {
      const far = args?.after ? ["startCursor", "hasPreviousPage"] : args?.before ? ["endCursor", "hasNextPage"] : [];
      const kept = Object.entries(known.pageInfo).filter(([name]) => far.includes(name));
      all.pageInfo = { ...known.pageInfo, ...page.pageInfo, ...Object.fromEntries(kept) };
    }
    if (known?.edges && page.edges) {
      const before = new Map(known.edges.map((edge) => [keyOf(edge), edge]));
      const edges = page.edges.map((edge) => ({ ...before.get(keyOf(edge)), ...edge }));
      const come = new Set(edges.map(keyOf));
      const rest = known.edges.filter((edge) => !come.has(keyOf(edge)));
      const met = known.edges.findIndex((edge) => come.has(keyOf(edge)));
      const place = met >= 0 ? met : args?.after ? rest.length : 0;
      all.edges = args?.after || args?.before ? rest.toSpliced(place, 0, ...edges) : edges;
    }
    return all;
  },
};

/** For Apollo's InMemoryCache. */
export const typePolicies: TypePolicies = Object.fromEntries(
  [...parts, ...Object.keys(connections), ...Object.keys(lists)].map((type) => [
    type,
    {
      merge: parts.includes(type) || undefined,
      fields: { ...each(connections[type] ?? [], pages), ...each(lists[type] ?? [], { merge: false }) },
    },
  ]),
);

/** For urql's cacheExchange. */
export const keys: KeyingConfig = each(parts, () => null);

/** urql: a page is followed by those that were read behind it. */
const paged: Resolver = (_parent, args, cache, { parentKey, fieldName }) => {
  const page = (paging: object) => cache.resolve(parentKey, fieldName, { ...args, ...paging });
  const of = (link: DataField | undefined, ...path: string[]) =>
    path.reduce((at, name) => (at ? cache.resolve(at as Entity, name) : undefined), link);
  const first = page({});
  const read = [first];
  for (let after; (after = of(read.at(-1), "pageInfo", "endCursor")); ) {
    const next = page({ after });
    if (!of(next, "edges") || read.includes(next)) break;
    read.push(next);
  }
  if (read.length === 1) return first;
  const [start, end] = [first, read.at(-1)].map((at) => (name: string) => of(at, "pageInfo", name));
  return {
    __typename: of(first, "__typename"),
    edges: read.flatMap((at) => of(at, "edges")),
    pageInfo: {
      __typename: "PageInfo",
      startCursor: start("startCursor"),
      hasPreviousPage: start("hasPreviousPage"),
      endCursor: end("endCursor"),
      hasNextPage: end("hasNextPage"),
    },
  };
};
export const resolvers: ResolverConfig = Object.fromEntries(
  Object.entries(connections).map(([type, names]) => [type, each(names, paged)]),
);
