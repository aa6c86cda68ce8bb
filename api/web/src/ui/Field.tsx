import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from "react";

interface Said {
  label: string;
  /** What is expected, said before it goes wrong. */
  hint?: ReactNode;
  /** Of `at(refusals, …)`: stands at the field, and is read out with it. */
  error?: string | undefined;
  /** In a table whose column names it: seen by screen readers alone. */
  isLabelHidden?: boolean;
}

type InputProps = Said & InputHTMLAttributes<HTMLInputElement>;
type AreaProps = Said & TextareaHTMLAttributes<HTMLTextAreaElement>;

/** One line of text, a date or an amount. */
export function Field({ label, hint, error, isLabelHidden, ...rest }: InputProps) {
  const id = useId();
  return (
    <Around {...{ id, label, hint, error, isLabelHidden }}>
      <input id={id} className="input" {...described(id, hint, error)} {...rest} />
    </Around>
  );
}

/** Several lines of text. */
export function TextArea({ label, hint, error, isLabelHidden, ...rest }: AreaProps) {
  const id = useId();
  return (
    <Around {...{ id, label, hint, error, isLabelHidden }}>
      <textarea id={id} className="input" rows={4} {...described(id, hint, error)} {...rest} />
    </Around>
  );
}

function Around({ id, label, hint, error, isLabelHidden, children }: Said & { id: string; children: ReactNode }) {
  return (
    <div className={error ? "field wrong" : "field"}>
      <label htmlFor={id} className={isLabelHidden ? "unseen" : undefined}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
    </div>
  );
}

function described(id: string, hint: ReactNode, error: string | undefined) {
  const by = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { "aria-describedby": by || undefined, "aria-invalid": error ? true : undefined };
}
