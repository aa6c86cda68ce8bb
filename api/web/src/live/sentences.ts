import type { HireEventType } from "../gql/graphql";

interface Told {
  type: HireEventType;
  actor?: { name: string } | null;
  hire: { title: string };
  milestone?: { name: string } | null;
  contract?: { version: number } | null;
}

/** What happened, in a sentence without its full stop: "Sofie Krogh changed Launch support". */
export function sentenceOf(event: Told): string {
  const { type, actor, hire, milestone, contract } = event;
  const who = actor?.name ?? "The system";
  const what = milestone?.name ?? hire.title;
  const version = contract ? `version ${contract.version}` : "a version";
  const sentences: Record<HireEventType, string> = {
    CHAIN_SEALED: `The trail of ${hire.title} was sealed`,
    CONTRACT_DECLINED: `${who} declined ${version} of ${hire.title}`,
    CONTRACT_ISSUED: `${who} sent ${version} of ${hire.title} to be signed`,
    CONTRACT_SIGNED: `${who} signed ${version} of ${hire.title}`,
    CONTRACT_WITHDRAWN: `${who} took back ${version} of ${hire.title}`,
    HIRE_ACTIVATED: `${hire.title} has begun`,
    HIRE_CANCELLED: `${who} cancelled ${hire.title}`,
    HIRE_CREATED: `${who} drafted ${hire.title}`,
    HIRE_DECLINED: `${who} declined ${hire.title}`,
    HIRE_EDITED: `${who} changed ${hire.title}`,
    HIRE_ENDED: `${who} ended ${hire.title}`,
    HIRE_OFFERED: `${who} offered ${hire.title}`,
    HIRE_TERMINATED: `${who} ended ${hire.title} early`,
    MESSAGE_POSTED: `${who} wrote a message about ${hire.title}`,
    MILESTONE_ADDED: `${who} added ${what}`,
    MILESTONE_DUE_SOON: `${what} is due soon`,
    MILESTONE_EDITED: `${who} changed ${what}`,
    MILESTONE_OVERDUE: `${what} is overdue`,
    MILESTONE_REMOVED: `${who} removed ${what}`,
    MILESTONE_STATUS_CHANGED: `The status of ${what} changed`,
    PAYMENT_RECORDED: `${who} noted that ${what} was paid`,
    PAYMENT_REQUEST_APPROVED: `${who} approved the payment of ${what}`,
    PAYMENT_REQUEST_CANCELLED: `${who} took back the request for ${what}`,
    PAYMENT_REQUEST_REJECTED: `${who} rejected the payment of ${what}`,
    PAYMENT_REQUEST_SUBMITTED: `${who} asked for the payment of ${what}`,
    PAYMENT_REQUEST_WAITING: `The request for ${what} still waits`,
    PAYMENT_VOIDED: `${who} noted that ${what} was not paid after all`,
    PERSON_ERASED: `Somebody of ${hire.title} was forgotten`,
    SIGNATURE_WAITING: `${version} of ${hire.title} still waits for a signature`,
  };
  // More types may come than this page knows.
  return sentences[type] ?? `Something changed in ${what}`;
}
