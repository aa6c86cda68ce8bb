import { useQuery } from "urql";
import { graphql } from "../gql";
import { Link } from "../router/router";
import { useViewer } from "../session/viewer";

const MAY_HIRE = graphql(`
  query MayHire($company: ID!) {
    jobTriage(company: $company) {
      options {
        route
        rates {
          type
          available {
            allowed
          }
        }
      }
    }
  }
`);

/** To Job Triage, for whom any route is open. */
export function NewHireLink() {
  const company = useViewer().company;
  const [{ data }] = useQuery({ query: MAY_HIRE, variables: { company: company?.id ?? "" }, pause: company === null });
  const isOpen = data?.jobTriage.options.some(({ rates }) => rates.some(({ available }) => available.allowed));
  if (!isOpen) return null;
  return (
    <Link to="hires/new" className="button primary">
      New hire
    </Link>
  );
}
