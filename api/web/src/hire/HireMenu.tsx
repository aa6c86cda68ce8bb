import { useState } from "react";
import { isOffered, reasonAgainst } from "../client/permissions";
import { type FragmentType, graphql, unmask } from "../gql";
import type { DocumentFormat, HireMenuFragment } from "../gql/graphql";
import { inPath, navigate } from "../router/router";
import { useViewer } from "../session/viewer";
import { Menu, type MenuAct } from "../ui/Menu";
import { CancelHireDialog, TerminateHireDialog } from "./LeaveHire";

const HIRE_MENU = graphql(`
  fragment HireMenu on Hire {
    id
    title
    rate {
      type
    }
    worker {
      id
      name
    }
    activeContract {
      id
      version
      documentFormats
    }
    latestContract {
      id
      version
      status
      documentFormats
    }
    viewerCanCancel {
      allowed
      reasons {
        code
        message
        path
      }
    }
    viewerCanTerminate {
      allowed
      reasons {
        code
        message
        path
      }
    }
  }
`);

type OnDownload = (contract: string, format: DocumentFormat) => void;

interface Props {
  of: FragmentType<typeof HIRE_MENU>;
  onDownload: OnDownload;
}

/** The menu beside Contract details. */
export function HireMenu({ of, onDownload }: Props) {
  const hire = unmask(HIRE_MENU, of);
  const isContractor = useViewer().worker !== null;
  const [leaving, leave] = useState<"cancel" | "terminate" | null>(null);
  const path = `hires/${inPath(hire.id)}`;
  const acts: MenuAct[] = [
    ...(!isContractor && hire.rate.type === "MILESTONES"
      ? [{ label: "Manage Milestones", onAct: () => navigate(`${path}/milestones`) }]
      : []),
    ...downloads(hire, onDownload),
    { label: "History", onAct: () => navigate(`${path}/history`) },
    ...(isOffered(hire.viewerCanCancel)
      ? [{ label: "Cancel the hire", onAct: () => leave("cancel"), reason: reasonAgainst(hire.viewerCanCancel) }]
      : []),
    ...(isOffered(hire.viewerCanTerminate)
      ? [{ label: "End it early", onAct: () => leave("terminate"), reason: reasonAgainst(hire.viewerCanTerminate) }]
      : []),
  ];
  return (
    <>
      <Menu label="More: contract details" acts={acts}>
        More
      </Menu>
      <CancelHireDialog hire={hire} isOpen={leaving === "cancel"} onClose={() => leave(null)} />
      <TerminateHireDialog hire={hire} isOpen={leaving === "terminate"} onClose={() => leave(null)} />
    </>
  );
}

/** The version in force and the one that is to be signed, each in every layout that it has. */
function downloads({ activeContract, latestContract }: HireMenuFragment, onDownload: OnDownload): MenuAct[] {
  const isAmended = activeContract !== null && latestContract.status === "PENDING_SIGNATURE";
  const versions = isAmended ? [activeContract, latestContract] : [activeContract ?? latestContract];
  return versions.flatMap(({ id, version, documentFormats }) =>
    documentFormats.map((format) => ({
      label: DOCUMENTS[format] + (isAmended ? `, version ${version}` : ""),
      onAct: () => onDownload(id, format),
    })),
  );
}

const DOCUMENTS: Record<DocumentFormat, string> = {
  STANDARD: "Download contract",
  CUSTOM: "Download company layout",
};
