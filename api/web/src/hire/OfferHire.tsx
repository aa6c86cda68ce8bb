import { useState } from "react";
import { isOffered, reasonAgainst } from "../client/permissions";
import { useAct } from "../client/useAct";
import { at } from "../client/userErrors";
import { type FragmentType, graphql, unmask } from "../gql";
import { ActDialog } from "../ui/ActDialog";
import { Button } from "../ui/Button";
import { TextArea } from "../ui/Field";
import { Money } from "../ui/Money";
import { useKept } from "../useKept";

const OFFER_HIRE = graphql(`
  fragment OfferHire on Hire {
    id
    title
    totalAmount {
      amount
      currency
    }
    worker {
      id
      name
    }
    viewerCanOffer {
      allowed
      reasons {
        code
        message
        path
      }
    }
  }
`);

const OFFER = graphql(`
  mutation Offer($input: OfferHireInput!) {
    offerHire(input: $input) {
      hire {
        id
        ...ContractDetails
        ...HireConversation
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

/** Offers a draft: version 1 is written down for good, and the contractor sees it from then on. */
export function OfferHire({ of }: { of: FragmentType<typeof OFFER_HIRE> }) {
  const { id, title, totalAmount, worker, viewerCanOffer } = unmask(OFFER_HIRE, of);
  const [isOpen, open] = useState(false);
  const [message, type, settle] = useKept(`offer:${id}`);
  const offer = useAct(OFFER);
  if (!isOffered(viewerCanOffer) && !isOpen) return null;
  if (!viewerCanOffer.allowed && !isOpen) {
    return <p className="blocked">It cannot be offered yet. {reasonAgainst(viewerCanOffer)}</p>;
  }
  return (
    <>
      <Button look="primary" onPress={() => open(true)}>
        Offer
      </Button>
      <ActDialog
        title="Offer this hire?"
        isOpen={isOpen}
        onClose={() => open(false)}
        of={offer}
        act="Offer"
        onPress={() => offer.press({ hire: id, message: message || null })}
        onDone={() => settle(message)}
        shown={["message"]}
      >
        <dl className="facts">
          <dt>To</dt>
          <dd>
            <bdi>{worker.name}</bdi>
          </dd>
          <dt>Work</dt>
          <dd>
            <bdi>{title}</bdi>
          </dd>
          {totalAmount && (
            <>
              <dt>Total</dt>
              <dd className="restated">
                <Money of={totalAmount} />
              </dd>
            </>
          )}
        </dl>
        <TextArea
          label="Message (may be left out)"
          hint="It opens the conversation."
          value={message}
          onChange={(event) => type(event.target.value)}
          error={at(offer.refusals, "message")}
        />
      </ActDialog>
    </>
  );
}
