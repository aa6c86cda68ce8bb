import type { Act } from "../client/useAct";
import { inPath, Link } from "../router/router";
import { ActOutcome } from "../ui/ActOutcome";
import { Button } from "../ui/Button";

interface Props {
  of: Pick<Act<object, unknown>, "state" | "refusals" | "again" | "reset">;
  hire: string;
  company: string;
  onReread: () => void;
}

/** Why it was not signed, and what helps: those refusals that a contractor cannot correct in the form. */
export function SignOutcome({ of, hire, company, onReread }: Props) {
  const refusal = of.refusals.find(({ code }) => code in TOLD);
  if (!refusal) return <ActOutcome of={of} shown={["signedName"]} />;
  const isTheirs = refusal.code === "TEMPLATE_INVALID";
  return (
    <div className="problem" role="alert">
      <p className="problem-title">Nothing was signed. {TOLD[refusal.code]}</p>
      {isTheirs && <p>{refusal.message}</p>}
      {isTheirs ? (
        <Link to={`hires/${inPath(hire)}`}>
          Write to <bdi>{company}</bdi>
        </Link>
      ) : (
        <Button
          onPress={() => {
            of.reset();
            onReread();
          }}
        >
          Read it again
        </Button>
      )}
    </div>
  );
}

const TOLD: Record<string, string> = {
  CONTENT_HASH_MISMATCH: "The text on this page is not the text of this version: read it again before you sign.",
  CONTRACT_SUPERSEDED: "A newer version has taken its place meanwhile.",
  TEMPLATE_INVALID: "The company's own layout of this contract is not right, so it has to send it anew.",
};
