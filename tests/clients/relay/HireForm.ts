import { graphql } from "relay-runtime";

export const query = graphql`
  query HireFormQuery($id: ID!) {
    hire(id: $id) {
      id
      version
      milestones(first: 50) {
        edges {
          node {
            id
            name
            dueDate
            amount {
              amount
            }
            isLocked
          }
        }
      }
    }
  }
`;

export const mutation = graphql`
  mutation HireFormMutation($input: EditMilestonesInput!) {
    editMilestones(input: $input) {
      hire {
        id
        version
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`;
