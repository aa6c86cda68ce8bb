import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/ui.css";
import "./styles/shell.css";

import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { later } from "./later";
import { registerWorker } from "./offline/register";
import { usePlace } from "./router/router";
import { RETURNING } from "./session/provider";
import { SignIn } from "./session/SignIn";
import { session } from "./session/session";
import { Starting } from "./shell/Starting";
import { Whole } from "./shell/Whole";
import { useStore } from "./store";

const SignedIn = later(() => import("./shell/SignedIn").then((m) => m.SignedIn));

function App() {
  const { token } = useStore(session);
  const { path } = usePlace();
  // A window that was opened to sign in again has its opener's token, which has ended.
  if (token === null || path === RETURNING) return <SignIn />;
  return (
    <Whole>
      <Suspense fallback={<Starting />}>
        <SignedIn />
      </Suspense>
    </Whole>
  );
}

registerWorker();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
