import type { ReactNode } from "react";
import type { NextStepsFragment } from "../gql/graphql";
import { Due } from "../hires/Due";
import { RequestPayment } from "../requests/RequestPayment";
import { inPath, Link } from "../router/router";
import { Money } from "../ui/Money";
import { EndHire } from "./EndHire";
import { OfferHire } from "./OfferHire";

interface Step {
  says: ReactNode;
  act?: ReactNode;
}

/** What the viewer has to do stands first. */
export function stepsOf(hire: NextStepsFragment, isContractor: boolean): Step[] {
  if (hire.status === "DRAFT") return [draft(hire)];
  if (hire.status !== "OFFERED" && hire.status !== "ACTIVE") return [OVER];
  const steps = [signature, decision, ending].map((step) => step(hire)).filter((step) => step !== null);
  const going = work(hire, isContractor);
  if (!steps.length || (isContractor && going.act)) steps.push(going);
  return steps.sort((one, other) => Number(!one.act) - Number(!other.act));
}

const OVER: Step = { says: "It is over: nobody has to do anything." };

function draft(hire: NextStepsFragment): Step {
  const says = (
    <>
      <bdi>{hire.worker.name}</bdi> sees nothing of it until it is offered.
    </>
  );
  return { says, act: <OfferHire of={hire} /> };
}

function signature({ id, latestContract, worker }: NextStepsFragment): Step | null {
  const { version, status, viewerCanSign } = latestContract;
  if (status !== "PENDING_SIGNATURE") return null;
  if (!viewerCanSign.allowed) {
    const says = (
      <>
        <bdi>{worker.name}</bdi> has to read and sign version {version}.
      </>
    );
    return { says };
  }
  const act = (
    <Link to={`hires/${inPath(id)}/sign/${inPath(latestContract.id)}`} className="button primary">
      Read and sign
    </Link>
  );
  return { says: `Version ${version} waits for your signature.`, act };
}

function decision({ undecided, company }: NextStepsFragment): Step | null {
  const request = undecided.edges[0]?.node;
  if (!request) return null;
  const isOne = undecided.totalCount === 1;
  const what = isOne ? (
    <>
      the request for <bdi>{request.milestone.name}</bdi>, <Money of={request.amount} />
    </>
  ) : (
    `${undecided.totalCount} payment requests`
  );
  if (!request.viewerCanApprove.allowed) {
    const says = (
      <>
        <bdi>{company.name}</bdi> has to decide {what}.
      </>
    );
    return { says };
  }
  const act = (
    <a href={`#${request.id}`} className="button plain">
      Review
    </a>
  );
  return { says: <>You have to decide {what}.</>, act };
}

function ending(hire: NextStepsFragment): Step | null {
  if (!hire.viewerCanEnd.allowed) return null;
  return { says: "Every milestone is completed: the hire can be ended.", act: <EndHire of={hire} /> };
}

function work({ due, worker, company }: NextStepsFragment, isContractor: boolean): Step {
  const milestone = due.edges[0]?.node;
  const other = isContractor ? company.name : worker.name;
  if (!milestone) {
    const goes = (
      <>
        The work with <bdi>{other}</bdi> goes on.
      </>
    );
    return { says: goes };
  }
  const says = (
    <>
      {isContractor ? (
        "Your next milestone: "
      ) : (
        <>
          <bdi>{other}</bdi> works on{" "}
        </>
      )}
      <bdi>{milestone.name}</bdi>, <Due milestone={milestone} />.
    </>
  );
  return milestone.viewerCanRequestPayment.allowed
    ? { says, act: <RequestPayment of={milestone} look="primary" /> }
    : { says };
}
