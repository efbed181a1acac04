import "server-only";
import { emailKey } from "@/lib/platform/text";
import type { FindMailContexts, MailFacts } from "../rules/mail-facts";
import { isWhole } from "../rules/own-words";
import { MAILS } from "../templates/registry";
import type { FindMailings, WaitingMessage } from "./fill-in";

/** What a mail that is looked at asks of nouns above this one. */
export interface LookSources {
  findMailings: FindMailings;
  findContexts: FindMailContexts;
}

/**
 * What mails that organisers write whole know of their edition and of their readers' places as they would leave now, in the
 * order of the messages. Null of any other: beside their own words it says what few may read. Not within a transaction.
 */
export async function findWholeFacts(
  messages: readonly WaitingMessage[],
  findContexts: FindMailContexts,
): Promise<Array<MailFacts | null>> {
  const whole = messages.filter(({ template }) => isWhole(template));
  if (whole.length === 0) return messages.map(() => null);
  const contexts = await findContexts(
    whole.map((message) => ({
      ...message,
      registrationId: MAILS[message.template].about === "earlier" ? null : message.registrationId,
      recipientKey: emailKey(message.recipient),
    })),
  );
  const facts = new Map(whole.map((message, at) => [message, contexts[at]?.facts ?? null]));
  return messages.map((message) => facts.get(message) ?? null);
}
