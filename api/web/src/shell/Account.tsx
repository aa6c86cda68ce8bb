import { useState } from "react";
import { keptOf } from "../kept";
import { signOut } from "../session/session";
import { useViewer } from "../session/viewer";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Menu } from "../ui/Menu";
import { tellKeys } from "./keys";

/** Who is here, and the way out: it asks where something typed would be lost by it. */
export function Account() {
  const { id, name, company } = useViewer();
  const [isAsked, ask] = useState(false);
  const leave = () => (keptOf(id).length ? ask(true) : signOut());
  return (
    <>
      <Menu
        label={`${name}: account`}
        acts={[
          { label: "Keys", onAct: tellKeys },
          { label: "Sign out", onAct: leave },
        ]}
      >
        <span className="who">
          <bdi>{name}</bdi>
          {company && <bdi className="house">{company.name}</bdi>}
        </span>
      </Menu>
      <Dialog title="Sign out?" isOpen={isAsked} onClose={() => ask(false)} isAlert>
        <p>You have typed something that you did not send or save yet. Signing out removes it from this browser.</p>
        <div className="acts">
          <Button look="danger" onPress={signOut}>
            Sign out
          </Button>
          <Button autoFocus onPress={() => ask(false)}>
            Stay
          </Button>
        </div>
      </Dialog>
    </>
  );
}
