// Documents of a schema, such as pages ask them.
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

type Field = GraphQLField<unknown, unknown>;

/** Everything that an object says, and its parts; of other objects the id. */
export function whole(type: GraphQLObjectType): string {
  return readable(type).map((field) => `${field.name} ${below(field, whole)}`).join(" ");
}

/** Of each part one leaf alone: the first or the last one. Lists are left out, which caches take as they come. */
export function thin(type: GraphQLObjectType, end: 0 | -1): string {
  const parts = readable(type).filter((field) => isPart(field) && !String(field.type).includes("["));
  const leaves = readable(type).filter((field) => isLeafType(getNamedType(field.type)));
  const below = parts.map((field) => `${field.name} { ${thin(getNamedType(field.type) as GraphQLObjectType, end)} }`);
  return below.join(" ") || (leaves.at(end)?.name ?? "__typename");
}

/** The lists of an object that come by pages. */
export function connections(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields()).filter(isConnection).map(({ name }) => name);
}

function readable(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter((field) => !isConnection(field) && !field.args.some(isRequiredArgument));
}

function below(field: Field, parts: (type: GraphQLObjectType) => string): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return isLeafType(type) ? "" : "{ __typename id }";
  return isPart(field) ? `{ __typename ${parts(type)} }` : "{ __typename id }";
}

function isPart({ type }: Field): boolean {
  const named = getNamedType(type);
  return isObjectType(named) && !named.getFields().id;
}

function isConnection({ type }: Field): boolean {
  return getNamedType(type).name.endsWith("Connection");
}
