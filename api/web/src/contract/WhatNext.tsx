import { useEffect, useRef } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import { inPath, Link } from "../router/router";
import { Money } from "../ui/Money";
import { Day } from "../ui/Time";

const NEXT = graphql(`
  fragment WhatNext on Contract {
    id
    version
    status
    signature {
      signedName
    }
    hire {
      id
      activeContract {
        id
        version
      }
      next: milestones(first: 1, filter: { statuses: [IN_PROGRESS] }) {
        edges {
          node {
            id
            name
            dueDate
            amount {
              amount
              currency
            }
          }
        }
      }
    }
  }
`);

interface Props {
  of: FragmentType<typeof NEXT>;
  /** It was decided a moment ago, by a press of a button that is gone now: the focus comes here. */
  isNew?: boolean;
}

/** Where to go on from a version on which there is nothing (more) to decide. */
export function WhatNext({ of, isNew = false }: Props) {
  const { version, status, signature, hire } = unmask(NEXT, of);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNew) heading.current?.focus();
  }, [isNew]);
  const next = status === "SIGNED" ? hire.next.edges[0]?.node : undefined;
  return (
    <section className="what-next" aria-labelledby="next">
      <h2 id="next" ref={heading} tabIndex={-1}>
        {isNew ? `You have ${signature ? "signed" : "declined"} version ${version}` : "What comes next"}
      </h2>
      {isNew && signature && (
        <p>
          As “<bdi>{signature.signedName}</bdi>”. It is in force from now on, and the company knows.
        </p>
      )}
      {isNew && !signature && (
        <p>
          {hire.activeContract
            ? `Version ${hire.activeContract.version} stays in force as it is. The company may send another one.`
            : "The hire is declined with it. There is nothing more to do."}
        </p>
      )}
      {next && (
        <p>
          Next is <bdi>{next.name}</bdi>, due <Day of={next.dueDate} />: ask for <Money of={next.amount} /> when it is
          done.
        </p>
      )}
      <Link to={`hires/${inPath(hire.id)}`} className={isNew ? "button primary" : "button plain"}>
        Go to the hire
      </Link>
    </section>
  );
}
