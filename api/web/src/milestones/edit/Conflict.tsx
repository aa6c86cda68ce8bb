import { Fragment, type ReactNode, useState } from "react";
import { groupedAmount } from "../../ui/amounts";
import { Button } from "../../ui/Button";
import { Choice } from "../../ui/Choice";
import { Day } from "../../ui/Time";
import type { Clash, Meanwhile, Pick, Picks, Taken } from "./meanwhile";
import { FIELD_WORDS } from "./values";
import { WhatOthersDid } from "./WhatOthersDid";

interface Props {
  hire: string;
  /** The event that was the last one when the form was opened. */
  after: string;
  meanwhile: Meanwhile;
  onSettled: (picks: Picks) => void;
}

/** Somebody saved while the form was open: what that was, and for each field that both changed, whose it shall be. */
export function Conflict({ hire, after, meanwhile: { clashes, taken }, onSettled }: Props) {
  const [picks, pick] = useState<Picks>({});
  const [isAsked, ask] = useState(false);
  const open = clashes.filter(({ id }) => !picks[id]);
  return (
    <section className="conflict" aria-labelledby="conflict">
      <h2 id="conflict" tabIndex={-1}>
        Saved by somebody else while you were editing
      </h2>
      <WhatOthersDid hire={hire} after={after} />
      {taken.length > 0 && <TakenOver of={taken} />}
      {clashes.length > 0 && <p>Both of you changed these. Choose for each:</p>}
      {clashes.map((clash) => (
        <ClashChoice
          key={clash.id}
          of={clash}
          picked={picks[clash.id] ?? null}
          onPick={(whose) => pick({ ...picks, [clash.id]: whose })}
        />
      ))}
      {!clashes.length && <p>Nothing that you typed is touched by it.</p>}
      {isAsked && open.length > 0 && (
        <p className="error" role="alert">
          Choose first: {open.map((clash, index) => [index ? "; " : "", <Fragment key={clash.id}>{titleOf(clash)}</Fragment>])}.
        </p>
      )}
      <Button look="primary" onPress={() => (open.length ? ask(true) : onSettled(picks))}>
        Go on editing with this
      </Button>
    </section>
  );
}

function ClashChoice({ of, picked, onPick }: { of: Clash; picked: Pick | null; onPick: (whose: Pick) => void }) {
  const told = toldOf(of);
  const options = [
    { value: "theirs" as const, label: <>Theirs: {told(of.theirs)}</> },
    { value: "mine" as const, label: <>Yours: {told(of.mine)}</> },
  ];
  return (
    <div className="clash">
      <Choice label={titleOf(of)} value={picked} options={options} onChange={onPick} />
      <small>It was {told(of.was)}.</small>
    </div>
  );
}

function TakenOver({ of }: { of: readonly Taken[] }) {
  return (
    <>
      <p>Not touched by you, so it is taken over:</p>
      <ul className="taken">
        {of.map((one) => (
          <TakenItem key={one.id} of={one} />
        ))}
      </ul>
    </>
  );
}

function TakenItem({ of }: { of: Taken }) {
  const told = toldOf(of);
  return (
    <li>
      {titleOf(of)}: {of.was && <>{told(of.was)} → </>}
      {told(of.theirs)}
    </li>
  );
}

function titleOf({ name, field }: Taken): ReactNode {
  return (
    <>
      <bdi>{name}</bdi>
      {field !== "presence" && `, ${FIELD_WORDS[field]}`}
    </>
  );
}

/** Values as people read them. */
function toldOf({ field }: Taken): (value: string) => ReactNode {
  return (value) => {
    if (!value) return "none";
    if (field === "dueDate") return <Day of={value} />;
    return <bdi>{field === "amount" ? groupedAmount(value) : value}</bdi>;
  };
}
