import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/ui.css";
import "./styles/shell.css";

import { StrictMode, useMemo } from "react";
import { createRoot } from "react-dom/client";
import { Provider } from "urql";
import { createClient } from "./client/client";
import { registerWorker } from "./offline/register";
import { usePlace } from "./router/router";
import { RETURNING } from "./session/provider";
import { SignIn } from "./session/SignIn";
import { SignInAgain } from "./session/SignInAgain";
import { session } from "./session/session";
import { WithViewer } from "./session/viewer";
import { Shell } from "./shell/Shell";
import { useStore } from "./store";

function App() {
  const { token, person, left } = useStore(session);
  // Another person, another client: nothing of what the one has read is left for the other.
  const client = useMemo(() => createClient(left), [left]);
  const { path } = usePlace();
  // A window that was opened to sign in again has its opener's token, which has ended.
  if (token === null || path === RETURNING) return <SignIn />;
  return (
    <Provider key={person} value={client}>
      <WithViewer>
        <Shell />
      </WithViewer>
      <SignInAgain />
    </Provider>
  );
}

registerWorker();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
