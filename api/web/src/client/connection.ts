/** Whether the network is there, and whether something is being sent again just now. */

import { Store } from "../store";

export interface Connection {
  isOnline: boolean;
  /** How often somebody came back to this window after a while: phones cut the connections of what nobody looks at. */
  returns: number;
  /** How many requests had no answer, and are sent again by themselves. */
  tryingAgain: number;
}

export const connection = new Store<Connection>({ isOnline: navigator.onLine, returns: 0, tryingAgain: 0 });

addEventListener("online", () => change({ isOnline: true }));
addEventListener("offline", () => change({ isOnline: false }));

const A_WHILE = 20_000;
let hiddenSince = Infinity;
document.addEventListener("visibilitychange", () => {
  const now = Date.now();
  if (!document.hidden && now - hiddenSince > A_WHILE) change({ returns: connection.get().returns + 1 });
  hiddenSince = document.hidden ? now : Infinity;
});

/** While this runs, people are told that it is tried again. */
export async function saidToTryAgain<Value>(work: () => Promise<Value>): Promise<Value> {
  change({ tryingAgain: connection.get().tryingAgain + 1 });
  try {
    return await work();
  } finally {
    change({ tryingAgain: connection.get().tryingAgain - 1 });
  }
}

/** The given time, or until the network or somebody is back, whichever comes first. */
export async function pause(milliseconds: number): Promise<void> {
  const { isOnline, returns } = connection.get();
  const slept = new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  await Promise.race([slept, connection.until((now) => now.returns > returns || (now.isOnline && !isOnline))]);
}

function change(part: Partial<Connection>): void {
  connection.set({ ...connection.get(), ...part });
}
