/** A router in small: the address bar is the only state; a page may be opened, reloaded and shared by it. */

import { type AnchorHTMLAttributes, type MouseEvent, useEffect, useSyncExternalStore } from "react";

export const ROOT = "/app/";
const MOVED = "milestones:moved";

/** Goes to a path below `/app/`, as `hires/new`. */
export function navigate(path: string, { replace = false } = {}): void {
  history[replace ? "replaceState" : "pushState"](null, "", ROOT + path);
  dispatchEvent(new Event(MOVED));
  if (!replace) scrollTo(0, 0);
}

/** The path below `/app/`, and what stands behind the question mark. */
export function usePlace(): { path: string; query: URLSearchParams } {
  const address = useSyncExternalStore(listen, () => location.pathname + location.search);
  const [path = "", search] = address.split("?");
  return { path: below(path), query: new URLSearchParams(search) };
}

/** The path below `/app/` now, for whoever does not follow it. */
export function pathNow(): string {
  return below(location.pathname);
}

function below(path: string): string {
  return path.slice(ROOT.length).replace(/\/$/, "");
}

function listen(listener: () => void): () => void {
  addEventListener(MOVED, listener);
  addEventListener("popstate", listener);
  return () => {
    removeEventListener(MOVED, listener);
    removeEventListener("popstate", listener);
  };
}

/** The parameters where `path` fits a pattern such as `hires/:id`; null where it does not. */
export function fitting(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decoded(given[index]!);
    if (part.startsWith(":")) found[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return found;
}

/** What somebody mistyped has no meaning, and no page. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A global id as a part of a path. */
export function inPath(id: string): string {
  return encodeURIComponent(id).replaceAll("%3A", ":");
}

type Props = { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>;

/** A link to a path below `/app/`. With a modifier key the browser does what it always does. */
export function Link({ to, onClick, ...rest }: Props) {
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (event.defaultPrevented || !isPlain) return;
    event.preventDefault();
    navigate(to);
  };
  return <a href={ROOT + to} onClick={go} {...rest} />;
}

/** The title of the window, for as long as the page stands. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Milestones`;
  }, [title]);
}
