/** What people have typed, kept in the browser until it is saved, discarded or signed out: it survives a reload and a crash. */

const PREFIX = "milestones:typed:";

/** Names what is typed and who types it, so that nobody else at this browser reads it. `useKeptKey` makes it. */
export type KeptKey = string & { readonly names: "person and thing" };

export function keptKey(viewer: string, thing: string): KeptKey {
  return `${PREFIX}${viewer}:${thing}` as KeptKey;
}

export function keptAt<Value>(key: KeptKey): Value | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Value | null;
  } catch {
    return null;
  }
}

/** Null forgets it. A browser that keeps nothing is no reason to disturb people while they type. */
export function keep(key: KeptKey, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // It is still in the form.
  }
}

/** Where all that is, which this person typed: other windows of the browser may be other people. */
export function keptOf(viewer: string): KeptKey[] {
  return (Object.keys(localStorage) as KeptKey[]).filter((key) => key.startsWith(keptKey(viewer, "")));
}
