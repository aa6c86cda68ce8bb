import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import { Button } from "../ui/Button";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { MessageItem } from "./MessageItem";

const EARLIER_MESSAGES = graphql(`
  query EarlierMessages($conversation: ID!, $before: String!) {
    node(id: $conversation) {
      __typename
      id
      ... on Conversation {
        messages(last: 50, before: $before) {
          edges {
            cursor
            node {
              id
              ...MessageItem
            }
          }
          pageInfo {
            startCursor
            hasPreviousPage
          }
        }
      }
    }
  }
`);

interface Props {
  conversation: string;
  /** The cursor of the first message that is shown. */
  before: string;
}

/** The messages before those that are shown: a page more with each press. */
export function EarlierMessages({ conversation, before }: Props) {
  const [isAsked, ask] = useState(false);
  if (!isAsked) return <Button onPress={() => ask(true)}>Earlier messages</Button>;
  return <PageBefore conversation={conversation} before={before} />;
}

function PageBefore({ conversation, before }: Props) {
  const [{ data, error }, read] = useQuery({ query: EARLIER_MESSAGES, variables: { conversation, before } });
  if (error && !data) return <Problem of={error} onAgain={() => read({ requestPolicy: "network-only" })} />;
  if (data?.node?.__typename !== "Conversation") return <Skeleton lines={4} />;
  const { edges, pageInfo } = data.node.messages;
  return (
    <>
      {pageInfo.hasPreviousPage && <EarlierMessages conversation={conversation} before={pageInfo.startCursor!} />}
      <ol>
        {edges.map(({ node }) => (
          <MessageItem key={node.id} of={node} />
        ))}
      </ol>
    </>
  );
}
