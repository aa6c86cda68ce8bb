import { navigate } from "../router/router";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useStore } from "../store";
import { keysTold, tellKeys, useKey } from "./keys";

/** `?` shows the keys that the page has now. */
export function Keys() {
  const keys = useStore(keysTold);
  const close = () => keysTold.set(null);
  useKey("?", "Show the keys", tellKeys);
  useKey("h", "Go to the hires", () => navigate(""));
  return (
    <Dialog title="Keys" isOpen={keys !== null} onClose={close}>
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
      <Button onPress={close}>Close</Button>
    </Dialog>
  );
}
