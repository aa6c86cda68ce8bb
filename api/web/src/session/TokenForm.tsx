import type { FormEvent } from "react";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { signIn } from "./session";

/** Where the server names no provider for browsers: people bring a token, as they do to GraphiQL. */
export function TokenForm({ onToken = (token: string) => signIn(token, null) }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get("token")).trim();
    if (token) onToken(token.replace(/^Bearer\s+/i, ""));
  };
  return (
    <form onSubmit={submit} className="stack">
      <Field
        label="Token"
        name="token"
        required
        autoComplete="off"
        spellCheck={false}
        hint="Whoever runs this server gives it to you. It stays in this window."
      />
      <Button type="submit" look="primary">
        Sign in
      </Button>
    </form>
  );
}
