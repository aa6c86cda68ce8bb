/** What follows from the open tab: its headers, its variables, how it is shown. */

import { useGraphiQL, useMonaco } from "@graphiql/react";
import { useEffect, useRef, useState } from "react";
import { authorization, type Config, type DemoUser } from "./config";
import { headersIn, writeAuthorization, writeVariables } from "./editors";
import type { Headers } from "./fetcher";
import type { Step } from "./steps";
import { type Preparation, prepare, type Values } from "./variables";

/** Long enough for a token to be typed or pasted whole. */
const TYPING_MS = 400;

/**
 * The open tab's headers. The Headers tab is the one truth about who acts. GraphiQL keeps it for each
 * tab; an empty one is filled with the token of the step's taker, else with the last one in use.
 */
export function useHeaders(users: DemoUser[], taker?: DemoUser, tabId?: string): Headers {
  const editor = useGraphiQL((state) => state.headerEditor);
  const [text, setText] = useState("");
  const lastUsed = useRef(users[0] && authorization(users[0]));
  const headers = headersIn(text);

  useEffect(() => {
    if (!editor) return;
    const follow = () => setText(editor.getValue());
    follow();
    const listening = editor.onDidChangeModelContent(follow);
    return () => listening.dispose();
  }, [editor]);

  useEffect(() => {
    lastUsed.current = headers.Authorization ?? lastUsed.current;
    const next = taker ? authorization(taker) : lastUsed.current;
    // Not while somebody types: they may be about to paste another token.
    const isEmpty = editor?.getValue().trim() === "" && !editor.hasTextFocus();
    if (isEmpty && next) writeAuthorization(editor, next);
  }, [editor, text, tabId]);

  return headers;
}

/**
 * Fills the variables whenever a step is opened or taken by somebody else, and on demand; `reading` is the
 * contract that they would sign.
 */
export function useFilledVariables(
  config: Config,
  step?: Step,
  tabId?: string,
  token?: string,
) {
  const editor = useGraphiQL((state) => state.variableEditor);
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const [{ values, reading }, setPreparation] = useState(NOTHING);

  useEffect(() => {
    setNote("");
    setPreparation(NOTHING);
    if (!step || !editor) return;
    if (!token) return setNote(config.demoUsers ? "" : BRING_A_TOKEN);
    let stillOpen = true;
    const fill = async () => {
      const preparation = await prepare(step, config, token);
      if (!stillOpen) return;
      writeVariables(editor, preparation.values);
      setPreparation(preparation);
      setNote(missing(preparation.values));
    };
    const explain = (problem: Error) => stillOpen && setNote(`Nothing filled in: ${problem.message}`);
    const rest = () => stillOpen && setBusy(false);
    setBusy(true);
    const isPicked = config.demoUsers?.some((user) => authorization(user) === token);
    const timer = setTimeout(() => fill().catch(explain).then(rest), isPicked ? 0 : TYPING_MS);
    return () => {
      stillOpen = false;
      setBusy(false);
      clearTimeout(timer);
    };
  }, [step, tabId, token, editor, round]);

  return { note, busy, values, reading, fill: () => setRound(round + 1) };
}

/** Sentences and ids wrap; the Tab key leads out of an editor, as out of everything else on a page. */
export function useReadableEditors(): void {
  const monaco = useMonaco((state) => state.monaco);
  const { query, variables, response } = useGraphiQL((state) => ({
    query: state.queryEditor,
    variables: state.variableEditor,
    response: state.responseEditor,
  }));
  useEffect(() => {
    for (const editor of [query, variables, response]) editor?.updateOptions({ wordWrap: "on" });
  }, [query, variables, response]);
  useEffect(() => {
    if (!monaco) return;
    const { KeyCode, KeyMod, editor } = monaco;
    // Of the commands that write a tab or take one away; a suggestion is still accepted by it.
    editor.addKeybindingRules([
      { keybinding: KeyCode.Tab, command: "-tab" },
      { keybinding: KeyMod.Shift | KeyCode.Tab, command: "-outdent" },
    ]);
  }, [monaco]);
}

const NOTHING: Preparation = { values: {}, reading: null };

const BRING_A_TOKEN =
  'Put your token into the Headers tab below: { "Authorization": "Bearer …" }. ' +
  "The variables then fill themselves in.";

function missing(values: Values): string {
  const names = Object.keys(values).filter((name) => values[name] === null);
  if (!names.length) return "";
  return `Nothing found yet for ${names.map((name) => `$${name}`).join(", ")}: take the steps before, or act as somebody else.`;
}
