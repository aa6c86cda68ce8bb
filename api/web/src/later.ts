import { type ComponentType, lazy } from "react";
import { connection, pause } from "./client/connection";

/** A build that is gone gives its scripts no more: then it is not tried for ever. */
const TRIES = 4;

/**
 * A component whose script is loaded when it is first shown, or before by `load`. What the network loses is loaded again,
 * once it is back.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loading: Promise<{ default: ComponentType<Props> }> | undefined;
  const once = () => (loading ??= patiently(load).then((component) => ({ default: component })));
  return Object.assign(lazy(once), { load: once });
}

/** What is loaded when it is needed, as `later`. */
export async function patiently<Value>(load: () => Promise<Value>): Promise<Value> {
  for (let tried = 1; ; tried++) {
    try {
      return await load();
    } catch (problem) {
      if (connection.get().isOnline && tried >= TRIES) throw problem;
      await connection.until(({ isOnline }) => isOnline);
      await pause(500 * tried);
    }
  }
}
