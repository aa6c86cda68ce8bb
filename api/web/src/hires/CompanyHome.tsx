import type { ComponentProps } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import type { CompanyHomeQuery } from "../gql/graphql";
import { inPath } from "../router/router";
import { Money } from "../ui/Money";
import { Moment } from "../ui/Time";
import { Hires } from "./Hires";
import { Home } from "./Home";
import { useAsked } from "./useAsked";
import { Waiting } from "./Waiting";

const COMPANY_HOME = graphql(`
  query CompanyHome($filter: HireFilterInput, $after: String) {
    eventCursor
    paymentRequests(first: 20, filter: { statuses: [PENDING] }, orderBy: OLDEST_FIRST) {
      edges {
        node {
          id
          submittedAt
          amount {
            amount
            currency
          }
          milestone {
            id
            name
          }
          hire {
            id
            title
            worker {
              id
              name
            }
          }
          viewerCanApprove {
            allowed
          }
        }
      }
      totalCount
    }
    drafts: hires(first: 20, filter: { statuses: [DRAFT] }, orderBy: OLDEST_FIRST) {
      edges {
        node {
          id
          title
          createdAt
          worker {
            id
            name
          }
          viewerCanOffer {
            allowed
          }
        }
      }
      totalCount
    }
    hires(first: 50, filter: $filter, after: $after) {
      ...Hires
    }
  }
`);

export function CompanyHome() {
  const asked = useAsked();
  const { filter, after } = asked;
  const [{ data, error }, read] = useQuery({ query: COMPANY_HOME, variables: { filter, after } });
  return (
    <Home
      asked={asked}
      after={data?.eventCursor}
      error={error}
      reread={() => read({ requestPolicy: "network-only" })}
      waiting={data && <Waiting {...waitingIn(data)} />}
      hires={data && <Hires of={data.hires} asked={asked} />}
    />
  );
}

/** Requests to decide, oldest first, then drafts to offer; what the viewer may not do does not wait for them. */
function waitingIn({ paymentRequests, drafts }: CompanyHomeQuery): ComponentProps<typeof Waiting> {
  const requests = paymentRequests.edges
    .filter(({ node }) => node.viewerCanApprove.allowed)
    .map(({ node: { id, amount, milestone, hire, submittedAt } }) => ({
      id,
      to: "requests",
      title: (
        <>
          <bdi>{hire.worker.name}</bdi> asks for <Money of={amount} />
        </>
      ),
      text: (
        <>
          <bdi>{milestone.name}</bdi> · <bdi>{hire.title}</bdi> · since <Moment of={submittedAt} />
        </>
      ),
      act: "Review",
    }));
  const offers = drafts.edges
    .filter(({ node }) => node.viewerCanOffer.allowed)
    .map(({ node: { id, title, worker, createdAt } }) => ({
      id,
      to: `hires/${inPath(id)}`,
      title: (
        <>
          Offer <bdi>{title}</bdi> to <bdi>{worker.name}</bdi>
        </>
      ),
      text: (
        <>
          A draft since <Moment of={createdAt} />
        </>
      ),
      act: "Open",
    }));
  const [asked, drafted] = [requests.length && paymentRequests.totalCount, offers.length && drafts.totalCount];
  const more = [
    { count: asked - requests.length, words: "payment requests", to: "requests" },
    { count: drafted - offers.length, words: "drafts", to: "?show=draft" },
  ];
  return { items: [...requests, ...offers], more };
}
