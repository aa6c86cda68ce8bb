import { useCallback, useRef, useState } from "react";
import { type TypedDocumentNode, useClient } from "urql";
import { randomText } from "../random";
import { connection } from "./connection";
import { type ProblemTold, problemOf } from "./problems";
import type { Refusal } from "./userErrors";

export type ActState =
  | { is: "idle" }
  /** It is under way; where an answer was lost, it is sent again by itself, with the same key. */
  | { is: "working" }
  /** There is no network: it waits only if the person says so. */
  | { is: "offline" }
  | { is: "done" }
  | { is: "refused"; refusals: readonly Refusal[] }
  | { is: "failed"; problem: ProblemTold };

interface Payload {
  userErrors: readonly Refusal[];
}
type Variables<Input> = { input: Input & { idempotencyKey?: string | null } };

export interface Act<Input, Result> {
  state: ActState;
  refusals: readonly Refusal[];
  isWorking: boolean;
  /** One press of a button: a new key. Gives the payload, or null where it was refused or failed. */
  press: (input: Omit<Input, "idempotencyKey">) => Promise<Result | null>;
  /** What failed or waits for the network, once more, with the key that it had. */
  again: () => Promise<Result | null>;
  /** As if it had never been pressed. */
  reset: () => void;
}

/** A mutation behind a button. Its one root field is its payload. `isKeyed` is false where its input takes no key. */
export function useAct<Data extends object, Input extends object>(
  document: TypedDocumentNode<Data, Variables<Input>>,
  { isKeyed = true } = {},
): Act<Input, PayloadOf<Data>> {
  const client = useClient();
  const [state, setState] = useState<ActState>({ is: "idle" });
  const pressed = useRef<Variables<Input> | null>(null);
  // Beside the state: Enter, pressed twice, comes before a new state is seen.
  const isUnderWay = useRef(false);

  const again = useCallback(async () => {
    if (pressed.current === null || isUnderWay.current) return null;
    isUnderWay.current = true;
    setState({ is: "working" });
    await connection.until(({ isOnline }) => isOnline);
    const { data, error } = await client.mutation(document, pressed.current).toPromise();
    isUnderWay.current = false;
    if (error || !data) {
      setState({ is: "failed", problem: problemOf(error!) });
      return null;
    }
    const payload = Object.entries(data).find(([name]) => name !== "__typename")![1] as Payload;
    const { userErrors } = payload;
    setState(userErrors.length ? { is: "refused", refusals: userErrors } : { is: "done" });
    return userErrors.length ? null : (payload as unknown as PayloadOf<Data>);
  }, [client, document]);

  const press = useCallback(
    async (input: Omit<Input, "idempotencyKey">) => {
      if (isUnderWay.current) return null;
      const key = isKeyed && { idempotencyKey: randomText() };
      pressed.current = { input: { ...input, ...key } as Variables<Input>["input"] };
      if (connection.get().isOnline) return again();
      setState({ is: "offline" });
      return null;
    },
    [again, isKeyed],
  );

  return {
    state,
    refusals: state.is === "refused" ? state.refusals : NONE,
    isWorking: state.is === "working",
    press,
    again,
    reset: useCallback(() => setState({ is: "idle" }), []),
  };
}

const NONE: readonly Refusal[] = [];

type PayloadOf<Data> = NonNullable<Data[Exclude<keyof Data, "__typename">]>;
