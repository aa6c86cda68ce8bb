import { usePageTitle } from "../router/router";
import { useViewer } from "../session/viewer";
import { CompanyHome } from "./CompanyHome";
import { ContractorHome } from "./ContractorHome";
import "../requests/requests.css";
import "./hires.css";

/** The first page of both sides: what waits for the viewer, then their hires. */
export function HiresPage() {
  usePageTitle("Hires");
  return useViewer().worker ? <ContractorHome /> : <CompanyHome />;
}
