import { useState } from "react";
import { useAct } from "../client/useAct";
import { type FragmentType, graphql, unmask } from "../gql";
import { ActDialog } from "../ui/ActDialog";
import { Button } from "../ui/Button";

const END_HIRE = graphql(`
  fragment EndHire on Hire {
    id
    title
    worker {
      id
      name
    }
  }
`);

const END = graphql(`
  mutation End($input: EndHireInput!) {
    endHire(input: $input) {
      hire {
        id
        ...ContractDetails
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

/** Ends a hire whose milestones are all completed. */
export function EndHire({ of }: { of: FragmentType<typeof END_HIRE> }) {
  const { id, title, worker } = unmask(END_HIRE, of);
  const [isOpen, open] = useState(false);
  const end = useAct(END);
  return (
    <>
      <Button look="primary" onPress={() => open(true)}>
        End the hire
      </Button>
      <ActDialog
        title="End this hire?"
        isOpen={isOpen}
        onClose={() => open(false)}
        of={end}
        act="End the hire"
        onPress={() => end.press({ hire: id })}
      >
        <p>
          <bdi>{title}</bdi> with <bdi>{worker.name}</bdi> is over then. A version that is not signed yet is taken back.
          The conversation and all documents stay.
        </p>
      </ActDialog>
    </>
  );
}
