/** Reading and writing the JSON in GraphiQL's Variables and Headers editors. */

import type { MonacoEditor } from "@graphiql/react";
import type { Headers } from "./fetcher";
import type { Values } from "./variables";

type Json = Record<string, unknown>;

export function writeAuthorization(editor: MonacoEditor, authorization: string): void {
  const { Authorization: _, ...others } = headersIn(editor.getValue());
  write(editor, { Authorization: authorization, ...others });
}

export function writeVariables(editor: MonacoEditor, values: Values): void {
  write(editor, { ...asJson(editor.getValue()), ...values });
}

/** The headers with the one spelling of `Authorization` that this page looks for. */
export function headersIn(text: string): Headers {
  const spelt = (name: string) => (/^authorization$/i.test(name) ? "Authorization" : name);
  return Object.fromEntries(
    Object.entries(asJson(text)).map(([name, value]) => [spelt(name), `${value}`]),
  );
}

/** What people typed; {} while it is not a JSON object. */
function asJson(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return value instanceof Object && !Array.isArray(value) ? (value as Json) : {};
  } catch {
    return {};
  }
}

function write(editor: MonacoEditor, json: Json): void {
  const text = JSON.stringify(json, null, 2);
  if (editor.getValue() !== text) editor.setValue(text);
}
