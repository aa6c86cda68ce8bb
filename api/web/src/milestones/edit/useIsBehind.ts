import { useEffect } from "react";
import type { Saving } from "./useSave";

/**
 * Whether somebody else saved since the form was opened; a save that came too late reads anew what that was. While one's
 * own save is under way, a new version is one's own.
 */
export function useIsBehind(save: Saving, version: number, opened: number, reread: () => void): boolean {
  const isStale = save.refusals.some(({ code }) => code === "STALE_VERSION");
  useEffect(() => {
    if (isStale) reread();
  }, [isStale]);
  const { is } = save.act.state;
  return is !== "working" && is !== "done" && version !== opened;
}
