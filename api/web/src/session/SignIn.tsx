import { useEffect, useState } from "react";
import { config } from "../config";
import { Link, navigate, usePageTitle, usePlace } from "../router/router";
import { Button } from "../ui/Button";
import { DemoPeople } from "./DemoPeople";
import { ProviderAway } from "./ProviderAway";
import { comeBack, leaveToSignIn, RETURNING } from "./provider";
import { session, signIn } from "./session";
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
  if (!config.signIn) return <ProviderAway />;
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

const NOT_BEGUN =
  "No sign-in was begun in this window, or it is over. If another window asked for it, go on there, and close this one.";

// Outside of the component: a code is good for one use.
let returning: ReturnType<typeof comeBack> | null = null;

function Returning() {
  const [failure, fail] = useState<string | null>(null);
  useEffect(() => {
    returning ??= comeBack(config.signIn!);
    returning.then(
      (back) => {
        if (back === null) return fail(NOT_BEGUN);
        navigate(back.from, { replace: true });
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
      {session.get().token !== null && <Link to="">Go to the hires</Link>}
    </>
  );
}
