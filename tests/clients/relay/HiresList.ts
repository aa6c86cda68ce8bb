import { graphql } from "relay-runtime";

export const query = graphql`
  query HiresListQuery($id: ID!) {
    node(id: $id) {
      ...HiresList_hire
    }
  }
`;

export const fragment = graphql`
  fragment HiresList_hire on Hire
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
  @refetchable(queryName: "HiresListPaginationQuery") {
    title
    milestones(first: $count, after: $cursor) @connection(key: "HiresList_milestones") {
      edges {
        node {
          id
          name
          status
        }
      }
    }
  }
`;
