import type { ReactNode } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import type { NextStepsFragment } from "../gql/graphql";
import { Due } from "../hires/Due";
import { RequestPayment } from "../requests/RequestPayment";
import { inPath, Link } from "../router/router";
import { useViewer } from "../session/viewer";
import { moneyText } from "../ui/Money";
import { EndHire } from "./EndHire";
import { OfferHire } from "./OfferHire";

const NEXT_STEPS = graphql(`
  fragment NextSteps on Hire {
    id
    status
    company {
      id
      name
    }
    worker {
      id
      name
    }
    latestContract {
      id
      version
      status
      viewerCanSign {
        allowed
      }
    }
    undecided: paymentRequests(first: 1, statuses: [PENDING]) {
      edges {
        node {
          id
          amount {
            amount
            currency
          }
          milestone {
            id
            name
          }
          viewerCanApprove {
            allowed
          }
        }
      }
      totalCount
    }
    due: milestones(first: 1, filter: { statuses: [IN_PROGRESS] }) {
      edges {
        node {
          id
          name
          dueDate
          isOverdue
          viewerCanRequestPayment {
            allowed
          }
          ...RequestPayment
        }
      }
    }
    viewerCanEnd {
      allowed
    }
    ...OfferHire
    ...EndHire
  }
`);

interface Step {
  says: ReactNode;
  act?: ReactNode;
}

/** Who has to act next, in words, and the button for it where that is the viewer. */
export function NextSteps({ of }: { of: FragmentType<typeof NEXT_STEPS> }) {
  const hire = unmask(NEXT_STEPS, of);
  const isContractor = useViewer().worker !== null;
  const steps = stepsOf(hire, isContractor);
  return (
    <ul className="next-steps" aria-label="What is next">
      {steps.map(({ says, act }, index) => (
        <li key={index} className={act ? "next-step mine" : "next-step"}>
          <p>{says}</p>
          {act}
        </li>
      ))}
    </ul>
  );
}

/** What the viewer has to do stands first. */
function stepsOf(hire: NextStepsFragment, isContractor: boolean): Step[] {
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
      the request for <bdi>{request.milestone.name}</bdi>, {moneyText(request.amount)}
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
