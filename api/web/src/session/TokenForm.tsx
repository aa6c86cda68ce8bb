import { type FormEvent, useState } from "react";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { goOn } from "./again";

/** Where the server names no provider for browsers: people bring a token, as they do to GraphiQL. */
export function TokenForm() {
  const [failure, fail] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get("token")).trim();
    goOn(token.replace(/^Bearer\s+/i, "")).catch((error: Error) => fail(error.message));
  };
  return (
    <form onSubmit={submit} className="stack">
      <Field
        label="Token"
        name="token"
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="Whoever runs this server gives it to you. It stays in this window."
        error={failure}
      />
      <Button type="submit" look="primary">
        Sign in
      </Button>
    </form>
  );
}
