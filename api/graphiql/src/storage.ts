/** The browser's storage without what must not stay in it. */

import type { Storage } from "@graphiql/toolkit";

/** GraphiQL's history would keep the headers of every operation, tokens and all. */
const HISTORY = ["graphiql:queries", "graphiql:favorites"];

export const storage: Storage = {
  get length() {
    return localStorage.length;
  },
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) =>
    localStorage.setItem(key, HISTORY.includes(key) ? withoutHeaders(value) : value),
  removeItem: (key) => localStorage.removeItem(key),
  clear: () => localStorage.clear(),
};

function withoutHeaders(json: string): string {
  return JSON.stringify(JSON.parse(json), (key, value) => (key === "headers" ? undefined : value));
}
