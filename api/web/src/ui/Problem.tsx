import type { CombinedError } from "urql";
import { type ProblemTold, problemOf } from "../client/problems";
import { Button } from "./Button";

interface Props {
  of: CombinedError | ProblemTold;
  onAgain?: () => void;
}

/** Something went wrong that nobody could correct in a form. */
export function Problem({ of, onAgain }: Props) {
  const { title, text, requestId } = "graphQLErrors" in of ? problemOf(of) : of;
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{title}</p>
      <p>{text}</p>
      {requestId && (
        <p>
          Request <code>{requestId}</code>
        </p>
      )}
      {onAgain && <Button onPress={onAgain}>Try again</Button>}
    </div>
  );
}
