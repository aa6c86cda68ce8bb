import { type FragmentType, graphql, unmask } from "../gql";
import { MilestoneList } from "../milestones/MilestoneList";
import { RequestPayment } from "../requests/RequestPayment";
import { inPath, Link } from "../router/router";
import { useViewer } from "../session/viewer";

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
  const isContractor = useViewer().worker !== null;
  if (hire.rate.type !== "MILESTONES") return null;
  const asked = new Map(hire.asked.edges.map(({ node }) => [node.id, node]));
  return (
    <section aria-labelledby="milestones">
      <div className="section-head">
        <h2 id="milestones">Milestones</h2>
        {!isContractor && (
          <Link to={`hires/${inPath(hire.id)}/milestones`} className="button quiet">
            Manage
          </Link>
        )}
      </div>
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
