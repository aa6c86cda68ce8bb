import { useRef } from "react";
import { useKey } from "../shell/keys";
import { type Asked, type View, VIEWS } from "./useAsked";

/** Search and filter above the list. */
export function Filters({ asked }: { asked: Asked }) {
  const search = useRef<HTMLInputElement>(null);
  useKey("/", "Search", () => search.current?.focus());
  return (
    <search className="filters">
      <label className="filter grow">
        <span>Search</span>
        <input
          ref={search}
          className="input"
          type="search"
          autoComplete="off"
          autoCapitalize="none"
          enterKeyHint="search"
          placeholder="Title, number, person, milestone or PO number"
          value={asked.search}
          onChange={(event) => asked.type(event.target.value)}
        />
      </label>
      <label className="filter">
        <span>Show</span>
        <select className="input" value={asked.view} onChange={(event) => asked.show(event.target.value as View)}>
          {Object.entries(VIEWS).map(([view, { label }]) => (
            <option key={view} value={view}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}
