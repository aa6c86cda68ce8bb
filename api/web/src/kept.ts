/** What people have typed, kept in the browser until it is saved or discarded: it survives a reload and a crash. */

const PREFIX = "milestones:typed:";

export function keptAt<Value>(key: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? "null") as Value | null;
  } catch {
    return null;
  }
}

/** Null forgets it. A browser that keeps nothing is no reason to disturb people while they type. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // It is still in the form.
  }
}
