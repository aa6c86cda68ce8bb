/**
 * The editors' colours, all of them: with Monaco's own a comment in the dark has a contrast of 3.7. Each of these
 * has 4.5 or more on both of the grounds that GraphiQL puts behind text; the tests measure them on the page.
 */

import { useMonaco } from "@graphiql/react";
import { useEffect } from "react";

const DARK = {
  plain: "d8deea",
  comment: "a3b899",
  keyword: "82bcff",
  type: "5fd9c4",
  field: "a5dcff",
  argument: "bcb8ff",
  annotation: "f2c572",
  string: "eeb195",
  number: "bfd9b1",
  invalid: "ff9a9a",
  lineNumber: "a2aec2",
  brackets: ["f2d06b", "e6a3e2", "7cc0ff"],
};

const LIGHT: typeof DARK = {
  plain: "2f3d57",
  comment: "41632f",
  keyword: "0b4fcb",
  type: "00655a",
  field: "1d3a73",
  argument: "5347bd",
  annotation: "7d5000",
  string: "9c1f1f",
  number: "08643f",
  invalid: "b00020",
  lineNumber: "55637d",
  brackets: ["0b3fd1", "2a6b2a", "7b3814"],
};

/** Once Monaco is there; GraphiQL has then defined its themes under the same names. */
export function useReadableColours(): void {
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    monaco?.editor.defineTheme("graphiql-DARK", theme("vs-dark", DARK, "212a3b", "ff8ab4"));
    monaco?.editor.defineTheme("graphiql-LIGHT", theme("vs", LIGHT, "ffffff", "b8047c"));
  }, [monaco]);
}

function theme(base: "vs" | "vs-dark", palette: typeof DARK, ground: string, accent: string) {
  const { brackets, lineNumber, plain, ...tokens } = palette;
  return {
    base,
    // Else Monaco adds the colours of a hundred languages, which nobody looked at on these grounds.
    inherit: false,
    rules: [{ token: "", foreground: plain }, ...rules(tokens)],
    colors: {
      ...Object.fromEntries(brackets.map(bracket)),
      ...Object.fromEntries(GROUNDS.map((name) => [name, `#${ground}`])),
      ...Object.fromEntries(ACCENTS.map((name) => [name, `#${accent}`])),
      ...Object.fromEntries(CHOSEN.map((name) => [name, `#${accent}22`])),
      "editor.background": "#ffffff00",
      "editor.foreground": `#${plain}`,
      "editorLineNumber.foreground": `#${lineNumber}`,
      "editorLineNumber.dimmedForeground": `#${lineNumber}`,
      "editorLineNumber.activeForeground": `#${plain}`,
      "scrollbar.shadow": "#ffffff00",
      "input.background": `#${plain}11`,
    },
  };
}

function rules(tokens: Omit<typeof DARK, "brackets" | "lineNumber" | "plain">) {
  const { comment, keyword, type, field, argument, annotation, string, number, invalid } = tokens;
  return [
    { token: "comment", foreground: comment },
    { token: "keyword", foreground: keyword },
    { token: "type", foreground: type },
    { token: "type.identifier.gql", foreground: type },
    { token: "key.identifier.gql", foreground: field },
    { token: "argument.identifier.gql", foreground: argument },
    { token: "annotation", foreground: annotation },
    { token: "string", foreground: string },
    { token: "string.key.json", foreground: field },
    { token: "number", foreground: number },
    { token: "invalid", foreground: invalid },
    { token: "string.invalid", foreground: invalid },
  ];
}

function bracket(colour: string, index: number): [string, string] {
  return [`editorBracketHighlight.foreground${index + 1}`, `#${colour}`];
}

const GROUNDS = [
  "editorHoverWidget.background",
  "editorSuggestWidget.background",
  "editorWidget.background",
  "menu.background",
  "quickInput.background",
];
const ACCENTS = [
  "editorLink.activeForeground",
  "editorSuggestWidget.selectedForeground",
  "editorWidget.resizeBorder",
  "focusBorder",
  "list.focusHighlightForeground",
  "list.highlightForeground",
  "menu.selectionForeground",
  "pickerGroup.foreground",
  "textLink.activeForeground",
  "textLink.foreground",
];
const CHOSEN = [
  "editorSuggestWidget.selectedBackground",
  "inputOption.hoverBackground",
  "list.hoverBackground",
  "menu.selectionBackground",
  "quickInputList.focusBackground",
  "toolbar.hoverBackground",
];
