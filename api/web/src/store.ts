import { useSyncExternalStore } from "react";

/** One value that lives outside of the components, and tells them when it changes. */
export class Store<Value> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: Value) {}

  readonly get = (): Value => this.value;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(value: Value): void {
    if (Object.is(value, this.value)) return;
    this.value = value;
    for (const listener of [...this.listeners]) listener();
  }

  /** Resolves with the first value that is right, which may be the present one. */
  until(isRight: (value: Value) => boolean): Promise<Value> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isRight(this.value)) return;
        stop();
        resolve(this.value);
      };
      const stop = this.listen(look);
      look();
    });
  }
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.listen, store.get);
}
