// Compares what the guide gives the caches with a schema. Prints what it lacks and what it has too much, by kind.
//   node audit.js <schema.graphql>
import { readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from "graphql";

import { keys, resolvers, typePolicies } from "../src/caches.ts";

const schema = buildSchema(readFileSync(process.argv[2]!, "utf8"));
// Roots are keyed by themselves, payloads belong to their mutation, and graphcache knows the types of paging.
const needsNoKey = /^(__.*|Query|Mutation|Subscription|PageInfo|.*(Connection|Edge|Payload))$/;
const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
const isPart = (type: GraphQLObjectType) => !type.getFields().id && !needsNoKey.test(type.name);
const isPaged = (field: GraphQLField<unknown, unknown>) => getNamedType(field.type).name.endsWith("Connection");
const isList = (field: GraphQLField<unknown, unknown>) => isListType(getNullableType(field.type));

const parts = objects.filter(isPart).map(({ name }) => name);
const fields = objects
  .filter(({ name }) => !/(^__.*|Connection|Payload)$/.test(name))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })));
const paged = fields.filter(({ field }) => isPaged(field)).map(({ name }) => name);
const lists = fields.filter(({ field }) => isList(field)).map(({ name }) => name);

const merges = (kind: unknown) =>
  Object.entries(typePolicies).flatMap(([type, { fields }]) =>
    Object.entries(fields ?? {})
      .filter(([, policy]) => typeof Object(policy).merge === kind)
      .map(([field]) => `${type}.${field}`),
  );
const resolved = Object.entries(resolvers).flatMap(([type, fields]) =>
  Object.keys(fields ?? {}).map((field) => `${type}.${field}`),
);

console.log(
  JSON.stringify({
    keys: difference(Object.keys(keys), parts),
    merged: difference(
      Object.keys(typePolicies).filter((name) => typePolicies[name]?.merge),
      parts,
    ),
    paged: difference(merges("function"), paged),
    resolved: difference(resolved, paged),
    lists: difference(merges("boolean"), lists),
  }),
);

/** [what `given` lacks, what it has too much]. */
function difference(given: string[], wanted: string[]): [string[], string[]] {
  return [wanted.filter((name) => !given.includes(name)), given.filter((name) => !wanted.includes(name))];
}
