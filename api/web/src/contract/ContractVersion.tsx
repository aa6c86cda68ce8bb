import { type FragmentType, graphql, unmask } from "../gql";
import { LiveNews } from "../live/Live";
import { inPath, Link, usePageTitle } from "../router/router";
import { Agreement } from "./Agreement";
import { ContractFiles } from "./ContractFiles";
import { ExactText } from "./ExactText";
import { SignForm } from "./SignForm";
import { useFingerprint } from "./useFingerprint";
import { VersionStanding } from "./VersionStanding";
import { WhatChanged } from "./WhatChanged";

const VERSION = graphql(`
  fragment ContractVersion on Contract {
    id
    version
    status
    content
    hire {
      id
      number
      title
      company {
        id
        name
      }
    }
    ...VersionStanding
    ...WhatChanged
    ...ExactText
    ...ContractFiles
    ...SignForm
  }
`);

interface Props {
  of: FragmentType<typeof VERSION>;
  onReread: () => void;
}

/** What changed, what it says, its exact text and hash, its documents; and at the end the place for a name. */
export function ContractVersion({ of, onReread }: Props) {
  const contract = unmask(VERSION, of);
  const { version, status, content, hire } = contract;
  const fingerprint = useFingerprint(content);
  const isOpen = status === "PENDING_SIGNATURE";
  usePageTitle(`Version ${version} of ${hire.title}`);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>
            <bdi>{hire.title}</bdi>: {isOpen ? `version ${version} to be signed` : `version ${version}`}
          </h1>
          <p className="quiet">
            <Link to={`hires/${inPath(hire.id)}`}>{hire.number}</Link> · <bdi>{hire.company.name}</bdi>
          </p>
        </div>
        <LiveNews />
      </div>
      <VersionStanding of={contract} />
      <div className="version">
        <div className="version-reading">
          <WhatChanged of={contract} />
          <Agreement content={content} />
          <ExactText of={contract} fingerprint={fingerprint} />
        </div>
        <div className="version-acts">
          <ContractFiles of={contract} />
          <SignForm of={contract} fingerprint={fingerprint} onReread={onReread} />
        </div>
      </div>
    </>
  );
}
