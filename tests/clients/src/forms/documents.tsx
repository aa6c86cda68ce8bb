// Where components stand is where codegen has to find their documents: below folders, and in .tsx.
import { graphql } from "../../generated/index.ts";

export const Hires = graphql(`
  query Hires {
    hires(first: 50, filter: { statuses: [ACTIVE], rateType: MILESTONES }) {
      edges { node { id version milestones(first: 50) { edges { node { id name dueDate isLocked amount { amount currency } } } } } }
    }
  }
`);

export const SaveMilestones = graphql(`
  mutation SaveMilestones($input: EditMilestonesInput!) {
    editMilestones(input: $input) {
      hire { id version }
      contract { id version status }
      userErrors { code message path }
    }
  }
`);
