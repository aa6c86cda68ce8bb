/** Where somebody stands in the walk-through: which step, as whom, with what. */

import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useState } from "react";
import { authorization, type Config, type DemoUser } from "./config";
import { writeAuthorization } from "./editors";
import { useFilledVariables, useHeaders } from "./hooks";
import { stepNamed, takerOf } from "./steps";

export type Tour = ReturnType<typeof useTour>;

export function useTour(config: Config) {
  const { endpoint } = config;
  const users = config.demoUsers ?? [];
  const { tabs, activeTabIndex, headerEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    activeTabIndex: state.activeTabIndex,
    headerEditor: state.headerEditor,
  }));
  const tab = tabs[activeTabIndex];
  const step = stepNamed(tab?.title);
  const taker = step && takerOf(step, users);
  const headers = useHeaders(users, taker, tab?.id);
  const actor = users.find((user) => authorization(user) === headers.Authorization);
  const filled = useFilledVariables(config, step, tab?.id, headers.Authorization);
  const actAs = (user: DemoUser) =>
    headerEditor && writeAuthorization(headerEditor, authorization(user));
  return { endpoint, users, tab, step, taker, actor, headers, actAs, ...filled };
}

export const PANES = ["request", "answer"] as const;
export type Pane = (typeof PANES)[number];

/**
 * Which half is shown where only one fits: the answer once there is one to wait for, and first of all where
 * something is to be read before it is signed.
 */
export function usePane({ tab, step }: Tour) {
  const isFetching = useGraphiQL((state) => state.isFetching);
  const [pane, setPane] = useState<Pane>("request");
  useEffect(() => setPane(step?.signs ? "answer" : "request"), [step, tab?.id]);
  useEffect(() => {
    if (isFetching) setPane("answer");
  }, [isFetching]);
  return { pane, setPane };
}

/** Runs what stands in the editor, or stops what runs. */
export function useRun() {
  const { run } = useGraphiQLActions();
  const state = useGraphiQL(({ isFetching, subscription }) => ({ isFetching, subscription }));
  return { run, isRunning: state.isFetching || state.subscription !== null, ...state };
}
