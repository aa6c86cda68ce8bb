import { memo } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import { useViewer } from "../session/viewer";
import { Moment } from "../ui/Time";

const MESSAGE_ITEM = graphql(`
  fragment MessageItem on Message {
    id
    body
    sentAt
    author {
      id
      name
      kind
    }
  }
`);

/** One message; whoever wrote it cannot change it any more. */
export const MessageItem = memo(function MessageItem({ of }: { of: FragmentType<typeof MESSAGE_ITEM> }) {
  const { author, body, sentAt } = unmask(MESSAGE_ITEM, of);
  const isMine = useViewer().id === author.id;
  return (
    <li className={isMine ? "message mine" : "message"}>
      <p className="message-head">
        <bdi className="message-author">{author.name}</bdi>
        {author.kind === "SERVICE_ACCOUNT" && <span> (a program)</span>} <Moment of={sentAt} />
      </p>
      <p className="message-body" dir="auto">
        {body || <span className="quiet">This message was erased.</span>}
      </p>
    </li>
  );
});
