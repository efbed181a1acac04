import "server-only";
import { settings } from "@/lib/platform/env";
import type { MailAttachment, OutgoingMail } from "@/lib/platform/mail/transport";
import type { LeasedMail } from "../commands/lease-messages";
import { mailboxHashes } from "../commands/lock-mailbox";
import type { Outcomes, SendOutcome } from "../commands/settle-mail";
import { composeJoined } from "../emails/compose-joined";
import { addressMail, attachmentsOf, type ReadyMessage, type Unsent, writeMail } from "./prepare-mail";

/**
 * The mail of one message, or of several that leave together, as things are now: whoever was erased since, or needs no
 * mail any more, is not in it; whoever has another address by now gets a mail of their own. Its Message-ID is that of the
 * first who is in it.
 * @param read what was found of each message, in their order
 * @returns no mail when nothing is left to send; what becomes of each message once the mail was sent
 */
export function prepareTogether(
  messages: LeasedMail,
  read: ReadonlyArray<ReadyMessage | Unsent>,
): { mail: OutgoingMail | null; outcomes: Outcomes } {
  const ready = read.filter((one) => typeof one !== "string").filter(isOfItsMailbox);
  const to = ready[0]?.message.recipient;
  const together = ready.filter(({ message }) => message.recipient === to);
  const outcomes = messages.map((message, at): Outcomes[number] => {
    return [message, outcomeOf(read[at] ?? "pointless", together)];
  });
  // One registration that was told the same twice is told once.
  const [first, ...others] = [
    ...new Map(together.map((one) => [one.message.registrationId ?? one.message.id, one])).values(),
  ];
  if (!first) return { mail: null, outcomes };
  const mail = others.length === 0 ? writeMail(first) : writeJoined([first, ...others]);
  // The second telling of one registration stands in the place of the first, whose Message-ID the row keeps.
  return { mail: { ...mail, messageId: together[0]?.message.messageId ?? mail.messageId }, outcomes };
}

function outcomeOf(own: ReadyMessage | Unsent, together: readonly ReadyMessage[]): SendOutcome {
  if (own === "held") return { kind: "held" };
  if (own === "undone-perhaps") return { kind: "later" };
  if (own === "pointless") return { kind: "dropped" };
  if (own === "unwanted") return { kind: "unwanted" };
  return together.includes(own) ? { kind: "sent", filled: own.filled } : { kind: "apart" };
}

/** Counted for the mailbox that it goes to: an address may have been changed since. */
function isOfItsMailbox({ message }: ReadyMessage): boolean {
  return message.mailbox !== null && mailboxHashes(message.recipient).includes(message.mailbox);
}

function writeJoined(each: readonly [ReadyMessage, ...ReadyMessage[]]): OutgoingMail {
  const [first] = each;
  const { template, language } = first.message;
  const oneEdition = new Set(each.map(({ message }) => message.editionId)).size === 1;
  const parts = composeJoined(
    template,
    each.map(({ message, context, links }) => ({
      parameters: message.parameters,
      links,
      facts: context?.facts ?? null,
    })),
    language,
    settings().operatorName,
    oneEdition,
  );
  const attachments = each.flatMap(({ message, context }) =>
    context ? attachmentsOf(message, context, parts) : [],
  );
  return {
    ...addressMail(first, parts, oneEdition ? first.context : null),
    attachments: cancellations(attachments),
  };
}

/** Days taken out of calendars, one file for each; the files that put them in stand on everybody's own page. */
function cancellations(attachments: readonly MailAttachment[]): MailAttachment[] {
  return attachments
    .filter(({ type }) => type.includes("method=CANCEL"))
    .map((file, at) => ({ ...file, name: file.name.replace(".", `-${at + 1}.`) }));
}
