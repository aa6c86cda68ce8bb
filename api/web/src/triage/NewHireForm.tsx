import { useMemo, useState } from "react";
import { at, type Refusal } from "../client/userErrors";
import { useAct } from "../client/useAct";
import { graphql } from "../gql";
import type { RateType } from "../gql/graphql";
import { errorsByRow } from "../milestones/edit/save";
import { inPath, navigate } from "../router/router";
import { ActOutcome } from "../ui/ActOutcome";
import { Button } from "../ui/Button";
import { Field, TextArea } from "../ui/Field";
import { useFirstWrong } from "../ui/useFirstWrong";
import { inputOf, type NewHire, rowsByPath, unsendable } from "./newHire";
import { NotOffered } from "./NotOffered";
import { RateChoice, type OfferedRate } from "./RateChoice";
import { RateFields } from "./RateFields";
import { useNewHire } from "./useNewHire";
import { Discard } from "../milestones/edit/Discard";
import { WorkerChoice } from "./WorkerChoice";

const CREATE = graphql(`
  mutation CreateDirectHire($input: CreateDirectHireInput!) {
    createDirectHire(input: $input) {
      hire {
        id
        number
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const OFFER = graphql(`
  mutation OfferNewHire($input: OfferHireInput!) {
    offerHire(input: $input) {
      hire {
        id
        status
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const SHOWN = ["worker", "title", "description", "startDate", "endDate", "classification", "payroll", "rate.*"];

interface Props {
  company: { id: string; currency: string };
  rates: readonly OfferedRate[];
  needsPurchaseOrder: boolean;
}

/** A hire of somebody whom the company knows: saved as a draft, or offered at once. */
export function NewHireForm({ company, rates, needsPurchaseOrder }: Props) {
  const { hire, isDirty, set, act, forget } = useNewHire(firstOf(rates));
  const create = useAct(CREATE);
  const offer = useAct(OFFER);
  const [pressed, press] = useState<{ hire: NewHire; wrong: readonly Refusal[]; isOffered: boolean } | null>(null);
  const [draft, saved] = useState<string | null>(null);
  const refusals = pressed?.wrong.length ? pressed.wrong : create.refusals;
  const errors = useMemo(() => errorsByRow(refusals, pressed ? rowsByPath(pressed.hire) : new Map()), [refusals, pressed]);
  const form = useFirstWrong<HTMLFormElement>(refusals);
  const isWorking = create.isWorking || offer.isWorking;

  const open = (id: string) => navigate(`hires/${inPath(id)}`);
  const offered = (payload: object | null, id: string) => payload && open(id);
  const created = async (payload: Awaited<ReturnType<typeof create.again>>, isOffered: boolean) => {
    if (!payload?.hire) return;
    const { id } = payload.hire;
    forget();
    if (!isOffered) return open(id);
    saved(id);
    offered(await offer.press({ hire: id }), id);
  };
  const onSave = async (isOffered: boolean) => {
    const wrong = unsendable(hire, needsPurchaseOrder);
    press({ hire, wrong, isOffered });
    if (wrong.length) return create.reset();
    await created(await create.press(inputOf(company.id, hire)), isOffered);
  };
  const field = (name: "title" | "description" | "startDate" | "endDate") => ({
    value: hire[name],
    error: at(refusals, name),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });

  if (draft) return <NotOffered offer={offer} id={draft} onAgain={async () => offered(await offer.again(), draft)} />;
  return (
    <form
      className="new-hire"
      ref={form}
      aria-label="New hire"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(false);
      }}
    >
      <WorkerChoice company={company.id} value={hire.worker} error={at(refusals, "worker")} onChoose={(worker) => set({ worker })} />
      <Field label="Title" dir="auto" aria-required {...field("title")} />
      <TextArea label="Description (optional)" dir="auto" {...field("description")} />
      <div className="new-hire-dates">
        <Field label="First day (optional)" type="date" {...field("startDate")} />
        <Field label="Last day (optional)" type="date" {...field("endDate")} />
      </div>
      <RateChoice rates={rates} value={hire.rate} onChange={(rate: RateType) => set({ rate })} />
      <RateFields {...{ hire, set, act, errors, refusals, needsPurchaseOrder }} currency={company.currency} />
      <ActOutcome
        of={{ ...create, again: async () => created(await create.again(), pressed!.isOffered) }}
        shown={SHOWN}
      />
      <p className="hint">
        A draft is seen by your company alone. An offer goes to the contractor at once, to be read and signed.
      </p>
      <div className="acts">
        <Button type="submit" isWorking={isWorking && !pressed?.isOffered}>
          Save draft
        </Button>
        <Button look="primary" isWorking={isWorking && !!pressed?.isOffered} onPress={() => void onSave(true)}>
          Offer
        </Button>
        {isDirty && (
          <Discard isDirty onDiscard={forget}>
            What you typed of this hire is gone then.
          </Discard>
        )}
      </div>
    </form>
  );
}

/** Milestones, where they may be chosen. */
function firstOf(rates: readonly OfferedRate[]): RateType {
  const open = rates.filter(({ available }) => available.allowed).map(({ type }) => type);
  return open.includes("MILESTONES") ? "MILESTONES" : (open[0] ?? "MILESTONES");
}
