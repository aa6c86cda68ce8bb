import { useRef, useState } from "react";
import { isOffered } from "../client/permissions";
import { useAct } from "../client/useAct";
import { at } from "../client/userErrors";
import { type FragmentType, graphql, unmask } from "../gql";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { useFirstWrong } from "../ui/useFirstWrong";
import { useKept } from "../useKept";
import { DeclineContract } from "./DeclineContract";
import { SignOutcome } from "./SignOutcome";
import { Unsignable } from "./Unsignable";
import { WhatNext } from "./WhatNext";

const FORM = graphql(`
  fragment SignForm on Contract {
    id
    version
    status
    contentHash
    viewerCanSign {
      allowed
      reasons {
        code
        message
        path
      }
    }
    hire {
      id
      company {
        id
        name
      }
    }
    ...DeclineContract
    ...Unsignable
    ...WhatNext
  }
`);

const SIGN = graphql(`
  mutation Sign($input: SignContractInput!) {
    signContract(input: $input) {
      contract {
        id
        ...ContractVersion
        hire {
          id
          ...HireRow
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

interface Props {
  of: FragmentType<typeof FORM>;
  /** Of the text that the page shows, reckoned in this browser; null where it is not known. */
  fingerprint: string | null;
  onReread: () => void;
}

/** A name to type, and Sign. Whatever happens meanwhile, the name stays until it was used. */
export function SignForm({ of, fingerprint, onReread }: Props) {
  const contract = unmask(FORM, of);
  const { id, version, status, contentHash, viewerCanSign, hire } = contract;
  // By the hire, not by the version: who was overtaken goes on with the next one.
  const [name, type, settle] = useKept(`sign:${hire.id}`);
  const sign = useAct(SIGN);
  const form = useFirstWrong<HTMLFormElement>(sign.refusals);
  const [isDeclined, setDeclined] = useState(false);
  const hasBegun = useRef(false);
  // What waits for this person and cannot be signed as it is says why, and can be declined.
  hasBegun.current ||= status === "PENDING_SIGNATURE" && isOffered(viewerCanSign);
  if (sign.state.is === "done" || isDeclined) return <WhatNext of={contract} isNew />;
  if (!hasBegun.current) return <WhatNext of={contract} />;
  const press = async () => {
    // The hash of what was read here, not of what was said about it: the server refuses any other text.
    const input = { contract: id, contentHash: fingerprint ?? contentHash, signedName: name };
    if (await sign.press(input)) settle(name);
  };
  return (
    <form
      ref={form}
      className="sign-form"
      noValidate
      aria-labelledby="sign"
      onSubmit={(event) => {
        event.preventDefault();
        void press();
      }}
    >
      <h2 id="sign">Sign version {version}</h2>
      {(viewerCanSign.allowed || name !== "") && (
        <Field
          label="Your name"
          hint={
            <>
              It is your signature: written on the contract with the time and the hash. <bdi>{hire.company.name}</bdi>{" "}
              sees it at once.
            </>
          }
          autoComplete="name"
          autoCapitalize="words"
          spellCheck={false}
          dir="auto"
          value={name}
          onChange={(event) => type(event.target.value)}
          error={at(sign.refusals, "signedName")}
        />
      )}
      <SignOutcome of={sign} hire={hire.id} company={hire.company.name} onReread={onReread} />
      {!viewerCanSign.allowed && <Unsignable of={contract} isNameKept={name !== ""} />}
      <div className="acts">
        {viewerCanSign.allowed && (
          <Button type="submit" look="primary" isWorking={sign.isWorking}>
            Sign version {version}
          </Button>
        )}
        <DeclineContract of={contract} onDeclined={() => setDeclined(true)} onReread={onReread} />
      </div>
    </form>
  );
}
