import "server-only";
import type { OutgoingMail } from "@/lib/platform/mail/transport";
import type { LeasedMail } from "../commands/lease-messages";
import { mailboxHashes } from "../commands/lock-mailbox";
import type { Outcomes, SendOutcome } from "../commands/settle-mail";
import { keepWords } from "./keep-words";
import type { ReadyMessage, Unsent } from "./prepare-mail";
import { writeMail } from "./write-mail";

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
  // One registration that was told the same twice is told once.
  const keyOf = ({ message }: ReadyMessage) => message.registrationId ?? message.id;
  const said = new Map(together.map((one) => [keyOf(one), one]));
  const [first, ...others] = said.values();
  const mail = first ? writeMail([first, ...others]) : null;
  const files = (mail?.attachments ?? []).flatMap(({ inlineAs, name }) => (inlineAs ? [] : [name]));
  const outcomes = messages.map((message, at): Outcomes[number] => {
    const own = read[at] ?? "pointless";
    if (typeof own === "string" || !together.includes(own)) return [message, outcomeOf(own)];
    const kept = first ? keepWords([first, ...others], said.get(keyOf(own)) ?? own, files) : null;
    return [message, { kind: "sent", filled: own.filled, said: kept }];
  });
  if (!mail) return { mail: null, outcomes };
  // The second telling of one registration stands in the place of the first, whose Message-ID the row keeps.
  return { mail: { ...mail, messageId: together[0]?.message.messageId ?? mail.messageId }, outcomes };
}

function outcomeOf(own: ReadyMessage | Unsent): SendOutcome {
  if (own === "held") return { kind: "held" };
  if (own === "undone-perhaps") return { kind: "later" };
  if (own === "pointless") return { kind: "dropped" };
  if (own === "unwanted") return { kind: "unwanted" };
  if (own === "unsettled") return { kind: "unsettled" };
  return { kind: "apart" };
}

/** Counted for the mailbox that it goes to: an address may have been changed since. */
function isOfItsMailbox({ message }: ReadyMessage): boolean {
  return message.mailbox !== null && mailboxHashes(message.recipient).includes(message.mailbox);
}
