import { type KeyboardEvent, useId, useRef } from "react";
import { reasonAgainst } from "../client/permissions";
import { useAct } from "../client/useAct";
import { at } from "../client/userErrors";
import { type FragmentType, graphql, unmask } from "../gql";
import { useKey } from "../shell/keys";
import { ActOutcome } from "../ui/ActOutcome";
import { Button } from "../ui/Button";
import { TextArea } from "../ui/Field";
import { useKept } from "../useKept";

const MESSAGE_FORM = graphql(`
  fragment MessageForm on Conversation {
    id
    viewerCanPost {
      allowed
      reasons {
        code
        message
        path
      }
    }
  }
`);

const POST = graphql(`
  mutation PostMessage($input: PostMessageInput!) {
    postMessage(input: $input) {
      message {
        id
        ...MessageItem
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

interface Props {
  of: FragmentType<typeof MESSAGE_FORM>;
  onSent: () => void;
}

/** Where a message is written. Half a message is kept, whatever happens to the page. */
export function MessageForm({ of, onSent }: Props) {
  const { id, viewerCanPost } = unmask(MESSAGE_FORM, of);
  const [body, type, settle] = useKept(`message:${id}`);
  const post = useAct(POST);
  const form = useRef<HTMLFormElement>(null);
  const keys = useId();
  useKey("m", "Write a message", () => form.current?.querySelector("textarea")?.focus());
  if (!viewerCanPost.allowed) return <p className="quiet">{reasonAgainst(viewerCanPost)}</p>;

  const whenSent = async (work: Promise<unknown>, sent: string) => {
    if ((await work) === null) return;
    settle(sent);
    onSent();
  };
  const send = () => void whenSent(post.press({ conversation: id, body }), body);
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      ref={form}
      className="message-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextArea
        label="Message"
        rows={3}
        dir="auto"
        value={body}
        onChange={(event) => type(event.target.value)}
        onKeyDown={sendByKey}
        aria-keyshortcuts="Control+Enter"
        error={at(post.refusals, "body")}
      />
      <ActOutcome of={{ ...post, again: () => whenSent(post.again(), body) }} shown={["body"]} />
      <div className="acts">
        <Button type="submit" look="primary" isWorking={post.isWorking} aria-describedby={keys}>
          Send
        </Button>
        <span id={keys} className="hint for-keys">
          Ctrl and Enter send, too
        </span>
      </div>
    </form>
  );
}
