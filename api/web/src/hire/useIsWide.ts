import { useSyncExternalStore } from "react";

const WIDE = matchMedia("(min-width: 64rem)");

/** Whether two columns stand side by side: as in hire.css. */
export function useIsWide(): boolean {
  return useSyncExternalStore(listen, () => WIDE.matches);
}

function listen(listener: () => void): () => void {
  WIDE.addEventListener("change", listener);
  return () => WIDE.removeEventListener("change", listener);
}
