import { useEffect, useState } from "react";
import type { HireFilterInput, HireStatus } from "../gql/graphql";
import { navigate, usePlace } from "../router/router";

/** What a list can be asked for; each is a filter of the API, and a word. */
export const VIEWS = {
  all: { label: "All hires", filter: {} },
  draft: { label: "Drafts", filter: { statuses: ["DRAFT"] } },
  offered: { label: "Offered", filter: { statuses: ["OFFERED"] } },
  active: { label: "Active", filter: { statuses: ["ACTIVE"] } },
  signature: { label: "To be signed", filter: { awaitingSignature: true } },
  over: { label: "Over", filter: { statuses: ["ENDED", "TERMINATED", "CANCELLED", "DECLINED"] as HireStatus[] } },
} satisfies Record<string, { label: string; filter: HireFilterInput }>;

export type View = keyof typeof VIEWS;

const TYPED_MS = 250;

export interface Asked {
  filter: HireFilterInput;
  after: string | null;
  view: View;
  /** As it stands in the field; the filter follows a moment later. */
  search: string;
  isFiltered: boolean;
  show: (view: View) => void;
  type: (search: string) => void;
  all: () => void;
  next: (after: string) => void;
  first: () => void;
}

/** The filter of a list, kept in the address bar: it survives a reload, and can be sent to somebody. */
export function useAsked(): Asked {
  const { query } = usePlace();
  const [search, type] = useState(query.get("search") ?? "");
  const [after, next] = useState<string | null>(null);
  const wanted = query.get("show") as View;
  const view = wanted in VIEWS ? wanted : "all";
  const settled = query.get("search") ?? "";

  useEffect(() => {
    if (search === settled) return;
    const timer = setTimeout(() => go(view, search), TYPED_MS);
    return () => clearTimeout(timer);
  }, [search, settled, view]);

  const go = (show: View, text: string) => {
    const asked = new URLSearchParams({ ...(show !== "all" && { show }), ...(text && { search: text }) });
    next(null);
    navigate(asked.size ? `?${asked}` : "", { replace: true });
  };
  return {
    filter: { ...VIEWS[view].filter, ...(settled && { search: settled }) },
    after,
    view,
    search,
    isFiltered: view !== "all" || settled !== "",
    show: (chosen) => go(chosen, search),
    type,
    all: () => {
      type("");
      go("all", "");
    },
    next,
    first: () => next(null),
  };
}
