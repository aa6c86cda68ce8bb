import { useEffect, useRef } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import { EarlierMessages } from "./EarlierMessages";
import { MessageForm } from "./MessageForm";
import { MessageItem } from "./MessageItem";

const HIRE_CONVERSATION = graphql(`
  fragment HireConversation on Hire {
    id
    conversation {
      id
      messages(last: 50) {
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
      ...MessageForm
    }
  }
`);

interface Props {
  of: FragmentType<typeof HIRE_CONVERSATION>;
  onSent: () => void;
}

/** The messages, the newest at the end and in sight, and a place to write. */
export function HireConversation({ of, onSent }: Props) {
  const { conversation } = unmask(HIRE_CONVERSATION, of);
  const { edges, pageInfo } = conversation?.messages ?? { edges: [], pageInfo: null };
  const messages = useRef<HTMLDivElement>(null);
  const newest = edges.at(-1)?.node.id;
  useEffect(() => {
    messages.current?.scrollTo({ top: messages.current.scrollHeight });
  }, [newest]);
  return (
    <section className="conversation" aria-labelledby="conversation">
      <h2 id="conversation">Conversation</h2>
      {!conversation && <p className="quiet">It opens with the offer.</p>}
      {conversation && (
        <>
          <div ref={messages} className="messages" tabIndex={0} role="region" aria-label="Messages">
            {pageInfo?.hasPreviousPage && (
              <EarlierMessages conversation={conversation.id} before={pageInfo.startCursor!} />
            )}
            {!edges.length && <p className="quiet">Nobody has written yet.</p>}
            <ol>
              {edges.map(({ node }) => (
                <MessageItem key={node.id} of={node} />
              ))}
            </ol>
          </div>
          <MessageForm of={conversation} onSent={onSent} />
        </>
      )}
    </section>
  );
}
