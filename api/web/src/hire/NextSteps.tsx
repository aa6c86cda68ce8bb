import { type FragmentType, graphql, unmask } from "../gql";
import { useViewer } from "../session/viewer";
import { stepsOf } from "./stepsOf";

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
