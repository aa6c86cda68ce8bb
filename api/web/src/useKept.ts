import { useState } from "react";
import { keep, keptAt } from "./kept";

/** A text that somebody types, kept until it is said to be `settled`: a reload brings it back. Keys are unique in the browser. */
export function useKept(key: string): [text: string, type: (text: string) => void, settle: (sent: string) => void] {
  const [text, setText] = useState(() => keptAt<string>(key) ?? "");
  const type = (next: string) => {
    setText(next);
    keep(key, next || null);
  };
  /** It was sent. What was typed since then stays. */
  const settle = (sent: string) => {
    if ((keptAt<string>(key) ?? "") !== sent) return;
    keep(key, null);
    setText("");
  };
  return [text, type, settle];
}
