import { graphql } from "../gql";

/** All that a decision changes: the request, its milestone, and who has to act next. */
export const DECIDED_REQUEST = graphql(`
  fragment DecidedRequest on PaymentRequest {
    id
    ...RequestRow
    milestone {
      id
      ...MilestoneRow
    }
    hire {
      id
      ...NextSteps
      progress {
        ...MilestoneTotal
      }
    }
  }
`);
