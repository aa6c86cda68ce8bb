import { useState } from "react";
import { config, freshConfig } from "../config";
import { useStore } from "../store";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { signInBeside } from "./provider";
import { renew, session } from "./session";
import { TokenForm } from "./TokenForm";

/** Above the page when a token has expired. The page stays as it is, and goes on with the new token. */
export function SignInAgain() {
  const { isExpired, email } = useStore(session);
  const [failure, fail] = useState<string | null>(null);
  const again = async () => {
    try {
      renew(await (email === null ? signInBeside(config.signIn!) : demoToken(email)));
      fail(null);
    } catch (error) {
      fail((error as Error).message);
    }
  };
  return (
    <Dialog title="Sign in again" isOpen={isExpired}>
      <p>Your sign-in has ended. Nothing that you typed is lost: sign in, and go on where you were.</p>
      {failure && <p role="alert">{failure}</p>}
      {email === null && !config.signIn ? (
        <TokenForm onToken={renew} />
      ) : (
        <Button look="primary" autoFocus onPress={() => void again()}>
          {email === null ? "Sign in" : `Go on as ${email}`}
        </Button>
      )}
    </Dialog>
  );
}

async function demoToken(email: string): Promise<string> {
  const { demoUsers } = await freshConfig();
  const user = demoUsers?.find((each) => each.email === email);
  if (!user) throw new Error("The demo does not know you any more. Reload the page, and pick somebody.");
  return user.token;
}
