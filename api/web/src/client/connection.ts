/** Whether the network is there, and whether something is being sent again just now. */

import { Store } from "../store";

export interface Connection {
  isOnline: boolean;
  /** How many requests had no answer, and are sent again by themselves. */
  tryingAgain: number;
}

export const connection = new Store<Connection>({ isOnline: navigator.onLine, tryingAgain: 0 });

addEventListener("online", () => change({ isOnline: true }));
addEventListener("offline", () => change({ isOnline: false }));

/** While this runs, people are told that it is tried again. */
export async function saidToTryAgain<Value>(work: () => Promise<Value>): Promise<Value> {
  change({ tryingAgain: connection.get().tryingAgain + 1 });
  try {
    return await work();
  } finally {
    change({ tryingAgain: connection.get().tryingAgain - 1 });
  }
}

/** The given time, or until the network is back, whichever comes first. */
export async function pause(milliseconds: number): Promise<void> {
  const wasOnline = connection.get().isOnline;
  const slept = new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  await Promise.race([slept, wasOnline ? slept : connection.until((now) => now.isOnline)]);
}

function change(part: Partial<Connection>): void {
  connection.set({ ...connection.get(), ...part });
}
