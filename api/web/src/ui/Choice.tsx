import { type ReactNode, useId } from "react";

export interface Option<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  /** Why it cannot be taken; it is shown beside it. */
  reason?: string | undefined;
}

interface Props<Value extends string> {
  label: ReactNode;
  value: Value | null;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
}

/** One of a few, as radio buttons. */
export function Choice<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  const id = useId();
  return (
    <div className="choice" role="radiogroup" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <div className="choice-options">
        {options.map((option) => (
          <label key={option.value} className={option.reason ? "radio closed" : "radio"}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={!!option.reason}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {(option.reason ?? option.hint) && <small>{option.reason ?? option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}
