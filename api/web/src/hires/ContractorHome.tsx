import type { ComponentProps } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import type { ContractorHomeQuery } from "../gql/graphql";
import { inPath } from "../router/router";
import { Money } from "../ui/Money";
import { Moment } from "../ui/Time";
import { Due } from "./Due";
import { Hires } from "./Hires";
import { Home } from "./Home";
import { Payments } from "./Payments";
import { useAsked } from "./useAsked";
import { Waiting } from "./Waiting";

const CONTRACTOR_HOME = graphql(`
  query ContractorHome($filter: HireFilterInput, $after: String) {
    eventCursor
    contracts(first: 20, filter: { statuses: [PENDING_SIGNATURE] }) {
      edges {
        node {
          id
          version
          issuedAt
          hire {
            id
            title
            company {
              id
              name
            }
          }
          viewerCanSign {
            allowed
          }
        }
      }
      totalCount
    }
    milestones(first: 10, filter: { statuses: [IN_PROGRESS], hireStatuses: [ACTIVE] }) {
      edges {
        node {
          id
          name
          dueDate
          isOverdue
          amount {
            amount
            currency
          }
          hire {
            id
            title
          }
          viewerCanRequestPayment {
            allowed
          }
        }
      }
    }
    paymentRequests(first: 5) {
      ...Payments
    }
    hires(first: 50, filter: $filter, after: $after) {
      ...Hires
    }
  }
`);

export function ContractorHome() {
  const asked = useAsked();
  const { filter, after } = asked;
  const [{ data, error }, read] = useQuery({ query: CONTRACTOR_HOME, variables: { filter, after } });
  return (
    <Home
      asked={asked}
      after={data?.eventCursor}
      error={error}
      reread={() => read({ requestPolicy: "network-only" })}
      waiting={
        data && (
          <>
            <Waiting {...waitingIn(data)} />
            <Payments of={data.paymentRequests} />
          </>
        )
      }
      hires={data && <Hires of={data.hires} asked={asked} />}
    />
  );
}

/** What is to be signed, then what is due next. */
function waitingIn({ contracts, milestones }: ContractorHomeQuery): ComponentProps<typeof Waiting> {
  const signatures = contracts.edges
    .filter(({ node }) => node.viewerCanSign.allowed)
    .map(({ node: { id, version, issuedAt, hire } }) => ({
      id,
      to: `hires/${inPath(hire.id)}/sign/${inPath(id)}`,
      title: (
        <>
          Sign version {version} of <bdi>{hire.title}</bdi>
        </>
      ),
      text: (
        <>
          <bdi>{hire.company.name}</bdi>
          {issuedAt && (
            <>
              {" "}
              · since <Moment of={issuedAt} />
            </>
          )}
        </>
      ),
      act: "Read and sign",
    }));
  const due = milestones.edges
    .filter(({ node }) => node.viewerCanRequestPayment.allowed)
    .map(({ node }) => ({
      id: node.id,
      to: `hires/${inPath(node.hire.id)}`,
      title: (
        <>
          <bdi>{node.name}</bdi> · <Money of={node.amount} />
        </>
      ),
      text: <Due milestone={node} of={node.hire.title} />,
      act: "Open",
      isLate: node.isOverdue,
    }));
  const more = [{ count: contracts.totalCount - contracts.edges.length, words: "to sign", to: "?show=signature" }];
  return { items: [...signatures, ...due], more };
}
