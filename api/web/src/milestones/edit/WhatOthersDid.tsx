import { useQuery } from "urql";
import { graphql } from "../../gql";
import { sentenceOf } from "../../live/sentences";

const MEANWHILE = graphql(`
  query Meanwhile($hire: ID!, $after: String!) {
    hire(id: $hire) {
      id
      events(after: $after, first: 50) {
        edges {
          node {
            id
            type
            actor {
              id
              name
            }
            hire {
              id
              title
            }
            milestone {
              id
              name
            }
            contract {
              id
              version
            }
          }
        }
      }
    }
  }
`);

const MOST_SENTENCES = 5;

/** Who did what behind an event, a sentence for each. */
export function WhatOthersDid({ hire, after }: { hire: string; after: string }) {
  const [{ data }] = useQuery({ query: MEANWHILE, variables: { hire, after }, requestPolicy: "network-only" });
  const events = data?.hire?.events.edges.map(({ node }) => node) ?? [];
  const more = events.length - MOST_SENTENCES;
  return (
    <ul className="meanwhile">
      {events.slice(0, MOST_SENTENCES).map((event) => (
        <li key={event.id}>{sentenceOf(event)}.</li>
      ))}
      {more > 0 && <li>And {more} more.</li>}
    </ul>
  );
}
