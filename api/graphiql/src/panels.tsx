/** GraphiQL's panels, with names for what a screen reader could not tell apart in them. */

import { HISTORY_PLUGIN } from "@graphiql/plugin-history";
import { explorerPlugin } from "@graphiql/plugin-explorer";
import type { GraphiQLPlugin } from "@graphiql/react";
import { useEffect, useRef } from "react";

/** Every entry is called "Set active": without that it is called by the words that it shows. */
export const HISTORY = named(HISTORY_PLUGIN, ".graphiql-history-item-label[aria-label]", (entry) =>
  entry.removeAttribute("aria-label"),
);

export const EXPLORER = named(explorerPlugin(), "select:not([aria-label])", (kind) =>
  kind.setAttribute("aria-label", "What to add"),
);

/** The plugin with `name` called on whatever matches, as often as it draws something new. */
function named(
  plugin: GraphiQLPlugin,
  selector: string,
  name: (element: Element) => void,
): GraphiQLPlugin {
  const Content = plugin.content;
  const content = () => {
    const box = useRef<HTMLDivElement>(null);
    useEffect(() => {
      const look = () => box.current?.querySelectorAll(selector).forEach(name);
      look();
      const watcher = new MutationObserver(look);
      watcher.observe(box.current!, { childList: true, subtree: true });
      return () => watcher.disconnect();
    }, []);
    return (
      <div ref={box} className="panel">
        <Content />
      </div>
    );
  };
  return { ...plugin, content };
}
