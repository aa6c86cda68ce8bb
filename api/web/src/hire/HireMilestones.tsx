import { type FragmentType, graphql, unmask } from "../gql";
import { MilestoneList } from "../milestones/MilestoneList";
import { RequestPayment } from "../requests/RequestPayment";

const HIRE_MILESTONES = graphql(`
  fragment HireMilestones on Hire {
    id
    rate {
      type
    }
    ...MilestoneList
    asked: milestones(first: 200) {
      edges {
        node {
          id
          ...RequestPayment
        }
      }
    }
  }
`);

/** The milestones, to be read; the contractor asks for their payment here. */
export function HireMilestones({ of }: { of: FragmentType<typeof HIRE_MILESTONES> }) {
  const hire = unmask(HIRE_MILESTONES, of);
  if (hire.rate.type !== "MILESTONES") return null;
  const asked = new Map(hire.asked.edges.map(({ node }) => [node.id, node]));
  return (
    <section aria-labelledby="milestones">
      <h2 id="milestones">Milestones</h2>
      <MilestoneList
        of={hire}
        actOn={(id) => {
          const milestone = asked.get(id);
          return milestone && <RequestPayment of={milestone} />;
        }}
      />
    </section>
  );
}
