import { type FragmentType, graphql, unmask } from "../gql";
import type { HiringRoute } from "../gql/graphql";
import { Link } from "../router/router";

const CARD = graphql(`
  fragment TriageCard on JobTriageOption {
    route
    rates {
      type
      available {
        allowed
        reasons {
          code
          message
        }
      }
    }
  }
`);

const WORDS: Record<HiringRoute, { title: string; text: string; to: string }> = {
  DIRECT_HIRE: {
    title: "Direct Hire",
    text: "You know whom you want: agree on the work, and offer it to them.",
    to: "hires/new?route=direct-hire",
  },
  FIND_TALENT: {
    title: "Find Talent",
    text: "You look for somebody: post the job, and let people come to you.",
    to: "hires/new?route=find-talent",
  },
};

/** Job Triage: the two routes to somebody. */
export function Triage({ of }: { of: readonly FragmentType<typeof CARD>[] }) {
  return (
    <section aria-labelledby="triage">
      <h2 id="triage">How do you want to hire?</h2>
      <ul className="triage">
        {of.map((option, index) => (
          <Card key={index} of={option} />
        ))}
      </ul>
    </section>
  );
}

/** Why a rate or the whole route cannot be taken stands on the card, in the API's words. */
function Card({ of }: { of: FragmentType<typeof CARD> }) {
  const { route, rates } = unmask(CARD, of);
  const { title, text, to } = WORDS[route];
  const isOpen = rates.some(({ available }) => available.allowed);
  const reasons = new Set(rates.flatMap(({ available }) => available.reasons.map(({ message }) => message)));
  return (
    <li className={isOpen ? "triage-card" : "triage-card closed"}>
      <h3>{isOpen ? <Link to={to}>{title}</Link> : title}</h3>
      <p>{text}</p>
      {[...reasons].map((reason) => (
        <p key={reason} className="hint">
          {reason}
        </p>
      ))}
    </li>
  );
}
