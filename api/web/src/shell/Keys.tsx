import { useState } from "react";
import { navigate } from "../router/router";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { type Key, keysNow, useKey } from "./keys";

/** `?` shows the keys that the page has now. */
export function Keys() {
  const [keys, show] = useState<Key[] | null>(null);
  useKey("?", "Show the keys", () => show(keysNow()));
  useKey("h", "Go to the hires", () => navigate(""));
  return (
    <Dialog title="Keys" isOpen={keys !== null} onClose={() => show(null)}>
      <dl className="keys">
        {keys?.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button onPress={() => show(null)}>Close</Button>
    </Dialog>
  );
}
