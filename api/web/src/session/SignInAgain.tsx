import { useState } from "react";
import { config, freshConfig } from "../config";
import { useStore } from "../store";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { goOn } from "./again";
import { ProviderAway } from "./ProviderAway";
import { signInBeside } from "./provider";
import { session, signOut } from "./session";
import { TokenForm } from "./TokenForm";

/** Above the page, or above none yet, when a token is refused. The page stays, and goes on with the same person's new token. */
export function SignInAgain() {
  const { isExpired, viewer } = useStore(session);
  return (
    <Dialog title="Sign in again" isOpen={isExpired}>
      <p>
        {viewer === null
          ? "The server did not accept your sign-in. Try once more, or sign out."
          : "Your sign-in has ended. Nothing that you typed is lost: sign in, and go on where you were."}
      </p>
      <How />
      <Button onPress={signOut}>Sign out</Button>
      {viewer !== null && (
        <p className="hint">Signing out removes from this browser what you typed and did not send yet.</p>
      )}
    </Dialog>
  );
}

function How() {
  const { email } = useStore(session);
  const [failure, fail] = useState<string | null>(null);
  if (email === null && !config.signIn) return config.hasProvider ? <ProviderAway /> : <TokenForm />;
  const again = async () => {
    try {
      await goOn(await (email === null ? signInBeside(config.signIn!) : demoToken(email)));
    } catch (error) {
      fail((error as Error).message);
    }
  };
  return (
    <>
      {failure && <p role="alert">{failure}</p>}
      <Button look="primary" autoFocus onPress={() => void again()}>
        {email === null ? "Sign in" : `Go on as ${email}`}
      </Button>
    </>
  );
}

async function demoToken(email: string): Promise<string> {
  const { demoUsers } = await freshConfig();
  const user = demoUsers?.find((each) => each.email === email);
  if (!user) throw new Error("The demo does not know you any more. Sign out, and pick somebody.");
  return user.token;
}
