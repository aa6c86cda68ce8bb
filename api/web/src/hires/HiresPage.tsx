import { usePageTitle } from "../router/router";
import { useViewer } from "../session/viewer";
import { Empty } from "../ui/Empty";
import { CompanyHome } from "./CompanyHome";
import { ContractorHome } from "./ContractorHome";
import "../requests/requests.css";
import "./hires.css";

/** The first page of both sides: what waits for the viewer, then their hires. */
export function HiresPage() {
  usePageTitle("Hires");
  const { worker, company } = useViewer();
  if (worker) return <ContractorHome />;
  return company ? <CompanyHome /> : <Outsider />;
}

/** Those who run the service belong to no side: what they do has no page here. */
function Outsider() {
  return (
    <>
      <h1>Hires</h1>
      <Empty title="You belong to no company, so you see no hires." />
    </>
  );
}
