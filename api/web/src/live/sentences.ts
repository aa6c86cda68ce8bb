import { createElement, Fragment, type ReactNode } from "react";
import type { HireEventType } from "../gql/graphql";

interface Told {
  type: HireEventType;
  actor?: { name: string } | null;
  hire: { title: string };
  milestone?: { name: string } | null;
  contract?: { version: number } | null;
}

/** What happened, in a sentence without its full stop: "Sofie Krogh changed Launch support". */
export function sentenceOf(event: Told): ReactNode {
  const { type, actor, hire, milestone, contract } = event;
  const who = actor?.name ?? "The system";
  const what = milestone?.name ?? hire.title;
  const version = contract ? `version ${contract.version}` : "a version";
  const sentences: Record<HireEventType, ReactNode> = {
    CHAIN_SEALED: told`The trail of ${hire.title} was sealed`,
    CONTRACT_DECLINED: told`${who} declined ${version} of ${hire.title}`,
    CONTRACT_ISSUED: told`${who} sent ${version} of ${hire.title} to be signed`,
    CONTRACT_SIGNED: told`${who} signed ${version} of ${hire.title}`,
    CONTRACT_WITHDRAWN: told`${who} took back ${version} of ${hire.title}`,
    HIRE_ACTIVATED: told`${hire.title} has begun`,
    HIRE_CANCELLED: told`${who} cancelled ${hire.title}`,
    HIRE_CREATED: told`${who} drafted ${hire.title}`,
    HIRE_DECLINED: told`${who} declined ${hire.title}`,
    HIRE_EDITED: told`${who} changed ${hire.title}`,
    HIRE_ENDED: told`${who} ended ${hire.title}`,
    HIRE_OFFERED: told`${who} offered ${hire.title}`,
    HIRE_TERMINATED: told`${who} ended ${hire.title} early`,
    MESSAGE_POSTED: told`${who} wrote a message about ${hire.title}`,
    MILESTONE_ADDED: told`${who} added ${what}`,
    MILESTONE_DUE_SOON: told`${what} is due soon`,
    MILESTONE_EDITED: told`${who} changed ${what}`,
    MILESTONE_OVERDUE: told`${what} is overdue`,
    MILESTONE_REMOVED: told`${who} removed ${what}`,
    MILESTONE_STATUS_CHANGED: told`The status of ${what} changed`,
    PAYMENT_RECORDED: told`${who} noted that ${what} was paid`,
    PAYMENT_REQUEST_APPROVED: told`${who} approved the payment of ${what}`,
    PAYMENT_REQUEST_CANCELLED: told`${who} took back the request for ${what}`,
    PAYMENT_REQUEST_REJECTED: told`${who} rejected the payment of ${what}`,
    PAYMENT_REQUEST_SUBMITTED: told`${who} asked for the payment of ${what}`,
    PAYMENT_REQUEST_WAITING: told`The request for ${what} still waits`,
    PAYMENT_VOIDED: told`${who} noted that ${what} was not paid after all`,
    PERSON_ERASED: told`Somebody of ${hire.title} was forgotten`,
    SIGNATURE_WAITING: told`${version} of ${hire.title} still waits for a signature`,
  };
  // More types may come than this page knows.
  return sentences[type] ?? told`Something changed in ${what}`;
}

/** Names stand apart, so that letters which are written from right to left leave the words around them in order. */
function told(words: TemplateStringsArray, ...names: string[]): ReactNode {
  const parts = words.map((word, index) => [word, index < names.length && createElement("bdi", null, names[index])]);
  return createElement(Fragment, null, ...parts.flat());
}
