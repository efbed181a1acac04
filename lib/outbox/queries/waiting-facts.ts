import "server-only";
import { emailKey } from "@/lib/platform/text";
import type { FindMailContexts, MailFacts } from "../rules/mail-facts";
import { MAILS } from "../templates/registry";
import type { FindMailings, WaitingMessage } from "./fill-in";

/** What a mail that is looked at asks of nouns above this one. */
export interface LookSources {
  findMailings: FindMailings;
  findContexts: FindMailContexts;
}

/** What a mail knows as it would leave now, and whether nobody has said yet whose its address is. */
export interface WaitingFacts {
  facts: MailFacts;
  unsettled: boolean;
}

/**
 * What mails know of their edition and of their readers' places as they would leave now, in the order of the messages: from the same
 * source as when they leave. What few may read in them is left out where they are shown. Not within a transaction.
 */
export async function findWaitingFacts(
  messages: readonly WaitingMessage[],
  findContexts: FindMailContexts,
): Promise<Array<WaitingFacts | null>> {
  if (messages.length === 0) return [];
  const contexts = await findContexts(
    messages.map((message) => ({
      ...message,
      registrationId: MAILS[message.template].about === "earlier" ? null : message.registrationId,
      recipientKey: emailKey(message.recipient),
    })),
  );
  return messages.map((_, at) => {
    const context = contexts[at];
    return context ? { facts: context.facts, unsettled: context.unsettled } : null;
  });
}
