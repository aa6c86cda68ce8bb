import { type ReactNode, useId } from "react";
import { useLit } from "../live/Live";
import { Link } from "../router/router";
import { Empty } from "../ui/Empty";

export interface WaitingItem {
  /** The global id of what waits. */
  id: string;
  to: string;
  title: ReactNode;
  text: ReactNode;
  act: string;
  isLate?: boolean;
}

/** More of a kind than is shown, and where all of them are. */
export interface MoreWaiting {
  count: number;
  words: string;
  to: string;
}

interface Props {
  items: readonly WaitingItem[];
  more: readonly MoreWaiting[];
}

/** What waits for the viewer, the most urgent first. */
export function Waiting({ items, more }: Props) {
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">Waiting for you</h2>
      {items.length ? (
        <ul className="waiting">
          {items.map((item, index) => (
            <Item key={item.id} {...item} isFirst={index === 0} />
          ))}
        </ul>
      ) : (
        <Empty title="Nothing waits for you." />
      )}
      {more.map(
        ({ count, words, to }) =>
          count > 0 && (
            <Link key={to} to={to}>
              {count} more {words}
            </Link>
          ),
      )}
    </section>
  );
}

function Item({ id, to, title, text, act, isLate = false, isFirst }: WaitingItem & { isFirst: boolean }) {
  const told = useId();
  return (
    <li className={`waiting-item ${useLit(id)}`}>
      <div>
        <p id={told} className="waiting-title">
          {title}
        </p>
        <p className={isLate ? "overdue" : "quiet"}>{text}</p>
      </div>
      <Link to={to} className={`button ${isFirst ? "primary" : "plain"}`} aria-describedby={told}>
        {act}
      </Link>
    </li>
  );
}
