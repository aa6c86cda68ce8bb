import type { ReactNode } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";

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
  return (
    <RadioGroup className="choice" value={value} onChange={(chosen) => onChange(chosen as Value)}>
      <Label>{label}</Label>
      <div className="choice-options">
        {options.map((option) => (
          <Radio key={option.value} className="radio" value={option.value} isDisabled={!!option.reason}>
            <span className="radio-dot" aria-hidden="true" />
            <span>
              {option.label}
              {(option.reason ?? option.hint) && <small>{option.reason ?? option.hint}</small>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
