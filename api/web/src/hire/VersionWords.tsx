import type { ContractDetailsFragment } from "../gql/graphql";
import { MomentDay } from "../ui/Time";

/** Which version is in force, and which one is to be signed. */
export function VersionWords({ of: { activeContract, latestContract } }: { of: ContractDetailsFragment }) {
  const isOpen = latestContract.status === "PENDING_SIGNATURE";
  return (
    <>
      {activeContract && (
        <p>
          {activeContract.version} in force
          {activeContract.signature && (
            <>
              , signed <MomentDay of={activeContract.signature.signedAt} />
            </>
          )}
        </p>
      )}
      {isOpen && (
        <p>
          {latestContract.version} to be signed
          {latestContract.issuedAt && (
            <>
              {" "}
              since <MomentDay of={latestContract.issuedAt} />
            </>
          )}
        </p>
      )}
      {!isOpen && !activeContract && (
        <p>
          {latestContract.version}, {latestContract.status === "DRAFT" ? "not offered yet" : "never signed"}
        </p>
      )}
    </>
  );
}
