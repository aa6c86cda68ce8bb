/**
 * GraphiQL prefers the tabs that it stored at an earlier visit to the ready-made ones. So when the
 * walk-through has changed since, its stored tabs are exchanged here; people's own tabs stay.
 */

import type { TabsState } from "@graphiql/react";
import type { Step } from "./steps";

type TabState = TabsState["tabs"][number];

const TABS = "graphiql:tabState";
const WALK_THROUGH = "milestones:walk-through";
const EMPTY: TabsState = { tabs: [], activeTabIndex: 0 };

/** Must run before GraphiQL reads its storage. */
export function refreshStoredTabs(steps: Step[]): void {
  try {
    exchange(steps);
  } catch {
    // A browser that keeps nothing has nothing old to exchange.
  }
}

/** The next visit starts with the ready-made tabs again. */
export function forgetWalkThrough(): void {
  localStorage.removeItem(WALK_THROUGH);
}

/** The tab that was open last; undefined in a browser that keeps nothing. */
export function lastOpenTab(): TabState | undefined {
  const { tabs, activeTabIndex } = stored();
  return tabs[activeTabIndex];
}

function exchange(steps: Step[]): void {
  const now = JSON.stringify(Object.fromEntries(steps.map((step) => [step.name, step.document])));
  const before = localStorage.getItem(WALK_THROUGH);
  if (before === now) return;
  const own = stored().tabs.filter((tab) => !(tab.title in JSON.parse(before ?? now)));
  const tabs = [...steps.map(freshTab), ...own];
  localStorage.setItem(TABS, JSON.stringify({ tabs, activeTabIndex: 0 }));
  localStorage.setItem(WALK_THROUGH, now);
}

function stored(): TabsState {
  try {
    return { ...EMPTY, ...JSON.parse(localStorage.getItem(TABS) ?? "{}") };
  } catch {
    return EMPTY;
  }
}

function freshTab(step: Step): TabState {
  const { name, document } = step;
  return {
    id: `walk-through-${name}`,
    hash: "",
    title: name,
    query: document,
    variables: null,
    headers: null,
    operationName: name,
    response: null,
  };
}
