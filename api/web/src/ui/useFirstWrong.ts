import { type RefObject, useEffect, useRef } from "react";
import type { Refusal } from "../client/userErrors";

/** The ref of a form: whenever there are new refusals, the first field that is wrong gets the focus. */
export function useFirstWrong<Form extends HTMLElement>(refusals: readonly Refusal[]): RefObject<Form | null> {
  const form = useRef<Form>(null);
  useEffect(() => {
    if (refusals.length) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  return form;
}
