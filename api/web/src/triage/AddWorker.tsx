import { type FormEvent, useState } from "react";
import { at } from "../client/userErrors";
import { useAct } from "../client/useAct";
import { graphql } from "../gql";
import type { EngagementType } from "../gql/graphql";
import { ActOutcome } from "../ui/ActOutcome";
import { Button } from "../ui/Button";
import { Choice } from "../ui/Choice";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { useFirstWrong } from "../ui/useFirstWrong";

const ADD_WORKER = graphql(`
  mutation AddWorker($input: AddWorkerInput!) {
    addWorker(input: $input) {
      worker {
        id
        name
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const ENGAGEMENTS = [
  { value: "INDEPENDENT_CONTRACTOR" as const, label: "Independent contractor", hint: "May be hired by milestones" },
  { value: "PAYROLL" as const, label: "On the payroll", hint: "Other rates only" },
];

interface Props {
  company: string;
  onAdded: (worker: string) => void;
}

/** Somebody whom the company may hire from now on. */
export function AddWorker({ company, onAdded }: Props) {
  const [isOpen, open] = useState(false);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [engagementType, engage] = useState<EngagementType>("INDEPENDENT_CONTRACTOR");
  const add = useAct(ADD_WORKER, { isKeyed: false });
  const form = useFirstWrong<HTMLFormElement>(add.refusals);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // The form behind the dialog is a parent in React's tree, and must not be sent with it.
    event.stopPropagation();
    const payload = await add.press({ company, name, email, engagementType });
    if (!payload?.worker) return;
    open(false);
    onAdded(payload.worker.id);
  };
  return (
    <>
      <Button look="quiet" onPress={() => open(true)}>
        Somebody new …
      </Button>
      <Dialog title="Add somebody to hire" isOpen={isOpen} onClose={() => open(false)}>
        <form className="add-worker" ref={form} onSubmit={(event) => void submit(event)}>
          <Field label="Name" autoFocus value={name} error={at(add.refusals, "name")} dir="auto" onChange={(event) => setName(event.target.value)} />
          <Field
            label="Email address"
            type="text"
            inputMode="email"
            value={email}
            error={at(add.refusals, "email")}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Choice label="How you engage them" value={engagementType} options={ENGAGEMENTS} onChange={engage} />
          <ActOutcome of={add} shown={["name", "email"]} />
          <div className="acts">
            <Button look="primary" type="submit" isWorking={add.isWorking}>
              Add
            </Button>
            <Button onPress={() => open(false)}>Cancel</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
