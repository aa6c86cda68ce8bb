import { type ComponentType, Suspense, useEffect, useRef } from "react";
import { HiresPage } from "../hires/HiresPage";
import { later } from "../later";
import { NotFoundPage } from "../shell/NotFoundPage";
import { Whole } from "../shell/Whole";
import { Skeleton } from "../ui/Skeleton";
import { fitting, usePlace } from "./router";

/**
 * A page gets the parameters of its pattern as props; the first pattern that fits is it. Only the first page is loaded
 * at once: the others by `later`.
 */
const PAGES: [pattern: string, page: ComponentType<any>][] = [
  ["", HiresPage],
  ["hires/new", later(() => import("../triage/NewHirePage").then((m) => m.NewHirePage))],
  ["hires/:id", later(() => import("../hire/HirePage").then((m) => m.HirePage))],
  ["hires/:id/history", later(() => import("../history/HistoryPage").then((m) => m.HistoryPage))],
  ["hires/:id/sign/:contract", later(() => import("../contract/SignPage").then((m) => m.SignPage))],
  ["requests", later(() => import("../requests/RequestsPage").then((m) => m.RequestsPage))],
  ["hires/:id/milestones", later(() => import("../milestones/ManagePage").then((m) => m.ManagePage))],
];

/** The page of the present path. Going elsewhere moves the focus to its heading, so that it is read out. */
export function Pages() {
  const { path } = usePlace();
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) main.current?.focus();
    isFirst.current = false;
  }, [path]);
  const [Page, parameters] = pageAt(path);
  return (
    <main id="main" ref={main} tabIndex={-1}>
      <Whole key={path}>
        <Suspense fallback={<Skeleton lines={6} />}>
          <Page {...parameters} />
        </Suspense>
      </Whole>
    </main>
  );
}

/** Called before it is known who is here: the page and its reader arrive together. */
export function loadPageAt(path: string): void {
  const [page] = pageAt(path);
  if ("load" in page) void (page as ReturnType<typeof later>).load().catch(() => {});
}

function pageAt(path: string): [ComponentType<any>, Record<string, string>] {
  for (const [pattern, page] of PAGES) {
    const parameters = fitting(pattern, path);
    if (parameters) return [page, parameters];
  }
  return [NotFoundPage, {}];
}
