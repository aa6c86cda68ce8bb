/** One subscription that never misses an event: whatever breaks, it comes back behind the last one that it told. */

import { type Client, createClient } from "graphql-ws";
import { connection, pause } from "../client/connection";
import { textOf } from "../client/documents";
import { config } from "../config";
import { graphql } from "../gql";
import type { FollowSubscription } from "../gql/graphql";
import { expire, goodToken, session } from "../session/session";

const FOLLOW = graphql(`
  subscription Follow($hire: ID, $after: String) {
    hireEvents(hire: $hire, after: $after) {
      id
      cursor
      group
      type
      fromStatus
      toStatus
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
`);

export type LiveEvent = FollowSubscription["hireEvents"];

export interface Following {
  /** Null for all hires that the viewer sees. */
  hire: string | null;
  /** Of the `eventCursor` that was read with the data. */
  after: string;
  onEvent: (event: LiveEvent) => void;
  /** The cursor is too old to go on behind it: everything is to be read anew, with a new cursor. */
  onLost: () => void;
}

const TOKEN_REFUSED = 4403;
const LONGEST_PAUSE = 15_000;
const PING_EVERY = 10_000;
const PONG_WITHIN = 5_000;

/** Gives what ends it. */
export function follow({ hire, after, onEvent, onLost }: Following): () => void {
  let cursor = after;
  let ended = false;
  const { left } = session.get();
  let stop = () => {};

  const keepOn = async () => {
    for (let failures = 0; !ended; failures++) {
      if (failures) await pause(Math.min(LONGEST_PAUSE, 500 * 2 ** failures));
      await connection.until(({ isOnline }) => isOnline);
      const token = await goodToken(left);
      if (ended) return;
      const { returns } = connection.get();
      const end = await once(token, returns, (event) => {
        failures = 0;
        cursor = event.cursor;
        onEvent(event);
      });
      if (connection.get().returns > returns) failures = -1;
      if (end === "refused") expire(token);
      if (end === "lost") return onLost();
    }
  };

  const once = (token: string, returns: number, onNext: (event: LiveEvent) => void) =>
    new Promise<"broken" | "refused" | "lost">((resolve) => {
      const client = socket(token);
      // What the network has left may look open for long.
      const unplug = connection.listen(() => {
        const now = connection.get();
        if (!now.isOnline || now.returns > returns) client.terminate();
      });
      const unsubscribe = client.subscribe<FollowSubscription>(
        { query: textOf(FOLLOW), variables: { hire, after: cursor } },
        {
          next: ({ data }) => data && !ended && onNext(data.hireEvents),
          error: (problem) => resolve(endOf(problem)),
          complete: () => resolve("broken"),
        },
      );
      stop = () => {
        unplug();
        unsubscribe();
        void client.dispose();
      };
    }).finally(() => stop());

  void keepOn().catch((problem: unknown) => {
    if (!left.aborted) throw problem;
  });
  return () => {
    ended = true;
    stop();
  };
}

/** It keeps to one attempt: `follow` tries again, behind the last event rather than behind the first. */
function socket(token: string): Client {
  const url = new URL(config.endpoint, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  // A connection that died in a tunnel says nothing: without an answer to a ping it is given up.
  let silence: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: url.href,
    connectionParams: { Authorization: `Bearer ${token}` },
    retryAttempts: 0,
    keepAlive: PING_EVERY,
    on: {
      ping: (isTheirs) => {
        if (!isTheirs) silence = setTimeout(() => client.terminate(), PONG_WITHIN);
      },
      pong: (isTheirs) => isTheirs && clearTimeout(silence),
      closed: () => clearTimeout(silence),
    },
  });
  return client;
}

function endOf(problem: unknown): "broken" | "refused" | "lost" {
  if (Array.isArray(problem)) return "lost";
  return (problem as CloseEvent).code === TOKEN_REFUSED ? "refused" : "broken";
}
