import { useState } from "react";
import { type KeptKey, keep, keptAt, keptKey } from "./kept";
import { useViewer } from "./session/viewer";

/** Where a thing that this person types is kept, such as `message:` and the conversation's id. */
export function useKeptKey(thing: string): KeptKey {
  return keptKey(useViewer().id, thing);
}

/** A text that somebody types, kept until it is said to be `settled`: a reload brings it back to them, and to nobody else. */
export function useKept(thing: string): [text: string, type: (text: string) => void, settle: (sent: string) => void] {
  const key = useKeptKey(thing);
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
