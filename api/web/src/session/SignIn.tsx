import { useEffect, useState } from "react";
import { config } from "../config";
import { navigate, usePageTitle, usePlace } from "../router/router";
import { Button } from "../ui/Button";
import { DemoPeople } from "./DemoPeople";
import { comeBack, leaveToSignIn, RETURNING } from "./provider";
import { signIn } from "./session";
import { TokenForm } from "./TokenForm";

/** Before anybody is signed in: in the demo a person is picked, else the identity provider is asked. */
export function SignIn() {
  usePageTitle("Sign in");
  return (
    <main id="main" className="sign-in" tabIndex={-1}>
      <h1>Milestones</h1>
      <How />
    </main>
  );
}

function How() {
  const { path } = usePlace();
  if (config.demoUsers) return <DemoPeople users={config.demoUsers} />;
  if (!config.hasProvider) return <TokenForm />;
  if (!config.signIn) {
    return (
      <p role="alert">
        The identity provider does not answer, so nobody can sign in just now. Reload the page in a moment.
      </p>
    );
  }
  return path === RETURNING ? <Returning /> : <Leaving />;
}

function Leaving() {
  return (
    <>
      <p>Sign in with your organisation's account.</p>
      <Button look="primary" onPress={() => void leaveToSignIn(config.signIn!)}>
        Sign in
      </Button>
    </>
  );
}

// Outside of the component: a code is good for one use.
let returning: ReturnType<typeof comeBack> | null = null;

function Returning() {
  const [failure, fail] = useState<string | null>(null);
  useEffect(() => {
    returning ??= comeBack(config.signIn!);
    returning.then(
      (back) => {
        if (back === null) return;
        navigate(back.from.replace(/^\/app\//, ""), { replace: true });
        signIn(back.token, null);
      },
      (error: Error) => fail(error.message),
    );
  }, []);
  if (failure === null) return <p role="status">Signing in …</p>;
  return (
    <>
      <p role="alert">{failure}</p>
      <Leaving />
    </>
  );
}
