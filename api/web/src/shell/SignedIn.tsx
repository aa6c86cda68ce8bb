import { useMemo } from "react";
import { Provider } from "urql";
import { createClient } from "../client/client";
import { loadPageAt } from "../router/Pages";
import { pathNow } from "../router/router";
import { SignInAgain } from "../session/SignInAgain";
import { session } from "../session/session";
import { WithViewer } from "../session/viewer";
import { useStore } from "../store";
import { Shell } from "./Shell";

loadPageAt(pathNow());

/** Everything behind the sign-in, loaded by whoever is signed in. */
export function SignedIn() {
  const { person, left } = useStore(session);
  // Another person, another client: nothing of what the one has read is left for the other.
  const client = useMemo(() => createClient(left), [left]);
  return (
    <Provider key={person} value={client}>
      <WithViewer>
        <Shell />
      </WithViewer>
      <SignInAgain />
    </Provider>
  );
}
