import { useQuery } from "urql";
import { graphql } from "../gql";
import { usePageTitle, usePlace } from "../router/router";
import { useViewer } from "../session/viewer";
import { Back } from "../ui/Back";
import { Empty } from "../ui/Empty";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { FindTalent } from "./FindTalent";
import { NewHireForm } from "./NewHireForm";
import { Triage } from "./Triage";
import "../milestones/milestones.css";
import "../milestones/edit/edit.css";
import "./triage.css";

const NEW_HIRE = graphql(`
  query NewHire($company: ID!) {
    jobTriage(company: $company) {
      requirePurchaseOrderNumber
      options {
        route
        ...TriageCard
        rates {
          type
          available {
            allowed
            reasons {
              code
              message
            }
          }
        }
      }
    }
  }
`);

/** How somebody is to be found, and then the hire itself. */
export function NewHirePage() {
  usePageTitle("New hire");
  const company = useViewer().company;
  const route = usePlace().query.get("route");
  const [{ data, error }, read] = useQuery({
    query: NEW_HIRE,
    variables: { company: company?.id ?? "" },
    pause: company === null,
  });
  const option = data?.jobTriage.options.find((each) => pathOf(each.route) === route);
  const isDirect = option?.route === "DIRECT_HIRE";
  return (
    <>
      <div className="page-top">
        {option ? <Back to="hires/new">Hire in another way</Back> : <Back to="">Back to the hires</Back>}
        <h1>{option ? (isDirect ? "New direct hire" : "New job post") : "New hire"}</h1>
      </div>
      {company === null && <Empty title="Only members of a company hire." />}
      {error && !data && <Problem of={error} onAgain={() => read({ requestPolicy: "network-only" })} />}
      {company && !data && !error && <Skeleton lines={6} />}
      {data && !option && <Triage of={data.jobTriage.options} />}
      {option && company && isDirect && (
        <NewHireForm
          company={company}
          rates={option.rates}
          needsPurchaseOrder={data!.jobTriage.requirePurchaseOrderNumber}
        />
      )}
      {option && company && !isDirect && <FindTalent company={company.id} rates={option.rates} />}
    </>
  );
}

/** "direct-hire": what stands in the address. */
function pathOf(route: string): string {
  return route.toLowerCase().replace("_", "-");
}
