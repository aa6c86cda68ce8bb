import type { ReactNode } from "react";
import type { CombinedError } from "urql";
import { Live, LiveNews } from "../live/Live";
import { NewHireLink } from "../triage/NewHireLink";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { Filters } from "./Filters";
import type { Asked } from "./useAsked";

interface Props {
  asked: Asked;
  after: string | undefined;
  error: CombinedError | undefined;
  reread: () => void;
  waiting: ReactNode;
  hires: ReactNode;
}

/**
 * What both sides' first pages look like. `waiting` and `hires` are undefined until they were read; they come together, so
 * that nothing is pushed away under the hand.
 */
export function Home({ asked, after, error, reread, waiting, hires }: Props) {
  return (
    <Live hire={null} after={after} reread={reread}>
      <div className="page-head">
        <h1>Hires</h1>
        <LiveNews />
        <NewHireLink />
      </div>
      {!hires && (error ? <Problem of={error} onAgain={reread} /> : <Skeleton lines={8} />)}
      {waiting}
      {hires && (
        <section aria-labelledby="all-hires">
          <h2 id="all-hires">All hires</h2>
          <Filters asked={asked} />
          {hires}
        </section>
      )}
    </Live>
  );
}
