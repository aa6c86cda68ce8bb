import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useViewer } from "../session/viewer";
import { patiently } from "../later";
import type { Following, LiveEvent } from "./follow";
import { sentenceOf } from "./sentences";

/** What somebody else did, just now. */
export interface News {
  group: string;
  sentence: ReactNode;
  /** Global ids of the hire, the milestones and versions that it is about. */
  about: ReadonlySet<string>;
}

const Context = createContext<News | null>(null);

/** How long a change by somebody else is lit up. */
const LIT_MS = 6000;
/** Events of one group come one by one: so long the first of them waits for the others. */
const GATHERED_MS = 60;

interface Props {
  /** Null for all hires that the viewer sees. */
  hire: string | null;
  /** The `eventCursor` that was read with the data; undefined until it was. */
  after: string | undefined;
  /** Reads the page's data anew, from the network. */
  reread: () => void;
  children: ReactNode;
}

/** The one subscription of a page: it is read anew once for each group of events, and says what others did. */
export function Live({ hire, after, reread, children }: Props) {
  const viewer = useViewer();
  const [news, tell] = useState<News | null>(null);
  // An object: to begin again behind the same cursor is a new beginning, too.
  const [start, restart] = useState<{ after: string } | null>(null);
  const latest = useRef({ reread, after });
  latest.current = { reread, after };
  if (start === null && after !== undefined) restart({ after });

  useEffect(() => {
    if (start === null) return;
    let gathered: LiveEvent[] = [];
    const pass = () => {
      const others = gathered.filter(({ actor }) => actor?.id !== viewer.id);
      gathered = [];
      if (others.length) tell(newsOf(others));
      latest.current.reread();
    };
    return begin({
      hire,
      after: start.after,
      onEvent: (event) => {
        if (!gathered.length) setTimeout(pass, GATHERED_MS);
        gathered.push(event);
      },
      onLost: () => {
        latest.current.reread();
        setTimeout(() => restart({ after: latest.current.after! }), 1000);
      },
    });
  }, [hire, start, viewer.id]);

  // Counted from when the page shows it: `after` moves with what was read anew.
  useEffect(() => {
    const timer = setTimeout(() => tell(null), LIT_MS);
    return () => clearTimeout(timer);
  }, [news, after]);

  return <Context value={news}>{children}</Context>;
}

/** The class of a row that somebody else has just changed. */
export function useLit(...ids: string[]): string {
  const news = useContext(Context);
  return news && ids.some((id) => news.about.has(id)) ? "lit" : "";
}

/** Says what somebody else did, quietly, and is read out. */
export function LiveNews() {
  const news = useContext(Context);
  return (
    <p className="live-news" role="status">
      {news && <>{news.sentence}, just now</>}
    </p>
  );
}

/** The page is read before it is followed: what that takes is loaded behind it. */
function begin(following: Following): () => void {
  let stop: (() => void) | null = () => {};
  void patiently(() => import("./follow")).then(({ follow }) => {
    if (stop) stop = follow(following);
  });
  return () => {
    stop?.();
    stop = null;
  };
}

function newsOf(events: readonly LiveEvent[]): News {
  const about = events.flatMap(({ hire, milestone, contract }) => [hire.id, milestone?.id, contract?.id]);
  const told = events.find(({ milestone }) => milestone) ?? events[0]!;
  return {
    group: told.group,
    sentence: sentenceOf(told),
    about: new Set(about.filter((id) => id !== undefined)),
  };
}
