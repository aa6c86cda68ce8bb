import { type ComponentType, lazy, Suspense, useEffect, useRef } from "react";
import { HiresPage } from "../hires/HiresPage";
import { NotFoundPage } from "../shell/NotFoundPage";
import { Skeleton } from "../ui/Skeleton";
import { fitting, usePlace } from "./router";

/**
 * A page gets the parameters of its pattern as props; the first pattern that fits is it. Only the first page is loaded
 * at once: the others by `lazy`.
 */
const PAGES: [pattern: string, page: ComponentType<any>][] = [
  ["", HiresPage],
  ["hires/new", lazy(() => import("../triage/NewHirePage").then((m) => ({ default: m.NewHirePage })))],
  ["hires/:id", lazy(() => import("../hire/HirePage").then((m) => ({ default: m.HirePage })))],
  ["hires/:id/history", lazy(() => import("../history/HistoryPage").then((m) => ({ default: m.HistoryPage })))],
  ["hires/:id/sign/:contract", lazy(() => import("../contract/SignPage").then((m) => ({ default: m.SignPage })))],
  ["requests", lazy(() => import("../requests/RequestsPage").then((m) => ({ default: m.RequestsPage })))],
  ["hires/:id/milestones", lazy(() => import("../milestones/ManagePage").then((m) => ({ default: m.ManagePage })))],
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
      <Suspense fallback={<Skeleton lines={6} />}>
        <Page key={path} {...parameters} />
      </Suspense>
    </main>
  );
}

function pageAt(path: string): [ComponentType<any>, Record<string, string>] {
  for (const [pattern, page] of PAGES) {
    const parameters = fitting(pattern, path);
    if (parameters) return [page, parameters];
  }
  return [NotFoundPage, {}];
}
